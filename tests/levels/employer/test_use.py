"""Use of leave, flexible hours, places and days: by hand, and against who works counts out."""

from __future__ import annotations

import itertools
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from carepact.core.disclosure.rules import DisclosureRule
from carepact.core.errors import ParameterError
from carepact.levels.employer.carers import Carers
from carepact.levels.employer.use import Use, Who, measure_use, read_rate_units
from carepact.levels.employer.use_counts import UseCounts

EXAMPLES = 25
MINIMUM = 5
MOST = 16
"""No strategy counts so many of one kind; the attacker allows for that many."""
WHO: tuple[Who, Who, Who] = ("women", "men", "both")
# Women: 20 care for nobody, 10 for a young child, 5 for a relative, 1 for both. Men: 30, 8, 6, 2.
CARERS = Carers(
    np.array([[20.0, 10, 5, 1], [30, 8, 6, 2]]), np.zeros((1, 2, 4)), np.zeros(2)
)  # fmt: skip


def use_of(counts: UseCounts, minimum: int = MINIMUM, carers: Carers = CARERS) -> Use:
    """Measure the use of a year."""
    return measure_use(counts, carers, DisclosureRule(minimum=minimum))


def told(use: Use) -> set[tuple[str, str]]:
    """Name the counts that are told."""
    return {(one.name, one.who) for one in use.figures if one.status == "told"}


def test_rates_by_hand() -> None:
    use = use_of(
        UseCounts(
            begun=(12, 6),
            leave_days=(1440, 90),
            ended=(20, 8),
            returned=(12, 8),
            returned_before=(11, None),
            still_here=(6, None),
            asked=(30, 20),
            granted=(24, 10),
            lactation=6,
            places=(6, 5),
            care_takers=(5, 7),
            care_days=(20, 21),
            training_hours=(96, 300),
        )
    )
    assert {(one.name, one.who): one.value for one in use.rates if one.status == "told"} == {
        ("days of leave of each", "women"): 120.0,
        ("days of leave of each", "men"): 15.0,
        ("days of leave of each", "both"): 85.0,  # 1530 / 18
        ("came back", "women"): 0.6,
        ("came back", "men"): 1.0,
        ("came back", "both"): pytest.approx(20 / 28),
        ("still here after 12 months", "women"): pytest.approx(6 / 11),
        ("flexible hours granted", "women"): 0.8,
        ("flexible hours granted", "men"): 0.5,
        ("flexible hours granted", "both"): 0.68,
        ("care days of each", "women"): 4.0,
        ("care days of each", "men"): 3.0,
        ("care days of each", "both"): pytest.approx(41 / 12),
        ("fathers among those who began leave", "men"): pytest.approx(1 / 3),
        ("breastfeeding breaks of those who came back", "women"): 0.5,
        ("parents with a place", "women"): pytest.approx(6 / 11),  # 10 + 1 mothers
        ("parents with a place", "men"): 0.5,  # 8 + 2 fathers
        ("parents with a place", "both"): pytest.approx(11 / 21),
        ("training hours of each", "carers"): 3.0,  # 96 / 32
        ("training hours of each", "others"): 6.0,  # 300 / 50
    }
    assert use.figure("still_here", "men").status == "not told"
    assert use.rate("still here after 12 months", "both").status == "not told"


def test_every_rate_has_a_unit() -> None:
    assert {one.name for one in use_of(UseCounts()).rates} == set(read_rate_units())
    assert use_of(UseCounts()).rate("came back", "men").unit == "share"


def test_nothing_told_is_not_nought_and_nought_is_an_answer() -> None:
    nothing = use_of(UseCounts())
    assert {one.status for one in nothing.figures} == {"not told"}
    none = use_of(UseCounts(begun=(9, 0), leave_days=(900, None), asked=(0, 0), granted=(0, 0)))
    assert none.figure("begun", "men").value == 0
    assert none.rate("fathers among those who began leave", "men").value == 0
    assert none.rate("flexible hours granted", "both").status == "nobody"


def test_two_fathers_on_leave_are_not_left_over_from_the_total() -> None:
    use = use_of(UseCounts(begun=(12, 2), leave_days=(1440, 60)))
    assert ("begun", "men") not in told(use)
    assert not {("begun", "women"), ("begun", "both")} <= told(use)
    assert not {("leave_days", "women"), ("leave_days", "both")} <= told(use)
    assert use.rate("days of leave of each", "men").status == "hidden"
    assert use.rate("fathers among those who began leave", "men").value is None


def test_one_who_came_back_and_used_no_breaks_is_not_left_over() -> None:
    use = use_of(UseCounts(ended=(10, 8), returned=(10, 8), lactation=9))
    assert use.figure("returned", "women").value == 10
    assert use.figure("lactation", "women").status == "hidden"
    assert use.rate("breastfeeding breaks of those who came back", "women").status == "hidden"
    # Who all used them, or of whom five did not, are not few.
    assert use_of(UseCounts(returned=(10, 8), lactation=10)).figure("lactation", "women").value
    assert use_of(UseCounts(returned=(10, 8), lactation=5)).figure("lactation", "women").value


def test_two_who_were_refused_are_not_left_over_from_who_asked() -> None:
    use = use_of(UseCounts(asked=(20, None), granted=(18, None)))
    assert len(told(use)) == 1
    assert use.rate("flexible hours granted", "women").status == "hidden"


def test_days_of_nobody_knows_how_many_are_hidden() -> None:
    use = use_of(UseCounts(care_days=(12, None)))
    assert use.figure("care_days", "women").status == "hidden"


def test_few_carers_hide_the_hours_of_training_of_others_too() -> None:
    few = Carers(np.array([[20.0, 2, 0, 0], [30, 1, 0, 0]]), np.zeros((1, 2, 4)), np.zeros(2))
    use = use_of(UseCounts(training_hours=(30, 300), places=(0, 0)), carers=few)
    assert use.figure("training_hours", "others").status == "hidden"
    assert use.rate("parents with a place", "men").status == "hidden"


def test_expected_carers_mark_the_rates_that_stand_on_them() -> None:
    half = Carers(CARERS.counted, CARERS.counted[None] / 2, np.array([18.0, 23.0]))
    use = use_of(UseCounts(places=(6, 6), training_hours=(96, 300)), carers=half)
    found = use.rate("parents with a place", "women")
    assert found.value == pytest.approx(6 / 16.5)  # 11 mothers told and 5.5 expected
    assert found.is_estimated
    assert use.rate("training hours of each", "carers").value == pytest.approx(2.0)  # 96 / 48
    assert not use.rate("came back", "women").is_estimated


def test_counts_that_cannot_be_are_refused_all_at_once() -> None:
    odd = UseCounts(ended=(5, 2), returned=(6, 1), announced=(-1, 2.5), care_takers=(0, 3),
                    care_days=(4, 2), training_hours=(float("nan"), 3))  # fmt: skip
    with pytest.raises(ParameterError) as caught:
        use_of(odd)
    message = str(caught.value)
    for part in (
        "5 faults",
        "returned of women is 6 and ended is 5",
        "announced of women is -1",
        "announced of men is 2.5",
        "care_takers is 0",
        "training_hours of carers is nan",
    ):
        assert part in message  # fmt: skip


def attack(use: Use, whole: str, part: str) -> dict[tuple[str, Who], set[int]]:
    """List all that each hidden count of a strand can be, by trying every number of persons."""
    span = np.arange(MOST + 1)
    cells = np.array(list(itertools.product(span, repeat=4)))  # part, rest: of women, of men
    values: dict[tuple[str, Who], NDArray[np.int64]] = {
        (part, "women"): cells[:, 0],
        (whole, "women"): cells[:, :2].sum(axis=1),
        (part, "men"): cells[:, 2],
        (whole, "men"): cells[:, 2:].sum(axis=1),
        (part, "both"): cells[:, [0, 2]].sum(axis=1),
        (whole, "both"): cells.sum(axis=1),
        ("rest", "women"): cells[:, 1],
        ("rest", "men"): cells[:, 3],
        ("rest", "both"): cells[:, [1, 3]].sum(axis=1),
    }
    fits = np.ones(len(cells), dtype=bool)
    for place, found in values.items():
        if place[0] != "rest" and use.figure(*place).value is not None:
            fits &= found == use.figure(*place).value
    assert fits.any()
    return {place: set(found[fits].tolist()) for place, found in values.items()}


pairs = st.tuples(st.integers(0, 8), st.integers(0, 8))


@st.composite
def strands(draw: st.DrawFn) -> UseCounts:
    """Make counts of who asked and who was granted."""
    granted, refused = draw(pairs), draw(pairs)
    asked = (granted[0] + refused[0], granted[1] + refused[1])
    return UseCounts(asked=asked, granted=granted)


@settings(max_examples=EXAMPLES, deadline=None)
@given(strands())
@example(UseCounts(asked=(20, 2), granted=(18, 2)))
@example(UseCounts(asked=(4, 4), granted=(4, 4)))
def test_no_small_count_can_be_worked_out(counts: UseCounts) -> None:
    possible = attack(use_of(counts), "asked", "granted")
    asked, granted = (np.array(counts.by_sex(name)) for name in ("asked", "granted"))
    truth: dict[tuple[str, Who], int] = {
        (name, who): int(value)
        for name, values in (("asked", asked), ("granted", granted), ("rest", asked - granted))
        for who, value in zip(WHO, (*values, values.sum()), strict=True)
    }
    for place, value in truth.items():
        if 0 < value < MINIMUM:
            assert len(possible[place]) > 1
            assert max(possible[place]) >= MINIMUM


@settings(max_examples=EXAMPLES, deadline=None)
@given(strands(), st.integers(3, 9))
def test_a_higher_minimum_tells_no_more(counts: UseCounts, minimum: int) -> None:
    assert told(use_of(counts, minimum + 1)) <= told(use_of(counts, minimum))


@settings(max_examples=EXAMPLES, deadline=None)
@given(strands(), st.integers(0, 2000))
def test_days_are_told_only_beside_the_persons_who_took_them(counts: UseCounts, days: int) -> None:
    begun = counts.asked
    women, men = (days * bool(one) for one in begun)
    more = replace(counts, begun=begun, leave_days=(women, men))
    use = use_of(more)
    for who in WHO:
        assert (("leave_days", who) in told(use)) == (("begun", who) in told(use))


@settings(max_examples=EXAMPLES, deadline=None)
@given(pairs)
def test_a_firm_twice_as_large_hides_no_more(begun: tuple[int, int]) -> None:
    once = use_of(UseCounts(begun=begun))
    twice = use_of(UseCounts(begun=(2 * begun[0], 2 * begun[1])))
    assert len(told(once)) <= len(told(twice))
