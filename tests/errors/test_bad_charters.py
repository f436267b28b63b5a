"""What no charter and no recognition policy can be: every fault with its line, all at once."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from carepact.core.errors import CareError, ParameterError
from carepact.recognise.credentials.keys import Key
from carepact.studies.charter_file.opening import open_charter, parse_charter
from carepact.studies.recognition_file.opening import open_recognition, parse_recognition

CHARTER = """\
first_year: 2027
checked_by: works council
goals:
  - code: fathers
    words: More fathers take leave.
    indicator: fathers-share
    baseline: 0.1
    target: 0.3
    direction: up
    owner: head of people
statements:
  - year: 2027
    values: {fathers: 0.2}
    done: {fathers: All were told.}
"""
POLICY = f"""\
framework:
  title: Ours
  competencies:
    - {{code: a, words: Plans, skills: [planning]}}
policy:
  accepts: [statement, badge]
  used_in: [hiring]
  endorsement: welcome
  trusted: ["{Key(bytes(32)).did}"]
  languages: [en]
"""
FAULTY_CHARTER = """\
first_year: 2027
checked_by: Anna Meier
goals:
  - code: fathers
    words: ""
    indicator: father-share
    baseline: 8
    target: 1.5
    direction: up
    owner: anna@firm.example
  - code: fathers
    words: Fewer.
    indicator: fathers-share
    own_indicator: {words: W, unit: " "}
    baseline: 0.1
    target: 0.3
    direction: down
    owner: head of people
    first_year: 2029
    due: 2028
  - code: c
    words: Third.
    baseline: few
    target: .inf
    direction: sideways
    owner: office
    due: 2031
    owners: two
statements:
  - year: 2026
    values: {fathers: 2, mothers: 1}
  - year: 2028
    values: {c: none}
    done: {c: "", fathers: Done.}
  - year: 2028
"""
FAULTY_POLICY = """\
framework:
  title: ""
  competencies:
    - {code: a, words: Plans, skills: [planing, planning, planning]}
    - {code: a, words: " ", skills: plan}
    - {code: c, words: W, level: 3}
policy:
  accepts: [statement, paper, statement]
  used_in: []
  endorsement: maybe
  trusted: ["did:key:z6Mk", "did:key:z6Mk"]
  languages: [en, de]
"""


def refuse_charter(text: str) -> str:
    """Return what a charter is refused with, in one line."""
    with pytest.raises(ParameterError) as refused:
        parse_charter(text, "charter.yaml")
    return " ".join(str(refused.value).split())


def refuse_policy(text: str) -> str:
    """Return what a policy is refused with, in one line."""
    with pytest.raises(ParameterError) as refused:
        parse_recognition(text, "recognition.yaml")
    return " ".join(str(refused.value).split())


def instead(old: str, new: str, text: str) -> str:
    """Put a line in the place of another, which is there."""
    assert old in text
    return text.replace(old, new, 1)


def test_the_files_that_are_spoilt_below_are_sound() -> None:
    charter, (statement,) = parse_charter(CHARTER, "c.yaml")
    assert (len(charter.goals), statement.year) == (1, 2027)
    assert len(parse_recognition(POLICY, "r.yaml")[1].trusted) == 1


def test_all_faults_of_a_charter_are_told_at_once() -> None:
    said = refuse_charter(FAULTY_CHARTER)
    assert said.startswith("charter.yaml: 24 faults.")
    for fault in (
        "line 2, checked_by: 'Anna Meier' looks like a person's name or address",
        "write the role in small letters",
        "line 5, goals.0.words: is empty",
        "line 6, goals.0.indicator: 'father-share' is no indicator that carepact computes.",
        "line 9, goals.0.direction: the target 1.5 lies on the other side of the baseline 8",
        "line 10, goals.0.owner: 'anna@firm.example' looks like",
        "line 11, goals.1: write indicator, one of fathers-share",
        "line 11, goals.1.code: 'fathers' stands twice",
        "line 14, goals.1.own_indicator.unit: is empty",
        "line 17, goals.1.direction: the target 0.3 lies on the other side",
        "line 20, goals.1.due: 2028 is before 2029",
        "line 21, goals.2: write indicator",
        "line 23, goals.2.baseline: 'few' is no number",
        "line 24, goals.2.target: is no figure that can be reached",
        "line 25, goals.2.direction: 'sideways' is not known",
        "line 27, goals.2.due: 2031 is outside 2027 to 2029, the years of the charter",
        "line 28, goals.2.owners: unknown key. Did you mean 'owner'?",
        "line 30, statements.0.year: 2026 is outside 2027 to 2029",
        "line 31, statements.0.values.fathers: the goal begins in 2029",
        "line 31, statements.0.values.fathers: 2 lies outside 0 to 1: the unit is share",
        "line 31, statements.0.values.mothers: 'mothers' is the code of no goal",
        "line 33, statements.1.values.c: 'none' is no number",
        "line 34, statements.1.done.c: is empty",
        "line 35, statements.2.year: 2028 stands twice",
    ):
        assert fault in said


def test_all_faults_of_a_policy_are_told_at_once() -> None:
    said = refuse_policy(FAULTY_POLICY)
    assert said.startswith("recognition.yaml: 16 faults.")
    for fault in (
        "line 2, framework.title: is empty",
        "line 4, framework.competencies.0.skills.0: 'planing' is not the name of a skill.",
        "line 4, framework.competencies.0.skills.2: the skill stands twice",
        "line 5, framework.competencies.1.code: 'a' stands twice",
        "line 5, framework.competencies.1.words: is empty",
        "line 6, framework.competencies.2.skills: is missing",
        "line 6, framework.competencies.2.level: unknown key",
        "line 8, policy.accepts.1: 'paper' is not known. Use one of 'statement', 'badge'",
        "line 8, policy.accepts.2: 'statement' stands twice",
        "line 9, policy.used_in: the list is empty",
        "line 10, policy.endorsement: 'maybe' is not known",
        "line 11, policy.trusted.0: 'did:key:z6Mk' is no did:key of an Ed25519 key",
        "line 11, policy.trusted.1: 'did:key:z6Mk' stands twice",
        "line 12, policy.languages.1: 'de' is not known",
    ):
        assert fault in said


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("first_year: 2027", "first_year: 1066", "first_year: 1066 is outside 1900 to 2200"),
        ("first_year: 2027", "first_year: soon", "'soon' is not a whole number"),
        ("    target: 0.3", "    target: 30", "target: 30 lies outside 0 to 1"),
        ("    indicator: fathers-share\n", "", "goals.0: write indicator, one of"),
        ("head of people", "a" * 61, "owner: has 61 letters. Write 60 at most"),
        ("More fathers", "M" * 301, "words: has 313 letters. Write 300 at most"),
        ("{fathers: 0.2}", "{father: 0.2}", "'father' is the code of no goal. Did you mean"),
        ("{fathers: 0.2}", "[0.2]", "statements.0.values"),
    ],
)
def test_one_fault_of_a_charter_is_told_with_its_mend(old: str, new: str, said: str) -> None:
    assert said in refuse_charter(instead(old, new, CHARTER))


def test_a_charter_without_goals_and_one_with_too_many_are_refused() -> None:
    begins, ends = CHARTER.index("  - code"), CHARTER.index("statements")
    goal = CHARTER[begins:ends]
    none = CHARTER[:begins].replace("goals:", "goals: []")
    assert "goals: the list is empty. Name one at least." in refuse_charter(none)
    many = "".join(goal.replace("code: fathers", f"code: g{number}") for number in range(13))
    said = refuse_charter(CHARTER[:begins] + many)
    assert "goals: there are 13 goals. Keep 12 at most" in said
    twelve = many[: many.index("  - code: g12")]
    assert len(parse_charter(CHARTER[:begins] + twelve, "c.yaml")[0].goals) == 12


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("skills: [planning]", "skills: []", "no competency names a skill"),
        ("[statement, badge]", "[statement]", "keys are of badges, and the policy accepts none"),
        ("[statement, badge]", "[]", "policy.accepts: the list is empty"),
        ("words: Plans", f"words: {'P' * 301}", "words: has 301 letters"),
        ("title: Ours", f"title: {'O' * 61}", "framework.title: has 61 letters"),
    ],
)
def test_one_fault_of_a_policy_is_told_with_its_mend(old: str, new: str, said: str) -> None:
    assert said in refuse_policy(instead(old, new, POLICY))


def test_a_policy_with_too_many_competencies_and_keys_is_refused() -> None:
    line = "    - {code: a, words: Plans, skills: [planning]}\n"
    many = "".join(line.replace("code: a", f"code: c{number}") for number in range(61))
    keys = ", ".join(f'"{Key(bytes([1, number]) * 16).did}"' for number in range(201))
    begins = POLICY.index('["did')
    text = POLICY[:begins] + f"[{keys}]\n"
    said = refuse_policy(instead(line, many, text))
    assert "there are 61 competencies. Keep 60 at most" in said
    assert "there are 201 keys. Keep 200 at most" in said


@pytest.mark.parametrize("text", ["", "[]", "3", "first_year: [", "framework: 3"])
def test_what_is_no_such_file_is_refused_as_a_whole(text: str) -> None:
    assert refuse_charter(text)
    assert refuse_policy(text)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(ParameterError, match=r"no\.yaml: there is no such file"):
        open_charter(tmp_path / "no.yaml")
    with pytest.raises(ParameterError, match=r"no\.yaml: there is no such file"):
        open_recognition(tmp_path / "no.yaml")


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_whatever_a_line_is_spoilt_with_there_is_a_file_or_one_error(data: st.DataObject) -> None:
    text, parse = data.draw(
        st.sampled_from([(CHARTER, parse_charter), (POLICY, parse_recognition)])
    )
    lines = text.splitlines()
    place = data.draw(st.integers(0, len(lines) - 1))
    key = lines[place].partition(":")[0]
    put = data.draw(
        st.sampled_from(
            ["", "[]", "{}", "[[]]", "{a: {b: 1}}", "3", "-1e400", "2027", "null", "yes"]
        )
        | st.text(max_size=12)
    )
    lines[place] = f"{key}: {put}"
    said = ""
    try:
        parse("\n".join(lines), "f.yaml")
    except CareError as error:
        said = str(error)
    assert not said or said.startswith("f.yaml")
