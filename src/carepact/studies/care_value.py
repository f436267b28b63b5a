"""From diaries to the value of unpaid care: read, count hours, price them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from carepact.core.disclosure_control import DEFAULT_MINIMUM
from carepact.core.messages import _
from carepact.data.icatus.crosswalk import read_crosswalk
from carepact.data.timeuse import Diaries, read_diaries
from carepact.data.wages.files import read_account_file
from carepact.data.wages.occupations import read_occupations
from carepact.measure.domains import DEFAULT_AGE_BANDS
from carepact.measure.estimate import DEFAULT_SEED
from carepact.measure.hours import estimate_hours
from carepact.measure.replicate_files import read_replicate_file
from carepact.measure.replicates import Replication
from carepact.studies.care_account import ignore_progress
from carepact.value import CareValue
from carepact.value.estimate import Survey, Worth, value_hours
from carepact.value.prices import EVERY, choose_valuations
from carepact.value.wages import WageSource, find_wages


@dataclass(frozen=True)
class CareValuation:
    """What one table of values is to hold; see `value_care_time`."""

    path: Path
    wages: str
    valuations: tuple[str, ...] = (EVERY,)
    survey: str | None = None
    years: tuple[int, ...] | None = None
    by: tuple[str, ...] = ()
    groups: str = "unpaid-work"
    where: str | None = None
    age_bands: tuple[int, ...] = DEFAULT_AGE_BANDS
    simultaneity: str | None = None
    replicate_weights: Path | None = None
    variance: str | None = None
    rho: float | None = None
    coefficients: Path | None = None
    seed: int = DEFAULT_SEED
    margins: bool = False
    country: str | None = None
    employer_contributions: float | None = None
    productivity: float = 1.0
    gdp: Path | None = None
    account: Path | None = None
    minimum_cell: int = DEFAULT_MINIMUM


def run_care_value(
    study: CareValuation, on_progress: Callable[[str], None] = ignore_progress
) -> CareValue:
    """Carry one survey from its files to the value of unpaid care with its error."""
    choose_valuations(study.valuations)
    on_progress(_("reading the diaries"))
    diaries = read_diaries(study.path, study.survey, study.years)
    replication = None
    if study.replicate_weights is not None:
        on_progress(_("reading the replicate weights"))
        replication = read_replicate_file(
            diaries, study.replicate_weights, study.variance or "", study.rho, study.coefficients
        )
    on_progress(_("pricing the hours"))
    return value_care_time(
        diaries,
        study.wages,
        study.valuations,
        study.by,
        study.groups,
        where=study.where,
        age_bands=study.age_bands,
        simultaneity=study.simultaneity,
        replication=replication,
        variance=study.variance,
        seed=study.seed,
        margins=study.margins,
        country=study.country,
        employer_contributions=study.employer_contributions,
        productivity=study.productivity,
        gdp=study.gdp,
        account=study.account,
        minimum_cell=study.minimum_cell,
    )


def value_care_time(  # noqa: PLR0913 - a table has that many choices
    diaries: Diaries,
    wages: str,
    valuations: Sequence[str] = (EVERY,),
    by: Sequence[str] = (),
    groups: str = "unpaid-work",
    *,
    where: str | None = None,
    age_bands: Sequence[int] = DEFAULT_AGE_BANDS,
    simultaneity: str | None = None,
    replication: Replication | None = None,
    variance: str | None = None,
    seed: int = DEFAULT_SEED,
    margins: bool = False,
    country: str | None = None,
    employer_contributions: float | None = None,
    productivity: float = 1.0,
    gdp: Path | None = None,
    account: Path | None = None,
    minimum_cell: int = DEFAULT_MINIMUM,
) -> CareValue:
    """Value unpaid domestic and care work by domain, activity and method.

    Parameters
    ----------
    diaries : Diaries
        A survey from `read_diaries`.
    wages : str
        A file of wages, `survey` (its own workers' mean times the ratios of the
        country's income group), or a country (ISO 3166-1 alpha-3).
    valuations : sequence of str
        `generalist`, `specialist`, `hybrid`, `opportunity-cost`, or `all`.
    by, groups, where, age_bands, simultaneity, replication, seed, margins, minimum_cell
        As in `estimate_care_time`; groups hold unpaid domestic and care work only.
    variance : str, optional
        How to build replicates: `jkn`, `bootstrap`, `naive-bootstrap`.
    country : str, optional
        Country of the survey, for wage ratios, contributions and GDP, where the survey
        is not one that is known.
    employer_contributions : float, optional
        Employer's contributions; the country's shipped rate when omitted. [share]
    productivity : float
        What an unpaid hour brings forth, to a paid one. [share]
    gdp : Path, optional
        File of GDP in current prices; the shipped one of the country when omitted.
    account : Path, optional
        File of the other inputs of a household satellite account.

    Returns
    -------
    CareValue
        Hours and values with replicates, intervals, assumptions and sources.

    Raises
    ------
    CareError
        If an option, file or wage is wrong or missing, or the domain is empty.
    """
    chosen = choose_valuations(valuations)
    places, occupations = read_crosswalk(diaries.crosswalk), read_occupations()
    hours = estimate_hours(
        diaries,
        [occupations.kind_of(places[code]) for code in diaries.codes],
        by,
        groups,
        where=where,
        age_bands=age_bands,
        simultaneity=simultaneity,
        replication=replication,
        method=variance,
        seed=seed,
        margins=margins,
        minimum_cell=minimum_cell,
    )
    source = WageSource(wages, country, employer_contributions, gdp, diaries.survey)
    found = find_wages(hours, diaries.respondents, source, chosen)
    worth = Worth(
        valuations=chosen,
        occupations=occupations,
        currency=found.currency,
        wages=found.wages,
        own=found.own,
        contribution=found.contribution,
        productivity=productivity,
        gdp=found.gdp,
        account=read_account_file(account, found.years) if account is not None else None,
    )
    survey = Survey(diaries.weight_unit, diaries.sources, diaries.remarks, diaries.synthetic)
    return value_hours(hours, worth, survey)
