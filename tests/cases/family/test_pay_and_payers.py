"""What a leave pays and who pays it: nobody, the employer, a share, a flat amount, up to a ceiling.

A day of pay is 1/364 of a year. An amount a month is 12/364 of it a day, one a week 1/7.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from tests.cases.family.families import (
    HERS,
    HIS,
    THEIRS,
    answer,
    days_of,
    expecting,
    father,
    mother,
    right_of,
)

from carepact.studies.family import answer_family


def test_none_is_paid_in_the_united_states() -> None:
    """29 U.S.C. 2612(c): the leave is unpaid; 2612(a)(1): 12 workweeks, 84 days, of each parent."""
    family = expecting("USA", "2027-03-15", mother(200), father(200))
    for instrument, whose in ((HERS, "Ada"), (HIS, "Ben")):
        right = right_of(family, instrument, whose)
        assert (right.standing, right.span) == ("none", None)
        assert "2612(c)" in right.cited.basis
    for whose in ("Ada", "Ben"):
        unpaid = right_of(family, "unpaid_leave", whose)
        assert (unpaid.standing, unpaid.days, unpaid.rate) == ("law", 84, 0.0)


@pytest.mark.parametrize(
    ("since", "holds"),
    [
        (date(2026, 6, 1), False),  # 287 days before 15 March 2027
        (date(2026, 3, 15), True),  # 365 days
        (date(2026, 3, 16), False),  # 364 days
        (None, None),  # not told: a question
    ],
)
def test_a_condition_of_service_holds_by_what_was_told(since: date | None, holds: object) -> None:
    """29 U.S.C. 2611(2): twelve months with the employer."""
    family = expecting("USA", "2027-03-15", mother(since=since))
    [condition] = [
        one
        for one in answer(family).conditions
        if (one.instrument, one.whose) == ("unpaid_leave", "Ada")
    ]
    assert condition.holds is holds
    assert condition.basis == "29 U.S.C. 2611(2)"


def test_the_employer_pays_in_kenya() -> None:
    """Employment Act 2007, s. 29(1), (4), (8): 90 and 14 days on full pay, seven days of notice."""
    family = expecting("KEN", "2026-03-01", mother(1_000), father(2_000))
    hers, his = right_of(family, HERS), right_of(family, HIS, "Ben")
    assert (hers.benefit, hers.lost_pay) == pytest.approx((90_000, 90_000))
    assert hers.rate == pytest.approx(1.0)
    assert hers.notice_by == date(2026, 2, 22)
    assert hers.payers == ("employers",)
    assert days_of(his) == ("2026-03-01", "2026-03-14", 14)
    assert his.benefit == pytest.approx(28_000)
    # s. 29: no minimum period of service, so no condition of it is set.
    assert not [one for one in answer(family).conditions if one.instrument == HERS]
    breaks = right_of(family, "breastfeeding_breaks")
    assert (breaks.minutes, breaks.rate) == (60.0, 1.0)  # Health Act 2017, s. 71


@pytest.mark.parametrize(
    ("week", "expected"),
    [
        # s. 166: six weeks at 0.90 of 600 = 540, then 33 at the flat amount of 194.32.
        (600, 6 * 540 + 33 * 194.32),
        # 0.90 of 200 = 180 is lower than the flat amount: 39 weeks of it.
        (200, 39 * 180),
        # no ceiling in the first six weeks: 0.90 of 3,000.
        (3_000, 6 * 2_700 + 33 * 194.32),
    ],
)
def test_first_weeks_at_a_share_then_a_flat_amount(week: float, expected: float) -> None:
    """GBR, Social Security Contributions and Benefits Act 1992, s. 166, rates from 2026-04-06."""
    family = expecting("GBR", "2027-03-01", mother(week / 7), father())
    right = right_of(family, HERS)
    assert days_of(right) == ("2027-03-01", "2027-11-28", 273)
    assert right.benefit == pytest.approx(expected)
    assert right.lost_pay == pytest.approx(39 * week)


def test_the_flat_amount_of_the_year_before() -> None:
    """GBR: due on 1 July 2025, over on 30 March 2026: 187.18 a week, until 5 April 2026."""
    right = right_of(expecting("GBR", "2025-07-01", mother(600 / 7), father()), HERS)
    assert days_of(right) == ("2025-07-01", "2026-03-30", 273)
    assert right.benefit == pytest.approx(6 * 540 + 33 * 187.18)


def test_a_father_is_paid_the_flat_amount() -> None:
    """GBR: two weeks at 194.32, or 0.90 of pay if that is lower; 52 weeks (364 days) to take it."""
    rich = expecting("GBR", "2027-03-01", mother(), father(600 / 7))
    poor = expecting("GBR", "2027-03-01", mother(), father(200 / 7))
    his = right_of(rich, HIS, "Ben")
    assert his.benefit == pytest.approx(2 * 194.32)
    assert his.rate == pytest.approx(194.32 / 600)
    assert his.within == date(2028, 2, 28)
    assert right_of(poor, HIS, "Ben").benefit == pytest.approx(2 * 180)


CEILINGS: dict[tuple[str, float], float] = {
    # FRA: pay less a flat 21 per cent, 104.02 EUR a day at most, for 112 days.
    ("FRA", 100): 112 * 79,
    ("FRA", 150): 112 * 104.02,
    # ESP: 170.04 EUR a day for 119 days.
    ("ESP", 100): 119 * 100,
    ("ESP", 200): 119 * 170.04,
    # JPN, art. 102: two thirds (0.667) for 98 days; no ceiling was read.
    ("JPN", 10_000): 98 * 6_670,
    # NER: full pay for 98 days.
    ("NER", 5_000): 98 * 5_000,
    # TUR: two thirds (0.667) for 168 days.
    ("TUR", 1_000): 168 * 667,
    # IND, s. 60(1): the average daily wage for 182 days.
    ("IND", 1_000): 182 * 1_000,
    # MEX, art. 170-V and the note to the ceiling: the employer pays the difference to full pay.
    ("MEX", 1_000): 84 * 1_000,
    ("MEX", 4_000): 84 * 4_000,
    # BRA: the ceiling is that of the fund for others; an employee has her whole pay.
    ("BRA", 100): 120 * 100,
    ("BRA", 500): 120 * 500,
    # PHL, s. 5: the employer pays what full pay is above the fund's 666.67 a day.
    ("PHL", 500): 105 * 500,
    ("PHL", 1_000): 105 * 1_000,
    # THA, s. 59 and Social Security Act, s. 67: 60 days in full and 60 at half.
    ("THA", 500): 60 * 500 + 60 * 250,
}


@pytest.mark.parametrize(("country", "day"), sorted(CEILINGS))
def test_what_her_leave_pays_at_a_given_pay(country: str, day: float) -> None:
    family = expecting(country, "2026-12-15", mother(day), father())
    right = right_of(family, HERS)
    assert right.benefit == pytest.approx(CEILINGS[country, day])
    assert right.lost_pay == pytest.approx(right.days * day)


def test_what_the_fund_pays_those_who_have_no_employer() -> None:
    """The fund's ceiling holds for who works for herself, as no employer pays the difference.

    BRA, Portaria MPS/MF 13/2026: 8,475.55 a month; PHL: 666.67 a day; MEX: 25 UMA, 2,932.75 a day.
    """
    a_day = {"BRA": 8_475.55 * 12 / 364, "PHL": 666.67, "MEX": 2_932.75}
    for country, days in (("BRA", 120), ("PHL", 105), ("MEX", 84)):
        hers = mother(5_000, work="self-employed")
        right = right_of(expecting(country, "2026-12-15", hers, father()), HERS)
        assert right.standing == "law"
        assert right.benefit == pytest.approx(days * a_day[country])


FATHERS: dict[tuple[str, float], tuple[int, float | None]] = {
    # ESP, art. 48.4: 17 weeks as she has, 170.04 a day at most.
    ("ESP", 200): (119, 119 * 170.04),
    # FRA, L1225-35: 25 calendar days, 104.02 a day at most.
    ("FRA", 150): (25, 25 * 104.02),
    # JPN, art. 9-2: 28 days at 0.80.
    ("JPN", 10_000): (28, 28 * 8_000),
    # JPN: 0.67 up to 310,290 for 28 days and 0.13 up to 60,205.
    ("JPN", 20_000): (28, 310_290 + 60_205),
    # MEX, art. 132-XXVII Bis: five working days, seven by the calendar, in full.
    ("MEX", 1_000): (7, 7_000),
    # PHL, RA 8187: seven working days, nine by the calendar, in full.
    ("PHL", 1_000): (9, 9_000),
    # THA, Act No. 9: 15 days in full.
    ("THA", 500): (15, 7_500),
    # TUR, ek m. 2 (Law 7578): ten days in full.
    ("TUR", 1_000): (10, 10_000),
    # BRA, CLT art. 473, III: five days in full.
    ("BRA", 500): (5, 2_500),
    # NER: one day; what it pays was not read in a statute.
    ("NER", 5_000): (1, None),
}


@pytest.mark.parametrize(("country", "day"), sorted(FATHERS))
def test_what_his_leave_pays_at_a_given_pay(country: str, day: float) -> None:
    days, benefit = FATHERS[country, day]
    right = right_of(expecting(country, "2026-12-15", mother(), father(day)), HIS, "Ben")
    assert days_of(right)[::2] == ("2026-12-15", days)
    if benefit is not None:
        assert right.benefit == pytest.approx(benefit)


PARENTAL: dict[tuple[str, float], tuple[int, float]] = {
    # SWE, 12 kap. 17 § and 22 §: 90 days at 0.776, 26 §: 1,259 SEK a day at most.
    ("SWE", 1_000): (90, 90 * 776),
    ("SWE", 2_000): (90, 90 * 1_259),
    # SWE, 23 §: 250 SEK a day at least, where 0.776 of 300 are 232.80.
    ("SWE", 300): (90, 90 * 250),
    # FRA, L331-8-1: two months, 61 days, 0.70 in the first and 0.60 in the second, 0.65 of both,
    # of pay less 21 per cent: 0.5135; 72.81 and 62.41 EUR a day at most.
    ("FRA", 100): (61, 61 * 51.35),
    ("FRA", 150): (61, 61 * (72.81 + 62.41) / 2),
    # ESP, art. 48.4: two weeks in full.
    ("ESP", 100): (14, 1_400),
}


@pytest.mark.parametrize(("country", "day"), sorted(PARENTAL))
def test_what_his_own_months_pay(country: str, day: float) -> None:
    days, benefit = PARENTAL[country, day]
    family = expecting(country, "2026-12-15", mother(), father(day))
    right = right_of(family, THEIRS, "Ben", "own")
    assert right.days == days
    assert right.benefit == pytest.approx(benefit)


def test_own_figures_come_before_statutes(tmp_path: Path) -> None:
    """KEN: s. 29(8) gives him 14 days; an agreement of 30 days, 100 a day, is 3,000."""
    own = tmp_path / "own.csv"
    own.write_text(
        "country,indicator,year,value,unit,source\n"
        "KEN,leave_father_paid_days,2026,30,days,Our agreement\n",
        encoding="utf-8",
    )
    family = expecting("KEN", "2026-03-01", mother(100), father(100))
    rights = answer_family(family, None, own).now.rights
    [his] = [one for one in rights if one.instrument == HIS]
    assert his.days == 30
    assert his.benefit == pytest.approx(3_000)
    assert (his.cited.basis, his.cited.source, his.cited.own) == ("", "Our agreement", True)
    [hers] = [one for one in rights if one.instrument == HERS]
    assert (hers.days, hers.cited.basis) == (90, "Employment Act 2007, s. 29(1)")
