"""What leave around births leaves behind for nurseries, breaks and employers: by hand.

First three leaves in turn, on rows of two wage deciles, for two years and children of two ages;
then what a country of round figures makes of leave that is taken in two of its deciles.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pytest
from tests.cases.joints.small_country import point_with, small_inputs
from tests.policy.rows import Columns, leave, values_of

from carepact.core.arrays import FloatArray
from carepact.policy.rules.outcome import Outcome
from carepact.policy.shipped_instruments import shipped_instrument
from carepact.population.country_rows import CountryRows
from carepact.population.leave_taken import LeaveTaken

MOTHERS, FATHERS, USUAL_HOURS = 0, 1, 40
AGES = np.array([0, 1])
BIRTHS = np.array([[100.0], [200.0]])
WAGES = np.array([26_000.0, 52_000.0])
"""Of the two deciles: 500 and 1000 a week."""
SIMPLE = {"flat_share": [0.0], "floor": [0.0], "ceiling": [np.inf], "coverage": [1.0, 0.0]}


def parents(sex: int) -> Columns:
    """Half of the births of each year in each of two deciles; eight in ten parents work."""
    each = np.repeat(BIRTHS / 2, 2, axis=-1)
    return leave(2, 1, sex) | {"persons": each, "employed_share": np.full(2, 0.8), "wage": WAGES}


def both_parents() -> Columns:
    """Mothers of both deciles, then fathers of both."""
    hers, his = parents(MOTHERS), parents(FATHERS)
    return {
        name: np.concatenate([np.asarray(hers[name]), np.asarray(his[name])], axis=-1)
        for name in hers
    }


def grant(name: str, columns: Columns, **terms: object) -> Outcome:
    """Apply one leave to rows of parents."""
    instrument = shipped_instrument(name)
    effects = {"weeks_of_full_quota": np.array([5.0])} if name == "parental_leave" else {}
    return instrument.compute(columns, values_of(name, **terms), effects)


@cache
def take_three_leaves() -> LeaveTaken:
    r"""Maternity leave, two weeks beside her, and parental leave of the first year alone.

    Forty mothers and forty fathers of each decile work, twice as many in the second year.

    * Maternity: all 40 for 26 weeks at half of pay: 1040 weeks a decile, 250 and 500 each.
    * Paternity: half of 40, for 2 weeks at full pay: 20 fathers, 40 weeks at 500 and 1000.
    * Parental, at a quarter of pay: as take-up answers by the root of pay, half of what it is at
      full pay. 20 weeks of one's own, 40 to share, eight tenths of these days hers.
      She: 0.5 take their own: 40 x 0.5 x 20 = 400 weeks; 40 x 32 x 0.5 = 640 shared: 1040 in all,
      for 20 mothers. He: own weeks add 0.5 to a take-up of 0.4, and low pay halves both:
      40 x 0.45 x 20 = 360; 40 x 8 x 0.5 = 160 shared: 520 in all, for 18 fathers, after hers.
      A week is paid 125 or 250.
    """
    taken = LeaveTaken.nobody(BIRTHS, np.array([0, 0, 1, 1]), np.array([USUAL_HOURS]))
    maternity = grant(
        "maternity_leave", parents(MOTHERS),
        weeks=[26.0], replacement=[0.5], take_up=[1.0], take_up_response=[0.0], **SIMPLE,
    )  # fmt: skip
    paternity = grant(
        "paternity_leave", parents(FATHERS),
        weeks=[2.0], replacement=[1.0], take_up=[0.5], take_up_response=[0.0], **SIMPLE,
    )  # fmt: skip
    parental = grant(
        "parental_leave", both_parents(),
        own_weeks=[[20.0], [0.0]], transferable_weeks=[[40.0], [0.0]],
        transferable_share=[0.8, 0.2], replacement=[0.25, 0.25], take_up=[1.0, 0.4],
        quota_gain=[0.0, 0.5], take_up_response=[0.5], **SIMPLE | {"flat_share": [0.0, 0.0]},
    )  # fmt: skip
    for name, outcome in (
        ("maternity_leave", maternity),
        ("paternity_leave", paternity),
        ("parental_leave", parental),
    ):
        taken = taken.add(outcome, shipped_instrument(name).traits)
    return taken


def test_a_parent_who_takes_two_leaves_in_turn_is_one_person() -> None:
    # Her 20 of the second leave are among the 40 of the first, his 18 among the 20.
    expected = [[40, 40, 20, 20], [80, 80, 40, 40]]

    assert take_three_leaves().persons == pytest.approx(np.array(expected))


def test_weeks_of_all_leaves_add_up_and_low_pay_lowers_what_own_weeks_gain() -> None:
    # She 1040 + 1040, he 40 + 520; in the second year 2080 and 80.
    expected = [[2080, 2080, 560, 560], [2080, 2080, 80, 80]]

    assert take_three_leaves().weeks == pytest.approx(np.array(expected))


def test_benefits_of_all_leaves_add_up() -> None:
    # She 1040 x 250 + 1040 x 125, and twice that; he 40 x 500 + 520 x 125, 40 x 1000 + 520 x 250.
    expected = [[390_000, 780_000, 85_000, 170_000], [520_000, 1_040_000, 40_000, 80_000]]

    assert take_three_leaves().money == pytest.approx(np.array(expected))


def test_a_child_is_at_home_for_her_weeks_and_then_for_those_he_takes_after_hers() -> None:
    """52 weeks of hers and 1040 / 80 = 13 of his after them: 15 months, 12 at 0 and 3 at 1.

    His two weeks beside her add no month. In the second year there are her 26 weeks: 6 months.
    """
    taken = take_three_leaves()

    assert taken.mothers_weeks.ravel() == pytest.approx([52, 26])
    assert taken.months_at_home(AGES) == pytest.approx(np.array([[12, 3], [6, 0]]))
    assert taken.share_at_home.ravel() == pytest.approx([0.8, 0.8])


# A country of 200 births: 20 to each wage decile, 16 of them in formal work; six tenths of
# mothers are employed, 9.6 formal ones a decile. All of these of two deciles take leave in the
# first year, 13 weeks at 20 a week and 39 weeks at 30; fathers of the first decile take
# 249.6 weeks in all after hers, unpaid. In the second year nobody does.
EACH, SHORT, LONG, ALONE = 9.6, 13, 39, 249.6
FORMAL = (0, 2)
"""Rows of formal work of the first two deciles."""


def take_in_two_deciles(births: FloatArray) -> LeaveTaken:
    """Leave taken in the first year alone, on the 40 rows of a country's parents."""
    first, second = FORMAL
    persons, weeks, money, alone = (np.zeros((1, 2, 40)) for _part in range(4))
    persons[0, 0, [first, second]] = EACH
    weeks[0, 0, [first, second]] = EACH * SHORT, EACH * LONG
    money[0, 0, [first, second]] = EACH * SHORT * 20, EACH * LONG * 30
    alone[0, 0, 20] = ALONE
    hours = np.array(30.0)  # a week, as the country's
    return LeaveTaken(births, 20, hours, persons, (weeks + alone) * hours, money, alone * hours)


@cache
def offer(kind: str, **effects: float) -> Columns:
    """Lay out the rows of a kind in the country, after that leave."""
    # The folder goes with the facts in it once they are read.
    with TemporaryDirectory() as folder:
        inputs = small_inputs(Path(folder), point_with(ground__weeks_at_work=48.0), births=200.0)
    evidence = {name: np.array([value]) for name, value in effects.items()}
    taken = take_in_two_deciles(inputs.births())
    columns: Mapping[str, object] = CountryRows(inputs).offer(kind, taken, evidence)  # type: ignore[arg-type]
    return dict(columns)


def test_an_employer_tops_up_what_the_law_pays_in_a_year_of_leave() -> None:
    """At a wage of 2080 the law pays 20 x 52 = 1040 or 30 x 52 = 1560: 1040 and 520 are short.

    9.6 of 50 women of a decile are on leave: 9.6 x 1040 x 13 / 52 and 9.6 x 520 x 39 / 52.
    """
    employees = offer("employees", carers_in_work=0.0)
    only_top_up = {
        "place_share": [0.0], "backup_days": [0.0], "carer_days": [0.0], "flexible_share": [0.0],
        "recognition_cost": [0.0],
    }  # fmt: skip
    values = values_of("employer_measures", coverage=[1.0], top_up=[1.0], **only_top_up)
    columns = employees | {"wage": np.full(20, 2080.0)}
    firms = shipped_instrument("employer_measures").compute(columns, values, {})
    topped = np.asarray(firms.payments["households"])[0]

    assert np.asarray(employees["on_leave_share"])[0, 0, :2] == pytest.approx([0.192, 0.192])
    assert np.asarray(employees["leave_benefit"])[0, 0, :2] == pytest.approx([1040, 1560])
    assert topped[0, :3] == pytest.approx([2496, 3744, 0])
    assert topped.sum() == pytest.approx(6240)


def test_mothers_on_leave_have_breaks_from_their_return_and_all_others_from_the_birth() -> None:
    """Of 96 formal mothers in work 19.2 are away: a fifth, for 26 weeks on average, 6 months.

    Breaks of an hour until the ninth month, for half of mothers: those away 3 months of 20 days,
    160 x 0.2 x 0.6 x 0.5 = 9.6 mothers x 60 hours = 576; those at work 38.4 mothers x 180 hours =
    6912. Nobody in informal work is entitled. An hour at work is paid 2300 / (30 x 48).
    In the second year nobody is away: 48 x 180 = 8640.
    """
    mothers = offer("mothers who breastfeed", breastfeeding_share=0.5)
    values = values_of(
        "breastfeeding_breaks", minutes_per_day=[60.0], until_month=[9.0], coverage=[1.0, 0.0]
    )
    breaks = shipped_instrument("breastfeeding_breaks").compute(mothers, values, {})
    hours = sum(breaks.provider_hours.values())

    assert np.asarray(mothers["births"])[0] == pytest.approx(
        np.array([[32, 128, 0, 40], [0, 160, 0, 40]])
    )
    assert np.asarray(hours)[0] == pytest.approx(np.array([[576, 6912, 0, 0], [0, 8640, 0, 0]]))
    paid = np.asarray(breaks.cost)[0].sum(axis=-1)
    assert paid == pytest.approx([7488 * 2300 / 1440, 8640 * 2300 / 1440])


def test_nurseries_expect_no_child_whose_parents_are_at_home_one_after_the_other() -> None:
    """Of 200 infants 19.2 have a mother on leave, 0.096, for 6 months and his 249.6 / 19.2 = 13
    weeks after hers, 3 months: of 20 children of age 0 there are 20 x (1 - 0.096 x 9 / 12) = 18.56.
    """
    children = offer("children before school") | {"places_now": np.array(np.inf)}
    values = values_of("childcare", coverage=np.ones(6))
    nurseries = shipped_instrument("childcare").compute(children, values, {})

    assert np.asarray(children["leave_months"])[0, :, :2] == pytest.approx(
        np.array([[9, 0], [0, 0]])
    )
    assert nurseries.reached[0, :, :2] == pytest.approx(np.array([[18.56, 20], [20, 20]]))
