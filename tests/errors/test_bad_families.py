"""What no family can be: every fault of a file with its line and mend, all of them at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from carepact.core.errors import CareError, ParameterError
from carepact.studies.family_file.opening import open_family, parse_family

SOUND = """\
country: Kenya
event: birth
due: 2027-03-15
parents:
  - name: A
    sex: woman
    gives_birth: yes
    work: employed
  - name: B
    sex: man
    gives_birth: no
    work: employed
"""
ADOPTED = """\
country: KEN
event: adoption
placed: 2027-03-15
parents:
  - {name: A, sex: woman, work: employed}
"""
FAULTY = """\
country: Kenja
event: birth
due: 2027-02-31
born: 1/3/2027
placed: 2027-03-15
children: 0
parents:
  - name: A
    sex: woman
    gives_birth: yes
    work: employd
    pay: {amount: -5, per: fortnight}
    hours: 0
    shared_weeks: -1
  - name: a
    sex: man
    gives_birth: yes
    work: none
    pay: {amount: 10, per: month}
    wage: 3
older_children: [{born: soon}]
in_need: [{name: B, need: sever, age: 131}]
own_facts: nothing.csv
"""


def refuse(text: str) -> str:
    """Return what a text is refused with, in one line."""
    with pytest.raises(ParameterError) as refused:
        parse_family(text, "family.yaml")
    return " ".join(str(refused.value).split())


def instead(old: str, new: str, text: str = SOUND) -> str:
    """Put a line in the place of another, which is there."""
    assert old in text
    return text.replace(old, new, 1)


def beside(line: str, text: str = SOUND) -> str:
    """Add a line to the first parent."""
    return instead("    gives_birth: yes\n", f"    gives_birth: yes\n    {line}\n", text)


def test_the_families_that_are_spoilt_below_are_sound() -> None:
    assert parse_family(SOUND, "f.yaml").country == parse_family(ADOPTED, "f.yaml").country


def test_all_faults_are_named_at_once_with_line_and_mend(tmp_path: Path) -> None:
    file = tmp_path / "family.yaml"
    file.write_text(FAULTY, "utf-8")

    with pytest.raises(ParameterError) as refused:
        open_family(file)

    said = str(refused.value)
    for words in (
        "family.yaml: 18 faults.",
        "line 1, country: country 'Kenja': it is not known. Did you mean Kenya (KEN)?",
        "line 3, due: 2027-02-31: the calendar has no such day. Correct it.",
        (
            "line 4, born: '1/3/2027' is not written as a day. Write year, month and day, such as "
            "2027-03-15."
        ),
        (
            "line 5, placed: goes with an adoption or a placement alone. Take it out, or correct "
            "'event'."
        ),
        "line 6, children: 0 is less than 1. Write 1 or more.",
        (
            "line 11, parents.0.work: 'employd' is not known. Use one of 'employed', 'informal', "
            "'self-employed', 'none'. Did you mean 'employed'?"
        ),
        "line 12, parents.0.pay.amount: -5 is less than 0. Write 0 or more.",
        "line 12, parents.0.pay.per: 'fortnight' is not known. Use one of 'year', 'month', 'week'.",
        "line 13, parents.0.hours: 0 is less than 1. Write 1 or more.",
        "line 14, parents.0.shared_weeks: -1 is less than 0. Write 0 or more.",
        "line 15, parents.1.name: 'a' stands twice. Give each person a name of their own.",
        "line 17, parents.1.gives_birth: two give birth. Write yes for one of them.",
        "line 19, parents.1.pay: does not go with 'work: none'. Take it out, or correct 'work'.",
        "line 20, parents.1.wage: unknown key.",
        "line 21, older_children.0.born: 'soon' is not written as a day.",
        (
            "line 22, in_need.0.need: 'sever' is not known. Use one of 'severe', 'moderate', "
            "'low'. Did you mean 'severe'?"
        ),
        "line 22, in_need.0.age: 131 is more than 130. Write 130 or less.",
        (
            "line 23, own_facts: there is no file nothing.csv. Paths are seen from the folder of "
            "this file; correct it."
        ),
    ):
        assert words in said
    assert list(tmp_path.iterdir()) == [file]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("born: 2027-04-27", ("line 4, born: 2027-04-27 lies more than 6 weeks after 2027-03-15, "
         "the day on which the birth was expected. Correct one of them.")),
        ("born: 2026-10-25", ("line 4, born: 2026-10-25 lies more than 20 weeks before 2027-03-15, "
         "the day on which the birth was expected. Correct one of them.")),
        ("born: 1899-12-31", "line 4, born: 1899-12-31: the year is outside 1900 to 2200."),
        ("born: 0000-01-01", "line 4, born: 0000-01-01: the calendar has no such day."),
        ("born: 20270301", "line 4, born: '20270301' is not written as a day."),
        ("born:", "line 4, born: '' is not written as a day."),
        ("born: [2027-03-01]", "line 4, born: '['2027-03-01']' is not written as a day."),
        ("children: 7", "line 4, children: 7 is more than 6. Write 6 or less."),
        ("children: 1.5", "line 4, children: '1.5' is not a whole number. Write digits alone."),
        ("currency: USD", ("line 4, currency: USD is not the money of Kenya, which is KES. Nothing "
         "is converted: write amounts in that money.")),
        ("currency: kes", "line 4, currency: kes is not the money of Kenya, which is KES."),
        ("currency:", "line 4, currency: '' is not the money of Kenya"),
        ("older_children: [{born: 2027-03-15}]", ("line 4, older_children.0.born: 2027-03-15 is "
         "not before 2027-03-15, the day of the birth.")),
        ("in_need: [{name: ' b ', need: low}]", "line 4, in_need.0.name: 'b' stands twice."),
        (
            "in_need: [{name: " + "C" * 61 + ", need: low}]",
            "line 4, in_need.0.name: the name has 61 letters. Write 60 at most",
        ),
        # one name, of an accent of its own and of a composed letter
        (
            "in_need: [{name: Jose\u0301, need: low}, {name: JOS\u00c9, need: low}]",
            "line 4, in_need.1.name: 'JOSÉ' stands twice.",
        ),
        ("in_need: [{name: ' ', need: low}]", "line 4, in_need.0.name: is empty."),
        ("in_need: [{name: C}]", "line 4, in_need.0.need: is missing. Add it."),
        ("in_need: [{name: C, need: low, age: -1}]", "line 4, in_need.0.age: -1 is less than 0."),
        ("own_facts: .", "own_facts"),
        ("childs: 2", "line 4, childs: unknown key. Did you mean 'children'?"),
        ("due: 2027-03-16", "line 4, due: the key stands twice. Keep one."),
    ],
)  # fmt: skip
def test_a_line_that_cannot_be_is_named(line: str, words: str) -> None:
    assert words in refuse(instead("parents:", f"{line}\nparents:"))


@pytest.mark.parametrize("born", ["2027-04-26", "2026-10-26"])
def test_a_child_may_be_born_up_to_six_weeks_late_and_twenty_early(born: str) -> None:
    # 2027-03-15 and 42 days is 2027-04-26; 140 days before it is 2026-10-26.
    family = parse_family(instead("parents:", f"born: {born}\nparents:"), "f.yaml")
    assert str(family.came) == born


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("employed_since: 2027-03-16", ("line 8, parents.0.employed_since: 2027-03-16 lies after "
         "2027-03-15, the day on which the child comes. Correct one of them.")),
        ("leave_begins: 2026-06-07", ("line 8, parents.0.leave_begins: 2026-06-07 lies more than "
         "40 weeks before 2027-03-15, the day on which the child comes.")),
        ("leave_begins: 2027-2-1", "line 8, parents.0.leave_begins: '2027-2-1' is not written as"),
        ("hours: 101", "line 8, parents.0.hours: 101 is more than 100. Write 100 or less."),
        ("hours: nan", "line 8, parents.0.hours: 'nan' is no number. Write a number."),
        ("shared_weeks: 521", "line 8, parents.0.shared_weeks: 521 is more than 520."),
        ("pay: 3000", "line 8, parents.0.pay: "),
        ("pay: {amount: 3000}", "line 8, parents.0.pay.per: is missing. Add it."),
        ("pay: {amount: '3,000', per: week}", "'3,000' is no number. Write a number."),
        ("pay: {amount: .inf, per: week}", ("parents.0.pay.amount: .inf is more than "
         "1000000000000000000.")),
        ("week: {housework: 100, childcare: 60, adult_care: 8.5}", ("line 8, parents.0.week: with "
         "the paid hours there are 168.5 hours, and a week has 168. Correct them.")),
        ("week: {housework: -1, childcare: 0, adult_care: 0}", ("line 8, parents.0.week.housework: "
         "-1 is less than 0.")),
        ("week: {housework: 1}", "line 8, parents.0.week.childcare: is missing. Add it."),
        ("salary: 3", "line 8, parents.0.salary: unknown key."),
    ],
)  # fmt: skip
def test_what_cannot_be_of_a_parent_is_named(line: str, words: str) -> None:
    assert words in refuse(beside(line))


def test_paid_hours_count_in_a_week() -> None:
    text = beside("week: {housework: 60, childcare: 60, adult_care: 8}")
    assert parse_family(text, "f.yaml").parents[0].week is not None
    assert "there are 169 hours" in refuse(beside("hours: 41", text))


def test_work_cannot_begin_after_leave_does() -> None:
    text = beside("leave_begins: 2027-02-01", beside("employed_since: 2027-02-02"))
    assert "2027-02-01 lies before 2027-02-02, the first day of work." in refuse(text)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("    sex: woman\n", "", "parents.0.sex: is missing. Add it."),
        ("    work: employed\n", "", "parents.0.work: is missing. Add it."),
        ("    gives_birth: yes\n", "", ("parents.0.gives_birth: is missing. Write yes for who "
         "gives birth and no for who does not.")),
        ("gives_birth: yes", "gives_birth: maybe", ("line 7, parents.0.gives_birth: 'maybe' is not "
         "known. Use one of 'yes', 'no'.")),
        ("name: A", "name:", "line 5, parents.0.name: is empty."),
        ("name: A", "name: [A]", "line 5, parents.0.name: "),
        ("sex: woman", "sex: women", "Did you mean 'woman'?"),
        ("event: birth\n", "", ("line 2, due: the event is not told. Add 'event: birth', 'event: "
         "adoption' or 'event: placement'.")),
        ("event: birth\ndue: 2027-03-15\n", "", ("event: the file tells neither of a child nor of "
         "somebody in need.")),
        ("due: 2027-03-15\n", "", ("due: is missing. Add the day on which the birth is expected, "
         "or 'born', the day on which it was.")),
        ("birth\n", "adoption\n", ("line 3, due: goes with a birth alone. Take it out, and write "
         "'placed' for the day on which the child comes.")),
        ("birth\n", "adoption\n", "placed: is missing. Add the day on which the child comes."),
        ("birth\n", "adoption\n", "line 7, parents.0.gives_birth: goes with a birth alone."),
        ("birth\n", "brith\n", ("line 2, event: 'brith' is not known. Use one of 'birth', "
         "'adoption', 'placement'. Did you mean 'birth'?")),
        ("country: Kenya\n", "", "country: is missing. Add it."),
        ("country: Kenya\n", "country:\n", "line 1, country: is empty. Write the name of a"),
        ("country: Kenya\n", "country: Congo\n", ("line 1, country: country 'Congo': the name can "
         "mean several countries.")),
    ],
)  # fmt: skip
def test_what_is_missing_or_does_not_go_together_is_named(old: str, new: str, words: str) -> None:
    assert words in refuse(instead(old, new))


def test_no_parent_and_three_are_refused() -> None:
    head = SOUND.partition("parents:")[0]
    assert "line 4, parents: there are 0 entries. Name one parent, or two." in refuse(
        head + "parents: []\n"
    )
    third = SOUND + "  - {name: C, sex: man, gives_birth: no, work: none}\n"
    assert "line 4, parents: there are 3 entries." in refuse(third)
    assert "parents: is missing. Add it." in refuse(head)


def test_an_adopted_child_was_born_before_it_came() -> None:
    assert "line 4, born: 2027-03-16 lies after 2027-03-15, the day on which the child comes." in (
        refuse(instead("parents:", "born: 2027-03-16\nparents:", ADOPTED))
    )


def test_an_older_child_may_come_after_a_younger_one_by_adoption() -> None:
    text = instead("parents:", "older_children: [{born: 2027-03-20}]\nparents:", ADOPTED)
    assert len(parse_family(text, "f.yaml").older) == 1


def test_own_facts_with_faults_tell_them(tmp_path: Path) -> None:
    (tmp_path / "facts.csv").write_text("country,indicator\nKEN,nonsense\n", "utf-8")
    (tmp_path / "family.yaml").write_text(SOUND + "own_facts: facts.csv\n", "utf-8")
    with pytest.raises(CareError, match=r"line 13, own_facts: facts\.csv"):
        open_family(tmp_path / "family.yaml")


def test_a_file_that_is_not_there_or_holds_nothing_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ParameterError, match=r"family\.yaml: there is no such file"):
        open_family(tmp_path / "family.yaml")
    assert "the file holds no keys. Begin it with 'country:'." in refuse("")
    assert "not valid YAML" in refuse("country: [")
