"""A site as it was made: its countries with their files, and the figures that they begin with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import polars as pl
from rich.console import Group, RenderableType

from carepact.core.messages import _, _n
from carepact.core.provenance import make_manifest
from carepact.core.rows import tabulate
from carepact.data.countries.country_names import name_country
from carepact.report.prose import Prose
from carepact.report.site.figures import list_figures
from carepact.report.site.files import Files, describe_country, lay_out_country, lay_out_site
from carepact.report.tables import WholeTable
from carepact.studies.every_country.result import CountryResult
from carepact.studies.response_table.answer import CountryResponses


class FigureRow(NamedTuple):
    """A figure that a page begins with."""

    country: str
    figure: str
    of: str
    year: int
    present_law: float | None
    value: float
    median: float | None
    low: float | None
    high: float | None
    grade: str


def condense_country(found: CountryResponses) -> Mapping[str, Any]:
    """Keep of a country its files, how they came to be, and figures that its page begins with."""
    rows = [
        FigureRow(
            found.country.code,
            *one.key,
            found.table.years[-1],
            one.law,
            one.start,
            one.value,
            one.low,
            one.high,
            found.grade.hours if one.kind == "hours" else found.grade.money,
        )
        for one in list_figures(found)
    ]
    return {"files": lay_out_country(found), "manifest": describe_country(found), "figures": rows}


@dataclass(frozen=True)
class Site:
    """A site before it is written."""

    results: tuple[CountryResult, ...]

    @property
    def answers(self) -> Mapping[str, Mapping[str, Any]]:
        """What is kept of each country, by code."""
        return {one.country: one.answer for one in self.results if one.answer is not None}

    @property
    def files(self) -> Mapping[str, Files]:
        """The files of each country, by code."""
        return {code: answer["files"] for code, answer in self.answers.items()}

    @property
    def left_out(self) -> Mapping[str, str]:
        """Countries of which needed facts are not known, with those facts."""
        return {one.country: one.lacks for one in self.results if one.lacks}

    def to_polars(self) -> pl.DataFrame:
        """Return the figures that pages begin with, columns as `FigureRow`."""
        rows = [row for answer in self.answers.values() for row in answer["figures"]]
        return tabulate(rows, FigureRow)

    def manifest(self) -> dict[str, object]:
        """Describe how the site came to be: a country after the other."""
        each = {code: answer["manifest"] for code, answer in self.answers.items()}
        return make_manifest((), {"countries": sorted(each)}, None, []) | {"each": each}

    def lay_out(self, folder: Path) -> dict[Path, bytes]:
        """Lay out every file of the site, the manifest last; nothing is written yet."""
        return lay_out_site(self.files, self.manifest(), folder)


def show_site(site: Site) -> RenderableType:
    """Lay out what the site has: a row a country, its size, and what was left out."""
    table = WholeTable(show_edge=False, pad_edge=False, header_style="bold", box=None)
    table.add_column(_("country"))
    for heading in (_("files"), _("kB")):
        table.add_column(heading, justify="right")
    for code, own in site.files.items():
        size = sum(map(len, own.values())) / 1000
        table.add_row(name_country(code), str(len(own)), f"{size:.0f}")
    whole = sum(map(len, site.lay_out(Path()).values())) / 1_000_000
    said = _n(
        "{count} country, {size} MB. Open index.html in a browser; no network is needed.",
        "{count} countries, {size} MB. Open index.html in a browser; no network is needed.",
        len(site.files), size=f"{whole:.1f}",
    )  # fmt: skip
    return Group(table, Prose(said), *map(Prose, _say_left_out(site.left_out)))


def _say_left_out(lacking: Mapping[str, str]) -> Sequence[str]:
    """Say which countries are left out, and for want of what."""
    return [
        _(
            "{country} is left out, as nobody knows: {lacks}.",
            country=name_country(code),
            lacks=lacks,
        )
        for code, lacks in lacking.items()
    ]
