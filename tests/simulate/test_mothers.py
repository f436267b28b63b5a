"""Mothers' work follows the use of places and their hours, up and down."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.simulate.conftest import Setting, make_package

from carepact.data.evidence.reading import shipped_evidence
from carepact.ledger.checks import check_books
from carepact.ledger.ledger import post_projection
from carepact.policy.package import Edit, Package
from carepact.policy.package_files import shipped_package
from carepact.policy.rules.outcome import Outcome, Staff
from carepact.policy.settings import read_settings
from carepact.population.country_inputs import build_inputs
from carepact.simulate.closures import Totals, limit_staff, total_instrument
from carepact.simulate.employment import HoursResponse, Mothers, change_use, enter_work
from carepact.simulate.work import count_mothers

Make = Callable[[str], Setting]
LINE = HoursResponse(np.array([[[15.0]]]), np.array([[[30.0]]]))
MANY = Mothers(np.array([[1e9]]), np.array([[1e9]]))
FIRST = np.zeros(1, dtype=np.int64)
BUDGET = np.array([[[1.0, 0, 0, 0, 0, 0]]])


def row(*figures: float) -> np.ndarray:
    """One draw, one year, a row a figure."""
    return np.array([[figures]], dtype=float)


def nursery(eligible: float, coverage: float, hours: float = 40) -> Outcome:
    """Children of one age, ten to a member of staff for 40 hours."""
    places = row(eligible * coverage)
    staff = places * hours / 400
    return Outcome(
        reached=places,
        payments={"staff": staff},
        staff={Staff("teacher", "women"): staff},
        attended_hours=places * hours * 48,
        eligible=row(eligible),
        coverage=row(coverage),
        weekly_hours=row(hours),
    )


def enter(
    freed: float, jobs: float = 0, shared: float = 0, room: float = 1e9, **mothers: float
) -> float:
    """Count the mothers of one run, draw and year."""
    of = replace(MANY, **{name: np.array([[count]]) for name, count in mothers.items()})
    found = enter_work(row(freed), row(jobs), np.array([[shared]]), np.array([[room]]), of)
    return float(found.item())


def test_thirty_points_of_use_are_six_points_of_mothers_in_a_poor_country() -> None:
    """Harper (2017): +6 points for +30. By hand: 1000 mothers of a child of the age each."""
    gain = shipped_evidence("employment").effects["gain_of_use_low"].values
    points = {dated.value for dated in gain.values()}
    more = change_use(nursery(1000, 0.1), nursery(1000, 0.4), LINE)
    assert points == {0.2}
    assert enter(0.2 * more.item()) / 1000 == pytest.approx(0.06)


def test_longer_leave_moves_no_mother_and_shorter_use_moves_some_out() -> None:
    """A third of the children is at home for longer: nobody's coverage changes, nobody's work."""
    assert change_use(nursery(900, 0.4), nursery(600, 0.4), LINE).item() == 0
    # Of the 600 left, coverage falls from 0.4 to 0.1: 180 children less.
    closed = change_use(nursery(900, 0.4), nursery(600, 0.1), LINE)
    assert closed.item() == pytest.approx(-180)
    assert enter(0.2 * closed.item()) == pytest.approx(-36)


def test_a_longer_day_moves_those_who_have_a_place() -> None:
    # 300 places from 15 to 30 hours: none of the response to all of it; to 22.5 hours, half.
    for hours, moved in ((15, 0), (22.5, 150), (30, 300), (50, 300)):
        longer = change_use(nursery(1000, 0.3, 15), nursery(1000, 0.3, hours), LINE)
        assert longer.item() == pytest.approx(moved)
    # 300 places of 30 hours become 500 of 15: nobody is moved by those, 300 lose what they had.
    assert change_use(nursery(1000, 0.3, 30), nursery(1000, 0.5, 15), LINE).item() == -300


@given(
    begins=st.floats(0, 84), whole=st.floats(0, 84), hours=st.floats(0, 84), more=st.floats(0, 84)
)
def test_the_response_is_a_share_and_rises_whatever_its_ends(
    begins: float, whole: float, hours: float, more: float
) -> None:
    response = HoursResponse(np.asarray(begins), np.asarray(whole))
    less, full = response.at(hours), response.at(hours + more)
    assert 0 <= less <= full <= 1


def test_where_both_ends_are_one_a_place_moves_nobody_up_to_it_and_all_beyond() -> None:
    step = HoursResponse(np.array(20.0), np.array(20.0))
    assert step.at(np.array([19.0, 20.0, 20.5, 84.0])).tolist() == [0, 0, 1, 1]


def test_the_ends_of_the_line_cannot_cross_in_any_draw() -> None:
    effects = shipped_evidence("employment").effects
    spreads = [
        next(iter(effects[name].values.values())).distribution
        for name in ("hours_without_gain", "hours_of_full_gain")
    ]
    assert spreads[0].high < spreads[1].low  # type: ignore[union-attr]


def test_mothers_who_fill_care_jobs_are_counted_once() -> None:
    # 100 mothers, of whom a fifth fills care jobs, as long as there are so many.
    assert enter(100, jobs=150, shared=0.2) == pytest.approx(80)
    assert enter(100, jobs=5, shared=0.2) == pytest.approx(95)


def test_no_more_mothers_enter_work_than_are_without() -> None:
    assert enter(500, without=300) == 300
    # A tenth of those 300 fills care jobs: all 300 are in work then.
    assert enter(500, jobs=150, shared=0.1, without=300) == pytest.approx(270)
    # 400 women could be hired, and 150 of them fill care jobs.
    assert enter(500, jobs=150, room=400) == pytest.approx(250)


def test_no_more_mothers_lose_work_than_are_in_it_and_none_of_them_fills_a_care_job() -> None:
    assert enter(-500, in_work=300) == -300
    assert enter(-500, jobs=150, shared=0.2) == -500
    assert enter(-500, jobs=150, room=100) == -500


def total(before: Outcome, after: Outcome, new_use: float | None = None) -> Totals:
    """Add up one row in four runs, nobody being hired."""
    alpha = None if new_use is None else row(new_use)
    payers = BUDGET if new_use is None else np.array([[[0.5, 0, 0, 0.5, 0, 0]]])
    totals = total_instrument(before, after, (payers, payers), FIRST, alpha, LINE)
    return limit_staff(totals, np.zeros((1, 1)))


def test_every_run_has_the_children_in_use_that_it_reaches() -> None:
    # 400 of 1000, half of them paid for by families; 400 more, half of them new: 200 replace.
    totals = total(nursery(1000, 0.4), nursery(1000, 0.8), 0.5)
    assert totals.reached.ravel().tolist() == [400, 800, 600, 400]
    assert totals.gained.ravel() == pytest.approx([0, 400, 200, 0])
    # A cut holds in every run, and needs nobody to be hired.
    assert total(nursery(1000, 0.4), nursery(1000, 0.1)).gained.ravel() == pytest.approx(
        [0, -300, -300, -300]
    )


def test_a_longer_day_that_nobody_staffs_moves_no_mother() -> None:
    totals = total(nursery(1000, 0.3, 20), nursery(1000, 0.3, 40))
    # At 20 hours a third of the response, at 40 all of it: 300 x 2/3.
    assert totals.gained.ravel() == pytest.approx([0, 200, 200, 0])


def test_leave_dismisses_nobody_under_any_closure() -> None:
    """More or fewer children at home, at the coverage of today: nobody's use changes."""
    for eligible in (600, 900, 1200):
        totals = total(nursery(900, 0.4), nursery(eligible, 0.4), 0.5)
        assert totals.gained.ravel().tolist() == [0, 0, 0, 0]
        assert totals.reached[2].item() == pytest.approx(0.4 * eligible)  # and replaces nothing


def test_staff_whom_leave_sets_free_serve_more_of_the_others() -> None:
    # 360 of 900 have a place; of the 600 left 480 are to have one, and nobody is hired: 360 do.
    totals = total(nursery(900, 0.4), nursery(600, 0.8))
    assert totals.gained.ravel() == pytest.approx([0, 240, 240, 120])


def test_mothers_are_those_of_the_cells_at_the_rate_that_leave_stands_on(setting: Make) -> None:
    place = setting("BRA").but(draws=0)
    inputs = build_inputs(place.country, place.population, place.years, place.sampler)
    mothers = count_mothers(inputs)
    counted = inputs.young_families.parents[0]
    children = inputs.children(6).sum(axis=-1) / inputs.young_families.children
    facts = place.country.facts
    rate = facts["lfpr_25_54_f"].number / 100 * (1 - facts["unemp_15p_f"].number / 100)
    assert mothers.in_work == pytest.approx(counted * children * rate)
    assert mothers.in_work + mothers.without == pytest.approx(counted * children)


def but(name: str, *settings: str) -> Package:
    """A shipped package with settings as the command line takes them."""
    package = shipped_package(name)
    return package.model_copy(update={"edits": (*package.edits, *read_settings(settings))})


def test_nurseries_that_close_cost_mothers_their_work_and_the_books_hold(setting: Make) -> None:
    """Brazil with universal care, but no child under 3 has a place: whose place closed loses."""
    place = setting("BRA").but(draws=1)
    closed, open_ = (
        place.run(but("universal-care", f"childcare.ages_0_2.coverage={share}"))
        for share in (0, 0.4)
    )
    mothers = [one.values["mothers_entering"].sel(scenario="demand") for one in (closed, open_)]
    assert (mothers[0].isel(year=-1) < mothers[1].isel(year=-1)).all()
    none = [Edit(instrument="childcare", parameter="coverage", source="Test", aim="set",
                 target={"0": 0, "1": 0, "2": 0})]  # fmt: skip
    alone = place.run(make_package(none))
    lost = alone.values.isel(year=-1).sel(scenario=["demand", "additional", "supply"])
    assert (lost["mothers_entering"] < 0).all()
    assert (lost["mothers_value_added"] < 0).all()
    assert (lost["earnings"].sel(earner="mothers") < 0).all()
    assert (lost["received"].sel(earner="mothers") <= 0).all()
    before = alone.values["employed"].sel(scenario="present law", sex="women").isel(year=-1)
    assert (lost["employed"].sel(sex="women") < before).all()
    for one in (closed, alone):
        books = post_projection(one)
        check_books(one, books.flows, books.draws)


def test_part_time_places_move_hardly_any_mother_in_a_rich_country(setting: Make) -> None:
    place = setting("DEU").but(draws=0)
    runs = {
        hours: place.run(but("universal-care", f"childcare.hours_per_week={hours}"))
        .values["mothers_entering"].sel(scenario="demand").isel(draw=0, year=-1).item()
        for hours in (10, 36.1, 50)
    }  # fmt: skip
    assert runs[10] < 0  # those who have 36 hours today lose them
    assert runs[36.1] == pytest.approx(runs[50])  # from 30 hours on all are moved
    assert runs[50] > 0
