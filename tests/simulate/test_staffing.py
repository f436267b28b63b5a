"""Staff of what is added: who is found, and what needs nobody to be found."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from carepact.policy.rules.outcome import Outcome, Provider, Staff
from carepact.simulate.closures import Totals, limit_staff, total_instrument
from carepact.simulate.staffing import find_staff, leave_unstaffed
from carepact.simulate.work import divide_pay

EVERYBODY = 1e12
ROUNDING = 1e-9
GROWTH = st.floats(0, 0.5)


def whole(value: float) -> np.ndarray:
    """One row, one draw, one year."""
    return np.full((1, 1, 1), value)


def service(persons: float, staff: float, wage: float = 1.0, cash: float = 0.0) -> Outcome:
    """A service of one row, each member of staff caring 1000 hours."""
    return Outcome(
        reached=whole(persons),
        payments={"staff": whole(staff * wage), "households": whole(cash)},
        staff={Staff("carer", "women"): whole(staff)},
        provider_hours={Provider("staff", "women"): whole(1000 * staff)},
        attended_hours=whole(2000 * persons),
    )


def supply(before: Outcome, after: Outcome, share: float) -> tuple[Totals, Totals]:
    """Return the totals, and those with only a share of the added staff."""
    payers = np.full((1, 1, 6), 1 / 6)
    totals = total_instrument(before, after, (payers, payers), np.zeros(1, dtype=np.int64))
    return totals, limit_staff(totals, np.full((1, 1), share))


@dataclass(frozen=True)
class Market:
    """Staff of present law, those wanted, and who could be hired, by year."""

    before: np.ndarray
    wanted: np.ndarray
    pool: np.ndarray

    def staff(self, growth: float, pool: np.ndarray | None = None) -> np.ndarray:
        """Return the staff that are there."""
        share = find_staff(
            self.before,
            self.wanted,
            np.array([[growth]]),
            self.pool if pool is None else pool,
        )
        assert ((share >= 0) & (share <= 1)).all()
        staff: np.ndarray = self.before + share * (self.wanted - self.before)
        return staff


@st.composite
def markets(draw: st.DrawFn) -> Market:
    """Markets in which present law, plans and pool go up and down."""
    years = draw(st.integers(2, 12))

    def path(least: float, most: float) -> np.ndarray:
        return np.array([draw(st.lists(st.floats(least, most), min_size=years, max_size=years))])

    before = path(1, 1000)
    return Market(before, before + path(0, 1000), path(0, 500))


def test_staff_grows_no_faster_than_it_ever_did() -> None:
    # From 100 at 10 % a year: 110, 121; wanted 100, 150, 115. Found: 100, 110, 115.
    before = np.array([[100.0, 100, 100]])
    wanted = np.array([[100.0, 150, 115]])
    share = find_staff(before, wanted, np.array([[0.1]]), np.full((1, 3), 1e9))
    # Added: 10 of 50, 15 of 15; nothing wanted in the first year.
    assert share == pytest.approx(np.array([[1, 0.2, 1]]))


def test_a_reform_that_is_whole_in_the_first_year_has_to_find_its_staff_too() -> None:
    # There are 100; 200 wanted at once, at 10 % a year: 100, 110, 121 of 200.
    share = find_staff(
        np.full((1, 3), 100.0), np.full((1, 3), 200.0), np.array([[0.1]]), np.full((1, 3), 1e9)
    )
    assert share == pytest.approx(np.array([[0, 0.1, 0.21]]))


def test_staff_comes_from_a_pool_that_ends() -> None:
    share = find_staff(
        np.array([[100.0, 100]]), np.array([[100.0, 200]]), np.array([[5.0]]), np.full((1, 2), 25.0)
    )
    assert share == pytest.approx(np.array([[1, 0.25]]))


def test_a_pool_that_opens_late_lets_nobody_in_at_once() -> None:
    # Nobody could be hired for five years; then staff grow by 5 % a year from the 100 there are.
    pool = np.array([[0.0] * 6 + [1e9] * 2])
    market = Market(np.full((1, 8), 100.0), np.full((1, 8), 300.0), pool)
    assert market.staff(0.05)[0] == pytest.approx([100] * 6 + [105, 110.25])


def test_a_pool_that_ends_and_opens_again_does_not_bring_back_what_was_missed() -> None:
    pool = np.array([[1e9, 1e9, 0.0, 1e9]])
    market = Market(np.full((1, 4), 100.0), np.full((1, 4), 300.0), pool)
    assert market.staff(0.1)[0] == pytest.approx([100, 110, 100, 110])


def test_a_reform_is_not_shut_out_where_present_law_s_staff_grow_faster() -> None:
    # Present law grows by 10 % a year; the reform may have 5 % of last year's staff beside.
    before = np.array([[100.0, 110, 121]])
    market = Market(before, before + 100, np.full((1, 3), 1e9))
    assert market.staff(0.05)[0] == pytest.approx([100, 115, 115 * 1.05 + 11])


@given(market=markets(), growth=GROWTH)
def test_growth_on_the_path_of_staff_never_exceeds_the_cap(market: Market, growth: float) -> None:
    staff = market.staff(growth)[0]
    own = np.maximum(np.diff(market.before[0]), 0)
    assert (staff[1:] <= (staff[:-1] * (1 + growth) + own) * (1 + ROUNDING)).all()
    assert (staff >= market.before[0]).all()
    assert (staff <= market.wanted[0] * (1 + ROUNDING)).all()
    assert (staff <= (market.before + market.pool)[0] * (1 + ROUNDING)).all()


@given(market=markets())
def test_nothing_is_added_without_growth_where_present_law_has_none(market: Market) -> None:
    flat = replace(market, before=np.full_like(market.before, 5.0), wanted=5 + market.wanted)
    assert (flat.staff(0.0) == flat.before).all()


@given(market=markets())
def test_all_are_found_where_nothing_limits_growth_and_pool(market: Market) -> None:
    staff = market.staff(EVERYBODY, np.full_like(market.pool, EVERYBODY))
    assert staff[:, 1:] == pytest.approx(market.wanted[:, 1:])


@given(market=markets(), growth=GROWTH, more=GROWTH, wider=st.floats(0, 100))
def test_faster_growth_or_a_larger_pool_finds_no_fewer(
    market: Market, growth: float, more: float, wider: float
) -> None:
    least = market.staff(growth)
    slack = ROUNDING * market.wanted
    assert (market.staff(growth + more) >= least - slack).all()
    assert (market.staff(growth, market.pool + wider) >= least - slack).all()


def test_of_a_cut_nothing_is_held_back() -> None:
    _all, four = supply(service(100, 10), service(0, 0), share=0.25)
    assert four.reached.ravel().tolist() == [100, 0, 0, 0]
    assert four.cost.ravel().tolist() == [10, 0, 0, 0]


def test_cash_is_paid_in_full() -> None:
    # 100 persons at 10 staff become 300 at 30: of 20 added staff a quarter is found.
    _all, four = supply(service(100, 10), service(300, 30, cash=7), share=0.25)
    assert four.paid[3, :, 0, 0] == pytest.approx([7, 15, 0, 0, 0, 0])
    assert four.reached[3].item() == pytest.approx(150)


def test_pay_of_those_already_there_changes_in_full() -> None:
    # No staff are added: pay falls by a third whether or not any can be found.
    for share in (0.0, 0.5, 1.0):
        _all, four = supply(service(100, 10, wage=3), service(100, 10, wage=2), share)
        assert four.cost.ravel().tolist() == [30, 20, 20, 20]
    # Staff double, and all are paid twice as much; without added staff, those of today are.
    _all, four = supply(service(100, 10), service(200, 20, wage=2), share=0.0)
    assert four.cost[3].item() == pytest.approx(20)


def test_more_staff_for_the_same_persons_takes_none_of_them_away() -> None:
    _all, four = supply(service(100, 10), service(100, 20), share=0.0)
    assert four.reached[3].item() == 100
    assert four.attended[0][3].item() == 200_000
    assert four.staff[3].sum() == pytest.approx(10)
    assert four.hours["staff", "women", 0][3].item() == pytest.approx(10_000)


def test_who_are_served_by_fewer_staff_each_need_none_to_be_found() -> None:
    # 10 staff of 10 persons each; the reform wants 15 of 20 persons each: the ten serve 200.
    kept = leave_unstaffed(service(100, 10), service(300, 15))
    assert np.asarray(kept.reached).item() == pytest.approx(200)


def test_pay_of_a_service_is_divided_as_its_staff_are_and_without_staff_is_nobody_s() -> None:
    # Three women and a man are paid 80; a service that pays 7 to nobody adds nothing.
    mixed = replace(
        service(100, 0),
        payments={"staff": whole(80.0)},
        staff={Staff("carer", "women"): whole(3.0), Staff("carer", "men"): whole(1.0)},
    )
    nobody = replace(service(100, 0), payments={"staff": whole(7.0)}, staff={})
    totals = [supply(one, one, 1.0)[0] for one in (mixed, nobody)]
    assert divide_pay(totals)[0, :, 0, 0] == pytest.approx([60, 20])


def test_families_pay_at_most_for_those_who_are_served() -> None:
    # 200 families pay at most 40 in all; ten staff serve 100 of them.
    after = replace(service(200, 20), household_limit=whole(40.0))
    assert np.asarray(leave_unstaffed(service(100, 10), after).household_limit).item() == 20
    # Where nobody is served there is nothing to bound, and no limit is no limit.
    assert np.isinf(leave_unstaffed(service(0, 0), service(200, 20)).household_limit).all()


def test_nothing_is_built_for_places_that_nobody_staffs() -> None:
    after = replace(service(300, 30), capital=whole(80.0))
    _all, four = supply(service(100, 10), after, share=0.25)
    assert four.capital.ravel() == pytest.approx([0, 80, 80, 20])


@given(
    rows=st.lists(st.lists(st.floats(0, 100), min_size=4, max_size=4), min_size=2, max_size=2),
    share=st.floats(0, 1),
)
def test_supply_lies_between_what_needs_nobody_and_the_whole(
    rows: list[list[float]], share: float
) -> None:
    before, after = (service(*row) for row in rows)
    totals, four = supply(before, after, share)
    for part in (totals.reached, totals.staff, totals.paid, totals.cost_by_payer):
        assert (part >= 0).all()
    low, high = np.minimum(totals.paid[2], totals.paid[3]), np.maximum(*totals.paid[2:])
    assert (four.paid[3] >= low - ROUNDING).all()
    assert (four.paid[3] <= high + ROUNDING).all()
    added = np.maximum(totals.staff[2] - totals.staff[0], 0).sum()
    assert (totals.staff[2] - totals.staff[3]).sum() == pytest.approx(added, abs=1e-6)
