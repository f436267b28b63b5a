"""A reform beside an unknown law: what is not known today is no zero."""

from __future__ import annotations

from datetime import date

from carepact.levels.family.members import Family, Parent, Relative
from carepact.policy.package_files import open_package
from carepact.report.family.sentences import Days, say_reform
from carepact.studies.family import answer_family


def parent(name: str, sex: str, *, gives_birth: bool = False) -> Parent:
    """A parent in employment."""
    assert sex in ("woman", "man")
    return Parent(name, "woman" if sex == "woman" else "man", gives_birth, "employed")


def test_days_for_a_relative_beside_a_law_that_nobody_has_read() -> None:
    # Kenya's statutes were read, and say nothing of days to care for a relative; the package
    # gives ten working days.
    family = Family("KEN", (parent("Ada", "woman"),), relatives=(Relative("Baba", "severe", 82),))
    said = say_reform(answer_family(family, open_package("co-responsibility")))
    assert said == "Ada: 10 working days a year for a relative instead of ?."


def test_a_country_without_facts_has_at_least_what_the_reform_gives() -> None:
    # Nothing is known of leave in Andorra; the floor gives the mother 14 weeks, 98 days.
    parents = (parent("Ada", "woman", gives_birth=True), parent("Ben", "man"))
    family = Family("AND", parents, due=date(2027, 3, 15))
    said = say_reform(answer_family(family, open_package("ilo-floor")))
    assert said.startswith("Ada: 98 or more days of leave instead of ?; ")
    assert "Ben" not in said


def test_two_who_care_for_a_relative_are_both_on_the_sheet() -> None:
    family = Family(
        "KEN", (parent("Ada", "woman"), parent("Ben", "man")), relatives=(Relative("Baba", "low"),)
    )
    sharing = answer_family(family).sharing
    assert [one.whose for one in sharing.weeks] == ["Ada", "Ben"]
    totals = [one.week.total for one in sharing.weeks if one.week]
    assert sharing.equal_hours == sum(totals) / 2


def test_days_are_printed_by_what_is_known_of_them() -> None:
    assert Days(10, is_all=True).print() == "10"
    assert Days(10, is_all=False).print() == "10 or more"
    assert Days(0, is_all=False).print() == "?"
    assert Days(0, is_all=True).print() == "0"
