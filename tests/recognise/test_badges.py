"""What stands in a badge, and above all what never does."""

from __future__ import annotations

import json
from datetime import date

import pytest
from tests.recognise.carers import (
    DECIDE,
    EMPATHY,
    ESCO,
    LEAD,
    ORGANISE,
    PLAN,
    TEND_ELDERLY,
    account,
    care,
    example,
    label_of,
)

from carepact.core.errors import ParameterError
from carepact.core.messages import speak
from carepact.data.skills.concepts import read_concepts
from carepact.data.skills.reading import read_activities
from carepact.recognise.account import Account, Example
from carepact.recognise.badges import make_badges
from carepact.recognise.candidates import Candidate, find_candidates
from carepact.recognise.credentials.badge import Badge, build_badge
from carepact.recognise.credentials.keys import Key
from carepact.recognise.credentials.verification import verify
from carepact.studies.badges import sign_skills
from carepact.studies.skills import find_skills

KEY = Key(bytes(range(32)))
DAY = date(2026, 11, 30)
WORDS = "I drew up a plan of the week on the kitchen door."


def carer(*told: Example, never: str = "Karim", holder: str = "Amina") -> Account:
    """Make a carer who nursed somebody for 7.25 hours a day, and plans."""
    nursed = care("422", 1, "day", 7.25, since="2019-05-01")
    return account(nursed, care("352"), *told, holder=holder, never=never)


def shown(told: Account) -> tuple[Candidate, ...]:
    """List the skills that others may see."""
    return tuple(one for one in find_candidates(told).candidates if one.standing == "shown")


def badges(told: Account, *, with_examples: bool = False) -> tuple[Badge, ...]:
    """Make the badges of all that is shown."""
    return make_badges(told, shown(told), KEY.did, DAY, with_examples=with_examples)


def refuse(told: Account, which: tuple[Candidate, ...], *, with_examples: bool = False) -> str:
    """Return what is said of skills that cannot become badges."""
    with pytest.raises(ParameterError) as refused:
        make_badges(told, which, KEY.did, DAY, with_examples=with_examples)
    return str(refused.value)


def said_in(document: object) -> list[str]:
    """List all texts of a document but its addresses, which are made of letters without sense."""
    if isinstance(document, dict):
        return [text for key, one in document.items() if key != "id" for text in said_in(one)]
    if isinstance(document, list):
        return [text for one in document for text in said_in(one)]
    return [] if str(document).startswith("http") else [str(document)]


def test_a_badge_says_a_skill_of_esco_and_who_holds_it() -> None:
    (badge,) = badges(carer(example(PLAN, WORDS, "352", shown=True)))
    assert badge.holder == badge.issuer
    assert (badge.holder.did, badge.holder.name) == (KEY.did, "Amina")
    assert badge.achievement.name == "plan"
    assert [(one.address, one.name) for one in badge.achievement.skills] == [(PLAN, "plan")]
    assert (badge.valid_from, badge.valid_until, badge.language) == (DAY, None, "en")
    assert badge.evidence == ()


def test_what_never_stands_in_a_badge() -> None:
    told = carer(
        example(PLAN, WORDS, "422", shown=True),
        example(PLAN, "Kept for myself alone.", "422"),
        example(EMPATHY, "I noticed.", "422", shown=True),
        example(DECIDE, "Hidden choice.", "422"),
    )
    text = " ".join(part for one in badges(told) for part in said_in(build_badge(one)))
    assert "plan" in text
    for never in ("7.25", "50.75", "2019", "2026-01", "422", "352", "Karim", WORDS, "Kept",
                  "Hidden", "ICATUS", label_of(DECIDE), "hours a week"):  # fmt: skip
        assert never not in text
    for activity in read_activities().values():
        assert str(activity.words) not in text
    for concept in read_concepts().values():
        assert not concept.tells_health or concept.labels["en"] not in text


def test_examples_go_in_only_if_asked_for_and_only_those_shown() -> None:
    told = carer(example(PLAN, WORDS, shown=True), example(PLAN, "Kept for myself alone."))
    (badge,) = badges(told, with_examples=True)
    assert badge.evidence == (WORDS,)
    assert "Kept" not in json.dumps(build_badge(badge))
    assert badges(told)[0].evidence == ()


def test_a_badge_that_is_signed_is_valid_and_says_the_same() -> None:
    answer = find_skills(
        carer(example(PLAN, WORDS, shown=True), example(EMPATHY, "I noticed.", shown=True))
    )
    signed = sign_skills(answer, KEY, DAY, with_examples=True)
    assert len(signed) == 2
    for raw, candidate in zip(signed, answer.shown, strict=True):
        verified = verify(raw, DAY)
        assert verified.valid, verified.findings
        assert verified.holder.name == "Amina"
        assert [one.address for one in verified.skills] == [candidate.concept.uri]
        spoilt = raw.replace(b"Amina", b"Armin")
        assert spoilt != raw
        assert not verify(spoilt, DAY).valid


def test_the_same_account_gives_the_same_bytes() -> None:
    answer = find_skills(carer(example(PLAN, WORDS, shown=True)))
    assert sign_skills(answer, KEY, DAY) == sign_skills(answer, KEY, DAY)


def test_a_skill_that_esco_lacks_names_the_nearest_that_it_has() -> None:
    (badge,) = badges(carer(example("night-care", "I sat up.", shown=True)))
    assert badge.achievement.name == "care for others at night"
    near = "http://data.europa.eu/esco/skill/199f7919-5114-41b6-b6a5-41e0e4896ec1"
    assert [(one.address, one.name) for one in badge.achievement.skills] == [
        (near, "assume responsibility")
    ]
    (raw,) = sign_skills(find_skills(carer(example("night-care", shown=True))), KEY, DAY)
    assert verify(raw, DAY).valid


def test_a_badge_is_in_the_language_of_its_reader() -> None:
    told = carer(example(EMPATHY, "I noticed.", shown=True))
    with speak("fr"):
        (badge,) = badges(told)
    assert (badge.language, badge.achievement.name) == ("fr", "faire preuve d'empathie")
    with speak("es"):
        (badge,) = badges(told)
    assert (badge.language, badge.achievement.name) == ("es", "mostrar empatía")


def test_nothing_shown_makes_no_badge() -> None:
    told = carer(example(PLAN, WORDS))
    assert refuse(told, shown(told)) == (
        "badge: no skill is shown. Give an example of one, and set show to yes in the account."
    )


@pytest.mark.parametrize("skill", [PLAN, ORGANISE, LEAD])
def test_a_skill_that_is_private_or_only_possible_makes_no_badge(skill: str) -> None:
    told = carer(example(PLAN, WORDS))
    candidate = find_candidates(told).of(skill)
    assert candidate is not None
    assert refuse(told, (candidate,)) == (
        f"badge: {label_of(skill)}: no example of it is shown. Give one, and set show to yes."
    )


def test_a_label_that_tells_of_health_stands_in_no_badge() -> None:
    told = carer(example(TEND_ELDERLY, "I helped.", shown=True))
    assert "tend to elderly people: its name tells of the health of who was cared for." in refuse(
        told, shown(told)
    )
    for skill in (uri for uri, one in read_concepts().items() if one.tells_health):
        some = carer(example(skill, "I helped.", shown=True))
        assert "its name tells of the health" in refuse(some, shown(some))


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("I told KARIM so.", "Karim"),
        ("It was dementia.", "dementia"),
        ("Elle est MALADE.", "MALADE"),
        ("mi madre enferma", "enferma"),
    ],
)
def test_words_that_tell_of_who_was_cared_for_stop_a_badge_that_holds_them(
    words: str, found: str
) -> None:
    told = carer(example(PLAN, words, shown=True))
    assert f"plan: the example says '{found}', which tells of who was cared for." in refuse(
        told, shown(told), with_examples=True
    )
    assert words not in json.dumps(build_badge(badges(told)[0]), ensure_ascii=False)


def test_a_name_that_must_not_be_said_is_no_part_of_the_holders() -> None:
    told = carer(example(PLAN, WORDS, shown=True), holder="Karim's mother")
    assert refuse(told, shown(told)) == (
        "badge: the holder's name says 'Karim', which stands in never_say. Write another name, or "
        "a letter."
    )


def test_all_reasons_are_told_at_once() -> None:
    told = carer(
        example(PLAN, "Karim was ill with dementia.", shown=True),
        example(TEND_ELDERLY, "I helped.", shown=True),
        example(LEAD, "I led."),
    )
    found = find_candidates(told)
    lead = found.of(LEAD)
    assert lead is not None
    said = refuse(told, (*shown(told), lead), with_examples=True)
    for part in ("badge: 5 faults.", "plan: the example says 'Karim'",
                 "plan: the example says 'ill'", "plan: the example says 'dementia'",
                 "tend to elderly people: its name tells",
                 "lead others: no example of it is shown."):  # fmt: skip
        assert part in said


def test_a_skill_that_nothing_leads_to_cannot_be_signed() -> None:
    answer = find_skills(carer(example(PLAN, WORDS, shown=True)))
    with pytest.raises(ParameterError, match="nothing in the account leads there"):
        sign_skills(answer, KEY, DAY, [EMPATHY])


def test_one_of_the_nine_signs_all_that_is_shown_of_it_and_a_label_itself_alone() -> None:
    solve, identify = (ESCO + "adc6dc11-3376-467b-96c5-9b0a21edc869",
                       ESCO + "a628d2d1-f40a-4c37-a357-2801726f2996")  # fmt: skip
    told = carer(example(solve, "I mended it.", shown=True), example(identify, shown=True))
    answer = find_skills(told)
    for language in ("en", "fr", "es"):
        with speak(language):
            assert len(sign_skills(answer, KEY, DAY, ["problem-solving"])) == 2
            for label in read_concepts()[solve].labels.values():
                (raw,) = sign_skills(answer, KEY, DAY, [label])
                assert [one.address for one in verify(raw, DAY).skills] == [solve]


def test_named_skills_are_signed_once_each() -> None:
    answer = find_skills(
        carer(example(PLAN, WORDS, shown=True), example(EMPATHY, "I noticed.", shown=True))
    )
    assert len(sign_skills(answer, KEY, DAY, [EMPATHY, EMPATHY])) == 1


def test_the_holders_name_tells_of_nobodys_health_and_a_family_keeps_its_own() -> None:
    told = carer(example(PLAN, WORDS, "352", shown=True), holder="Ana, mother of a boy with autism")
    assert refuse(told, shown(told)) == (
        "badge: the holder's name says 'autism', which tells of who was cared for. Write the name "
        "alone, or a letter."
    )
    named = carer(example(PLAN, WORDS, "352", shown=True), holder="Karla Blind")
    assert badges(named)[0].holder.name == "Karla Blind"
