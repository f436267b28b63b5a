"""A pact: is it whole, what it brings, is it kept, and what differs from another version."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from carepact.api.draft import Draft
from carepact.api.pact_results import PactChanges, PactGaps, PactOutcome, PactStanding
from carepact.api.told import write_told
from carepact.core.messages import _
from carepact.data.countries.country_names import name_country
from carepact.data.countries.country_search import find_country
from carepact.studies import pact as study
from carepact.studies.pact_file.drafting import SCHEMA_NAME, WORKBOOK_NAME, draft_workbook
from carepact.studies.pact_file.drafting import draft_pact as write_draft
from carepact.studies.pact_file.opening import open_pact, schema_text


def check_pact(path: str | Path) -> PactGaps:
    r"""Find what a pact names and what it leaves unnamed.

    Parameters
    ----------
    path : str or Path
        Its file.

    Returns
    -------
    PactGaps
        Missing partners and payers, and what each promise does not name.

    Raises
    ------
    CareError
        With all faults of the file and its sheet at once. What is unnamed is no fault.

    Examples
    --------
    >>> import carepact
    >>> from pathlib import Path
    >>> promise = "commitments: [{code: leave, words: Fathers shall have leave.}]\n"
    >>> head = "pact: ours\ntitle: Ours\ncountry: KEN\nsigned: 2026\n"
    >>> size = Path("pact.yaml").write_text(head + promise)
    >>> gaps = carepact.check_pact("pact.yaml")
    >>> gaps.is_whole
    False
    >>> gaps.figures.filter(of="leave")["kind"].to_list()[:3]
    ['who', 'what', 'how much']
    """
    return PactGaps(study.check_pact(open_pact(Path(path)).pact))


def simulate_pact(
    path: str | Path,
    *,
    kept: float | None = None,
    shocks: Mapping[str, int] | None = None,
    until: int | None = None,
    draws: int | None = None,
    seed: int | None = None,
) -> PactOutcome:
    r"""Simulate what a pact brings: kept, kept in part, each promise by itself, and in a crisis.

    Parameters
    ----------
    path : str or Path
        Its file.
    kept : float, optional
        Share of every promise that is kept in the second run; half when left out. [share]
    shocks : mapping of str to int, optional
        Crises by name, each with its first year.
    until, draws, seed : int, optional
        Last year, simulations and their seed, as in `simulate_country`.

    Returns
    -------
    PactOutcome
        Costs by payer, hours by sex, employment, and who shares the full cost of care.

    Raises
    ------
    CareError
        With all faults of the file at once; if no promise says what changes and when.

    Examples
    --------
    >>> import carepact
    >>> text = carepact.draft_pact("KEN").save("pact.yaml")
    >>> ours = carepact.simulate_pact("pact.yaml", until=2033, draws=2)
    >>> sorted(set(ours.figures["case"]))
    ['in part', 'kept']
    """
    told = write_told({"until": until, "draws": draws, "seed": seed, "shocks": shocks}, None, None)
    return PactOutcome(study.simulate_pact(open_pact(Path(path)), told.changes, kept))


def monitor_pact(
    path: str | Path,
    *,
    year: int | None = None,
    until: int | None = None,
    draws: int | None = None,
    seed: int | None = None,
) -> PactStanding:
    r"""Follow the promises of a pact, and compute what it costs that some are not kept.

    Parameters
    ----------
    path : str or Path
        Its file, with what was seen, or the sheet that holds it.
    year : int, optional
        Last year to follow; the last that has a figure when left out.
    until, draws, seed : int, optional
        Last year, simulations and their seed, as in `simulate_country`.

    Returns
    -------
    PactStanding
        Status of each promise in each year; `costs` in hours and money, and of whom.

    Raises
    ------
    CareError
        With all faults of the file and its sheet at once; if nothing is told of what was seen.

    Examples
    --------
    >>> import carepact
    >>> from pathlib import Path
    >>> text = carepact.draft_pact("KEN").save("pact.yaml")
    >>> first = carepact.check_pact("pact.yaml").found.pact.signed + 1
    >>> seen = f"actual: [{{commitment: nurseries, year: {first}, value: 0.1, source: Yearbook}}]"
    >>> size = Path("pact.yaml").write_text(Path("pact.yaml").read_text() + seen)
    >>> ours = carepact.monitor_pact("pact.yaml", until=2033, draws=2)
    >>> ours.figures.filter(commitment="nurseries")["status"].to_list()
    ['late']
    """
    told = write_told({"until": until, "draws": draws, "seed": seed}, None, None)
    return PactStanding(study.monitor_pact(open_pact(Path(path)), told.changes, year))


def compare_pacts(before: str | Path, after: str | Path) -> PactChanges:
    """Put two versions of a pact side by side.

    Parameters
    ----------
    before, after : str or Path
        Files of the earlier and the later version.

    Returns
    -------
    PactChanges
        What came, what went, what became more or less, sooner or later.

    Raises
    ------
    CareError
        With all faults of a file at once.

    Examples
    --------
    >>> import carepact
    >>> text = carepact.draft_pact("KEN").save("pact.yaml")
    >>> carepact.compare_pacts("pact.yaml", "pact.yaml").figures.height
    0
    """
    old, new = (open_pact(Path(one)).pact for one in (before, after))
    return PactChanges(study.compare_versions(old, new))


def draft_pact(country: str) -> Draft:
    """Draft the file of a pact, with a note at every key and a workbook for what is seen of it.

    Parameters
    ----------
    country : str
        Country, by its ISO 3166-1 alpha-3 code or its name.

    Returns
    -------
    Draft
        Its text; `save` writes it with its schema, and with the workbook `pact-actual.xlsx`.

    Raises
    ------
    CareError
        If the country is unknown.

    Examples
    --------
    >>> import carepact
    >>> "pact: our-care-pact" in carepact.draft_pact("KEN").text
    True
    """
    name = name_country(find_country(country))
    title = _("Draft of the file of a pact of {country}", country=name)
    text = write_draft(country, date.today())  # noqa: DTZ011 - the reader's day
    return Draft(title, text, SCHEMA_NAME, schema_text(), {WORKBOOK_NAME: draft_workbook()})
