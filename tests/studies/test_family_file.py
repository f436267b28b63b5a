"""A family's file: what it tells becomes a family, and a draft of it has no fault."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

import jsonschema
import pytest
import yaml
from scripts.schemas import PlainLoader

from carepact.core.messages import LANGUAGES
from carepact.core.speaking import use_language
from carepact.data.countries.currencies import currencies_of
from carepact.levels.family.members import Family, OwnWeek, Parent, Relative
from carepact.studies.family import answer_family
from carepact.studies.family_file.drafting import SCHEMA_NAME, draft_family
from carepact.studies.family_file.opening import open_family, parse_family, schema_text

WHOLE = """\
country: France
event: birth
due: 2027-03-15
born: 2027-03-09
children: 2
parents:
  - name: Anna
    sex: woman
    gives_birth: yes
    work: employed
    pay: {amount: 2500, per: month}
    hours: 35
    employed_since: 2022-05-01
    leave_begins: 2027-02-01
    shared_weeks: 10
    week: {housework: 18, childcare: 6.5, adult_care: 0}
  - name: Ben
    sex: man
    gives_birth: no
    work: self-employed
    pay: {amount: 700, per: week}
older_children:
  - born: 2023-08-20
  - born: 2020-02-29
in_need:
  - {name: Chloé, need: severe, age: 78}
  - {name: D, need: low}
"""
ADOPTION = """\
country: KEN
event: adoption
placed: 2027-06-01
born: 2026-01-05
parents:
  - {name: A, sex: woman, work: none}
"""
IN_NEED = """\
country: Spain
parents:
  - {name: A, sex: man, work: informal}
in_need:
  - {name: B, need: moderate}
"""
TAKEN_IN = re.compile(
    r"^( *)# ( *(?:pay: |hours: |employed_since: |leave_begins: |shared_weeks: |week: |born: 2027|"
    r"children: |older_children:$|in_need:$|- \{born|- \{name|currency: ).*)",
    re.MULTILINE,
)
"""Lines of a draft that are notes and may be taken in together."""


def test_all_that_a_file_tells_is_in_the_family(tmp_path: Path) -> None:
    file = tmp_path / "family.yaml"
    file.write_text(WHOLE, "utf-8")

    family, own_facts = open_family(file)

    assert own_facts is None
    assert family == Family(
        country="FRA",
        parents=(
            Parent(
                name="Anna", sex="woman", gives_birth=True, work="employed",
                pay=30_000.0, usual_hours=35.0,
                employed_since=date(2022, 5, 1), begins=date(2027, 2, 1),
                shared_weeks=10.0, week=OwnWeek(18.0, 6.5, 0.0),
            ),
            Parent(
                name="Ben", sex="man", gives_birth=False, work="self-employed",
                pay=36_400.0,  # 700 in each of 52 weeks
            ),
        ),
        event="birth",
        due=date(2027, 3, 15),
        came=date(2027, 3, 9),
        children=2,
        older=(date(2023, 8, 20), date(2020, 2, 29)),
        relatives=(Relative("Chloé", "severe", 78.0), Relative("D", "low")),
        currency="EUR",
    )  # fmt: skip


def test_an_adopted_child_has_a_birthday_and_a_day_on_which_it_comes() -> None:
    family = parse_family(ADOPTION, "family.yaml")
    assert (family.event, family.came, family.born) == (
        "adoption", date(2027, 6, 1), date(2026, 1, 5),
    )  # fmt: skip
    assert (family.day, family.birthday) == (date(2027, 6, 1), date(2026, 1, 5))
    placed = parse_family(ADOPTION.replace("adoption", "placement"), "family.yaml")
    assert (placed.event, placed.day) == ("placement", date(2027, 6, 1))


def test_a_file_may_be_about_somebody_in_need_alone() -> None:
    family = parse_family(IN_NEED, "family.yaml")
    assert not family.has_child
    assert family.relatives == (Relative("B", "moderate"),)


def test_pay_that_is_not_told_stays_untold_and_names_no_money() -> None:
    family = parse_family(ADOPTION, "family.yaml")
    assert family.parents[0].pay is None
    assert family.currency == ""
    told = parse_family(ADOPTION + "currency: KES\n", "family.yaml")
    assert told.currency == "KES"


def test_two_fathers_may_tell_that_neither_gives_birth() -> None:
    text = WHOLE.replace("sex: woman", "sex: man").replace("gives_birth: yes", "gives_birth: no")
    family = parse_family(text, "family.yaml")
    assert [one.gives_birth for one in family.parents] == [False, False]
    assert family.first is None


def test_yes_and_no_are_read_as_programs_write_them() -> None:
    text = WHOLE.replace("gives_birth: yes", "gives_birth: true")
    told = parse_family(text.replace("gives_birth: no", "gives_birth: NO"), "family.yaml")
    assert told == parse_family(WHOLE, "family.yaml")


def test_the_other_parent_need_not_say_who_gives_birth_once_one_has() -> None:
    assert parse_family(WHOLE.replace("    gives_birth: no\n", ""), "f.yaml") == parse_family(
        WHOLE, "f.yaml"
    )


def test_own_facts_are_seen_from_the_folder_of_the_file(tmp_path: Path) -> None:
    (tmp_path / "facts.csv").write_text(
        "country,indicator,year,value,unit,source\n"
        "FRA,ptr_preprimary,2024,21.5,pupils per teacher,Ministry\n",
        "utf-8",
    )
    (tmp_path / "family.yaml").write_text(WHOLE + "own_facts: facts.csv\n", "utf-8")
    _family, own_facts = open_family(tmp_path / "family.yaml")
    assert own_facts == tmp_path / "facts.csv"


@pytest.mark.parametrize("text", [WHOLE, ADOPTION, IN_NEED])
def test_the_schema_that_editors_use_takes_what_the_reader_takes(text: str) -> None:
    content = yaml.load(text, PlainLoader)  # noqa: S506 - a SafeLoader
    validator = jsonschema.Draft202012Validator(json.loads(schema_text()))
    assert list(validator.iter_errors(content)) == []


@pytest.mark.parametrize("country", ["KEN", "USA", "Côte d’Ivoire", "TWN"])
def test_a_draft_has_no_fault_and_its_notes_can_be_taken_in(country: str) -> None:
    text = draft_family(country)
    drafted = parse_family(text, "family.yaml")
    assert text.startswith(f"# yaml-language-server: $schema={SCHEMA_NAME}\n")
    assert [one.pay for one in drafted.parents] == [None, None]

    taken, count = TAKEN_IN.subn(r"\1\2", text)
    family = parse_family(taken, "family.yaml")

    assert count == 19
    assert [one.pay for one in family.parents] == [36_000.0, 36_000.0]
    assert family.currency == currencies_of(family.country)[0]
    assert (family.came, family.children) == (date(2027, 3, 9), 2)
    assert family.older == (date(2023, 8, 20),)
    assert family.relatives == (Relative("C", "severe", 78.0),)
    jsonschema.validate(yaml.load(taken, PlainLoader), json.loads(schema_text()))  # noqa: S506


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_draft_tells_of_the_same_family_in_every_language(language: str) -> None:
    with use_language(language):
        assert parse_family(draft_family("KEN"), "f.yaml") == parse_family(
            "country: KEN\nevent: birth\ndue: 2027-03-15\nparents:\n"
            "  - {name: A, sex: woman, gives_birth: yes, work: employed}\n"
            "  - {name: B, sex: man, gives_birth: no, work: employed}\n",
            "f.yaml",
        )


@pytest.mark.parametrize("text", [WHOLE, ADOPTION, IN_NEED])
def test_the_engine_answers_what_the_file_tells(text: str) -> None:
    family = parse_family(text, "family.yaml")
    answer = answer_family(family)
    assert answer.family is family
    assert answer.country.code == family.country
