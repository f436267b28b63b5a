"""A father's own months, weeks that two parents share, and a pool in the place of both leaves."""

from __future__ import annotations

from datetime import date

import pytest
from tests.cases.family.families import (
    HERS,
    HIS,
    THEIRS,
    answer,
    days_of,
    expecting,
    father,
    mother,
    right_of,
)

from carepact.levels.family.members import Parent

DUE = "2027-03-15"


def test_months_of_maternity_benefit_count_as_hers_in_germany() -> None:
    """BEEG § 4: 14 months from the birth on, two of each own: hers are used up but for 4 days.

    Two months are 61 days; her leave after the birth takes 15 March to 10 May, 57 of them. Ten
    months, 304 days, are shared; his 61 follow: 57 + 4 + 304 + 61 = 426 days, to 13 May 2028, a
    day before the child is 14 months old. Seven weeks (49 days) of notice: § 16 Abs. 1.
    """
    family = expecting("DEU", DUE)
    assert right_of(family, HIS, "Ben").standing == "none"
    hers = right_of(family, THEIRS, "Ada", "own")
    shared = right_of(family, THEIRS, "", "shared")
    his = right_of(family, THEIRS, "Ben", "own")
    assert days_of(hers) == ("2027-05-11", "2027-05-14", 4)
    assert days_of(shared) == ("2027-05-15", "2028-03-13", 304)
    assert days_of(his) == ("2028-03-14", "2028-05-13", 61)
    assert his.notice_by == date(2028, 1, 25)


def test_what_shared_months_pay_hangs_on_who_takes_them() -> None:
    """SWE, 12 kap. 22 § and 26 §: 0.776 of 1,000 a day to her; to him the ceiling of 1,259."""
    family = expecting("SWE", DUE, mother(1_000), father(2_000))
    shared = right_of(family, THEIRS, "", "shared")
    assert dict(shared.either) == pytest.approx({"Ada": 210 * 776, "Ben": 210 * 1_259})
    assert shared.benefit is None


def test_a_share_of_net_pay_is_told_and_no_money() -> None:
    """DEU, MuSchG § 20 and BEEG § 2: of net pay, which hangs on taxes that are not known here."""
    family = expecting("DEU", DUE, mother(50), father(200))
    for right, share, lost in (
        (right_of(family, HERS), 1.0, 99 * 50),
        (right_of(family, THEIRS, "Ben", "own"), 0.67, 61 * 200),
    ):
        assert (right.rate, right.of_net, right.benefit) == (share, True, None)
        assert right.lost_pay == pytest.approx(lost)
    assert not right_of(family, THEIRS, "", "shared").either
    assert not right_of(expecting("SWE", DUE), THEIRS, "Ben", "own").of_net


def test_days_of_each_parent_in_sweden() -> None:
    """12 kap. 17 §: 90 days each; 390 less 180 are shared; 13 kap. 14 §: his ten days by day 60."""
    family = expecting("SWE", DUE)
    assert right_of(family, HERS).standing == "none"
    his = right_of(family, HIS, "Ben")
    assert days_of(his) == (DUE, "2027-03-28", 14)
    assert (his.within, his.notice_by) == (date(2027, 5, 14), date(2027, 3, 8))
    assert days_of(right_of(family, THEIRS, "Ada", "own")) == (DUE, "2027-06-12", 90)
    assert days_of(right_of(family, THEIRS, "", "shared")) == ("2027-06-13", "2028-01-08", 210)
    assert days_of(right_of(family, THEIRS, "Ben", "own")) == ("2028-01-09", "2028-04-07", 90)


def test_shared_weeks_that_the_parents_have_parted() -> None:
    """SWE: 20 weeks are hers and 10 his, 140 + 70 = 210 days."""
    family = expecting("SWE", DUE, mother(1_000, shared=20), father(500, shared=10))
    hers = right_of(family, THEIRS, "Ada", "shared")
    his = right_of(family, THEIRS, "Ben", "shared")
    assert days_of(hers) == ("2027-06-13", "2027-10-30", 140)
    assert days_of(his) == ("2027-10-31", "2028-01-08", 70)
    assert hers.benefit == pytest.approx(140 * 776)
    assert his.benefit == pytest.approx(70 * 388)


def test_nobody_has_more_shared_weeks_than_there_are() -> None:
    """SWE: she names 25 weeks and he 10; of 30 there are 5 left for him."""
    family = expecting("SWE", DUE, mother(shared=25), father(shared=10))
    hers = right_of(family, THEIRS, "Ada", "shared")
    his = right_of(family, THEIRS, "Ben", "shared")
    assert (hers.days, his.days) == (175, 35)


def test_own_weeks_that_do_not_wait_for_each_other_in_spain() -> None:
    """Art. 48.4: 119 days of each from the birth on, 14 more of each until the child is eight."""
    family = expecting("ESP", "2026-10-05", came="2026-10-05")
    for instrument, whose in ((HERS, "Ada"), (HIS, "Ben")):
        right = right_of(family, instrument, whose)
        assert days_of(right) == ("2026-10-05", "2027-01-31", 119)
        assert right.notice_by == date(2026, 9, 20)  # 15 days
    assert right_of(family, HIS, "Ben").within == date(2027, 10, 5)  # twelve months
    assert right_of(family, THEIRS, "Ada", "own").days == 14
    assert right_of(family, THEIRS, "Ben", "own").days == 14


def test_each_parent_has_a_year_of_ones_own_in_japan() -> None:
    """Art. 5: until the day before the first birthday: hers after 5 December, his after 28 days.

    Neither gets 365 days, as the child is one year old on 10 October 2027.
    """
    family = expecting("JPN", "2026-10-10")
    his = right_of(family, HIS, "Ben")
    assert days_of(his) == ("2026-10-10", "2026-11-06", 28)
    assert his.within == date(2026, 12, 5)  # art. 9-2: eight weeks, 56 days
    assert days_of(right_of(family, THEIRS, "Ada", "own"))[:2] == ("2026-12-06", "2027-10-09")
    assert days_of(right_of(family, THEIRS, "Ben", "own"))[:2] == ("2026-11-07", "2027-10-09")


def test_a_leave_that_he_begins_too_late() -> None:
    """GBR: within 52 weeks of the birth; JPN, art. 9-2: within eight weeks, to 10 May 2027."""
    words = "taken by 10 May 2027"
    for begins, late in (("2027-04-13", False), ("2027-04-14", True)):
        family = expecting("JPN", DUE, mother(), father(begins=begins))
        found = [one for one in answer(family).conditions if str(one.text) == words]
        assert [one.holds for one in found] == [not late]


def test_two_employed_parents_share_a_pool_in_south_africa() -> None:
    """Van Wyk [2025] ZACC 20: four months (120 days) and ten days in the place of hers and his."""
    family = expecting("ZAF", DUE)
    leaves = [one for one in answer(family).now.rights if one.instrument in (HERS, HIS, THEIRS)]
    [pool] = leaves
    assert (pool.whose, pool.part, pool.standing) == ("", "shared", "law")
    assert days_of(pool) == (DUE, "2027-07-22", 130)
    assert "ZACC 20" in pool.cited.basis


def test_a_pool_that_the_parents_have_parted() -> None:
    """ZAF: 12 weeks and then 6, each in one block."""
    family = expecting("ZAF", DUE, mother(shared=12), father(shared=6))
    assert days_of(right_of(family, THEIRS, "Ada", "shared")) == (DUE, "2027-06-06", 84)
    assert days_of(right_of(family, THEIRS, "Ben", "shared")) == ("2027-06-07", "2027-07-18", 42)


def test_a_pool_holds_no_more_than_its_days() -> None:
    """ZAF: 16 weeks are 112 days of 130; of his 6 weeks 18 days are left."""
    family = expecting("ZAF", DUE, mother(shared=16), father(shared=6))
    assert right_of(family, THEIRS, "Ada", "shared").days == 112
    assert right_of(family, THEIRS, "Ben", "shared").days == 18


@pytest.mark.parametrize("others", [(), (father(work="none"),)], ids=["alone", "he has no work"])
def test_the_only_employed_parent_has_four_months_in_south_africa(
    others: tuple[Parent, ...],
) -> None:
    """ZACC 20: 120 days; UIF pays 0.66, up to 11,689.92 a month."""
    low = expecting("ZAF", DUE, mother(300), *others)
    high = expecting("ZAF", DUE, mother(2_000), *others)
    assert days_of(right_of(low, HERS)) == (DUE, "2027-07-12", 120)
    assert right_of(low, HERS).benefit == pytest.approx(120 * 198)
    assert right_of(high, HERS).benefit == pytest.approx(120 * 11_689.92 * 12 / 364)


def test_before_the_judgment_each_parent_had_ones_own_in_south_africa() -> None:
    """BCEA s. 25 and s. 25A: 120 days of hers and ten of his, where the child came before."""
    family = expecting("ZAF", "2025-09-15", mother(), father(300), came="2025-10-02")
    assert right_of(family, HERS).days == 120
    assert days_of(right_of(family, HIS, "Ben")) == ("2025-10-02", "2025-10-11", 10)
    assert right_of(family, HIS, "Ben").benefit == pytest.approx(10 * 198)
