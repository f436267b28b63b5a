"""From diaries to the value of unpaid care: read, count hours, price them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from carepact.core.gate import DEFAULT_MINIMUM
from carepact.core.messages import _
from carepact.data.icatus.crosswalk import read_crosswalk
from carepact.data.timeuse import Diaries, read_diaries
from carepact.data.wages.files import read_account_file
from carepact.data.wages.occupations import read_occupations
from carepact.measure.domains import DEFAULT_AGE_BANDS
from carepact.measure.estimate import DEFAULT_SEED
from carepact.measure.hours import CareHours, estimate_hours
from carepact.measure.replicates import read_replicate_file
from carepact.studies.care_account import say_nothing
from carepact.value import CareValue
from carepact.value.estimate import Survey, Worth, value_hours
from carepact.value.prices import OPPORTUNITY, choose_valuations
from carepact.value.wages import WageSource, find_wages


@dataclass(frozen=True)
class CareValuation:
    """What one table of values is to hold; see `value_care_time`."""

    path: Path
    wages: str
    """A file of wages, `survey`, or a country (ISO 3166-1 alpha-3)."""
    valuations: tuple[str, ...] = ("all",)
    survey: str | None = None
    years: tuple[int, ...] | None = None
    by: tuple[str, ...] = ()
    groups: str = "unpaid-work"
    where: str | None = None
    age_bands: tuple[int, ...] = DEFAULT_AGE_BANDS
    simultaneity: str | None = None
    replicate_weights: Path | None = None
    variance_method: str | None = None
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


def run_care_value(study: CareValuation, tell: Callable[[str], None] = say_nothing) -> CareValue:
    """Carry one survey from its files to the value of unpaid care with its error."""
    chosen = choose_valuations(study.valuations)
    tell(_("reading the diaries"))
    diaries = read_diaries(study.path, study.survey, study.years)
    tell(_("counting the hours"))
    hours = _count_hours(diaries, study)
    tell(_("pricing the hours"))
    source = WageSource(
        study.wages, study.country, study.employer_contributions, study.gdp, diaries.survey
    )
    found = find_wages(hours, diaries.respondents, source, chosen)
    account = None
    if study.account is not None:
        account = read_account_file(study.account, found.years)
    worth = Worth(
        valuations=chosen,
        occupations=read_occupations(),
        currency=found.currency,
        wages=found.wages,
        own=found.own if OPPORTUNITY in chosen else None,
        contribution=found.contribution,
        productivity=study.productivity,
        gdp=found.gdp,
        account=account,
    )
    survey = Survey(diaries.weight_unit, diaries.sources, diaries.notices, diaries.synthetic)
    return value_hours(hours, worth, survey)


def _count_hours(diaries: Diaries, study: CareValuation) -> CareHours:
    """Count the hours of a year by the occupation that would do the work."""
    places, occupations = read_crosswalk(diaries.crosswalk), read_occupations()
    replication = None
    if study.replicate_weights is not None:
        replication = read_replicate_file(
            diaries, study.replicate_weights, study.variance_method or "", study.rho,
            study.coefficients,
        )  # fmt: skip
    return estimate_hours(
        diaries,
        [occupations.kind_of(places[code]) for code in diaries.codes],
        study.by,
        study.groups,
        where=study.where,
        age_bands=study.age_bands,
        simultaneity=study.simultaneity,
        replication=replication,
        method=study.variance_method,
        seed=study.seed,
        margins=study.margins,
        minimum_cell=study.minimum_cell,
    )
