"""What a charter's goals are seen by, as far as the firm's own counts tell it."""

from __future__ import annotations

import csv
from importlib import resources

from carepact.core.disclosure.rules import DisclosureRule
from carepact.levels.employer.charter import Charter
from carepact.levels.employer.decision_log import DecisionLog, count_accepted, count_recognition
from carepact.levels.employer.use import Use

CREDENTIALS = "credentials-accepted"
"""The indicator that the log of decisions tells."""


def compute_indicators(
    charter: Charter, use: Use | None, year_of_use: int, log: DecisionLog | None,
    rule: DisclosureRule,
) -> dict[str, dict[int, float | None]]:  # fmt: skip
    """Compute indicators by code and year; what is hidden or not told is not in it.

    Parameters
    ----------
    charter : Charter
        Whose years are asked for.
    use : Use or None
        What was counted of one year.
    year_of_use : int
        That year.
    log : DecisionLog or None
        Decisions on credentials.
    rule : DisclosureRule
        How few are too few.
    """
    found: dict[str, dict[int, float | None]] = {}
    if log is not None:
        years = range(charter.first_year, charter.last_year + 1)
        found[CREDENTIALS] = {year: count_accepted(log, year, rule) for year in years}
    if use is not None:
        told: dict[tuple[str, str, str], float | None] = {
            ("count", one.name, one.who): one.value for one in use.figures
        }
        told |= {("rate", one.name, one.who): one.value for one in use.rates}
        for row in _read_rows():
            value = told.get((row["kind"], row["figure"], row["who"]))
            found[row["indicator"]] = {year_of_use: value}
    return found


def list_hidden(
    use: Use | None, year_of_use: int, log: DecisionLog | None, rule: DisclosureRule
) -> dict[str, set[int]]:
    """List the years in which too few stand behind an indicator, by its code."""
    found: dict[str, set[int]] = {}
    if log is not None:
        rows = count_recognition(log, rule)
        found[CREDENTIALS] = {one.year for one in rows if not one.use and one.persons is None}
    if use is not None:
        status: dict[tuple[str, str, str], str] = {
            ("count", one.name, one.who): one.status for one in use.figures
        }
        status |= {("rate", one.name, one.who): one.status for one in use.rates}
        for row in _read_rows():
            is_hidden = status.get((row["kind"], row["figure"], row["who"])) == "hidden"
            found[row["indicator"]] = {year_of_use} if is_hidden else set()
    return found


def _read_rows() -> list[dict[str, str]]:
    """Read which figure of the year stands behind which indicator."""
    text = resources.files(__package__).joinpath("indicators_of_use.csv").read_text("utf-8")
    return list(csv.DictReader(text.splitlines()))
