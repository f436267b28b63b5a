"""What a firm's own headcount, counts and log give of the indicators of its charter."""

from __future__ import annotations

import csv
from importlib import resources

from carepact.core.disclosure.rules import DisclosureRule
from carepact.levels.employer.decision_log import DecisionLog, count_recognition
from carepact.levels.employer.indicators import Found
from carepact.levels.employer.mothers_pay import compare_mothers
from carepact.levels.employer.pay import Pay
from carepact.levels.employer.use import Use

CREDENTIALS = "credentials-accepted"
"""The indicator that the log of decisions tells."""
MOTHERS_PAY = "mothers-pay-gap"
"""The indicator that the headcount tells."""


def compute_indicators(
    year: int, use: Use | None, log: DecisionLog | None, pay: Pay | None,
    rule: DisclosureRule,
) -> dict[str, dict[int, Found]]:  # fmt: skip
    """Compute indicators by code and year; a year of which the data are silent is not in it.

    Parameters
    ----------
    year : int
        The last year that is over: that of which the counts are, and at whose end the headcount
        stands.
    use : Use or None
        What was counted of that year.
    log : DecisionLog or None
        Decisions on credentials, of all years.
    pay : Pay or None
        What groups earn, by the headcount.
    rule : DisclosureRule
        How few are too few.
    """
    found: dict[str, dict[int, Found]] = {}
    if log is not None:
        found[CREDENTIALS] = count_credentials(log, year, rule)
    if pay is not None:
        found[MOTHERS_PAY] = {year: compare_mothers(pay)}
    if use is not None:
        told = {("count", one.name, one.who): Found(one.status, one.value) for one in use.figures}
        told |= {("rate", one.name, one.who): Found(one.status, one.value) for one in use.rates}
        for row in _read_rows():
            found[row["indicator"]] = {year: told[row["kind"], row["figure"], row["who"]]}  # type: ignore[index]
    return found


def count_credentials(
    log: DecisionLog, until: int, rule: DisclosureRule | None = None
) -> dict[int, Found]:
    """Count who had a credential accepted, from the first year of a log up to one that is over.

    In a year of which the log holds nothing nobody decided: it is 0, as the log was kept.
    """
    rows = {one.year: one.persons for one in count_recognition(log, rule) if not one.use}
    years = range(min(rows), until + 1) if rows else ()
    counted = {year: rows.get(year, 0) for year in years}
    return {
        year: Found("hidden") if persons is None else Found("told", float(persons))
        for year, persons in counted.items()
    }


def _read_rows() -> list[dict[str, str]]:
    """Read which figure of the year stands behind which indicator."""
    text = resources.files(__package__).joinpath("indicators_of_use.csv").read_text("utf-8")
    return list(csv.DictReader(text.splitlines()))
