"""No group of few follows from all that is printed of a small firm, nor is it narrowed to few."""

from __future__ import annotations

import numpy as np
import pytest
from tests.levels.employer.firms import MAN, WOMAN, Line
from tests.report.employer.attack import Attack
from tests.report.employer.attack_on_pay import find_told_pay
from tests.report.employer.made_firms import Firm, make_firm, print_firm

from carepact.levels.employer.use_counts import UseCounts

STAFF = (
    Line(20, WOMAN, 14.0, "none"), Line(8, WOMAN, 13.0, "young-child"), Line(15, MAN, 15.0, "none"),
    Line(9, MAN, 16.0, "young-child"),
)  # fmt: skip


def attack(firm: Firm) -> Attack:
    """Attack all that is printed of a firm."""
    return Attack(firm, print_firm(firm))


@pytest.mark.parametrize("seed", range(4))
def test_no_group_of_few_is_told_of_a_small_firm(seed: int) -> None:
    found = attack(make_firm(seed))
    assert found.groups
    assert found.printed
    assert found.find_told() == []
    assert find_told_pay(found.firm, found.files) == []


@pytest.mark.campaign
@pytest.mark.parametrize("seed", range(1000, 1300))
def test_no_group_of_few_is_told_of_many_firms(seed: int) -> None:
    found = attack(make_firm(seed))
    assert (found.find_told(), find_told_pay(found.firm, found.files)) == ([], [])


def test_one_who_announced_leave_and_did_not_begin_it_is_not_left_over() -> None:
    firm = Firm(STAFF, UseCounts(announced=(9, 8), begun=(9, 7)))
    found = attack(firm)
    assert found.find_told() == []
    # Eight and seven of them are told of neither, or of one alone.
    told = [row.tolist() for row, _low, _high in found.printed]
    both = [found.count(name, [MAN]) for name in ("announced", "begun")]
    assert sum(one is not None and one.tolist() in told for one in both) < 2
    assert any(one.tolist() in told for name in ("announced", "begun")
               if (one := found.count(name, [WOMAN])) is not None)  # fmt: skip


def test_two_who_did_not_ask_are_not_left_over_from_the_staff() -> None:
    found = attack(Firm(STAFF, UseCounts(asked=(28, 22))))  # of 28 women and 24 men
    assert found.find_told() == []
    asked = found.count("asked", [MAN])
    assert asked is not None
    assert asked.tolist() not in [row.tolist() for row, _low, _high in found.printed]


def test_the_attacker_finds_what_is_put_back() -> None:
    # So the test above can fail: the eight and the seven, printed as the firm counts them.
    firm = Firm(STAFF, UseCounts(announced=(9, 8), begun=(9, 7)))
    files = print_firm(firm)
    for name, value in (("announced", 8), ("begun", 7)):
        rows = files["use.csv"].splitlines(keepends=True)
        [at] = [k for k, row in enumerate(rows) if row.startswith(f"{name},men,")]
        rows[at] = f"{name},men,told,{value}.0,false,false\n"
        files["use.csv"] = "".join(rows)
    told = Attack(firm, files).find_told()
    assert [(float(low), float(high)) for _group, low, high in told] == [(1.0, 1.0)]


def test_the_attacker_finds_pay_that_is_put_back() -> None:
    # Two fathers who earn 22 and 19 beside 15 other men who earn 15: the mean of all men tells.
    firm = Firm((*STAFF[:3], Line(1, MAN, 22.0, "young-child"), Line(1, MAN, 19.0, "young-child")))
    files = print_firm(firm)
    assert find_told_pay(firm, files) == []
    for group, mean in (("men", (15 * 15 + 41) / 17), ("other men", 15.0)):
        rows = files["pay.csv"].splitlines(keepends=True)
        [at] = [k for k, row in enumerate(rows) if row.startswith(f"mean,{group},")]
        rows[at] = f"mean,{group},,told,{mean!r},EUR an hour\n"
        files["pay.csv"] = "".join(rows)
    [(truth, low, high)] = find_told_pay(firm, files)
    np.testing.assert_allclose([truth, low, high], 41.0, rtol=0.01)  # of cents


def test_what_costs_alike_for_each_hides_where_it_would_tell_how_few() -> None:
    # A day of back-up care costs the same for everybody: beside the eight mothers it tells fathers.
    few = attack(Firm((*STAFF[:3], Line(2, MAN, 16.0, "young-child"))))
    assert few.find_told() == []
    assert "back-up care" not in few.files["flows.csv"]
    assert "back-up care" in print_firm(Firm(STAFF))["flows.csv"]
