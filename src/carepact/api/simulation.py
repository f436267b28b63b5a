"""Simulate a country: what a care package costs it, who pays, who cares, what comes back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import polars as pl
import xarray as xr
from rich.console import RenderableType

from carepact.api.chart import Charts
from carepact.api.result import Glance, Result, save_folder
from carepact.api.told import EvidenceValue, Number, open_told
from carepact.core.errors import ParameterError, nearest
from carepact.core.labelled import lay_out_array
from carepact.core.messages import _
from carepact.data.countries.country_names import name_country
from carepact.report.comparison import shares_compared
from carepact.report.country_paper.files import lay_out_paper
from carepact.report.formats import write_files
from carepact.report.paper.document import PaperKind
from carepact.report.paper.writing import check_paper
from carepact.report.run.figures import Figures
from carepact.report.run.files import HEADLINES, answer_of, lay_out_run, manifest_of
from carepact.report.run.page import show_run
from carepact.report.run.pictures import list_pictures
from carepact.report.run.words import print_percent
from carepact.simulate.projection import HEADLINE_SCENARIO
from carepact.studies.country import run_country
from carepact.studies.country_findings import add_findings
from carepact.studies.one_country.run import CountryRun

KEYS = ("scenario", "label", "sex", "year")
"""Columns of figures of a run that tell the rows of one variable apart."""


@dataclass(frozen=True, repr=False)
class CountryResult(Result[CountryRun]):
    """What a package does to a country, year by year.

    Attributes
    ----------
    found : CountryRun
        Projection, books, grade and sensitivity.
    """

    keys = KEYS

    @property
    def figures(self) -> pl.DataFrame:
        """Every figure, a row each, as in `figures.csv`.

        Columns: `country`, `package`, `year`, `scenario` (how the package is carried out),
        `variable`, `label`, `sex`, `value`, `low` and `high` (its 95 % interval), `unit`,
        `grade` (A to D), `headline` (what `value` is), `undefined_draws`.
        """
        return self.found.figures

    @property
    def answer(self) -> dict[str, object]:
        """The answer as one mapping, as in `answer.json`."""
        return answer_of(self.found)

    @property
    def draws(self) -> xr.Dataset:
        """What was simulated, draw by draw: dims `scenario`, `draw`, `year` and labels.

        Draw 0 is the central run.
        """
        return self.found.projection.values

    @property
    def charts(self) -> Charts:
        """The charts of the run by name; each shows itself in a notebook."""
        return Charts(list_pictures(self.found))

    def manifest(self) -> dict[str, Any]:
        """Describe how the run came to be: versions, sources, settings, seed."""
        return manifest_of(self.found)

    def glance(self) -> Glance:
        """Tell the country, the package, and what it costs in the last year."""
        run = self.found
        years = run.projection.years
        return Glance(
            _(
                "{country}, {package}, {first} to {last}",
                country=name_country(run.country.code),
                package=run.projection.package,
                first=years[0],
                last=years[-1],
            ),
            tuple(tell_headlines(run)),
            (say_how_sure(run),),
        )

    def to_xarray(self, variable: str | None = None) -> xr.Dataset | xr.DataArray:  # type: ignore[override]
        """Return the figures as arrays with named dimensions.

        Parameters
        ----------
        variable : str, optional
            Name of one variable; every variable when omitted.

        Returns
        -------
        xr.DataArray, dims of (scenario, label, sex, year, figure)
            Those that the variable has; `figure` is `value`, `low` and `high`. Its `attrs`
            hold the unit.
        xr.Dataset
            The same of every variable; `label` is called `<variable>_label` there, as each
            variable has labels of its own.

        Raises
        ------
        ParameterError
            If there is no such variable; the nearest is named.
        """
        names = self.figures["variable"].unique(maintain_order=True).to_list()
        if variable is None:
            return xr.merge(
                [
                    one.rename({"label": f"{name}_label"} if "label" in one.dims else {})
                    for name in names
                    for one in [self._lay_out(name)]
                ],
                join="outer",
                compat="no_conflicts",
            )
        if variable not in names:
            raise ParameterError(
                _("there is no variable '{name}' in this result.", name=variable)
                + nearest(variable, names)
                + " "
                + _("Variables: {listed}.", listed=", ".join(names))
            )
        return self._lay_out(variable)

    def _lay_out(self, variable: str) -> xr.DataArray:
        """Lay one variable out along its labels and years."""
        rows = self.figures.filter(pl.col("variable") == variable)
        array = lay_out_array(rows, self.keys, ("value", "low", "high")).rename(variable)
        return array.assign_attrs(unit=rows["unit"][0])

    def save(self, folder: str | Path) -> list[Path]:
        """Write answer, figures, ledger, pictures and manifest, as `carepact run -o` does.

        Parameters
        ----------
        folder : str or Path
            Made where it is not there.

        Returns
        -------
        list of Path
            The files written.

        Raises
        ------
        CareError
            If the folder cannot be written to.
        """
        return save_folder(lay_out_run(self.found, Path(folder)), Path(folder))

    def write_paper(self, place: str | Path, kind: PaperKind = "report") -> list[Path]:
        """Write a paper on the country: what `carepact report` writes.

        Parameters
        ----------
        place : str or Path
            Its file: `.html`, `.pdf` (needs the extra `carepact[pdf]`), or `.docx` of a brief or
            a submission.
        kind : {"report", "brief", "submission"}
            Everything; two pages; or the order of the United Nations' calls for input.

        Returns
        -------
        list of Path
            The paper, and its manifest beside it.

        Raises
        ------
        CareError
            If there is no such paper, or it cannot be written there.

        Examples
        --------
        >>> import carepact
        >>> kenya = carepact.simulate_country("KEN", "universal-care", until=2026, draws=2)
        >>> [path.name for path in kenya.write_paper("brief.html", "brief")]
        ['brief.html', 'brief.manifest.json']
        """
        chosen = check_paper(kind, Path(place))
        return write_files(lay_out_paper(add_findings(self.found), chosen, Path(place)))

    def _page(self) -> RenderableType:
        """Lay out what `carepact run` shows."""
        return show_run(self.found)


def tell_headlines(run: CountryRun) -> Iterator[tuple[str, str]]:
    """Tell the main lines of the last year with their intervals."""
    year, words, figures = run.projection.years[-1], shares_compared(), Figures.of(run)
    for variable in HEADLINES:
        found = figures.find(variable, HEADLINE_SCENARIO, year)
        yield f"{words[variable]}, {year}", print_percent(found)


def say_how_sure(run: CountryRun) -> str:
    """Say from how many draws the intervals come, and the grades."""
    return _(
        "In brackets the 95 % interval, from {draws} simulations (seed {seed}). Grade {money} "
        "for money, {hours} for hours.",
        draws=run.projection.draws,
        seed=run.projection.seed,
        money=run.grade.money,
        hours=run.grade.hours,
    )


def simulate_country(  # noqa: PLR0913 - as many choices as the command has
    country: str | Path,
    package: str | Path | None = None,
    *,
    set: Mapping[str, Number] | None = None,  # noqa: A002 - the command's word
    evidence: Mapping[str, EvidenceValue] | None = None,
    shocks: Mapping[str, int] | None = None,
    until: int | None = None,
    draws: int | None = None,
    seed: int | None = None,
    own_facts: str | Path | None = None,
    own_population: str | Path | None = None,
    benefit_saving: float | None = None,
) -> CountryResult:
    """Simulate what a care package brings a country, year by year.

    Parameters
    ----------
    country : str or Path
        Country, by its ISO 3166-1 alpha-3 code or its name; or a study's file.
    package : str or Path, optional
        A package that ships (see `list_packages`), or the file of one. Omitted: the study's,
        or `co-responsibility`.
    set : mapping of str to float or str, optional
        Single parameters of the package, e.g. `{"childcare.ages_0_2.coverage": 0.4}`.
    evidence : mapping, optional
        Values of evidence in the place of what ships (see `list_evidence`): a number, which
        holds in every draw; `(value, low, high)`, which spreads it as a triangle; or the same
        as text, `"0.2(0.13..0.27)"`.
    shocks : mapping of str to int, optional
        Crises that strike (see `list_crises`), each with its first year.
    until : int, optional
        Last year; 2050 unless a study says another. [year]
    draws : int, optional
        How many draws the intervals come from; 1000 unless told.
    seed : int, optional
        Seed of the draws; 1 unless told.
    own_facts, own_population : str or Path, optional
        Files of the country's own figures, and of its people by age and sex.
    benefit_saving : float, optional
        Benefits that the State no longer pays for each mother who enters work. [share of the
        mean wage]

    Returns
    -------
    CountryResult
        Figures with intervals, charts, books; it shows and saves itself.

    Raises
    ------
    CareError
        With all faults of what it is told at once.

    Examples
    --------
    >>> import carepact
    >>> kenya = carepact.simulate_country("KEN", until=2026, draws=2)
    >>> kenya.figures.columns[:5]
    ['country', 'package', 'year', 'scenario', 'variable']
    >>> kenya.to_xarray("unpaid_hours_moved").dims
    ('scenario', 'sex', 'year', 'figure')
    >>> list(kenya.charts)[0]
    'cost-by-year'
    """
    changes = {
        "package": package,
        "until": until,
        "draws": draws,
        "seed": seed,
        "own_facts": own_facts,
        "own_population": own_population,
        "shocks": shocks,
        "benefit_saving": benefit_saving,
    }
    return CountryResult(run_country(open_told(country, changes, set, evidence)))
