"""A site of pages that need no server: a page a country, with settings of its law to move."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import polars as pl
from rich.console import RenderableType

from carepact.api.result import Glance, Result, save_folder
from carepact.core.messages import _, _n
from carepact.data.countries.country_names import name_country
from carepact.report.run.files import choose_screen
from carepact.report.scales import PERCENT, print_bare
from carepact.report.site.answer import Site, condense_country, show_site
from carepact.studies.care_account import ignore_progress
from carepact.studies.response_table.choosing import choose_countries
from carepact.studies.responses import find_each_response


@dataclass(frozen=True, repr=False)
class SiteResult(Result[Site]):
    """A site, and the figures that its pages begin with.

    Columns of `figures`, a row a figure of the last year, every job filled: `country`, `figure`,
    `of` (a sex or a payer), `year`, `present_law` (none where all is beyond it), `value` (the
    starting package with every input at its middle, as its page has it), `median`, `low` and
    `high` (its full run), `grade`. Money is a share of GDP.
    """

    keys = ("country", "figure", "of")

    @cached_property
    def figures(self) -> pl.DataFrame:
        """The figures that pages begin with."""
        return self.found.to_polars()

    def manifest(self) -> dict[str, Any]:
        """Tell of each country how its page came to be."""
        return self.found.manifest()

    def glance(self) -> Glance:
        """Tell the first countries' added cost."""
        cost = self.figures.filter(pl.col("figure") == "cost")
        lines = tuple(
            (name_country(row["country"]),
             _("added cost {share} % of GDP", share=print_bare(PERCENT * row["value"])))
            for row in cost.head(Glance.most).iter_rows(named=True)
        )  # fmt: skip
        count = len(self.found.files)
        return Glance(_n("{count} country in a site", "{count} countries in a site", count), lines)

    def save(self, place: str | Path) -> list[Path]:
        """Write the site, as `carepact site -o` does.

        Parameters
        ----------
        place : str or Path
            Folder, made where it is not there.

        Returns
        -------
        list of Path
            The files written.

        Raises
        ------
        CareError
            If the folder cannot be written to.
        """
        return save_folder(self.found.lay_out(Path(place)), Path(place))

    def _page(self) -> RenderableType:
        """Lay out what `carepact site` shows."""
        return show_site(self.found)


def write_site(
    folder: str | Path,
    countries: str | Sequence[str] | None = None,
    *,
    draws: int | None = None,
    seed: int | None = None,
    workers: int = 1,
    on_progress: Callable[[str], None] = ignore_progress,
) -> SiteResult:
    """Write a site of pages that need no server, a page a country, in every language.

    Parameters
    ----------
    folder : str or Path
        Where it is written; made where it is not there.
    countries : str or sequence of str, optional
        Codes or names; every country of which enough is known when omitted.
    draws, seed : int, optional
        Of the full run of the package that a page begins with, whose intervals it shows.
    workers : int
        Countries at a time, each in a process of its own; the site is the same for any number.
        With more than one, a script needs `if __name__ == "__main__":`.
    on_progress : callable
        Takes a message as each country is done.

    Returns
    -------
    SiteResult
        The figures that pages begin with.

    Raises
    ------
    CareError
        If a country is unknown, or of too few facts, or the folder cannot be written to, before
        anything is simulated.

    Examples
    --------
    >>> import carepact
    >>> site = carepact.write_site("care", "Niger", draws=2)
    >>> site.figures["country"].unique().to_list()
    ['NER']
    """
    place = Path(folder)
    choose_screen(None, place)
    wanted = [countries] if isinstance(countries, str) else countries
    codes = choose_countries(wanted)
    changes = {name: one for name, one in (("draws", draws), ("seed", seed)) if one is not None}
    each = find_each_response(codes, changes, condense_country, workers, on_progress)
    made = SiteResult(Site(tuple(each)))
    made.save(place)
    return made
