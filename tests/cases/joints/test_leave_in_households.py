"""Leave of one family, and of ten who earn twice as much, met person by person: by hand.

A mother (in work with probability 0.8, at 26,000) and a father (in work, at 52,000) have an
infant and a child of one; forty hours a week, all formal. Ten families have an infant alone and
earn twice as much. A mother as the first lives alone with an infant. A quarter of mothers in work
take a year of maternity leave at half of pay: 0.2 a family. A fifth of fathers take 13 weeks of
parental leave at half of pay after hers: 0.2.
"""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest
from tests.policy.rows import Columns, market, values_of

from carepact.policy.rules.outcome import Outcome
from carepact.policy.shipped_instruments import shipped_instrument
from carepact.population.household_rows import HouseholdRows
from carepact.population.households import Households
from carepact.population.leave_taken import LeaveTaken

PLAIN = {"floor": [0.0], "ceiling": [np.inf], "coverage": [1.0, 0.0], "take_up_response": [0.0]}
EFFECTS = {"weeks_of_full_quota": np.array([5.0])}


@cache
def families() -> HouseholdRows:
    """The family, the ten, and the mother who is alone with an infant."""
    people = Households(
        household=np.array([0, 0, 0, 0, 1, 1, 1, 2, 2]),
        weight=np.array([1.0, 1, 1, 1, 10, 10, 10, 1, 1]),
        sex=np.array([0, 1, 0, 1, 0, 1, 0, 0, 0]),
        age=np.array([30, 33, 0, 1, 30, 33, 0, 30, 0]),
        is_parent=np.array([True, True, False, False, True, True, False, True, False]),
        employed_share=np.array([0.8, 1, 0, 0, 0.8, 1, 0, 0.8, 0]),
        self_employed=np.zeros(9, dtype=bool),
        sector=np.zeros(9, dtype=np.int64),
        wage=np.array([26_000.0, 52_000, 0, 0, 52_000, 104_000, 0, 26_000, 0]),
        usual_hours=np.full(9, 40.0),
        need_level=np.full(9, -1),
        lacks_infrastructure=np.zeros(9, dtype=bool),
    )
    return HouseholdRows(people, market(1))


@cache
def take_leave() -> LeaveTaken:
    """Her year, then his 13 weeks."""
    rows = families()
    taken = rows.begin()
    hers = shipped_instrument("maternity_leave")
    terms = values_of(
        "maternity_leave",
        weeks=[52.0], replacement=[0.5], take_up=[0.25], flat_share=[0.0], **PLAIN,
    )  # fmt: skip
    columns = rows.offer(hers.traits.rows, taken, {})
    taken = taken.add(hers.compute(columns, terms, {}), hers.traits)
    his = shipped_instrument("parental_leave")
    terms = values_of(
        "parental_leave",
        own_weeks=[13.0], transferable_weeks=[0.0], replacement=[0.5, 0.5], take_up=[0.0, 0.2],
        quota_gain=[0.0, 0.0], flat_share=[0.0, 0.0], **PLAIN,
    )  # fmt: skip
    columns = rows.offer(his.traits.rows, taken, {})
    return taken.add(his.compute(columns, terms, EFFECTS), his.traits)


def compute(name: str, effects: dict[str, float], **terms: object) -> tuple[Columns, Outcome]:
    """Apply an instrument to the families after that leave."""
    instrument = shipped_instrument(name)
    drawn = {effect: np.array([value]) for effect, value in effects.items()}
    columns = families().offer(instrument.traits.rows, take_leave(), drawn)
    offered = {**columns, "places_now": np.array(np.inf)}
    return offered, instrument.compute(offered, values_of(name, **terms), drawn)


def test_mothers_then_fathers_of_each_family_are_on_leave_for_their_weeks() -> None:
    # 0.2 mothers for 52 weeks, ten times that, and once more; 0.2 fathers for 13.
    taken = take_leave()

    assert taken.persons == pytest.approx([0.2, 2, 0.2, 0.2, 2])
    assert taken.weeks == pytest.approx([10.4, 104, 10.4, 2.6, 26])
    # Half of 500, 1000 and 500, of 1000 and 2000 a week.
    assert taken.money == pytest.approx([2600, 52_000, 2600, 1300, 26_000])


def test_a_child_is_at_home_for_her_year_and_then_for_his_weeks() -> None:
    """52 weeks and 2.6 / 0.2 = 13: the infant 12 months, the child of one 3, of a fifth of births.

    Places for all who are not at home: 1 - 0.2, 1 - 0.2 x 3 / 12, 10 x 0.8, and 1 - 0.2.
    """
    children, nurseries = compute("childcare", {}, coverage=np.ones(6))

    assert children["leave_months"] == pytest.approx([12, 3, 12, 12])
    assert children["on_leave_share"] == pytest.approx([0.2, 0.2, 0.2, 0.2])
    assert nurseries.reached == pytest.approx([0.8, 0.95, 8, 0.8])


def test_an_employer_tops_up_what_the_law_pays_her_and_him_in_a_year_of_leave() -> None:
    """Benefits are 13,000 and 26,000 a year, and twice that: as much is short of pay.

    She 0.2 x 13,000 for a year; he 0.2 x 26,000 for 13 weeks of 52; the ten 20 times as much.
    """
    only = dict.fromkeys(
        ("place_share", "backup_days", "carer_days", "flexible_share", "recognition_cost"), 0.0
    )
    employees, firms = compute("employer_measures", {}, coverage=[1.0], top_up=[1.0], **only)

    assert employees["on_leave_share"] == pytest.approx([0.25, 0.2, 0.25, 0.2, 0.25])
    assert employees["leave_benefit"] == pytest.approx([13_000, 26_000, 26_000, 52_000, 13_000])
    assert firms.payments["households"] == pytest.approx([2600, 1300, 52_000, 26_000, 2600])


def test_a_mother_at_work_has_breaks_from_the_birth_and_one_on_leave_from_her_return() -> None:
    """A quarter of mothers in work is away for 12 months, breaks run to the fifteenth: 3 months.

    A year has 44 weeks of 5 days: 55 days for 0.25 x 0.8 x 0.5 = 0.1 mothers who breastfeed, 275
    for 0.75 x 0.8 x 0.5 = 0.3: 5.5 and 82.5 hours, at 26,000 / (40 x 44).
    """
    mothers, breaks = compute(
        "breastfeeding_breaks", {"breastfeeding_share": 0.5},
        minutes_per_day=[60.0], until_month=[15.0], coverage=[1.0, 0.0],
    )  # fmt: skip
    hours = sum(breaks.provider_hours.values())

    assert mothers["births"] == pytest.approx([0.25, 2.5, 0.25, 0.75, 7.5, 0.75])
    assert hours == pytest.approx([5.5, 55, 5.5, 82.5, 825, 82.5])
    assert breaks.cost.sum() == pytest.approx(88 * 26_000 / 1760 * (1 + 10 * 2 + 1))
