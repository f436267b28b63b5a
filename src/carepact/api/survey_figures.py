"""Figures of a survey: how a table of estimates shows and saves itself."""

from __future__ import annotations

import warnings
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

import polars as pl
import xarray as xr

from carepact.api.result import Glance, Result, place_of
from carepact.core import voice
from carepact.core.figures import FigureTable, MicrodataWarning, word_microdata
from carepact.core.messages import _, word
from carepact.data.timeuse import Diaries
from carepact.measure.contributions_table import lay_out_contributions
from carepact.measure.design_sketch import sketch_design
from carepact.measure.designs import replicate_design
from carepact.measure.request import Request
from carepact.report.domains import domain_of, spell_labels
from carepact.report.formats import write_files
from carepact.report.marks import print_number
from carepact.report.office_tools import lay_out_office_files
from carepact.report.outputs import Extras, choose_output, lay_out_files
from carepact.report.sdmx import DEFAULT_STRUCTURE
from carepact.report.terminal import name_activity, word_method
from carepact.report.words import in_words

if TYPE_CHECKING:
    from carepact.core.provenance import Source

FigureTable_co = TypeVar("FigureTable_co", bound=FigureTable, covariant=True)


@dataclass(frozen=True, repr=False)
class SurveyFigures(Result[FigureTable_co]):
    """Estimates of a survey with their errors, as far as they may leave.

    Columns of `figures`: those that divide the table, `margin` where there are margins,
    `activity`, `activity_title`, `statistic`, `value`, `standard_error`, `lower`, `upper`, `n`,
    `unit`, `method`, `rule`, `reliability`, `source`. Hidden figures are null.
    """

    diaries: Diaries = field(repr=False)
    request: Request = field(repr=False)
    """What was asked of them."""

    file: ClassVar[str] = "table"
    first: ClassVar[str]
    """The statistic that is seen first."""

    @cached_property
    def figures(self) -> pl.DataFrame:
        """Every figure, a row a domain, activity and statistic."""
        return self.found.to_polars()

    @property
    def statistics(self) -> list[str]:
        """Names of the statistics that the table holds."""
        return [block.name for block in self.found.blocks]

    @property
    def notes(self) -> tuple[str, ...]:
        """What the figures stand on, and what is missing."""
        return self.found.notes

    @property
    def sources(self) -> tuple[Source, ...]:
        """Where the data come from."""
        return self.found.sources

    def manifest(self) -> dict[str, Any]:
        """Describe how these figures came to be: versions, hashes, settings, seed."""
        return self.found.manifest()

    def to_xarray(  # type: ignore[override]
        self, statistic: str | None = None, *, replicates: bool = False
    ) -> xr.DataArray:
        """Return one statistic as an array.

        Parameters
        ----------
        statistic : str, optional
            One of `statistics`; the means, or the values, when omitted.
        replicates : bool
            Add the axis of replicates. They are like the microdata, and a warning says so.

        Returns
        -------
        xr.DataArray, dims (columns that divide the table, activity)
            And `replicate`, where asked for; hidden figures are NaN.

        Raises
        ------
        ParameterError
            If the table does not hold the statistic.
        """
        return self.found.to_xarray(statistic or self._seen(), replicates=replicates)

    def glance(self) -> Glance:
        """Tell the first figures with their intervals, and how they were estimated."""
        rows = spell_labels(self.figures.filter(pl.col("statistic") == self._seen()))
        divided = [one for one in domain_of(rows) if one in self.found.domain]
        lines = tuple(
            (
                ", ".join(
                    (
                        *(in_words(str(row[one])) for one in divided),
                        name_activity(row).lstrip("- "),
                    )
                ),
                _print_estimate(row),
            )
            for row in rows.head(Glance.most).iter_rows(named=True)
        )
        said = _("Standard errors: {method}. In brackets the 95 % interval.",
                 method=word_method(self.found.method))  # fmt: skip
        return Glance(word(self.found.title), lines, (said,))

    def _seen(self) -> str:
        """Name the statistic that is seen first, among those of the table."""
        named = self.figures["statistic"].unique(maintain_order=True).to_list()
        return self.first if self.first in named else str(named[0])

    def save(
        self,
        place: str | Path,
        *,
        file_format: str | None = None,
        descriptor: bool = False,
        structure: str = DEFAULT_STRUCTURE,
        snippets: bool = False,
        contributions: bool = False,
    ) -> list[Path]:
        """Write the table, its manifest, and what is asked for beside it.

        Parameters
        ----------
        place : str or Path
            A file, `.csv`, `.json`, `.parquet` or `.xlsx`; or a folder, which gets a CSV file.
        file_format : str, optional
            Named where the ending does not tell it: `sdmx-csv`.
        descriptor : bool
            Describe a CSV file in a `datapackage.json` beside it.
        structure : str
            Data structure of `sdmx-csv`: one that ships, or a YAML file.
        snippets : bool
            Like microdata, and a warning says so: write replicate weights with the respondents'
            ids, and a Stata and an R snippet of the same design.
        contributions : bool
            Like microdata, and a warning says so: write each person's weighted minutes, with
            scripts for GaussSuppression, sdcTable and tau-argus.

        Returns
        -------
        list of Path
            The files written.

        Raises
        ------
        CareError
            If the format is unknown, or the place cannot be written to.
        """
        path = place_of(place, self.file)
        extras = Extras(descriptor, snippets, structure, contributions)
        with voice.name_options(output="place", format="file_format"):
            chosen = choose_output(file_format, path, extras)
        sketch = None
        if snippets:
            _warn("snippets")
            given = self.request.replication
            sketch = sketch_design(
                self.diaries,
                given or replicate_design(self.diaries, self.request.method, self.request.seed),
            )
        further: dict[Path, bytes] = {}
        if contributions:
            _warn("contributions")
            further = lay_out_office_files(lay_out_contributions(self.diaries, self.request), path)
        return write_files(lay_out_files(self.found, chosen, path, extras, sketch, further))


def _print_estimate(row: dict[str, Any]) -> str:
    """Print a figure with its interval and unit, or that it may not leave."""
    if row["value"] is None:
        return in_words(str(row["reliability"]))
    ends = [row["lower"], row["upper"]]
    told = (
        _("({low} to {high})", low=print_number(ends[0]), high=print_number(ends[1]))
        if None not in ends
        else ""
    )
    return " ".join(filter(None, (print_number(row["value"]), told, in_words(str(row["unit"])))))


def _warn(what: str) -> None:
    """Warn of files that are like the microdata."""
    warnings.warn(word_microdata(what), MicrodataWarning, stacklevel=3)
