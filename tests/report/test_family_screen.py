"""The screens of a family: one holds the answer, the other all of it, and no figure is made up."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import polars as pl
import pytest
from tests.report.families import AMA, BEN, FAMILIES, answer, printed

from carepact.core.speaking import use_language
from carepact.levels.family.days import Span
from carepact.levels.family.members import Family
from carepact.report.family.calendar_file import list_entries
from carepact.report.family.full import show_full
from carepact.report.family.page import show_answer
from carepact.report.family.rights import shorten_basis
from carepact.report.family.timeline import list_bars
from carepact.report.family.words import print_day, print_length, print_money, print_span
from carepact.report.scales import print_bare
from carepact.studies.family import answer_family
from carepact.studies.one_family.answer import FamilyAnswer

LINES = 45
GROUPS = re.compile(r"(?<=\d)[ \u00a0\u202f](?=\d{3}(?!\d))")
NUMBER = re.compile(r"\d+(?:\.\d+)?")


@pytest.mark.parametrize("language", ["en", "fr", "es"])
@pytest.mark.parametrize("package", ["", "co-responsibility"])
@pytest.mark.parametrize("name", FAMILIES)
def test_the_answer_fits_one_screen_and_narrow_ones_cut_nothing(
    name: str, package: str, language: str
) -> None:
    with use_language(language):
        lines = printed(show_answer(answer(name, package)))
        narrow = printed(show_answer(answer(name, package)), 80)
    assert len(lines) <= LINES, "\n".join(lines)
    assert max(map(len, lines)) <= 100
    assert max(map(len, narrow)) <= 80
    assert " ".join(" ".join(lines).split()) == " ".join(" ".join(narrow).split())


def numbers_of_tables(found: FamilyAnswer) -> set[str]:
    """List every number that a screen may show, as the tables of the answer hold them."""
    rights = found.to_polars()
    days: set[date] = {found.family.day} if found.family.has_child else set()
    for column in ("first_day", "last_day", "notice_by", "within"):
        days |= {date.fromisoformat(one) for one in rights[column].drop_nulls()}
    cover = found.now.cover
    if cover is not None:
        days |= {one for one in (cover.starts, cover.covered) if one}
    days |= {one for right in found.now.rights for one in (*right.changes, right.earliest) if one}
    lengths = rights["days"].to_list()
    lengths += rights.group_by("law", "whose").agg(pl.sum("days"))["days"].to_list()
    amounts = rights["benefit"].drop_nulls().to_list()
    for (_law, whose), of_one in rights.filter(pl.col("benefit").is_not_null()).group_by(
        "law", "whose"
    ):
        lost, paid = float(of_one["lost_pay"].sum()), float(of_one["benefit"].sum())
        assert whose in {one.name for one in found.family.parents}
        amounts += [lost, paid, lost - paid, 100 * paid / lost if lost else 100.0]
    amounts += [one for right in found.now.rights for one in right.either.values()]
    amounts += [100 * one for one in rights["share_of_pay"].drop_nulls()]
    weeks = [one / 7 for one in lengths]
    weeks += [u.cover.uncovered_weeks or 0 for u in found.laws.values() if u.cover]
    told = {f"{one:.0f}" for one in (*lengths, *amounts, *weeks)}
    told |= {f"{round(one, 1):g}" for one in weeks}
    told |= {GROUPS.sub("", print_bare(one)) for one in amounts}
    told |= {f"{one:.0f}" for one in rights["minutes_a_day"]}
    told |= {str(part) for one in days for part in (one.day, one.year)}
    texts = [one.text for one in found.questions] + [one.text for one in found.conditions]
    said = " ".join(texts)
    if found.care_coverage is not None:
        told |= {f"{100 * one:.0f}" for one in found.care_coverage.by_need.values()}
    return told | set(NUMBER.findall(said)) | {str(found.family.children)}


@pytest.mark.parametrize("name", FAMILIES)
def test_every_figure_of_the_screen_stands_in_the_tables(name: str) -> None:
    found = answer(name)
    text = " ".join(" ".join(printed(show_answer(found), 4000)).split(" "))
    cited = {shorten_basis(one.cited.basis) for one in found.now.rights if one.cited.basis}
    for basis in sorted(cited, key=len, reverse=True):  # one may be a part of another
        text = text.replace(basis, "")
    text = text.replace("29 November 2026", "")  # the day up to which law was read
    text = re.sub(r"and \d+ more questions?", "", text)
    shown = set(NUMBER.findall(GROUPS.sub("", text)))
    assert shown - numbers_of_tables(found) == set()
    assert len(shown) > 3 or not found.family.has_child


def test_a_right_is_told_with_days_pay_payer_and_law() -> None:
    # 26 000 a year is 500 a week of 52; 16 weeks of it are 8 000, of which 0.79 are paid.
    text = " ".join(" ".join(printed(show_answer(answer("two in France")))).split())
    assert (
        "Ama, leave around the birth: from Monday 18 January 2027 to Sunday 9 May 2027, 16 weeks, "
        "79 % of gross pay, 6 320 EUR, paid by the State or its insurance."
    ) in text.replace("\u00a0", " ")
    assert "Law: Code du travail, art. L1225-17." in text
    assert "at least 6 months of insurance (? not told)" in text


def test_average_pay_bears_its_mark_and_own_pay_none() -> None:
    assert "≈" in "".join(printed(show_answer(answer("leap day in Kenya")))[4:])
    assert "≈" not in "".join(printed(show_answer(answer("two in France")))[4:])
    wages = answer("two in France").wages
    assert print_money(7384.6, wages, of_average=False) == "7 385\u00a0EUR"
    assert print_money(7384.6, wages, of_average=True) == "≈\u00a07 400\u00a0EUR"


def test_what_is_not_known_is_asked_and_never_assumed() -> None:
    text = " ".join(printed(show_answer(answer("alone in Niger"))))
    assert "Aïcha: ? whether the law gives this is not known: leave around the birth" in text
    assert "Can one who works without a contract be insured" in text
    assert "of gross pay" not in text


def test_a_condition_that_does_not_hold_is_told_on_the_first_screen() -> None:
    # Statutory maternity pay asks for 26 weeks, 182 days, with the employer.
    ann = replace(AMA, name="Ann", employed_since=date(2027, 1, 4))
    family = Family("GBR", (ann,), due=date(2027, 3, 15), currency="GBP")
    text = " ".join(" ".join(printed(show_answer(answer_family(family)))).split())
    assert "with the employer (does not hold)" in text


def test_a_law_that_gives_nothing_is_dropped_where_another_leave_stands() -> None:
    text = " ".join(printed(show_answer(answer("two in France"))))
    assert "the law gives none" not in text
    kenya = " ".join(printed(show_answer(answer("leap day in Kenya"))))
    assert "Otieno: the law gives none: parental leave." in kenya
    assert "Wanjiru: the law gives none" not in kenya


@pytest.mark.parametrize("name", FAMILIES)
def test_all_of_it_has_sources_and_every_question(name: str) -> None:
    found = answer(name)
    text = " ".join(" ".join(printed(show_full(found), 4000)).split())
    for right in found.now.rights:
        if right.stands and right.cited.source:
            assert " ".join(right.cited.source.split()) in text
    for question in found.questions:
        assert str(question.text) in text
    for month in found.now.months:
        assert f"{month.whose}" in text


def test_a_relative_in_need_leads_to_questions_on_money_services_and_rest() -> None:
    text = " ".join(printed(show_full(answer("a carer in India"))))
    for about in ("an allowance", "Which help at home", "needs a rest"):
        assert about in text
    assert "get paid care: an average, no right." in text
    assert "With the child" not in text


def test_a_reform_stands_beside_present_law_with_its_difference() -> None:
    # Kenya gives 90 days; the package asks for 18 weeks, which are 126.
    lines = printed(show_full(answer("leap day in Kenya", "universal-care")), 140)
    [row] = [line.split() for line in lines if "around the birth: days" in line]
    assert row[-3:] == ["90", "126", "+36"]


def test_days_are_said_as_in_each_language() -> None:
    day, said = date(2027, 3, 1), {}
    for code in ("en", "fr"):
        with use_language(code):
            said[code] = print_day(day)
    assert said == {"en": "Monday 1 March 2027", "fr": "lundi 1er mars 2027"}


def test_a_leave_of_one_day_is_on_that_day() -> None:
    day = date(2027, 2, 28)
    assert print_span(Span(day, day)) == "on Sunday 28 February 2027"


@pytest.mark.parametrize("name", ["nothing known", "alone in Niger"])
def test_a_reform_beside_unknown_law_adds_to_no_nought(name: str) -> None:
    # What present law gives is not known: neither 0 days, nor 0 of money, nor weeks without cover.
    found = answer(name, "universal-care")
    lines = printed(show_full(found), 140)
    [row] = [line.split() for line in lines if "around the birth: days" in line][:1]
    assert row[-3:] == ["?", "126", "?"]
    assert "days of leave instead of ?" in " ".join(lines)
    [paid] = [line.split() for line in lines if "paid during leave" in line][:1]
    assert (paid[-1], paid[paid.index("leave") + 1]) == ("?", "?")
    assert any(line.split()[-3:] == ["?", "?", "?"] for line in lines if "free place  " in line)
    assert "neither a leave that is known nor a free place" in " ".join(lines)


def test_the_age_of_free_school_is_told_where_leave_is_not_known() -> None:
    # North Korea: UNESCO tells the age of entry, no table tells leave.
    lines = " ".join(printed(show_full(answer("nothing known")), 140))
    assert "free from Saturday 28 February 2032." in lines
    assert "no source at hand" not in lines


def test_a_reform_gives_who_cares_days_that_are_counted() -> None:
    # Ten days of the package; what India gives today no source tells.
    lines = printed(show_full(answer("a carer in India", "co-responsibility")), 140)
    [row] = [line.split() for line in lines if "relative: working days a year" in line]
    assert row[-3:] == ["?", "10", "?"]
    assert not [line for line in lines if "paid during leave" in line]
    untouched = printed(show_full(answer("a carer in India", "universal-care")), 140)
    assert "It changes no leave of this family." in untouched


def test_what_is_paid_without_work_is_law_and_no_average() -> None:
    # SFB 12 kap. 23 §: 250 SEK a day at the least; 90 days are 22,500, 210 days 52,500.
    lines = " ".join(printed(show_answer(answer("no paid work in Sweden"))))
    lines = GROUPS.sub("", re.sub(r"\s", " ", lines))
    assert "90 days (13 weeks), 22500 SEK, paid by" in lines
    assert "Lin: 52500 SEK, Olle: 52500 SEK" in lines
    assert "pay: ? not known" not in lines
    assert "Lin: no pay is lost, 22500 SEK is paid." in lines


def test_a_condition_that_does_not_hold_is_told_beside_the_money() -> None:
    # Great Britain asks for 26 weeks, 182 days, with the employer; she began two months before.
    late = replace(AMA, employed_since=date(2027, 1, 1))
    found = answer_family(Family("GBR", (late, BEN), due=date(2027, 3, 1), currency="GBP"))
    lines = " ".join(printed(show_answer(found)))
    assert "Ama: ? as told, not all holds that the law asks for." in lines
    [hers] = [one for one in list_entries(found) if one.kind == "leave" and "Ama" in one.summary]
    assert "(does not hold)" in hers.text


def test_what_concerns_births_is_not_told_to_who_cares_for_a_relative() -> None:
    lines = printed(show_full(answer("a carer in India")), 140)
    assert "At work" in lines
    assert not [line for line in lines if "pregnant" in line or "childcare" in line]


def test_lengths_are_whole_weeks_or_days_with_weeks() -> None:
    assert [print_length(days) for days in (112, 61, 5, 1)] == [
        "16 weeks", "61 days (8.7 weeks)", "5 days", "1 day",
    ]  # fmt: skip


def test_the_picture_names_what_is_not_known_and_what_is_not_covered() -> None:
    # North Korea: whether there is a leave is not known; France: all is known, and then nothing.
    assert {one.row for one in list_bars(answer("nothing known"))} == {"no leave known"}
    assert list_bars(answer("two in France"))[-1].row == "without cover"


def test_a_lone_parent_is_asked_who_counts_as_one() -> None:
    # Sweden, 12 kap. 14 §: the days of both, of a parent who has sole custody.
    alone = answer_family(Family("SWE", (AMA,), due=date(2027, 3, 1), currency="SEK"))
    lines = " ".join(printed(show_answer(alone)))
    assert "the weeks of the other parent are a lone parent’s too: ask who counts as one" in lines
    assert "Either parent" not in lines
