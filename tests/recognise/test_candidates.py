"""Which skills an account may show: by what is told, by an example, and never by hours."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.recognise.carers import (
    BUDGETS,
    DECIDE,
    DELEGATE,
    EMPATHY,
    LEAD,
    NEGOTIATE,
    ORGANISE,
    PLAN,
    SUPERVISE,
    account,
    care,
    example,
)

from carepact.data.skills.concepts import read_concepts
from carepact.data.skills.reading import NINE, read_activities
from carepact.recognise.account import Account, Care, Diary, Example
from carepact.recognise.candidates import Candidate, Found, find_candidates
from carepact.recognise.nine import reach_nine

FEW = settings(
    max_examples=60, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)


def of(found: Found, skill: str) -> Candidate:
    """Return what was found of a skill that is there."""
    candidate = found.of(skill)
    assert candidate is not None
    return candidate


def skills(found: tuple[Candidate, ...]) -> list[str]:
    """List the skills of some candidates."""
    return [one.concept.uri for one in found]


def test_planning_the_household_alone_is_asked_for_an_example_of_three_skills() -> None:
    # activity_skills.csv: 352 is direct for planning, close for organising and deciding, and
    # possible for four more, which need an example.
    found = find_candidates(account(care("352")))
    assert [(one.concept.uri, one.strength) for one in found.candidates] == [
        (PLAN, "direct"), (DECIDE, "close"), (ORGANISE, "close"),
    ]  # fmt: skip
    assert {one.standing for one in found.candidates} == {"example-missing"}
    assert set(skills(found.by_example)) == {NEGOTIATE, LEAD, DELEGATE, BUDGETS}
    assert {one.strength for one in found.by_example} == {"possible"}
    for one in (*found.candidates, *found.by_example):
        assert [row.activity for row in one.rows] == ["352"]
        assert all(row.rationale.strip() for row in one.rows)


def test_an_example_makes_a_possible_skill_a_candidate() -> None:
    found = find_candidates(account(care("352"), example(LEAD, activity="352")))
    lead = of(found, LEAD)
    assert lead in found.candidates
    assert (lead.strength, lead.standing) == ("possible", "private")
    assert LEAD not in skills(found.by_example)


def test_an_example_without_activity_is_held_by_what_is_told() -> None:
    lead = of(find_candidates(account(care("352"), example(LEAD))), LEAD)
    assert (lead.strength, [row.activity for row in lead.rows]) == ("possible", ["352"])


def test_an_example_of_another_activity_is_not_held_by_a_possible_row() -> None:
    # 352 may show leading, washing up (313) shows it in no row: the example stands alone.
    lead = of(
        find_candidates(account(care("352"), care("313"), example(LEAD, activity="313"))), LEAD
    )
    assert (lead.strength, lead.rows) == ("own", ())


def test_an_example_of_an_activity_that_is_not_told_still_has_its_row() -> None:
    # The example itself tells the activity: a row of the table leads from it to the skill.
    found = find_candidates(account(care("313"), example(LEAD, activity="352")))
    lead = of(found, LEAD)
    assert (lead.strength, [row.activity for row in lead.rows]) == ("possible", ["352"])
    # ... and to no other skill of that activity.
    assert found.of(PLAN) is None


def test_a_skill_that_no_row_leads_to_is_the_examples_own() -> None:
    night = of(find_candidates(account(care("313"), example("night-care"))), "night-care")
    assert (night.strength, night.standing, night.rows) == ("own", "private", ())


def test_a_close_row_holds_an_example_of_another_activity() -> None:
    decide = of(find_candidates(account(care("352"), example(DECIDE, activity="371"))), DECIDE)
    assert decide.strength == "close"
    assert {row.activity for row in decide.rows} == {"352", "371"}


def test_what_others_may_see_stands_first_and_decides_the_standing() -> None:
    kept, seen = example(words="kept"), example(words="seen", shown=True)
    plan = of(find_candidates(account(care("352"), kept, seen)), PLAN)
    assert plan.standing == "shown"
    assert [one.words for one in plan.examples] == ["seen", "kept"]
    assert [one.words for one in plan.shown] == ["seen"]
    private = of(find_candidates(account(care("352"), kept)), PLAN)
    assert (private.standing, private.shown) == ("private", ())


def test_an_example_is_private_unless_the_holder_says_so() -> None:
    assert Example(PLAN, "I planned.").is_shown is False


def test_the_strongest_stands_first_then_the_order_of_the_table() -> None:
    found = find_candidates(
        account(care("352"), care("432"), care("416"), example(LEAD), example("night-care"))
    )
    order = ("direct", "close", "possible", "own")
    places = [order.index(one.strength) for one in found.candidates]
    assert places == sorted(places)
    assert len(set(places)) == len(order)
    table = list(read_concepts())
    for strength in order:
        within = [one.concept.uri for one in found.candidates if one.strength == strength]
        assert within == sorted(within, key=table.index)


def test_the_strongest_row_stands_first() -> None:
    # Supervising children: direct by minding them (416), close by taking them to school (442).
    found = of(find_candidates(account(care("442"), care("416"))), SUPERVISE)
    assert [(row.activity, row.strength) for row in found.rows] == [
        ("416", "direct"), ("442", "close"),
    ]  # fmt: skip


def test_a_diary_tells_an_activity_as_memory_does() -> None:
    diary = Diary((date(2026, 11, 1),), {(date(2026, 11, 1), "352"): 1.0})
    by_diary, by_memory = account(diary=diary), account(care("352"))
    assert find_candidates(by_diary) == find_candidates(by_memory)


def test_nothing_told_leads_nowhere() -> None:
    empty = find_candidates(account())
    assert empty == Found((), ())
    assert [one.reach for one in reach_nine(empty)] == ["not-reached"] * 9


@pytest.mark.parametrize(
    ("skill", "activity", "reach"),
    [
        ("planning", "352", "example-missing"),
        ("problem-solving", "332", "by-example"),
        ("listening", "432", "example-missing"),
        ("empathy", "424", "example-missing"),
        ("crises", "416", "by-example"),
        ("conflicts", "415", "by-example"),
        ("negotiating", "372", "by-example"),
        ("leading", "413", "by-example"),
        ("deciding", "352", "example-missing"),
    ],
)
def test_one_activity_leads_to_each_of_the_nine(skill: str, activity: str, reach: str) -> None:
    told = account(care(activity))
    (met,) = (one for one in reach_nine(find_candidates(told)) if one.skill == skill)
    assert met.reach == reach
    first = met.by[0].concept.uri
    for shown, better in ((False, "private"), (True, "shown")):
        by_example = replace(told, examples=(example(first, activity=activity, shown=shown),))
        reached = {one.skill: one for one in reach_nine(find_candidates(by_example))}
        assert reached[skill].reach == better
        assert reached[skill].by[0].concept.uri == first


def test_the_nine_come_in_their_order_each_with_what_leads_furthest_first() -> None:
    told = account(care("352"), example(LEAD), example(DELEGATE, shown=True))
    reached = reach_nine(find_candidates(told))
    assert tuple(one.skill for one in reached) == NINE
    leading = next(one for one in reached if one.skill == "leading")
    assert leading.reach == "shown"
    assert skills(leading.by) == [DELEGATE, LEAD]


ACTIVITIES = st.sampled_from(sorted(read_activities()))
CARE = st.builds(
    care,
    activity=ACTIVITIES,
    times=st.sampled_from((0.5, 1, 3)),
    per=st.sampled_from(("day", "week", "month", "year")),
    hours=st.sampled_from((0.25, 1, 6)),
)
EXAMPLES = st.builds(
    lambda skill, activity, shown: example(skill, activity=activity, shown=shown),
    st.sampled_from(sorted(read_concepts())),
    st.one_of(st.none(), ACTIVITIES),
    st.booleans(),
)


@st.composite
def accounts(draw: st.DrawFn) -> Account:
    """Draw an account of some activities and examples."""
    told = draw(st.lists(CARE, min_size=1, max_size=4))
    return account(*told, *draw(st.lists(EXAMPLES, max_size=3)))


def outcome(told: Account) -> object:
    """Return all that is said of an account's skills."""
    found = find_candidates(told)
    standings = [(one.concept.uri, one.strength, one.standing) for one in found.candidates]
    return found, standings, reach_nine(found)


@FEW
@given(
    accounts(),
    st.sampled_from((1e-6, 0.1, 7.0, 1000.0)),
    st.sampled_from((1e-6, 0.1, 7.0, 1000.0)),
    st.integers(0, 20_000),
)
def test_no_skill_follows_from_hours(told: Account, hours: float, times: float, days: int) -> None:
    def stretch(one: Care) -> Care:
        since = one.since - timedelta(days=days)
        return replace(one, hours=one.hours * hours, times=one.times * times, since=since)

    assert outcome(replace(told, care=tuple(map(stretch, told.care)))) == outcome(told)
    told_twice = replace(told, care=told.care + told.care)
    assert outcome(told_twice) == outcome(told)


@FEW
@given(accounts(), CARE)
def test_another_activity_takes_no_skill_away(told: Account, further: Care) -> None:
    before = find_candidates(told)
    after = find_candidates(replace(told, care=(*told.care, further)))
    order = ("direct", "close", "possible", "own")
    assert set(skills(before.candidates)) <= set(skills(after.candidates))
    for one in (*before.candidates, *before.by_example):
        now = of(after, one.concept.uri)
        assert order.index(now.strength) <= order.index(one.strength)
        assert now.standing == one.standing


@FEW
@given(accounts(), EXAMPLES)
def test_another_example_takes_no_skill_away_and_shows_only_its_own(
    told: Account, further: Example
) -> None:
    before = find_candidates(told)
    after = find_candidates(replace(told, examples=(*told.examples, further)))
    assert set(skills(before.candidates)) <= set(skills(after.candidates))
    for one in after.candidates:
        earlier = before.of(one.concept.uri)
        if one.concept.uri != further.skill:
            assert earlier == one
    assert of(after, further.skill).standing != "example-missing"


@FEW
@given(accounts())
def test_nothing_private_counts_as_shown(told: Account) -> None:
    hidden = replace(told, examples=tuple(replace(one, is_shown=False) for one in told.examples))
    found = find_candidates(hidden)
    assert all(one.standing != "shown" and not one.shown for one in found.candidates)
    assert all(one.reach != "shown" for one in reach_nine(found))


@FEW
@given(st.permutations(("352", "432", "416")))
def test_the_order_in_which_care_is_told_changes_nothing(order: list[str]) -> None:
    told = [care(activity) for activity in order]
    assert find_candidates(account(*told)) == find_candidates(
        account(care("352"), care("416"), care("432"))
    )
    assert of(find_candidates(account(*told)), EMPATHY).strength == "direct"
