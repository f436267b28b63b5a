"""The rules by hand, and the laws that they keep."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scripts.compile.raw_facts import read_codes
from scripts.compile.reading import read_rows

from carepact.core.errors import ParameterError
from carepact.data.countries.facts import Country, known_countries
from carepact.data.countries.law import read_figures_of_parts, read_law
from carepact.data.countries.reading import read_country
from carepact.policy.standard_files import shipped_standards
from carepact.review.finding import Finding
from carepact.review.judging import (
    Verdict,
    judge_answers,
    judge_existence,
    judge_interval,
    judge_least,
    judge_most,
    judge_words,
)
from carepact.review.review import Review, binds, review_country
from carepact.studies.review import review_law

ORDER = ("not", "partly", "met")
OWN_ALONE = {
    "ilo-c183/breastfeeding", "ilo-c183/after-birth", "ilo-c183/return", "ilo-c183/pregnancy-test",
    "ilo-c156/dismissal", "ilo-r165/sick-child", "ilo-r165/sick-relative",
    "ilo-c102/ratified", "ilo-c100/appraisal", "ilo-c111/policy", "ilo-c175/pay",
    "ilo-c175/social-security", "ilo-c175/maternity", "ilo-c177/policy",
    "ilo-c177/equal-treatment", "crpd/support-at-home", "eu-work-life-balance/carers",
    "eu-work-life-balance/parental", "eu-work-life-balance/force-majeure",
    "eu-work-life-balance/paternity-pay", "eu-work-life-balance/return",
    "eu-work-life-balance/dismissal", "eu-long-term-care/coverage",
    "eu-long-term-care/family-caregivers", "ilo-c189/social-security",
}  # fmt: skip
"""Requirements that figures of the user's own alone can judge."""


def by_name(review: Review) -> dict[str, Finding]:
    """Return the findings of a review by standard and requirement."""
    return {f"{o.standard.standard}/{o.requirement.requirement}": o for o in review.findings}


def with_days(country: Country, days: float) -> Country:
    """Give a country other days of leave."""
    fact = country.facts["leave_mother_paid_days"]
    facts = {**country.facts, "leave_mother_paid_days": replace(fact, value=days)}
    return replace(country, facts=facts)


@pytest.mark.parametrize(
    ("weeks", "verdict"), [(14.0, "met"), (13.99, "partly"), (7.0, "partly"), (6.99, "not")]
)
def test_a_threshold_of_14_is_partly_met_from_7(weeks: float, verdict: str) -> None:
    assert judge_least(weeks, 14, 0.5) == verdict


@pytest.mark.parametrize(
    ("ratio", "verdict"), [(10.0, "met"), (10.1, "partly"), (20.0, "partly"), (20.1, "not")]
)
def test_a_ceiling_of_10_is_partly_met_up_to_20(ratio: float, verdict: str) -> None:
    assert judge_most(ratio, 10, 0.5) == verdict


def test_an_interval_on_both_sides_of_a_threshold_gives_no_verdict() -> None:
    def judge(value: float) -> Verdict:
        return judge_least(value, 1.0, 0.5)

    assert judge_interval(0.6, 0.9, judge) == "partly"
    assert judge_interval(0.1, 0.2, judge) == "not"
    assert judge_interval(0.4, 0.9, judge) == "unknown"
    assert judge_interval(0.6, 1.0, judge) == "unknown"


def test_words_are_refused_or_partly_taken() -> None:
    known = (("Government",), ("Employer and government",), ("Employer",))
    assert judge_words("Employer", *known) == "not"
    assert judge_words("employer and Government", *known) == "partly"
    assert judge_words("Government", *known) == "met"
    assert judge_words("the boss", *known) == "unknown"


def test_of_several_provisions_all_or_one_are_asked_for() -> None:
    assert judge_answers([True, True], [True, True], every=True) == "met"
    assert judge_answers([True, False], [True, True], every=True) == "partly"
    assert judge_answers([True, False], [True, True], every=False) == "met"
    assert judge_answers([True, False], [False, True], every=False) == "partly"
    assert judge_answers([False, False], [True, True], every=False) == "not"


def test_an_old_figure_exists_only_partly() -> None:
    assert judge_existence(2014, 2024, 10) == "met"
    assert judge_existence(2013, 2024, 10) == "partly"


@settings(max_examples=100, deadline=None, derandomize=True, database=None)
@given(
    code=st.sampled_from(sorted(known_countries())),
    days=st.floats(0, 1000),
    more=st.floats(0, 300),
)
def test_more_weeks_of_leave_never_worsen_a_verdict_save_that_they_may_be_parental(
    code: str, days: float, more: float
) -> None:
    country, law = read_country(code), read_law(code)
    if country.fact("leave_mother_paid_days") is None:
        return
    before, after = (
        by_name(review_country(with_days(country, d), law, shipped_standards()))
        for d in (days, days + more)
    )
    for name in ("ilo-c183/weeks", "ilo-r191/weeks", "ilo-c102/weeks"):
        if before[name].figures[0].part != after[name].figures[0].part:
            continue  # the one figure is law of a part of the country, the other is made up
        if after[name].verdict == "unknown":
            assert after[name].figures[0].doubt
            continue
        assert ORDER.index(after[name].verdict) >= ORDER.index(before[name].verdict)


def test_no_imputed_figure_gets_a_verdict_that_its_interval_does_not_bear_out() -> None:
    seen = 0
    for code in known_countries():
        review = review_country(read_country(code), read_law(code), shipped_standards())
        for one in review.findings:
            if one.status != "imputed" or one.verdict == "reported":
                continue
            seen += 1
            assert one.interval is not None
            asked = one.requirement
            assert asked.threshold is not None
            at_ends = {judge_least(end, asked.threshold, asked.partly_from or 0)
                       for end in one.interval}  # fmt: skip
            assert one.verdict == (at_ends.pop() if len(at_ends) == 1 else "unknown")
    assert seen > 100


def test_what_no_table_knows_is_unknown_and_the_missing_figure_is_named() -> None:
    for code in known_countries():
        review = review_country(read_country(code), read_law(code), shipped_standards())
        for name, one in by_name(review).items():
            if one.verdict == "unknown" and one.status is None:
                assert any(note.startswith("Not known: ") for note in one.notes), (code, name)
            if name in OWN_ALONE:
                assert one.verdict == "unknown"
                assert "Give it with own_facts" in one.notes[0]


def test_a_country_without_an_observed_figure_on_unpaid_work_has_none() -> None:
    # Of 219 countries the UN base has a figure for 92, 51 of 2014 or later, and one of towns or the
    # countryside for 5 more: 41 + 5 = 46, 219 - 92 - 5 = 122. An imputed figure is none.
    found = {code: by_name(review_law(code).reviews[0]) for code in known_countries()}
    counts = Counter(names["sdg/unpaid-work-data"].verdict for names in found.values())
    assert counts == {"met": 51, "partly": 46, "not": 122}
    imputed = found["AGO"]["sdg/unpaid-work-data"]
    assert found["AGO"]["sdg/unpaid-work-ratio"].status == "imputed"
    assert (imputed.verdict, imputed.text, imputed.figures) == ("not", "no", ())
    assert any("read in full" in note for note in imputed.notes)


@pytest.mark.shared
def test_figures_of_towns_or_the_countryside_alone_exist_partly(shared_data: Path) -> None:
    """UN Global SDG Database, SL_DOM_TSPD."""
    codes = read_codes(shared_data / "macro")
    path = shared_data / "un_sdg_5_4_1" / "sl_dom_tspd_flat.csv.gz"
    places: dict[str, set[str]] = {}
    for row in read_rows(path):
        if row["code"] in codes:
            places.setdefault(codes[row["code"]], set()).add(row["loc"])
    parts = {code for code, found in places.items() if "ALLAREA" not in found}
    told = {code for code, name in read_figures_of_parts() if name.startswith("unpaid_day_share")}
    assert parts == told
    bangladesh = by_name(review_law("BGD").reviews[0])["sdg/unpaid-work-data"]
    assert bangladesh.verdict == "partly"
    assert "towns or the countryside alone" in bangladesh.notes[0]


def test_a_figure_of_the_user_s_own_survey_exists(tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    head = "country,indicator,year,value,unit,source\n"
    path.write_text(f"{head}AGO,unpaid_day_share_f,2023,18,% of the day,Survey\n", "utf-8")
    assert by_name(review_law("AGO", path).reviews[0])["sdg/unpaid-work-data"].verdict == "met"


def test_what_no_table_that_ships_can_know_is_unknown_of_every_country() -> None:
    reviews = [review_law(code).reviews[0] for code in known_countries()]
    unknown = [
        {name for name, one in by_name(review).items() if one.verdict == "unknown"}
        for review in reviews
    ]
    told = {
        frozenset(f"{o.standard.standard}/{o.requirement.requirement}" for o in r.unknown_to_all)
        for r in reviews
    }
    assert len(told) == 1
    assert OWN_ALONE <= set(*told) <= set.intersection(*unknown)


def test_what_the_user_gives_is_no_longer_unknown_to_all(tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    head = "country,indicator,year,value,unit,source\n"
    path.write_text(f"{head}KEN,ratified_c102,2026,0,0 to 1,ILO NORMLEX\n", "utf-8")
    before, after = (review_law("KEN", own).reviews[0].unknown_to_all for own in (None, path))
    assert len(after) == len(before) - 1


def test_the_register_says_no_of_a_state_and_nothing_of_a_territory() -> None:
    """France ratified C156 on 1989-03-16; a department of France ratifies nothing itself."""
    france, reunion, kenya = (
        by_name(review_law(code).reviews[0])["ilo-c156/ratified"] for code in ("FRA", "REU", "KEN")
    )
    assert (france.verdict, france.on) == ("met", "1989-03-16")
    assert (reunion.verdict, reunion.figures) == ("unknown", ())
    assert (kenya.verdict, kenya.on, kenya.year) == ("not", "", 2021)


def test_the_day_of_an_own_figure_is_that_of_the_ratification(
    tmp_path: Path,
) -> None:
    path = tmp_path / "own.csv"
    head = "country,indicator,year,value,unit,source,in_force_from\n"
    path.write_text(f"{head}KEN,ratified_c189,2025,1,0 to 1,NORMLEX,2025-02-03\n", "utf-8")
    ratified = by_name(review_law("KEN", path).reviews[0])["ilo-c189/ratified"]
    assert (ratified.verdict, ratified.on) == ("met", "2025-02-03")


def test_ratified_cites_the_article_by_which_each_convention_binds() -> None:
    """Articles on binding force, not on the communication of ratifications.

    C183 Art. 15: Bundesgesetzblatt 2022 II 562; C102 Art. 79: Swiss RS 0.831.102; C100 Art. 6
    and C111 Art. 8: OHCHR, entry into force; the others by the order of the final provisions.
    """
    found = {
        standard.standard: one.article
        for standard in shipped_standards()
        for one in standard.requirements
        if one.requirement == "ratified"
    }
    assert found == {
        "ilo-c183": "Art. 15", "ilo-c156": "Art. 13", "ilo-c189": "Art. 21", "ilo-c100": "Art. 6",
        "ilo-c111": "Art. 8", "ilo-c175": "Art. 13", "ilo-c177": "Art. 12",
        "ilo-c102": "Arts 2(b), 79",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("weeks", "verdict"), [("0", "unknown"), ("4", "unknown"), ("5", "met"), ("40", "met")]
)
def test_paid_parental_weeks_tell_of_parental_leave_only_where_they_are_enough(
    tmp_path: Path, weeks: str, verdict: str
) -> None:
    # The OECD counts paid weeks alone: 0 or 4 of them may stand beside a longer unpaid leave.
    # Five weeks are 35 days, more than a month of 365.25 / 12 = 30.4.
    path = tmp_path / "own.csv"
    head = "country,indicator,year,value,unit,source\n"
    path.write_text(f"{head}KEN,oecd_parental_mother_weeks,2024,{weeks},weeks,Law\n", "utf-8")
    assert by_name(review_law("KEN", path).reviews[0])["ilo-r165/parental"].verdict == verdict


@pytest.mark.parametrize(
    ("name", "indicator", "unit", "answers"),
    [
        ("ilo-c156/dismissal", "dismissal_for_family", "0 to 1", {"1": "met", "0": "not"}),
        ("ilo-c183/after-birth", "compulsory_weeks_after_birth", "weeks",
         {"6": "met", "3": "partly", "2": "not"}),
        ("ilo-c183/return", "return_after_maternity", "0 to 1", {"1": "met", "0": "not"}),
        ("ilo-c183/pregnancy-test", "no_pregnancy_test", "0 to 1", {"1": "met", "0": "not"}),
        ("ilo-r165/sick-child", "sick_child_leave_days", "working days a year",
         {"1": "met", "0": "not"}),
        ("ilo-r165/parental", "parental_months", "months",
         {"1": "met", "0.5": "partly", "0": "not"}),
        ("eu-work-life-balance/dismissal", "dismissal_for_leave", "0 to 1",
         {"1": "met", "0": "not"}),
        ("ilo-c175/pay", "part_time_pay", "0 to 1", {"1": "met", "0": "not"}),
    ],
)  # fmt: skip
def test_each_new_requirement_is_judged_by_the_user_s_own_figure(
    tmp_path: Path, name: str, indicator: str, unit: str, answers: dict[str, str]
) -> None:
    path = tmp_path / "own.csv"
    for value, verdict in answers.items():
        head = "country,indicator,year,value,unit,source\n"
        path.write_text(f"{head}KEN,{indicator},2026,{value},{unit},Code\n", "utf-8")
        assert by_name(review_law("KEN", path).reviews[0])[name].verdict == verdict, value


def test_an_unknown_ratification_names_its_register() -> None:
    spain = by_name(review_law("ESP").reviews[0])["ilo-c189/ratified"]
    assert spain.verdict == "unknown"  # the list at hand is of October 2020
    assert "Its register: https://normlex.ilo.org." in spain.notes[0]


def test_a_country_without_a_law_table_has_no_verdict_on_law() -> None:
    dismissal = by_name(review_law("CUB").reviews[0])["ilo-c183/dismissal"]
    assert dismissal.verdict == "unknown"
    assert "does not cover this country" in dismissal.notes[0]


def test_the_user_s_own_figures_change_the_verdict_and_drop_the_law_behind_the_shipped_one(
    tmp_path: Path,
) -> None:
    path = tmp_path / "own.csv"
    path.write_text(
        "country,indicator,year,value,unit,source\n"
        "KEN,leave_mother_paid_days,2026,98,days,Bill of 2026\n"
        "KEN,leave_who_pays,2026,Government,text,Bill of 2026\n"
        "KEN,mat_replacement_rate,2026,60,% of earlier pay,Bill of 2026\n"
        "KEN,carers_leave_days,2026,3,working days a year,Bill of 2026\n"
        "KEN,ratified_c183,2026,0,0 to 1,ILO NORMLEX\n",
        encoding="utf-8",
    )
    before = by_name(review_law("KEN").reviews[0])
    after = by_name(review_law("KEN", path).reviews[0])
    names = ("weeks", "payer", "benefit", "ratified")
    told = [(before[f"ilo-c183/{n}"].verdict, after[f"ilo-c183/{n}"].verdict) for n in names]
    # 98 / 7 = 14 weeks; 60 % is short of two thirds; 3 of 5 days.
    assert told == [("partly", "met"), ("not", "met"), ("met", "partly"), ("not", "not")]
    assert after["eu-work-life-balance/carers"].verdict == "partly"
    assert after["eu-work-life-balance/carers"].missing == pytest.approx(2)
    assert after["ilo-c183/weeks"].basis == ""
    assert after["ilo-c183/weeks"].source == "Bill of 2026"


def test_a_directive_is_a_yardstick_outside_the_union() -> None:
    directive = next(s for s in shipped_standards() if s.standard == "eu-work-life-balance")
    convention = next(s for s in shipped_standards() if s.standard == "ilo-c183")
    assert binds(directive, read_country("PRT")) is True
    assert binds(directive, read_country("KEN")) is False
    assert binds(convention, read_country("KEN")) is None


def test_an_unknown_country_is_refused_with_the_nearest() -> None:
    with pytest.raises(ParameterError, match=r"'Kenja'.*Did you mean Kenya"):
        review_law("Kenja")
