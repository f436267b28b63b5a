"""What a charter's goals are seen by, as far as the firm's own counts tell it."""

from __future__ import annotations

import csv
from importlib import resources

from carepact.core.disclosure.rules import DisclosureRule
from carepact.levels.employer.charter import Charter
from carepact.levels.employer.decision_log import DecisionLog, count_accepted
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
        text = resources.files(__package__).joinpath("indicators_of_use.csv").read_text("utf-8")
        for row in csv.DictReader(text.splitlines()):
            value = told.get((row["kind"], row["figure"], row["who"]))
            found[row["indicator"]] = {year_of_use: value}
    return found
