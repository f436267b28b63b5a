"""A firm accepts what care taught: it knows a true badge, refuses a false one, and counts."""

from __future__ import annotations

import contextlib
import json
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.recognise.carers import EMPATHY, PLAN, TOLD, account, care, example

from carepact.core.disclosure.rules import DisclosureRule
from carepact.core.errors import ParameterError
from carepact.levels.employer.decision_log import (
    DecisionLog,
    Entry,
    count_accepted,
    count_recognition,
    read_log,
    write_log,
)
from carepact.levels.employer.recognition import (
    KINDS,
    USES,
    Competency,
    Framework,
    Judgement,
    Policy,
    Refusal,
    Use,
    judge_badge,
    judge_statement,
    word_refusal,
)
from carepact.recognise.credentials.badge import (
    Achievement,
    Badge,
    Party,
    Skill,
    build_badge,
    sign_badge,
)
from carepact.recognise.credentials.handing_on import attach, endorse
from carepact.recognise.credentials.keys import Key
from carepact.recognise.credentials.reasons import Reason
from carepact.studies.badges import sign_skills
from carepact.studies.skills import find_skills

HOLDER, OTHER, CENTRE = (Key(bytes([n]) * 32) for n in (1, 2, 3))
SECRET = bytes(range(100, 132))
DAY = date(2027, 3, 8)
PLANS = Competency("C1", "Plans work with others", (PLAN,))
FRAMEWORK = Framework("Ours", (PLANS, Competency("C9", "Knows our tills")))
POLICY = Policy(accepts=KINDS, used_in=USES)


def badge_of_care(skill: str = PLAN, holder: str = "Amina", key: Key = HOLDER) -> bytes:
    """Make a badge as Care as learning does: an account, an example that is shown, a signature."""
    told = account(
        care("352"), care("414"), example(skill, "I drew a plan.", shown=True), holder=holder
    )
    (raw,) = sign_skills(find_skills(told), key, TOLD)
    return raw


def signed(issuer: Key = HOLDER, until: date | None = None, skill: str = PLAN) -> bytes:
    """Sign a badge of Amina by hand."""
    badge = Badge(
        holder=Party(HOLDER.did, "Amina"),
        issuer=Party(issuer.did, "Amina" if issuer == HOLDER else "A centre"),
        achievement=Achievement("plan", "At home.", "Told.", (Skill(skill, "plan"),)),
        valid_from=TOLD,
        valid_until=until,
        language="fr",
    )
    return sign_badge(build_badge(badge), issuer, TOLD)


def endorsed(by: Key = CENTRE) -> bytes:
    """Have an organisation stand by Amina's badge."""
    raw = badge_of_care()
    said = endorse(raw, "b", "Mothers' centre", "We saw her plan.", by, TOLD)
    return attach(raw, "b", [("e", said)], HOLDER, TOLD)


def judge(raw: bytes, policy: Policy = POLICY) -> Judgement:
    """Judge a badge on the day of these tests."""
    return judge_badge(raw, policy, FRAMEWORK, DAY)


def note(log: DecisionLog, judged: Judgement, use: Use = "hiring", case: str = "") -> DecisionLog:
    """Note a decision with the firm's secret."""
    return log.note(judged, use, DAY, POLICY, SECRET, case)


def statement(number: str, *, checked: bool = True) -> Judgement:
    """Judge a paper that states planning."""
    return judge_statement(number, [Skill(PLAN, "plan")], POLICY, FRAMEWORK, checked=checked)


def test_a_credential_of_care_as_learning_is_accepted_and_shows_a_competency_of_the_firm() -> None:
    found = judge(badge_of_care())
    assert (found.valid, found.accepted, found.reasons) == (True, True, ())
    assert found.competencies == (PLANS,)
    assert found.endorsed_by == ()
    assert FRAMEWORK.unmapped == (FRAMEWORK.competencies[1],)


def test_a_skill_without_a_competency_is_valid_and_not_in_the_framework() -> None:
    found = judge(badge_of_care(EMPATHY))
    assert (found.valid, found.accepted, found.reasons) == (True, False, (Refusal.OUTSIDE,))
    assert [one.address for one in found.outside] == [EMPATHY]
    assert word_refusal(Refusal.OUTSIDE).startswith("It is valid, and not in our framework")


def test_a_skill_of_our_own_counts_as_what_comes_nearest_in_esco() -> None:
    ours = Framework("Ours", (Competency("C1", "Thinks ahead", ("planning-for-others",)),))
    assert [one.code for one in ours.match(PLAN)] == ["C1"]


def forge() -> bytes:
    """Write Amina's badge for somebody else's skill, with her signature below."""
    document = json.loads(badge_of_care(EMPATHY))
    document["proof"] = json.loads(badge_of_care())["proof"]
    return json.dumps(document).encode()


def rekey() -> bytes:
    """Sign Amina's badge, which names her as issuer, with another key."""
    document = json.loads(badge_of_care())
    theirs = json.loads(signed(OTHER))["proof"]
    return json.dumps({**document, "proof": theirs}).encode()


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (forge(), Reason.CHANGED),
        (badge_of_care().replace(b'"Amina"', b'"Amira"'), Reason.CHANGED),
        (signed(until=date(2027, 3, 7)), Reason.EXPIRED),
        (rekey(), Reason.KEY),
    ],
    ids=["forged", "changed", "expired", "other key"],
)
def test_what_is_not_as_its_issuer_signed_it_is_refused_with_the_reason(
    raw: bytes, reason: Reason
) -> None:
    found = judge(raw)
    assert not found.valid
    assert not found.accepted
    assert reason in found.reasons
    assert (found.competencies, found.endorsed_by) == ((), ())
    (entry,) = note(DecisionLog(), found).entries
    assert (entry.accepted, entry.reason) == (False, found.reasons[0].value)


@settings(max_examples=80, deadline=None)
@given(st.data())
def test_no_badge_of_which_one_sign_is_another_is_accepted(data: st.DataObject) -> None:
    text = endorsed().decode()
    place = data.draw(st.integers(0, len(text) - 1))
    sign = data.draw(st.characters(codec="ascii"))
    spoilt = text[:place] + sign + text[place + 1 :]
    accepted = False
    with contextlib.suppress(ParameterError):
        accepted = judge(spoilt.encode()).accepted
    # Space between signs may be another, as nothing else is.
    assert not accepted or json.loads(spoilt) == json.loads(text)


def test_on_its_last_day_a_badge_is_still_accepted() -> None:
    assert judge(signed(until=DAY)).accepted


def test_an_endorsement_is_asked_for_only_where_the_policy_does() -> None:
    strict = Policy(KINDS, USES, needs_endorsement=True)
    assert judge(badge_of_care(), strict).reasons == (Refusal.UNENDORSED,)
    found = judge(endorsed(), strict)
    assert found.accepted
    assert [(one.did, one.name) for one in found.endorsed_by] == [(CENTRE.did, "Mothers' centre")]


def test_where_the_policy_names_keys_no_other_stands_by_a_badge() -> None:
    trusting = Policy(KINDS, USES, needs_endorsement=True, trusted=(CENTRE.did,))
    assert judge(endorsed(), trusting).accepted
    assert judge(endorsed(OTHER), trusting).reasons == (Refusal.UNTRUSTED,)
    assert judge(signed(CENTRE), trusting).accepted
    # Who issues for another speaks for her, even where no endorsement is asked for.
    assert judge(signed(OTHER), Policy(KINDS, USES, trusted=(CENTRE.did,))).reasons == (
        Refusal.UNTRUSTED,
    )
    assert judge(badge_of_care(), Policy(KINDS, USES, trusted=(CENTRE.did,))).accepted


def test_a_badge_in_a_language_that_nobody_reads_counts_by_its_addresses() -> None:
    reads = Policy(KINDS, USES, languages=("en",))
    assert (judge(signed(), reads).accepted, judge(signed(), reads).is_read) == (True, False)
    assert judge(badge_of_care(), reads).is_read
    assert judge(signed()).is_read


def test_kinds_that_the_policy_leaves_out_are_refused() -> None:
    badges = Policy(("badge",), USES)
    paper = judge_statement("7", [Skill(PLAN, "plan")], badges, FRAMEWORK, checked=True)
    assert paper.reasons == (Refusal.KIND,)
    assert judge(badge_of_care(), Policy(("statement",), USES)).reasons == (Refusal.KIND,)


def test_a_statement_counts_once_somebody_went_through_it() -> None:
    assert statement("7").accepted
    assert statement("7", checked=False).reasons == (Refusal.UNCHECKED,)


def test_what_is_no_document_is_refused_as_a_whole() -> None:
    with pytest.raises(ParameterError, match="not valid JSON"):
        judge(b"no badge")


def test_the_same_badge_is_counted_once_in_a_use_and_year() -> None:
    log = note(note(DecisionLog(), judge(badge_of_care())), judge(badge_of_care()))
    assert len(log.entries) == 1
    assert len(note(log, judge(badge_of_care()), "promotion").entries) == 2
    later = log.note(judge(badge_of_care()), "hiring", date(2028, 1, 2), POLICY, SECRET)
    assert len(later.entries) == 2


def test_a_badge_that_comes_back_with_an_endorsement_takes_the_place_of_the_refused_one() -> None:
    strict = Policy(KINDS, USES, needs_endorsement=True)
    log = note(DecisionLog(), judge(badge_of_care(), strict))
    assert [one.accepted for one in log.entries] == [False]
    log = note(log, judge(endorsed(), strict))
    assert [one.accepted for one in log.entries] == [True]
    # What was accepted stays so.
    assert note(log, judge(badge_of_care(), strict)) == log


def test_nothing_in_the_log_tells_of_the_holder() -> None:
    raw = badge_of_care(holder="Amina Kipkemboi")
    text = write_log(note(DecisionLog(), judge(raw), case="file 12"))
    document = json.loads(raw)
    said = [HOLDER.did, "Amina", "Kipkemboi", "file 12", document["id"], PLAN, "plan", "03-08"]
    assert [one for one in said if one.removeprefix("did:key:") in text] == []
    # Nobody with the badge and without the secret can tell whether it stands there.
    other = DecisionLog().note(judge(raw), "hiring", DAY, POLICY, bytes(32), "file 12")
    mine = note(DecisionLog(), judge(raw), case="file 12")
    assert {mine.entries[0].mark, mine.entries[0].person}.isdisjoint(
        {other.entries[0].mark, other.entries[0].person}
    )


def test_nobody_can_be_followed_from_year_to_year_or_a_badge_from_use_to_use() -> None:
    judged, log = judge(badge_of_care()), DecisionLog()
    for year in (2027, 2028):
        for use in USES:
            log = log.note(judged, use, date(year, 1, 2), POLICY, SECRET)
    assert len({one.mark for one in log.entries}) == 6
    assert len({one.person for one in log.entries}) == 2
    assert [one.mark for one in log.entries] == sorted(one.mark for one in log.entries)


def test_a_use_that_the_policy_leaves_out_and_a_short_secret_are_told_at_once() -> None:
    hires = Policy(KINDS, ("hiring",))
    with pytest.raises(ParameterError) as refused:
        DecisionLog().note(judge(badge_of_care()), "promotion", DAY, hires, bytes(31))
    assert "2 faults" in str(refused.value)
    assert "uses credentials in hiring, and not in promotion" in str(refused.value)
    assert "its bytes are 31" in str(refused.value)


def persons(log: DecisionLog, use: Use, accepted: int, refused: int) -> DecisionLog:
    """Note statements of so many persons."""
    for number in range(accepted + refused):
        judged = statement(f"{use} {number}", checked=number < accepted)
        log = note(log, judged, use)
    return log


def counted(log: DecisionLog, minimum: int = 5) -> dict[str, int | None]:
    """Count persons by use."""
    rows = count_recognition(log, DisclosureRule(minimum=minimum))
    assert {row.year for row in rows} <= {2027}
    return {row.use: row.persons for row in rows}


def test_who_was_accepted_is_counted_by_use_with_the_sum() -> None:
    log = persons(persons(DecisionLog(), "hiring", 6, 1), "promotion", 7, 0)
    assert counted(log) == {"hiring": 6, "return": 0, "promotion": 7, "": 13}
    assert count_accepted(log, 2027) == 13
    assert count_accepted(log, 2026) is None


def test_a_small_number_is_hidden_and_so_is_what_would_tell_it() -> None:
    # 2 came back, 6 were hired, 7 promoted: of 15 in all, 6 and 7, the 2 would be told.
    log = persons(persons(DecisionLog(), "hiring", 6, 0), "promotion", 7, 0)
    found = counted(persons(log, "return", 2, 0))
    assert found["return"] is None
    assert sum(value is None for value in found.values()) >= 2
    assert counted(persons(DecisionLog(), "return", 2, 0)) == {
        "hiring": 0, "return": None, "promotion": 0, "": None,
    }  # fmt: skip


def test_five_badges_of_one_person_are_one_person() -> None:
    log = DecisionLog()
    for number in range(5):
        log = note(log, statement(str(number)), case="file 3")
    assert len(log.entries) == 5
    assert count_accepted(log, 2027) is None  # one is fewer than five
    for number in range(1, 5):
        log = note(log, statement(f"of {number}"), case=f"file {3 + number}")
    assert count_accepted(log, 2027) == 5


def test_who_was_accepted_once_counts_as_accepted() -> None:
    log = persons(DecisionLog(), "hiring", 5, 0)
    for number in range(5):
        log = note(log, statement(f"hiring {number} b", checked=False), case=f"hiring {number}")
    assert counted(log)["hiring"] == 5


def test_who_is_in_two_uses_is_one_person_where_it_is_asked_how_few_they_are() -> None:
    log, both = DecisionLog(), USES[1:]
    for number in range(4):
        for use in both:
            log = note(log, statement(f"{use} {number}"), use, case=f"file {number}")
    assert counted(log)[""] is None  # eight decisions, on four persons
    for use in both:
        log = note(log, statement(f"{use} 5"), use, case="file 5")
    assert counted(log) == {"hiring": 0, "return": 5, "promotion": 5, "": 10}


@settings(max_examples=25, deadline=None)
@given(st.lists(st.integers(0, 7), min_size=3, max_size=3), st.integers(3, 6))
def test_no_hidden_number_follows_from_the_others(numbers: list[int], minimum: int) -> None:
    log = DecisionLog()
    for use, accepted in zip(USES, numbers, strict=True):
        log = persons(log, use, accepted, 1)
    found = counted(log, minimum)
    for line, number in zip((*USES, ""), (*numbers, sum(numbers)), strict=True):
        assert found[line] in (number, None)
        assert not 0 < (found[line] or 0) < minimum
    assert sum(one is None for one in found.values()) != 1
    hidden = [n for use, n in zip(USES, numbers, strict=True) if found[use] is None]
    if found[""] is not None:  # then their sum is told, which is of enough persons
        assert not hidden or sum(hidden) >= minimum


def test_a_log_is_read_as_it_was_written() -> None:
    log = note(persons(DecisionLog(), "return", 2, 1), judge(forge()))
    assert read_log(write_log(log), "decisions.csv") == log
    assert read_log(write_log(DecisionLog()), "decisions.csv") == DecisionLog()


@pytest.mark.parametrize(("year", "taken"), [(1899, 0), (1900, 1), (2200, 1), (2201, 0)])
def test_a_log_holds_years_that_somebody_may_have_seen(year: int, taken: int) -> None:
    text = write_log(persons(DecisionLog(), "hiring", 1, 0)).replace(",2027,", f",{year},")
    entries: tuple[Entry, ...] = ()
    with contextlib.suppress(ParameterError):
        entries = read_log(text, "decisions.csv").entries
    assert len(entries) == taken


def test_all_that_is_wrong_with_a_log_is_told_at_once() -> None:
    text = write_log(persons(DecisionLog(), "hiring", 1, 0))
    head, line = text.splitlines()
    mark, person, *_rest = line.split(",")
    spoilt = [
        line,
        f"{mark},{person},2027,hiring,statement,yes,",
        f"{mark[:-1]}g,{person},20270,firing,paper,maybe,expired",
        f"{person},{mark},2027,hiring,badge,no,",
        "2027,hiring",
    ]
    with pytest.raises(ParameterError) as refused:
        read_log("\n".join([head, *spoilt]), "decisions.csv")
    said = str(refused.value)
    assert said.startswith("decisions.csv: 9 faults.")
    assert "line 3: the credential stands twice" in said
    assert "line 4: '20270' cannot stand under year" in said
    assert "line 5: '' cannot stand under reason" in said
    assert "line 6: its fields are 2, not 7" in said
    with pytest.raises(ParameterError, match="is not the head of a log"):
        read_log("day,name\n", "decisions.csv")
