"""A fathers' programme that two assessors looked at, worked out by hand on this page."""

from __future__ import annotations

import math
from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from scipy import stats
from tests.cases.quality.assessments import AGREED, FIRST, QUALITY, SECOND, write_quality

from carepact.core.errors import ParameterError
from carepact.levels.quality.agreement import Pair, find_kappa
from carepact.levels.quality.change import find_changes
from carepact.levels.quality.plan import FollowUp, PlanItem, follow_plan
from carepact.levels.quality.standing import State
from carepact.studies.one_quality.answer import QualityAnswer
from carepact.studies.quality import answer_quality
from carepact.studies.quality_file.opening import open_quality


@pytest.fixture(scope="module")
def answer(tmp_path_factory: pytest.TempPathFactory) -> QualityAnswer:
    """Answer the assessment of this page."""
    return answer_quality(open_quality(write_quality(tmp_path_factory.mktemp("quality"))))


def counts_of(answer: QualityAnswer) -> dict[str, Mapping[State, int]]:
    """Return the counts by area, those of 0 left out."""
    return {one.area.area: dict(one.counts) for one in answer.areas}


def test_criteria_are_counted_area_by_area(answer: QualityAnswer) -> None:
    counts = counts_of(answer)
    # Needs 0 and 0; theory 0 and 1; aims 1 and 1.
    assert counts["purpose"] == {"not_yet": 1, "to_discuss": 1, "begun": 1}
    assert counts["reach"] == {"begun": 1, "to_discuss": 1, "in_place": 2}
    # Strengths were 2 and 0, and then agreed to be 1; a fathers' programme asks no child.
    assert counts["partners"] == {"in_place": 1, "begun": 1}
    assert counts["fathers"] == {"to_discuss": 1, "shown_to_work": 2}
    # Supervision was answered by one alone; pay applies for one alone; nobody told of volunteers.
    assert counts["people"] == {"does_not_apply": 1, "to_discuss": 2, "not_answered": 1}
    assert counts["money"] == {"not_answered": 3}


def test_what_nobody_answered_is_never_not_yet(answer: QualityAnswer) -> None:
    # 33 criteria are asked of a fathers' programme, 15 have a row.
    assert len(answer.standings) == 33
    assert len(answer.unanswered) == 18
    assert sum(one.count("not_yet") for one in answer.areas) == 1


def test_what_is_told_and_not_shown_is_named(answer: QualityAnswer) -> None:
    # Of the welcome one of both names evidence; of who stays neither does.
    assert [one.criterion.id for one in answer.unproved] == ["reach-stay"]


def test_evidence_stands_with_the_step_that_it_shows(answer: QualityAnswer) -> None:
    by_name = {one.criterion.id: one for one in answer.standings}
    assert by_name["reach-welcome"].evidence == ("Rule of March 2026",)
    assert [one.is_unproved for one in by_name["reach-welcome"].answers] == [False, True]
    # Of what does not apply for both, why; where it applies for one, why not is no evidence.
    assert by_name["people-trained"].evidence == (
        "Leaders are sent by the town", "The town sends them",
    )  # fmt: skip
    assert by_name["people-pay"].evidence == ()
    assert not any(one.is_unproved for one in by_name["people-pay"].answers)


def test_a_step_is_not_shown_by_who_says_a_lower_one(tmp_path: Path) -> None:
    agreed = ("purpose-theory,in_place,,,",)  # one of both had a page of aims, and said begun
    found = answer_quality(open_quality(write_quality(tmp_path, agreed=agreed)))
    assert "purpose-theory" in [one.criterion.id for one in found.unproved]


def test_kappa_of_the_two_is_worked_out_by_hand(answer: QualityAnswer) -> None:
    found = answer.agreement
    assert found is not None
    # Pairs of steps 0 to 3:
    # (0,0) (0,1) (1,1) (1,1) (1,2) (2,2) (2,2) (2,2) (2,0) (2,3) (3,3) (3,3).
    assert len(found.pairs) == 12
    assert found.exact == 8
    assert found.table == ((1, 1, 0, 0), (0, 2, 1, 0), (1, 0, 3, 1), (0, 0, 0, 2))
    # Distances add up to 1 + 1 + 2 + 1 = 5. The first gave 2, 3, 5, 2 criteria the steps 0 to 3,
    # the second 2, 3, 4, 3. By chance: 2 (3 + 8 + 9) + 3 (2 + 4 + 6) + 5 (4 + 3 + 3)
    # + 2 (6 + 6 + 4) = 158 of 144 pairs. 1 - (5 / 12) / (158 / 144) = 49 / 79.
    assert found.kappa is not None
    assert found.kappa.value == pytest.approx(49 / 79, rel=1e-12)
    # Each left out in turn, of eleven: 1 - 11 (5 - its distance) / (what is left of the 158).
    left_out = [
        Fraction(64, 119),  # (0,0): 158 - 20 - 19
        Fraction(84, 128),  # (0,1): 158 - 20 - 11 + 1
        *2 * [Fraction(80, 135)],  # (1,1): 158 - 12 - 11
        Fraction(94, 138),  # (1,2): 158 - 12 - 9 + 1
        *3 * [Fraction(84, 139)],  # (2,2): 158 - 10 - 9
        Fraction(98, 131),  # (2,0): 158 - 10 - 19 + 2
        Fraction(88, 132),  # (2,3): 158 - 10 - 17 + 1
        *2 * [Fraction(70, 125)],  # (3,3): 158 - 16 - 17
    ]
    mean = sum(left_out) / 12
    error = math.sqrt(Fraction(11, 12) * sum((one - mean) ** 2 for one in left_out))
    assert found.kappa.standard_error == pytest.approx(error, rel=1e-12)
    reach = float(stats.t.ppf(0.975, 11)) * error
    assert found.kappa.lower == pytest.approx(49 / 79 - reach, rel=1e-9)
    assert found.kappa.upper == pytest.approx(min(49 / 79 + reach, 1), rel=1e-9)


def test_what_is_to_discuss_stands_with_the_furthest_apart_first(answer: QualityAnswer) -> None:
    found = answer.agreement
    assert found is not None
    assert found.differ == 6
    assert not found.looks_copied
    assert [(one.criterion.id, one.apart) for one in found.to_discuss] == [
        ("purpose-theory", 1),
        ("reach-open", 1),
        ("fathers-addressed", 1),
        ("people-supervision", None),
        ("people-pay", None),
    ]


def test_without_an_agreed_sheet_two_steps_apart_comes_first(tmp_path: Path) -> None:
    text = QUALITY.replace("agreed: agreed.csv\n", "")
    found = answer_quality(open_quality(write_quality(tmp_path, text))).agreement
    assert found is not None
    assert found.to_discuss[0].criterion.id == "partners-strengths"


def test_what_one_alone_answered_comes_last(tmp_path: Path) -> None:
    # Of the first criterion of all only one says a step: nobody knows how far apart they are.
    second = ("purpose-needs,,,,", *SECOND[1:])
    found = answer_quality(open_quality(write_quality(tmp_path, second=second))).agreement
    assert found is not None
    assert [one.criterion.id for one in found.to_discuss] == [
        "purpose-theory", "reach-open", "fathers-addressed",
        "purpose-needs", "people-supervision", "people-pay",
    ]  # fmt: skip


def test_the_plan_on_the_day_that_is_told(answer: QualityAnswer) -> None:
    assert [(one.item.number, one.state, one.days_late) for one in answer.plan] == [
        (1, "late", 61),  # 31 days of October and 30 of November
        (2, "on_the_way", 0),
        (3, "done", 0),
        (4, "dropped", 0),
        (5, "late", 0),  # its day has not come; who looked said so
        (6, "not_looked_at", 0),  # due on that very day; what was found in December comes later
    ]
    assert [one.item.number for one in answer.late] == [1, 5]


def test_another_day_tells_another_plan(tmp_path: Path) -> None:
    opened = open_quality(write_quality(tmp_path))
    later = answer_quality(opened, date(2026, 12, 31))
    assert [one.state for one in later.plan] == [
        "late", "on_the_way", "done", "dropped", "late", "done",
    ]  # fmt: skip
    first = answer_quality(opened, opened.day)
    assert {one.state for one in first.plan} == {"not_looked_at"}
    with pytest.raises(ParameterError, match="on='2026-08-31': lies before 1 September 2026"):
        answer_quality(opened, date(2026, 8, 31))


def test_low_steps_and_challenges_without_a_plan_are_listed(answer: QualityAnswer) -> None:
    # The page of the theory was dropped; aims and strengths are low; of sharing care one says
    # what is hard. Needs, hindrances and those missing have a plan.
    assert [
        (one.standing.criterion.id, one.is_low, one.has_challenge) for one in answer.unplanned
    ] == [
        ("purpose-theory", True, True),
        ("purpose-aims", True, False),
        ("partners-strengths", True, False),
        ("fathers-share", False, True),
    ]


def test_what_changed_since_the_year_before(answer: QualityAnswer) -> None:
    moved = {one.now.criterion.id: (one.before, one.move) for one in answer.changes}
    assert moved["purpose-needs"] == ("begun", "down")
    assert moved["reach-welcome"] == ("begun", "up")
    assert moved["partners-decide"] == ("in_place", "same")
    assert moved["purpose-theory"] == ("not_yet", "not_comparable")  # still to be discussed
    assert moved["fathers-share"] == ("not_answered", "not_comparable")
    assert [one[1] for one in moved.values()].count("not_comparable") == 30


def test_a_criterion_that_was_worded_anew_is_not_compared(answer: QualityAnswer) -> None:
    [needs, *_others] = answer.standings
    worded = needs.criterion.model_copy(update={"worded": 2})
    now = type(needs)(needs.area, worded, needs.answers, needs.agreed)
    [found] = find_changes([now], [needs], catalogue_before=1)
    assert found.move == "worded_anew"
    [found] = find_changes([now], [needs], catalogue_before=2)
    assert found.move == "same"


def test_few_answers_hide_with_what_would_tell_them(answer: QualityAnswer) -> None:
    told = {(one.voices.who, one.answer): (one.count, one.may_leave) for one in answer.voices}
    # Two mothers said no: 17 answered, so that 8 and 7 would tell them; one of them hides too.
    assert told["mothers", "no"] == (2, False)
    assert told["mothers", "partly"] == (7, False)
    assert told["mothers", "yes"] == (8, True)
    assert told["mothers", "all"] == (17, True)
    assert not any(may for (who, _answer), (_count, may) in told.items() if who == "fathers")


def test_all_of_one_mind_tells_everybodys_answer_and_hides(tmp_path: Path) -> None:
    rows = ("reach-welcome,staff,Were you asked?,6,0,0,6",)
    found = answer_quality(open_quality(write_quality(tmp_path, survey=rows))).voices
    assert {one.answer: one.may_leave for one in found} == {
        "yes": False, "partly": False, "no": False, "all": True, "asked": True,
    }  # fmt: skip


def test_few_who_were_asked_stay_hidden_where_nobody_answered(tmp_path: Path) -> None:
    rows = ("reach-welcome,staff,Were you asked?,3,0,0,0", "reach-open,staff,And now?,30,0,0,0")
    found = answer_quality(open_quality(write_quality(tmp_path, survey=rows))).voices
    told = [(one.answer, one.count) for one in found if not one.may_leave]
    assert told == [("asked", 3)]


def test_one_assessor_alone_is_compared_with_nobody(tmp_path: Path) -> None:
    text = QUALITY.replace("  - {role: father on the board, sheet: second.csv}\n", "")
    found = answer_quality(
        open_quality(write_quality(tmp_path, text.replace("agreed: agreed.csv\n", "")))
    )
    assert found.agreement is None
    assert found.agreement_table().is_empty()
    # 0, 0, 1, 1, 1, 2 of purpose and reach, as the first said.
    assert counts_of(found)["purpose"] == {"not_yet": 2, "begun": 1}


def test_sheets_that_are_the_same_word_by_word_are_told(tmp_path: Path) -> None:
    same = answer_quality(open_quality(write_quality(tmp_path, second=FIRST))).agreement
    assert same is not None
    assert same.looks_copied
    assert same.kappa is not None
    assert same.kappa.value == 1
    assert same.kappa.standard_error is None, "an error of 0 would be no error"
    assert not AGREED[0].startswith(SECOND[0])


def test_kappa_is_refused_where_it_says_nothing() -> None:
    assert find_kappa([("begun", "begun"), ("in_place", "begun")] * 4) == (None, "too_few")
    same: Pair = ("begun", "begun")
    apart: Pair = ("begun", "in_place")
    one = [same, apart] * 6
    assert find_kappa(one) == (None, "one_step")
    # All but one pair at one step: without that pair there is no kappa, and so no error.
    other: Pair = ("in_place", "not_yet")
    nearly = [same] * 11 + [other]
    kappa, _why = find_kappa(nearly)
    assert kappa is not None
    assert kappa.standard_error is None


def test_bounds_of_kappa_are_cut_where_no_kappa_can_be() -> None:
    # Ten pairs three steps apart, five either way: chance is 3 / 2, and 1 - 3 / 1.5 is -1. Of nine
    # left chance is always 3 (25 + 16) / 81, and all are three apart: no criterion moves it.
    pairs: list[Pair] = [("not_yet", "shown_to_work"), ("shown_to_work", "not_yet")] * 5
    kappa, _why = find_kappa(pairs)
    assert kappa is not None
    assert kappa.value == pytest.approx(-1, abs=1e-12)
    assert kappa.standard_error is None
    # One pair only one step apart makes them differ; -1 is the least that there can be.
    pairs[-1] = ("begun", "in_place")
    kappa, _why = find_kappa(pairs)
    assert kappa is not None
    assert kappa.standard_error is not None
    reach = float(stats.t.ppf(0.975, 9)) * kappa.standard_error
    assert kappa.value - reach < -1
    assert kappa.lower == -1


def test_a_plan_of_one_day_is_not_late_on_that_day() -> None:
    item = PlanItem(1, "reach-open", "A ramp", "caretaker", date(2026, 5, 5), "Ramp")
    [on_the_day] = follow_plan([item], [], date(2026, 5, 5))
    [after] = follow_plan([item], [], date(2026, 5, 6))
    assert (on_the_day.state, after.state, after.days_late) == ("not_looked_at", "late", 1)
    done = FollowUp(1, date(2026, 6, 1), "done", "Ramp")
    [late_and_done] = follow_plan([item], [done], date(2026, 6, 1))
    assert (late_and_done.state, late_and_done.days_late) == ("done", 0)
