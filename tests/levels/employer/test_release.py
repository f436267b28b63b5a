"""Which counts and amounts of a staff may be told: small ones not, nor what gives them away."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from carepact.core.disclosure.rules import DisclosureRule
from carepact.levels.employer.pay import compare_pay
from carepact.levels.employer.release import (
    UNTOLD,
    Release,
    kinds_in,
    kinds_of,
    kinds_of_group,
    only_sex,
    told_care,
)
from carepact.levels.employer.staff import CARE, UNKNOWN, Staff

WOMEN, MEN, BOTH = (0,), (1,), (0, 1)
RULE = DisclosureRule()


def staff_of(*lines: tuple[int, int, str, float]) -> Staff:
    """Make a staff of lines: persons, sex, care (empty: not told), pay of a year."""
    size = len(lines)
    return Staff(
        persons=np.array([one[0] for one in lines]),
        sex=np.array([one[1] for one in lines]),
        ages=((30.0, 30.0),) * size,
        hours=np.full(size, 40.0),
        pay=np.array([one[3] for one in lines]),
        level=np.full(size, -1),
        care=np.array([CARE.index(one[2]) if one[2] else UNKNOWN for one in lines]),
    )


def reaches(*care: str, sexes: tuple[int, ...] = BOTH) -> NDArray[np.bool_]:
    """Say who stands behind a figure."""
    found = np.zeros((2, 4), dtype=bool)
    for sex in sexes:
        found[sex, [CARE.index(one) for one in care]] = True
    return found


STAFF = staff_of(
    (30, 0, "none", 30e3), (12, 0, "young-child", 28e3), (7, 0, "relative", 31e3),
    (40, 1, "none", 33e3), (2, 1, "young-child", 52e3), (9, 1, "relative", 35e3),
)  # fmt: skip
"""Two fathers among 42 men and 49 women."""
FATHERS = kinds_of(reaches("young-child", "both", sexes=MEN))
MOTHERS = kinds_of(reaches("young-child", "both", sexes=WOMEN))
PARENTS = kinds_of(reaches("young-child", "both"))


def test_who_is_untold_stands_behind_what_anybody_of_the_sex_does() -> None:
    assert kinds_of(reaches("young-child", sexes=MEN)) == {5 + 1, 5 + UNTOLD}
    assert kinds_of(reaches(sexes=MEN)) == frozenset()
    assert only_sex(reaches("none"), 1).tolist() == reaches("none", sexes=MEN).tolist()


def test_two_fathers_are_counted_nowhere_nor_follow_from_totals() -> None:
    found = Release(STAFF, RULE, (), ())
    young = told_care()["young child"]
    assert found.hides_count(kinds_in(MEN, young))
    # All men are told, so that one more of the parts that make them up must be hidden.
    parts = [kinds_in(MEN, care) for care in (*told_care().values(), (UNTOLD,))]
    assert sum(found.hides_count(one) for one in parts) >= 2
    # Mothers and parents cannot both be told: the difference is the fathers.
    assert found.hides_count(kinds_in(WOMEN, young)) or found.hides_count(kinds_in(BOTH, young))


def test_the_pay_of_two_fathers_follows_from_no_amounts() -> None:
    found = Release(STAFF, RULE, (), (FATHERS, MOTHERS, PARENTS))
    assert found.hides_amount(FATHERS)
    assert found.hides_amount(MOTHERS) or found.hides_amount(PARENTS)
    assert not (found.hides_amount(MOTHERS) and found.hides_amount(PARENTS))


def test_an_amount_is_hidden_that_gives_fathers_away_beside_pay_that_is_told() -> None:
    told = (kinds_of_group("mothers"),)
    beside = Release(STAFF, RULE, told, (PARENTS,))
    alone = Release(STAFF, RULE, (), (PARENTS,))
    assert (alone.hides_amount(PARENTS), beside.hides_amount(PARENTS)) == (False, True)


def test_who_is_told_can_be_parted_from_who_is_not_by_the_rates() -> None:
    # 60 untold men stand in by the rates; the two who are told could be worked out all the same.
    mixed = staff_of((30, 0, "", 30e3), (60, 1, "", 33e3), (2, 1, "young-child", 52e3))
    assert Release(mixed, RULE, (), (FATHERS,)).hides_amount(FATHERS)
    untold = staff_of((30, 0, "", 30e3), (60, 1, "", 33e3))
    assert not Release(untold, RULE, (), (FATHERS,)).hides_amount(FATHERS)


def test_one_who_earns_nearly_all_of_a_sum_is_not_told() -> None:
    rich = staff_of((30, 0, "none", 30e3), (1, 1, "young-child", 9e6), (8, 1, "young-child", 30e3))
    assert Release(rich, RULE, (), (FATHERS,)).hides_amount(FATHERS)


def test_an_amount_that_is_unsafe_as_it_is_worked_out_is_not_told() -> None:
    safe = Release(STAFF, RULE, (), (MOTHERS,))
    unsafe = Release(STAFF, RULE, (), (MOTHERS,), unsafe=frozenset([MOTHERS]))
    assert (safe.hides_amount(MOTHERS), unsafe.hides_amount(MOTHERS)) == (False, True)


def test_an_amount_of_nobody_is_nought_and_told() -> None:
    assert not Release(STAFF, RULE, (), (frozenset(),)).hides_amount(frozenset())
    assert not Release(STAFF, RULE, (), ()).hides_count(frozenset())


@pytest.mark.parametrize("persons", [1, 4, 5, 6])
def test_a_small_count_is_hidden_up_to_four(persons: int) -> None:
    staff = staff_of((50, 0, "none", 30e3), (persons, 0, "relative", 30e3), (50, 1, "none", 30e3))
    hidden = Release(staff, RULE, (), ()).hides_count(kinds_in(WOMEN, told_care()["relative"]))
    assert hidden == (persons < 5)


COUNTS = st.lists(st.integers(0, 12), min_size=10, max_size=10)
PAYS = st.lists(st.integers(20, 90), min_size=10, max_size=10)
ASKED = (
    FATHERS, MOTHERS, PARENTS, kinds_of(reaches("relative", "both")),
    kinds_of(reaches("young-child", "relative", "both")), kinds_of(reaches(*CARE)),
)  # fmt: skip


@settings(max_examples=12, deadline=None)
@given(counts=COUNTS, pays=PAYS)
def test_no_sum_of_the_pay_of_few_follows_from_all_that_is_told(
    counts: list[int], pays: list[int]
) -> None:
    assert find_pay_of_few(counts, pays) == []


@pytest.mark.campaign
@settings(max_examples=300, deadline=None)
@given(counts=COUNTS, pays=PAYS)
def test_no_sum_of_the_pay_of_few_follows_in_many_firms(counts: list[int], pays: list[int]) -> None:
    assert find_pay_of_few(counts, pays) == []


def find_pay_of_few(counts: list[int], pays: list[int]) -> list[tuple[int, ...]]:
    """Find the sums of the pay of few that follow from what is told of a firm."""
    kinds = [(sex, care) for sex in (0, 1) for care in (*CARE, "")]
    lines = [
        (count, sex, care, 1000.0 * pay)
        for (sex, care), count, pay in zip(kinds, counts, pays, strict=True)
    ]
    staff = staff_of(*[line for line in lines if line[0]] or [(1, 0, "none", 1.0)])
    pay = compare_pay(staff, RULE)
    groups = [name for name, one in pay.groups.items() if one.status == "told"]
    release = Release(staff, RULE, tuple(map(kinds_of_group, groups)), ASKED)
    told = [one for one in ASKED if not release.hides_amount(one)]
    told += [kinds_of_group(name) for name in groups]
    held = [[float(kind in one) for kind in range(10)] for one in told]
    matrix = np.array(held or [[0.0] * 10])[:, np.array(counts) > 0]
    rank = np.linalg.matrix_rank(matrix)
    present = [kind for kind in range(10) if counts[kind]]
    found = []
    for size in (1, 2):
        for some in itertools.combinations(range(len(present)), size):
            persons = sum(counts[present[one]] for one in some)
            if 0 < persons < RULE.minimum:
                wanted = np.zeros(len(present))
                wanted[list(some)] = 1.0
                if np.linalg.matrix_rank(np.vstack([matrix, wanted])) <= rank:
                    found.append(some)
    return found
