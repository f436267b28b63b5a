"""Parental leave among the days that are counted is not taken for maternity or paternity leave."""

from __future__ import annotations

import csv
import gzip
from pathlib import Path

import pytest

from carepact.data.countries.facts import known_countries
from carepact.data.countries.law import read_confirmed_leave
from carepact.data.countries.reading import read_country
from carepact.review.finding import Finding
from carepact.review.parental import FATHERS_ALONE, weeks_alone
from carepact.studies.review import review_law

HEAD = "country,indicator,year,value,unit,source\n"
MATERNITY, PATERNITY = "ilo-c183/weeks", "eu-work-life-balance/paternity"
UN_FILE = Path("macro") / "leave" / "un_minset_maternity_leave_length_2017.csv"
HALF_A_WEEK = 0.5


def findings(code: str, own: Path | None = None) -> dict[str, Finding]:
    """Review a country, by standard and requirement."""
    return {
        f"{one.standard.standard}/{one.requirement.requirement}": one
        for one in review_law(code, own).reviews[0].findings
    }


@pytest.mark.parametrize(
    ("code", "verdict"),
    [("AUS", "not"), ("FIN", "not"), ("KOR", "partly"), ("PRT", "not"), ("SWE", "partly")],
)
def test_weeks_of_maternity_leave_alone_judge_where_the_oecd_tells_them(
    code: str, verdict: str
) -> None:
    # OECD PF2.1 (2024) has 2, 6.67, 12.86, 6 and 12.86 weeks of maternity leave; 7 are half of 14.
    assert findings(code)[MATERNITY].verdict == verdict


@pytest.mark.parametrize("code", ["RUS", "SRB", "KAZ"])
def test_days_that_may_hold_parental_leave_meet_no_weeks_of_maternity_leave(code: str) -> None:
    weeks = findings(code)[MATERNITY]
    assert (weeks.verdict, weeks.missing) == ("unknown", None)
    assert any("Parental leave may be among these days" in note for note in weeks.notes)
    assert any("'oecd_mat_weeks' [weeks]" in note for note in weeks.notes)


def test_a_father_s_own_parental_weeks_meet_no_days_of_paternity_leave() -> None:
    # OECD PF2.1 (2024): Germany has 0 weeks of paternity leave, Sweden 1.43, 7.1 days of ten.
    assert findings("DEU")[PATERNITY].verdict == "not"
    assert findings("SWE")[PATERNITY].verdict == "partly"


@pytest.mark.parametrize(
    ("weeks", "verdict"), [("12.857", "partly"), ("14", "met"), ("2", "not"), ("0", "not")]
)
def test_weeks_of_maternity_leave_alone_judge_before_the_days(
    weeks: str, verdict: str, tmp_path: Path
) -> None:
    own = tmp_path / "own.csv"
    own.write_text(f"{HEAD}SWE,oecd_mat_weeks,2024,{weeks},weeks,PF2.1\n", "utf-8")
    assert findings("SWE", own)[MATERNITY].verdict == verdict


def test_weeks_of_paternity_leave_alone_judge_before_the_days(tmp_path: Path) -> None:
    # 1.43 weeks are 7.1 working days of ten.
    own = tmp_path / "own.csv"
    own.write_text(f"{HEAD}SWE,oecd_pat_weeks,2024,1.43,weeks,PF2.1\n", "utf-8")
    days = findings("SWE", own)[PATERNITY]
    assert days.value == pytest.approx(7.15)
    assert days.verdict == "partly"


def test_short_days_of_mothers_may_hold_parental_leave_where_fathers_have_long_ones(
    tmp_path: Path,
) -> None:
    own = tmp_path / "own.csv"
    own.write_text(f"{HEAD}KEN,leave_father_paid_days,2024,65,days,Bill\n", "utf-8")
    notes = findings("KEN", own)[MATERNITY].notes  # 90 days of mothers, 9.3 weeks of fathers
    assert any("as fathers have more than 4.3 weeks" in note for note in notes)


def test_days_within_the_bounds_keep_their_verdict() -> None:
    # Colombia 126 days, 18 weeks; South Africa 120; Tunisia 30; Mauritius 28 of fathers.
    assert findings("COL")[MATERNITY].verdict == findings("ZAF")[MATERNITY].verdict == "met"
    assert findings("TUN")[MATERNITY].verdict == "not"
    assert findings("MUS")[PATERNITY].verdict == "met"


def test_leave_that_a_second_source_confirms_keeps_its_verdict() -> None:
    # India 182 days, 26 weeks; New Zealand as many, which the OECD counts as maternity leave.
    assert [findings(code)["ilo-r191/weeks"].verdict for code in ("IND", "NZL")] == ["met"] * 2


def test_too_few_days_are_too_few_whatever_is_among_them(tmp_path: Path) -> None:
    own = tmp_path / "own.csv"
    own.write_text(f"{HEAD}SRB,leave_mother_paid_days,2024,42,days,Bill\n", "utf-8")
    assert findings("SRB", own)[MATERNITY].verdict == "not"  # 6 weeks, half of 14 is 7


@pytest.mark.shared
def test_the_confirmed_are_those_of_whom_a_second_source_counts_as_many_weeks(
    shared_data: Path,
) -> None:
    """UN Minimum Set, QI.3 (2017); OECD PF2.1 (2024), which decides where it knows a country."""
    with (shared_data / UN_FILE).open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream, delimiter="\t"))
    told = {
        row["ISO3"]: float(row["COMMENT_OBS"].split(" weeks")[0])
        for row in rows
        if row["COMMENT_OBS"].split(" weeks")[0].replace(".", "").isdigit()
    }
    oecd = read_oecd_weeks(shared_data)
    found = set()
    for code in known_countries():
        fact = read_country(code).fact("leave_mother_paid_days")
        weeks = fact.number / 7 if fact else 0.0
        if weeks <= weeks_alone("maternity_weeks"):
            continue
        maternity, parental = oecd.get(code, (told.get(code, 0.0), 0.0))
        if parental == 0 and abs(weeks - maternity) <= HALF_A_WEEK:
            found.add((code, "paid_leave_mothers"))
    assert found == read_confirmed_leave()


def read_oecd_weeks(shared_data: Path) -> dict[str, tuple[float, float]]:
    """Read the OECD's weeks of maternity and of parental leave open to mothers."""
    path = shared_data / "macro" / "country_facts_long.csv.gz"
    with gzip.open(path, "rt", encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    known = {(row["iso3"], row["indicator"]): row["value"] for row in rows}
    return {
        code: (float(value), float(known[code, "oecd_parental_mother_weeks"]))
        for (code, name), value in known.items()
        if name == "oecd_mat_weeks"
    }


def test_the_bounds_are_those_by_which_present_law_splits_leave() -> None:
    assert weeks_alone("maternity_weeks") == 18
    assert weeks_alone(FATHERS_ALONE) == 4.3


def test_days_of_the_user_judge_before_weeks_that_ship(tmp_path: Path) -> None:
    own = tmp_path / "own.csv"
    own.write_text(f"{HEAD}FRA,leave_mother_paid_days,2026,42,days,Bill\n", "utf-8")
    weeks = findings("FRA", own)[MATERNITY]  # the OECD lists 16 weeks
    assert (weeks.value, weeks.verdict, weeks.source) == (6, "not", "Bill")
