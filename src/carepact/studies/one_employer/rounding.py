"""Figures of a firm as they leave it: no more exactly than the screen prints them.

Pay is told in round numbers, so that all the digits of a sum over few persons would tell whose
pay can be in it. The books are posted and checked in full, then rounded flow by flow: what leaves
an account is what enters the other.
"""

from __future__ import annotations

from dataclasses import replace

from carepact.core.digits import round_alone
from carepact.core.messages import Message, say
from carepact.levels.employer.books import EmployerBooks
from carepact.levels.employer.use import read_rate_units
from carepact.studies.one_employer.charter_table import GoalRow
from carepact.studies.one_employer.leave_table import LeaveRow
from carepact.studies.one_employer.tables import CarerRow, CostRow, PayRow, UseRow

SMALL = 10
"""Numbers of persons below which an expected one has a decimal, and shares of 100 too."""
SHARE_DECIMALS = 3
"""Of a share whose per cent have one decimal."""
CENTS = 2
"""Decimals of pay an hour."""


def say_rounding() -> Message:
    """Say how figures are rounded."""
    return say(
        "Money, hours and expected persons are rounded in every file as on the screen: amounts to "
        "two or three digits, pay an hour to cents. Books were checked before."
    )


def count_decimals_of_percent(percent: float) -> int:
    """Count the decimals of a figure in per cent: one where it is small and broken."""
    shown = round(percent, 1)
    return 1 if 0 < abs(shown) < SMALL and not shown.is_integer() else 0


def round_percent(percent: float) -> float:
    """Round a figure in per cent."""
    return round(round(percent, 1), count_decimals_of_percent(percent)) + 0.0


def round_share(share: float) -> float:
    """Round a share as it is printed in per cent."""
    return round(round_percent(share * 100) / 100, SHARE_DECIMALS)


def round_expected(persons: float | None) -> float | None:
    """Round an expected number of persons that stands alone."""
    return None if persons is None else round(persons, int(persons < SMALL))


def round_carers(row: CarerRow) -> CarerRow:
    """Round how many are expected to care, with their range; counts are whole."""
    if row.persons is None or row.low is None or row.high is None:
        return row
    decimals = int(row.persons < SMALL)
    persons, low, high = (round(one, decimals) for one in (row.persons, row.low, row.high))
    return row._replace(persons=persons, low=low, high=high)


def round_leave(row: LeaveRow) -> LeaveRow:
    """Round who takes a leave, and what it costs."""
    return row._replace(
        women=round_expected(row.women),
        women_low=round_expected(row.women_low),
        women_high=round_expected(row.women_high),
        men=round_expected(row.men),
        men_low=round_expected(row.men_low),
        men_high=round_expected(row.men_high),
        amount=_round(row.amount),
        low=_round(row.low),
        high=_round(row.high),
    )


def round_cost(row: CostRow) -> CostRow:
    """Round a cost, a saving or the break-even, with its range."""
    to_print = round_share if row.unit == "share" else round_alone
    value, low, high = (
        None if one is None else to_print(one) for one in (row.value, row.low, row.high)
    )
    return row._replace(value=value, low=low, high=high)


def round_use(row: UseRow) -> UseRow:
    """Round a rate in its unit; counts are told as the firm tells them."""
    if row.value is None or not row.is_rate:
        return row
    return row._replace(value=_round_in(read_rate_units()[row.figure], row.value))


def round_goal(row: GoalRow) -> GoalRow:
    """Round how a goal stands where carepact works it out, and its path."""
    value = _round_in(row.unit, row.value) if row.is_computed else row.value
    return row._replace(value=value, path=_round_in(row.unit, row.path))


def round_pay(row: PayRow) -> PayRow:
    """Round pay an hour to cents, and how far groups are apart."""
    if row.value is None:
        return row
    is_gap = row.unit == "per cent"
    return row._replace(value=round_percent(row.value) if is_gap else round(row.value, CENTS))


def round_books(books: EmployerBooks) -> EmployerBooks:
    """Round every flow, and what is told beside the books."""
    return replace(
        books,
        flows=tuple(replace(one, amount=round_alone(one.amount)) for one in books.flows),
        memos=tuple(replace(one, amount=_round(one.amount)) for one in books.memos),
    )


def _round_in(unit: str, value: float | None) -> float | None:
    """Round a rate or a goal in its unit, if there is one."""
    if value is None:
        return None
    return round_share(value) if unit == "share" else round(value, 1)


def _round(amount: float | None) -> float | None:
    """Round an amount, if there is one."""
    return None if amount is None else round_alone(amount)
