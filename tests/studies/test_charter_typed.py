"""Figures that a charter's file tells, beside the counts of the year: which of them tell of few."""

from __future__ import annotations

import numpy as np
import pytest

from carepact.core.disclosure.rules import DisclosureRule
from carepact.levels.employer.carers import Carers
from carepact.levels.employer.charter import Charter, Goal, Statement
from carepact.levels.employer.indicators import read_indicators
from carepact.levels.employer.use import Use, measure_use
from carepact.levels.employer.use_counts import UseCounts
from carepact.studies.one_employer.typed import list_typed_few

RULE = DisclosureRule()
CARERS = Carers(
    np.array([[40.0, 30, 0, 0], [50, 30, 0, 0]]), np.zeros((1, 2, 4)), np.zeros(2)
)  # fmt: skip
NO_COUNTS = UseCounts()


def use_of(counts: UseCounts) -> Use:
    """Measure the use of a year."""
    return measure_use(counts, CARERS, RULE)


def typed(indicator: str, value: float, use: Use | None, baseline: float = 0.0) -> list[int]:
    """List the years that hide when a charter tells a figure of 2027."""
    goal = Goal("g", "g", read_indicators()[indicator], baseline, 9.0, "up", "who", 2027, 2029)
    told = Statement(2027, {"g": value})
    found = list_typed_few(Charter(2027, (goal,), "who"), [told], use, 2027, RULE)
    assert {code for code, _year in found} <= {indicator}
    return [
        year
        for _code, year in list_typed_few(Charter(2027, (goal,), "who"), [told], use, 2027, RULE)
    ]


@pytest.mark.parametrize(
    ("indicator", "value", "counts", "hides"),
    [
        # Fourteen of fifteen came back: one did not, as the fifteen are told.
        ("return-rate", 0.93, UseCounts(ended=(8, 7)), True),
        ("return-rate", 0.6, UseCounts(ended=(8, 7)), False),
        # Of both twelve, of women ten: two men.
        ("places", 12, UseCounts(places=(10, None)), True),
        ("places", 16, UseCounts(places=(10, None)), False),
        # 20 % beside twelve women: 0.2 x 12 / 0.8 are three men.
        ("fathers-share", 0.2, UseCounts(begun=(12, None)), True),
        ("fathers-share", 0.5, UseCounts(begun=(12, None)), False),
        ("fathers-share", 0.8, UseCounts(begun=(None, 12)), True),
        # A share of both beside counts of one sex leaves what nobody counted here.
        ("still-here", 0.8, UseCounts(returned_before=(10, None)), True),
        ("care-days", 30, UseCounts(care_takers=(6, None), care_days=(22, None)), True),
        # What carepact works out itself stands in the place of what is typed.
        ("places", 12, UseCounts(places=(10, 10)), False),
        ("places", 12, NO_COUNTS, False),
        ("return-rate", 0.93, NO_COUNTS, False),
    ],
)
def test_what_is_typed_beside_counts(
    indicator: str, value: float, counts: UseCounts, *, hides: bool
) -> None:
    assert typed(indicator, value, use_of(counts)) == ([2027] if hides else [])


def test_few_persons_are_hidden_of_any_year() -> None:
    assert typed("places", 3, None) == [2027]
    assert typed("credentials-accepted", 4, None) == [2027]
    assert typed("credentials-accepted", 9, None, baseline=2) == [2026]
    assert typed("credentials-accepted", 0, None) == []
    assert typed("mothers-pay-gap", 0.03, None) == []
