"""Pay of mothers, fathers and others: by hand, and against who wants to know one person's."""

from __future__ import annotations

from random import Random

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.levels.employer.firms import MAN, WOMAN, Attack, Line, make_staff

from carepact.core.disclosure.rules import DisclosureRule
from carepact.levels.employer.pay import Pay, compare_pay

EXAMPLES = 25
RULE = DisclosureRule()
MINIMUM, PERCENT = 5, 10.0
TWO_FATHERS = [
    Line(1, MAN, 31.0, "young-child"),
    Line(1, MAN, 44.0, "young-child"),
    *(Line(1, MAN, 20.0 + one, "none") for one in range(12)),
    *(Line(1, WOMAN, 18.0 + 0.5 * one, "none") for one in range(14)),
    *(Line(1, WOMAN, 17.0 + 0.7 * one, "young-child") for one in range(9)),
]


def pay_of(lines: list[Line], minimum: int = MINIMUM) -> Pay:
    """Compare the pay of lines."""
    return compare_pay(make_staff(lines), DisclosureRule(minimum=minimum))


def hidden_means(pay: Pay) -> set[str]:
    """Name the groups whose pay is hidden."""
    return {name for name, one in pay.groups.items() if one.status == "hidden"}


def told_medians(pay: Pay) -> set[str]:
    """Name the groups whose median is told."""
    return {name for name, one in pay.groups.items() if one.median is not None}


def test_means_medians_and_gaps_by_hand() -> None:
    pay = pay_of(
        [
            Line(6, WOMAN, 18.0, "young-child"),
            Line(5, WOMAN, 20.0, "young-child", hours=20.0),
            Line(12, WOMAN, 24.0, "none"),
            Line(10, MAN, 25.0, "young-child"),
            Line(15, MAN, 30.0, "none"),
        ]
    )
    found = {name: (one.persons, one.mean) for name, one in pay.groups.items() if one.mean}
    assert found == {
        # (6 x 18 + 5 x 20) / 11; of an hour, so that part time counts like full time
        "mothers": (11, pytest.approx(208 / 11)),
        "fathers": (10, 25.0),
        "other women": (12, 24.0),
        "other men": (15, 30.0),
        # 208 + 288 = 496; 250 + 450 = 700
        "women": (23, pytest.approx(496 / 23)),
        "men": (25, pytest.approx(28.0)),
        "all": (48, pytest.approx(1196 / 48)),
    }
    gaps = {(one.group, one.reference): one.mean for one in pay.gaps}
    # 100 x (25 - 208/11) / 25 = 100 x 67 / 275
    assert gaps["mothers", "fathers"] == pytest.approx(6700 / 275)
    assert gaps["fathers", "other men"] == pytest.approx(100 * 5 / 30)
    assert gaps["carers of relatives", "all"] is None
    # In the middle of other women and of other men all earn the same; of 25 men those at places
    # 11 to 15 earn 30. Around six of ten fathers only four would be left. Of 23 women those at
    # places 10 to 14 earn 20, 20, 24, 24, 24, and beside the 24 of other women that would tell
    # what two mothers earn.
    medians = {name: one.median for name, one in pay.groups.items() if one.median}
    assert medians == {"other women": 24.0, "other men": 30.0, "men": 30.0}
    assert pay.groups["carers of relatives"].status == "nobody"


def test_where_the_pay_of_all_may_not_be_told_nothing_is() -> None:
    equals = [Line(12, WOMAN, 20.0, "young-child"), Line(12, WOMAN, 20.0, "none")]
    told = pay_of([*equals, Line(12, MAN, 20.0, "none")])
    assert (told.groups["all"].mean, told.groups["mothers"].mean) == (20.0, 20.0)
    # One man earns more than all others together: the mean of all is nearly his alone.
    found = pay_of([*equals, Line(11, MAN, 20.0, "none"), Line(1, MAN, 9000.0, "none")])
    assert found.groups["all"].status == "hidden"
    assert found.groups["mothers"].status == "hidden"
    assert not told_medians(found)


def test_a_median_is_the_mean_of_the_middle_and_never_one_person_s() -> None:
    # Of 11 other women 17, 18, ... 27 the five in the middle earn 20 to 24: 22.
    eleven = [Line(1, WOMAN, 17.0 + one, "none") for one in range(11)]
    assert pay_of(eleven).groups["other women"].median == pytest.approx(22.0)
    # Of 12 the six in the middle earn 20 to 25: 22.5. Of 9 only four would be left around five.
    twelve = [Line(1, WOMAN, 17.0 + one, "none") for one in range(12)]
    assert pay_of(twelve).groups["other women"].median == pytest.approx(22.5)
    assert pay_of(eleven[:9]).groups["other women"].median is None
    assert pay_of(eleven[:9]).groups["other women"].mean == pytest.approx(21.0)


def test_pay_of_two_fathers_is_neither_printed_nor_computable() -> None:
    pay = pay_of(TWO_FATHERS)
    fathers = pay.groups["fathers"]
    assert (fathers.status, fathers.persons, fathers.mean, fathers.median) == (
        "hidden", None, None, None,
    )  # fmt: skip
    # With men and other men both told, fathers would be what is left.
    assert {"men", "other men"} & hidden_means(pay)
    assert {"other women", "all"} & set(pay.groups) - hidden_means(pay)
    assert all(
        gap.mean is None and gap.median is None
        for gap in pay.gaps
        if "fathers" in (gap.group, gap.reference)
    )
    attack = Attack(TWO_FATHERS, pay, MINIMUM)
    both = np.zeros(len(attack.persons))
    both[:2] = 1.0
    low, high = attack.bound(both)
    assert low <= 75.0 * (1 - PERCENT / 100)
    assert high >= 75.0 * (1 + PERCENT / 100)


@pytest.mark.parametrize(("known", "wanted"), [(0, 1), (1, 0)])
def test_one_father_does_not_learn_the_other_s_pay(known: int, wanted: int) -> None:
    attack = Attack(TWO_FATHERS, pay_of(TWO_FATHERS), MINIMUM)
    one = np.zeros(len(attack.persons))
    one[wanted] = 1.0
    low, high = attack.bound(one, [known])
    truth = attack.truth[wanted]
    assert low <= truth * (1 - PERCENT / 100)
    assert high >= truth * (1 + PERCENT / 100)


def test_the_attack_finds_two_fathers_where_nothing_is_hidden() -> None:
    # The attack must be able to succeed: 2 x mean of fathers = 14 x mean of men - 12 x others'.
    pay = pay_of(TWO_FATHERS)
    men, others = (np.array([one.hourly for one in TWO_FATHERS[a:14]]) for a in (0, 2))
    bare = dict(pay.groups)
    for name, persons in (("men", men), ("other men", others)):
        one = pay.groups[name]
        bare[name] = type(one)(name, "told", persons.size, float(persons.mean()))
    attack = Attack(TWO_FATHERS, Pay(bare, (), 0), MINIMUM)
    both = np.zeros(len(attack.persons))
    both[:2] = 1.0
    assert attack.bound(both) == pytest.approx((75.0, 75.0))
    assert (0, 1) in attack.find_told_pairs()


def test_one_large_pay_hides_a_group_of_many() -> None:
    # 200 + 19 + 5 x 1 = 224: the second learns the first within 5, less than 10 % of 200.
    boss = [
        Line(1, WOMAN, 200.0, "none"),
        Line(1, WOMAN, 19.0, "none"),
        Line(5, WOMAN, 1.0, "none"),
    ]
    assert "other women" in hidden_means(pay_of(boss))


def test_who_is_not_told_to_care_is_in_no_group_of_carers() -> None:
    pay = pay_of([Line(8, WOMAN, 20.0, "young-child"), Line(30, MAN, 22.0), Line(9, WOMAN, 21.0)])
    assert pay.groups["untold"].persons == 39
    assert pay.groups["men"].persons == 30
    assert pay.groups["fathers"].status == pay.groups["other men"].status == "not told"
    assert pay.groups["fathers"].persons is None


def test_who_has_no_pay_told_counts_apart() -> None:
    lines = [Line(7, WOMAN, 20.0, "none"), Line(6, WOMAN, float("nan"), "none")]
    pay = pay_of(lines)
    assert pay.without_pay == 6
    assert pay.groups["other women"].persons == 7


def test_a_staff_without_any_pay_has_no_figures() -> None:
    pay = pay_of([Line(7, WOMAN, float("nan"), "none")])
    assert {one.status for one in pay.groups.values()} == {"not told", "nobody"}
    assert pay.without_pay == 7


def test_a_large_firm_tells_every_mean() -> None:
    rng = np.random.default_rng(7)
    persons = 20_000
    lines = [
        Line(1, int(sex), float(hourly), care)
        for sex, hourly, care in zip(
            rng.integers(0, 2, persons),
            rng.lognormal(3, 0.4, persons),
            rng.choice(["", "none", "young-child", "relative", "both"], persons),
            strict=True,
        )
    ]
    pay = pay_of(lines)
    assert not hidden_means(pay)
    assert {"mothers", "fathers", "other women", "other men"} <= told_medians(pay)
    women = np.sort([one.hourly for one in lines if one.sex == WOMAN and one.care == "none"])
    assert pay.groups["other women"].median == pytest.approx(np.median(women), rel=1e-3)


pays = st.one_of(st.sampled_from([15.0, 18.0, 22.0, 40.0]), st.floats(5.0, 200.0))
lines_of_staff = st.lists(
    st.builds(
        Line,
        persons=st.integers(1, 9),
        sex=st.sampled_from([WOMAN, MAN]),
        hourly=pays,
        care=st.sampled_from(["", "none", "none", "young-child", "relative", "both"]),
        hours=st.sampled_from([20.0, 40.0]),
    ),
    min_size=1,
    max_size=12,
)


@settings(max_examples=EXAMPLES, deadline=None)
@given(lines_of_staff)
@example(TWO_FATHERS)
def test_nobody_s_pay_is_computable_and_nobody_learns_a_colleague_s(lines: list[Line]) -> None:
    assert Attack(lines, pay_of(lines), MINIMUM).find_told_pairs() == []


@settings(max_examples=EXAMPLES, deadline=None)
@given(lines_of_staff)
def test_every_small_group_stays_open_by_p_per_cent(lines: list[Line]) -> None:
    attack = Attack(lines, pay_of(lines), MINIMUM)
    for sex in (WOMAN, MAN):
        for care in ("", "none", "young-child", "relative", "both"):
            held = np.array([one.sex == sex and one.care == care for one in attack.persons])
            if 0 < held.sum() < MINIMUM:
                truth = float(attack.truth[held].sum())
                low, high = attack.bound(held.astype(float))
                assert low <= truth * (1 - PERCENT / 100) * (1 + 1e-6)
                assert high >= truth * (1 + PERCENT / 100) * (1 - 1e-6)


@settings(max_examples=EXAMPLES, deadline=None)
@given(lines_of_staff, st.randoms())
def test_the_order_of_lines_changes_nothing(lines: list[Line], random: Random) -> None:
    shuffled = list(lines)
    random.shuffle(shuffled)
    one, other = pay_of(lines), pay_of(shuffled)
    assert hidden_means(one) == hidden_means(other)
    assert told_medians(one) == told_medians(other)
    for name, group in one.groups.items():
        assert group.mean == pytest.approx(other.groups[name].mean)


@settings(max_examples=EXAMPLES, deadline=None)
@given(lines_of_staff, st.integers(3, 8))
def test_a_higher_minimum_tells_no_more(lines: list[Line], minimum: int) -> None:
    low, high = pay_of(lines, minimum), pay_of(lines, minimum + 1)
    assert hidden_means(low) <= hidden_means(high)
    assert told_medians(high) <= told_medians(low)


@settings(max_examples=EXAMPLES, deadline=None)
@given(lines_of_staff)
def test_a_line_may_stand_for_several_persons(lines: list[Line]) -> None:
    apart = [one._replace(persons=1) for one in lines for _person in range(one.persons)]
    one, other = pay_of(lines), pay_of(apart)
    assert hidden_means(one) == hidden_means(other)
    assert one.groups["all"].mean == pytest.approx(other.groups["all"].mean)


@settings(max_examples=EXAMPLES, deadline=None)
@given(lines_of_staff)
def test_a_firm_twice_as_large_hides_no_more_means(lines: list[Line]) -> None:
    twice = [one._replace(persons=2 * one.persons) for one in lines]
    assert len(hidden_means(pay_of(twice))) <= len(hidden_means(pay_of(lines)))
