"""Value unpaid care by one call: keyword arguments in, a table of values out."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from carepact.core import voice
from carepact.core.disclosure.rules import DEFAULT_MINIMUM, DisclosureRule
from carepact.core.uncertainty import DEFAULT_SEED
from carepact.data.timeuse import Diaries
from carepact.measure.domains import DEFAULT_AGE_BANDS
from carepact.measure.replicates import Replication
from carepact.measure.request import Request, list_words
from carepact.studies.care_value import value_diaries
from carepact.value import CareValue
from carepact.value.prices import EVERY
from carepact.value.pricing import Pricing


@voice.name_options(replicate_weights="replication")
def value_care_time(  # noqa: PLR0913 - a table has that many choices
    diaries: Diaries,
    wages: str,
    valuations: str | Sequence[str] = (EVERY,),
    by: str | Sequence[str] = (),
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
    disclosure: DisclosureRule | None = None,
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
    by, groups, where, age_bands, simultaneity, replication, seed, margins, minimum_cell, disclosure
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
    request = Request(
        by=list_words(by, "by"),
        groups=groups,
        where=where,
        age_bands=age_bands,
        simultaneity=simultaneity,
        replication=replication,
        method=variance,
        seed=seed,
        margins=margins,
        disclosure=disclosure or DisclosureRule(minimum_cell),
    )
    pricing = Pricing(
        wages=wages,
        valuations=list_words(valuations, "valuations"),
        country=country,
        employer_contributions=employer_contributions,
        productivity=productivity,
        gdp=gdp,
        account=account,
    )
    return value_diaries(diaries, request, pricing)
