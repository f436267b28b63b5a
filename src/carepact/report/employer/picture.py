"""Draw what measures cost and save in a year, each with its range."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import metadata

from carepact.core.messages import _
from carepact.report.employer.ours import find_cost, print_cost, say_assumed
from carepact.report.employer.page import is_given
from carepact.report.employer.sentences import say_break_even
from carepact.report.employer.words import print_amount
from carepact.studies.one_employer.answer import EmployerAnswer
from carepact.studies.one_employer.rounding import round_cost
from carepact.studies.one_employer.tables import ALL, BREAK_EVEN, SAVING, TOTAL, CostRow


def say_finding(answer: EmployerAnswer) -> str:
    """Say what measures cost and save."""
    cost, saved = find_cost(answer, TOTAL, "cost"), find_cost(answer, SAVING, ALL)
    if cost is None or saved is None:
        return ""
    return _(
        "The measures cost {cost} {currency} a year; saved are {saved}, from {low} to {high}",
        cost=print_cost(cost),
        currency=answer.employer.currency,
        saved=print_cost(saved),
        low=print_amount(saved.low, saved.status),
        high=print_amount(saved.high, saved.status),
    )


def list_shown(answer: EmployerAnswer) -> Iterator[CostRow]:
    """List the rows that are told, without the break-even and the sum of what is saved."""
    for row in map(round_cost, answer.cost_rows):
        is_sum = row.kind == SAVING and row.measure == ALL
        is_amount = row.value is not None and row.kind != BREAK_EVEN and not is_sum
        if is_amount and is_given(answer, row):
            yield row


def say_foot(answer: EmployerAnswer) -> Iterator[str]:
    """Say how to read the picture, and where it comes from."""
    yield _("Point: median; line: 95 in 100 draws. What is saved rests on cases of single firms.")
    yield from filter(None, (say_break_even(answer), say_assumed(answer)))
    yield _("Computed by carepact {version}.", version=metadata.version("carepact"))
