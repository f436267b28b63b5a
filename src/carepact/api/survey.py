"""Unpaid care in the diaries of a survey: measure its time, and value it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from rich.console import RenderableType

from carepact.api.chart import Charts
from carepact.api.survey_figures import SurveyFigures
from carepact.api.survey_source import SurveyTold, TableTold, make_rule
from carepact.api.told import as_path
from carepact.core.disclosure.rules import DEFAULT_MINIMUM, DEFAULT_PERCENT
from carepact.core.uncertainty import DEFAULT_SEED
from carepact.data.timeuse import Diaries
from carepact.measure import CareTime
from carepact.measure.domains import DEFAULT_AGE_BANDS
from carepact.measure.estimate import estimate_figures
from carepact.measure.replicates import Replication
from carepact.measure.request import FigureChoice, list_words
from carepact.report.figures.care_time import draw_care_time
from carepact.report.figures.care_value import draw_care_value
from carepact.report.terminal import show_care_time
from carepact.report.worth.page import show_care_value
from carepact.studies.care_value import value_diaries
from carepact.value import CareValue
from carepact.value.prices import EVERY
from carepact.value.pricing import Pricing


@dataclass(frozen=True, repr=False)
class CareTimeFigures(SurveyFigures[CareTime]):
    """Care time with its error."""

    file = "care-time"
    first = "mean_minutes_per_day"

    @property
    def charts(self) -> Charts:
        """The mean hours a day, a panel an activity."""
        return Charts({"care-time": partial(draw_care_time, self.found)})

    def _page(self) -> RenderableType:
        """Lay out what `carepact measure` shows."""
        return show_care_time(self.found)


@dataclass(frozen=True, repr=False)
class CareValueFigures(SurveyFigures[CareValue]):
    """The value of unpaid care with its error.

    Columns of `figures` as in `CareTimeFigures`, and `valuation` and `basis` (net or gross).
    """

    file = "care-value"
    first = "value_per_year"

    @property
    def charts(self) -> Charts:
        """Hours and money side by side."""
        return Charts({"care-value": partial(draw_care_value, self.found)})

    def _page(self) -> RenderableType:
        """Lay out what `carepact value` shows."""
        return show_care_value(self.found)


def measure_care_time(  # noqa: PLR0913 - a table has that many choices
    source: str | Path | Diaries,
    by: str | Sequence[str] = (),
    groups: str | Path = "icatus",
    *,
    survey: str | None = None,
    years: int | Sequence[int] | None = None,
    where: str | None = None,
    age_bands: Sequence[int] = DEFAULT_AGE_BANDS,
    simultaneity: str | None = None,
    margins: bool = False,
    statistics: str | Sequence[str] | None = None,
    gap: str | None = None,
    share: str | None = None,
    trend: str | None = None,
    amounts: str | Sequence[str] = (),
    cross_check: bool = False,
    design_effects: bool = False,
    replicate_weights: str | Path | None = None,
    replication: Replication | None = None,
    method: str | None = None,
    rho: float | None = None,
    coefficients: str | Path | None = None,
    seed: int = DEFAULT_SEED,
    minimum_cell: int = DEFAULT_MINIMUM,
    p_percent: float = DEFAULT_PERCENT,
    dominance: tuple[int, float] | None = None,
    least_n: int | None = None,
    largest_cv: float | None = None,
) -> CareTimeFigures:
    """Measure care time by domain and activity, each figure with its error.

    Parameters
    ----------
    source : str, Path or Diaries
        Folder or file of a survey, the word `synthetic`, or diaries from `read_diaries`.
    by : str or sequence of str
        Columns that divide the table, e.g. `"sex"` or `["sex", "age_group"]`; also `role`,
        `role_and_partner`, `youngest_child`, `year`.
    groups : str or Path
        A grouping of activities that ships (see `list_surveys`), or a YAML file.
    survey : str, optional
        Which survey it is, or its mapping file; recognised by its file names when omitted.
    years : int or sequence of int, optional
        Years to keep, e.g. `range(2003, 2017)`.
    where : str, optional
        Whom to count, e.g. `'age >= 15 and sex == "women"'`.
    age_bands : sequence of int
        First ages of the bands of `age_group`; the last band is open. [years]
    simultaneity : str, optional
        How simultaneous activities count: `main`, `split` or `full`; as the survey implies
        when omitted.
    margins : bool
        Add totals over the columns.
    statistics : str or sequence of str, optional
        `mean_minutes_per_day`, `participation_share`, `participants_mean_minutes_per_day`,
        `share_of_day`, `total_hours_per_year`; those that suit the grouping when omitted.
    gap, share, trend : str, optional
        Column whose categories to subtract (`"sex"`, or `"role=fathers"`), to share out, or to
        follow over years.
    amounts : str or sequence of str
        Numeric columns to average too, e.g. `weekly_earnings`.
    cross_check : bool
        Add the standard error by Taylor linearisation.
    design_effects : bool
        Add the design effect to means and participation.
    replicate_weights : str or Path, optional
        File of replicate weights: the respondent's id, then a column a replicate.
    replication : Replication, optional
        The same, read already by `read_replicate_file`.
    method : str, optional
        With a replicate file how it was made: `sdr`, `brr`, `fay`, `jk1`, `jkn`, `bootstrap`.
        Without one how to build replicates: `jkn`, `bootstrap`, `naive-bootstrap`.
    rho : float, optional
        Fay's factor, with the method `fay`.
    coefficients : str or Path, optional
        File with a column `coefficient`, a row a replicate, with the method `jkn`.
    seed : int
        Seed of a bootstrap.
    minimum_cell : int
        Respondents below which a figure is hidden, at least 3.
    p_percent : float
        Hide sums in which one contributor could know another's part within so many per cent.
    dominance : tuple of (int, float), optional
        Hide sums of which the n largest contributors hold more than k per cent.
    least_n : int, optional
        Withhold figures that rest on fewer respondents.
    largest_cv : float, optional
        Withhold figures of a larger coefficient of variation. [share]

    Returns
    -------
    CareTimeFigures
        Estimates with intervals, reliability, notes and sources; it shows and saves itself.

    Raises
    ------
    CareError
        If a column, grouping, condition or option is wrong, or the files cannot be read.

    Examples
    --------
    >>> import carepact
    >>> care = carepact.measure_care_time("synthetic", by="sex", groups="sdg-5.4.1", gap="sex")
    >>> care.to_xarray("mean_minutes_per_day").dims
    ('sex', 'activity')
    """
    told = SurveyTold(
        source, survey, years, replicate_weights, replication, method, rho, coefficients
    )
    diaries, given = told.read()
    rule = make_rule(minimum_cell, p_percent, dominance, least_n, largest_cv)
    table = TableTold(by, groups, where, age_bands, simultaneity, seed, margins)
    request = table.ask(given, method, rule)
    figures = FigureChoice(
        statistics=list_words(statistics, "statistics") or None,
        gap=gap,
        share=share,
        trend=trend,
        amounts=list_words(amounts, "amounts"),
        cross_check=cross_check,
        design_effects=design_effects,
    )
    return CareTimeFigures(estimate_figures(diaries, request, figures), diaries, request)


def value_care_time(  # noqa: PLR0913 - a table has that many choices
    source: str | Path | Diaries,
    wages: str | Path,
    valuations: str | Sequence[str] = (EVERY,),
    by: str | Sequence[str] = (),
    groups: str | Path = "unpaid-work",
    *,
    survey: str | None = None,
    years: int | Sequence[int] | None = None,
    where: str | None = None,
    age_bands: Sequence[int] = DEFAULT_AGE_BANDS,
    simultaneity: str | None = None,
    margins: bool = False,
    country: str | None = None,
    employer_contributions: float | None = None,
    productivity: float = 1.0,
    gdp: str | Path | None = None,
    account: str | Path | None = None,
    replicate_weights: str | Path | None = None,
    replication: Replication | None = None,
    variance: str | None = None,
    rho: float | None = None,
    coefficients: str | Path | None = None,
    seed: int = DEFAULT_SEED,
    minimum_cell: int = DEFAULT_MINIMUM,
    p_percent: float = DEFAULT_PERCENT,
    dominance: tuple[int, float] | None = None,
    least_n: int | None = None,
    largest_cv: float | None = None,
) -> CareValueFigures:
    """Value unpaid domestic and care work, each figure with its error.

    Parameters
    ----------
    source : str, Path or Diaries
        Folder or file of a survey, or diaries from `read_diaries`.
    wages : str or Path
        A file of wages, `survey` (its own workers' mean times the ratios of the country's
        income group), or a country (ISO 3166-1 alpha-3).
    valuations : str or sequence of str
        `generalist`, `specialist`, `hybrid`, `opportunity-cost`, or `all`; what the command
        calls `--method`.
    by, groups, survey, years, where, age_bands, simultaneity, margins
        As in `measure_care_time`; groups hold unpaid domestic and care work only.
    country : str, optional
        Country of the survey, where the survey is not one that is known.
    employer_contributions : float, optional
        Employer's contributions; the country's shipped rate when omitted. [share of the wage]
    productivity : float
        Output of an unpaid hour relative to a paid one. [share]
    gdp : str or Path, optional
        File of GDP in current prices; the shipped one of the country when omitted.
    account : str or Path, optional
        File of the other inputs of a household satellite account.
    variance : str, optional
        As `method` in `measure_care_time`.
    replicate_weights, replication, rho, coefficients, seed
        As in `measure_care_time`.
    minimum_cell, p_percent, dominance, least_n, largest_cv
        As in `measure_care_time`.

    Returns
    -------
    CareValueFigures
        Hours and values with intervals, assumptions and sources; it shows and saves itself.

    Raises
    ------
    CareError
        If an option, file or wage is wrong or missing, or the domain is empty.

    Examples
    --------
    >>> import carepact
    >>> worth = carepact.value_care_time("diaries", "wages.csv", by="sex")  # doctest: +SKIP
    """
    told = SurveyTold(
        source, survey, years, replicate_weights, replication, variance, rho, coefficients
    )
    diaries, given = told.read()
    rule = make_rule(minimum_cell, p_percent, dominance, least_n, largest_cv)
    table = TableTold(by, groups, where, age_bands, simultaneity, seed, margins)
    request = table.ask(given, variance, rule)
    pricing = Pricing(
        wages=str(wages),
        valuations=list_words(valuations, "valuations"),
        country=country,
        employer_contributions=employer_contributions,
        productivity=productivity,
        gdp=as_path(gdp),
        account=as_path(account),
    )
    return CareValueFigures(value_diaries(diaries, request, pricing), diaries, request)
