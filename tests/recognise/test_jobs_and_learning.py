"""A job's list held against an account, and what may be learned of what is missing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from tests.recognise.carers import (
    DECIDE,
    EMPATHY,
    LEAD,
    LISTEN,
    ORGANISE,
    PLAN,
    TEND_ELDERLY,
    account,
    care,
    example,
)

from carepact.data.skills.concepts import read_concepts
from carepact.data.skills.modules import read_modules
from carepact.recognise.account import Account, Step
from carepact.recognise.candidates import find_candidates
from carepact.recognise.jobs import Job, Match, Need, match_job
from carepact.recognise.learning import list_gaps, plan_learning
from carepact.recognise.nine import reach_nine
from carepact.studies.skills import find_skills

JOB = Job(
    "Team assistant",
    "made up",
    (
        Need(LISTEN, "optional"),
        Need(LEAD, "essential"),
        Need(PLAN, "essential"),
        Need(DECIDE, "optional"),
        Need(ORGANISE, "essential"),
        Need(EMPATHY, "essential"),
    ),
)
CARER = account(
    care("352"), example(PLAN, "I planned.", "352", shown=True), example(DECIDE, "I chose.", "352")
)
"""Planning is shown, deciding kept private, organising asked for, leading possible by 352; nothing
leads to listening or empathy."""


def matches(told: Account = CARER, job: Job = JOB) -> tuple[Match, ...]:
    """Hold a job against an account."""
    return match_job(find_candidates(told), job)


def test_each_need_is_met_as_far_as_the_account_goes_in_the_order_of_the_job() -> None:
    assert [(one.concept.uri, one.needed, one.reach) for one in matches()] == [
        (LISTEN, "optional", "not-reached"),
        (LEAD, "essential", "by-example"),
        (PLAN, "essential", "shown"),
        (DECIDE, "optional", "private"),
        (ORGANISE, "essential", "example-missing"),
        (EMPATHY, "essential", "not-reached"),
    ]


def test_a_need_carries_what_leads_to_it() -> None:
    met = {one.concept.uri: one.candidate for one in matches()}
    assert met[LISTEN] is None
    assert met[EMPATHY] is None
    plan = met[PLAN]
    assert plan is not None
    assert [one.words for one in plan.shown] == ["I planned."]


def test_gaps_of_a_job_are_what_nothing_reaches_the_essential_first() -> None:
    found = find_candidates(CARER)
    assert list(list_gaps(reach_nine(found), matches())) == [EMPATHY, LISTEN]


def test_without_a_job_gaps_are_the_concepts_of_the_nine_that_nothing_reaches() -> None:
    # 352 leads to planning, deciding, negotiating and leading; five of the nine are left.
    gaps = list(list_gaps(reach_nine(find_candidates(account(care("352")))), None))
    left = {"problem-solving", "listening", "empathy", "crises", "conflicts"}
    assert {read_concepts()[uri].nine for uri in gaps} == left
    assert set(gaps) == {uri for uri, one in read_concepts().items() if one.nine in left}


def test_a_job_whose_needs_are_all_met_leaves_no_gap() -> None:
    answer = find_skills(CARER, Job("J", "s", (Need(PLAN, "essential"),)))
    assert (answer.plan.lessons, answer.plan.without) == ((), ())
    # without a job the same account still has gaps among the nine
    assert find_skills(CARER).plan.lessons


def test_modules_teach_a_gap_and_those_for_more_gaps_come_first() -> None:
    gaps = (EMPATHY, LISTEN, LEAD)
    plan = plan_learning(account(care()), gaps)
    assert plan.lessons
    for one in plan.lessons:
        assert one.gaps
        assert {gap.uri for gap in one.gaps} == set(gaps) & set(one.module.uris)
        assert one.step is None
    counts = [len(one.gaps) for one in plan.lessons]
    assert counts == sorted(counts, reverse=True)
    helped = {gap.uri for one in plan.lessons for gap in one.gaps}
    assert [one.uri for one in plan.without] == [uri for uri in gaps if uri not in helped]
    listed = {module.code for module in read_modules() if set(gaps) & set(module.uris)}
    assert {one.module.code for one in plan.lessons} == listed


def test_a_gap_that_no_module_teaches_is_told() -> None:
    taught = {uri for module in read_modules() for uri in module.uris}
    untaught = next(uri for uri in read_concepts() if uri not in taught)
    plan = plan_learning(account(care()), (untaught, untaught))
    assert plan.lessons == ()
    assert [one.uri for one in plan.without] == [untaught]


def test_what_the_holder_noted_stands_in_the_plan_gap_or_not() -> None:
    module = read_modules()[0]
    step = Step(module.code, "begun", date(2026, 11, 1))
    told = replace(account(care()), steps=(step,))
    (lesson,) = plan_learning(told, ()).lessons
    assert (lesson.module, lesson.gaps, lesson.step) == (module, (), step)
    (same,) = (one for one in plan_learning(told, module.uris).lessons if one.module == module)
    assert same.step == step
    assert {gap.uri for gap in same.gaps} == set(module.uris)


def test_without_gaps_and_steps_nothing_is_planned() -> None:
    assert plan_learning(account(care()), ()).lessons == ()


def test_the_matrix_shows_what_is_shown_and_of_the_rest_nothing() -> None:
    told = account(
        care("352"), care("411"),
        example(PLAN, "I planned.", "352", shown=True), example(PLAN, "kept kept", "352"),
        example(DECIDE, "I chose.", "352"),
    )  # fmt: skip
    rows = {row["skill"]: row for row in find_skills(told, JOB).matrix().iter_rows(named=True)}
    assert list(rows) == [need.skill for need in JOB.needs]
    plan = rows[PLAN]
    assert (plan["standing"], plan["activity"], plan["example"]) == ("shown", "352", "I planned.")
    for skill in (LISTEN, LEAD, DECIDE, ORGANISE, EMPATHY):
        row = rows[skill]
        assert (row["standing"], row["activity"], row["oneself"], row["example"]) == (
            "not-shown", "", "", "",
        )  # fmt: skip


def test_without_a_job_the_matrix_holds_what_is_shown_alone() -> None:
    rows = find_skills(CARER).matrix()
    assert rows["skill"].to_list() == [PLAN]


@pytest.mark.parametrize(("activity", "seen"), [("352", "352"), ("421", ""), ("412", "")])
def test_the_matrix_names_no_activity_that_tells_of_health(activity: str, seen: str) -> None:
    told = account(care(activity), example(EMPATHY, "I noticed.", activity, shown=True))
    assert find_skills(told).matrix()["activity"].to_list() == [seen]


def test_nobodys_name_and_words_stand_in_the_manifest() -> None:
    told = account(
        care("352"),
        example(PLAN, "kitchen door", "352", shown=True),
        holder="Zeynep",
        never="Karim",
    )
    written = str(find_skills(told, JOB).manifest())
    for word in ("Zeynep", "Karim", "kitchen"):
        assert word not in written


def test_all_that_is_told_stands_in_the_holders_own_table() -> None:
    rows = find_skills(CARER).to_polars()
    standings = dict(zip(rows["skill"], rows["standing"], strict=True))
    assert standings[PLAN] == "shown"
    assert standings[DECIDE] == "private"
    assert standings[ORGANISE] == "example-missing"
    assert standings[LEAD] == "by-example"
    assert TEND_ELDERLY not in standings
