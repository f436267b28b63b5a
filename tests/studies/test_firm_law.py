"""A firm reads one law: what its practice is held against is what next year's leave costs."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

import numpy as np
import pytest

from carepact.core.draws import Sampler
from carepact.data.countries.reading import read_country
from carepact.data.evidence.reading import read_point
from carepact.levels.employer.leave import PAYER_LABELS, LeaveOfStaff
from carepact.levels.employer.readings import LeaveReading
from carepact.policy.for_employers import read_practice_answers
from carepact.policy.shipped_instruments import shipped_instruments
from carepact.studies.employer import answer_employer
from carepact.studies.employer_file.opening import open_employer
from carepact.studies.one_employer.answer import EmployerAnswer
from carepact.studies.one_employer.averages import open_country
from carepact.studies.one_employer.firm_law import FirmLaw, read_firm_law

DAY = date(2026, 11, 30)
MONEY = {"ESP": "EUR", "DEU": "EUR", "KEN": "KES", "MEX": "MXN", "GBR": "GBP", "IND": "INR",
         "USA": "USD", "PRK": "KPW", "FRA": "EUR"}  # fmt: skip
STAFF = """\
persons,sex,age,hours,pay,level,care
40,woman,30-34,40,{pay},,none
40,man,30-34,40,{pay},,none
30,woman,30-34,40,{pay},,
"""
PAY = 24_000


@cache
def law_of(code: str) -> FirmLaw:
    """Read the law of a country for a firm that pays in its money."""
    country = read_country(code)
    around = open_country(country, Sampler(1, 0), MONEY[code], 40.0)
    return read_firm_law(country, around, DAY)


def reading(code: str, name: str) -> LeaveReading:
    """Say how one leave was read."""
    return law_of(code).of_staff.readings[name]


def value(code: str, name: str, key: str) -> float:
    """Return one value of the law that leave costs come from."""
    return float(law_of(code).of_staff.values[name][key].ravel()[0])


@cache
def answer(code: str, pay: int = PAY) -> EmployerAnswer:
    """Answer a firm of 110 who earn alike."""
    folder = Path(mkdtemp())
    (folder / "headcount.csv").write_text(STAFF.format(pay=pay), "utf-8")
    (folder / "employer.yaml").write_text(
        f"employer: A\ncountry: {code}\ncounted_on: {DAY}\nheadcount: headcount.csv\n"
        "practice: {break_minutes: 60, carers_days: 5}\nmeasures: {top_up: 1}\n",
        "utf-8",
    )
    return answer_employer(open_employer(folder / "employer.yaml"), 40)


def leave(code: str, name: str) -> LeaveOfStaff:
    """Find one leave of the answer."""
    return next(one for one in answer(code).leaves or () if one.instrument == name)


@pytest.mark.parametrize("code", MONEY)
def test_what_the_gaps_hold_against_a_firm_is_what_its_leave_is_worked_out_by(code: str) -> None:
    law = law_of(code)
    per_week = {"weeks": 1.0, "working days": 5.0, "working days a year": None}
    compared = 0
    for one in read_practice_answers().values():
        found = law.book.find(one)
        if not one.instrument or one.is_yes_or_no or one.aspects == ("rate",) or found is None:
            continue
        told = sum(value(code, one.instrument, key) for key in _parameters(one.name))
        scale = per_week.get(one.unit) or 1.0
        assert told * scale == pytest.approx(found.value, rel=1e-6), one.name
        compared += 1
    assert compared or code == "PRK"


def _parameters(answer_name: str) -> tuple[str, ...]:
    """Name the parameters of rules that stand behind an answer."""
    found = read_practice_answers()[answer_name]
    return found.parameters


def test_in_spain_breaks_are_working_time_that_the_firm_pays() -> None:
    # Estatuto de los Trabajadores: an hour a day up to nine months, paid; so the firm pays it.
    assert reading("ESP", "breastfeeding_breaks").payers == "working time"
    assert value("ESP", "breastfeeding_breaks", "minutes_per_day") == 60
    assert value("ESP", "breastfeeding_breaks", "until_month") == 9
    breaks = leave("ESP", "breastfeeding_breaks")
    firm = float(breaks.cost[0, PAYER_LABELS.index("employers")])
    assert firm == pytest.approx(float(breaks.whole[0]))
    # An hour of 40 a week, five days a week, from her return up to nine months: she is away for
    # her 17 weeks at the least, and for parental leave at the most.
    weeks = value("ESP", "maternity_leave", "weeks")
    assert weeks == pytest.approx(17)
    mothers = float(breaks.persons[0, 0])
    parental = value("ESP", "parental_leave", "own_weeks")
    at_work = float(read_point("ground", "weeks_at_work", DAY).ravel()[0])
    most = mothers * (9 - weeks * 12 / 52) / 12 * 5 * at_work * PAY / (40 * at_work)
    least = mothers * (9 - (weeks + 8 * parental) * 12 / 52) / 12 * 5 * PAY / 40
    assert 0 < least < firm < most


def test_in_spain_who_pays_days_for_a_relative_is_unknown_and_never_nothing() -> None:
    read = reading("ESP", "carers_leave")
    assert (read.length, read.pay, read.payers) == ("statutes", "unknown", "unknown")
    assert value("ESP", "carers_leave", "days") == 5
    days = leave("ESP", "carers_leave")
    assert days.is_open
    assert np.isnan(days.cost[0]).all()
    assert np.isnan(days.persons[0]).all()
    [row] = [one for one in answer("ESP").leave_rows if one.leave == "carers_leave"]
    assert (row.payer, row.status, row.amount) == ("unknown", "not known", None)
    assert (row.women, row.men) == (None, None)


def test_payers_are_those_of_the_leave_itself_where_a_statute_tells() -> None:
    assert reading("ESP", "paternity_leave").payers == "statutes"
    assert reading("ESP", "maternity_leave").payers == "tables"
    assert reading("ESP", "parental_leave").payers == "as maternity"
    # In Mexico a fund pays mothers, and the firm pays fathers.
    shares = dict(zip(PAYER_LABELS, law_of("MEX").of_staff.values["paternity_leave"]["payers"],
                      strict=True))  # fmt: skip
    assert {name: float(one) for name, one in shares.items() if one} == {"employers": 1}
    rows = {one.leave: one.payer_read_in for one in answer("ESP").leave_rows}
    assert rows["parental_leave"] == "as maternity"
    assert rows["paternity_leave"] == "statutes"


def test_above_the_ceiling_of_a_fund_the_firm_pays() -> None:
    # 2 932.75 MXN a day, of 364 days. Of who earns twice as much the firm pays half.
    ceiling = 2932.75 * 364
    firm, fund = PAYER_LABELS.index("employers"), PAYER_LABELS.index("social_security")
    for pay, part in ((int(2 * ceiling), 0.5), (100_000, 0.0)):
        [one] = [held for held in answer("MEX", pay).leaves or ()
                 if held.instrument == "maternity_leave"]  # fmt: skip
        assert one.read.payers == "statutes"
        assert float(one.cost[0, firm] / one.whole[0]) == pytest.approx(part, abs=1e-6)
        assert float(one.cost[0, fund] / one.whole[0]) == pytest.approx(1 - part, abs=1e-6)


def test_a_share_of_net_pay_costs_what_is_not_known() -> None:
    read = reading("DEU", "maternity_leave")
    assert read.is_net
    hers = leave("DEU", "maternity_leave")
    assert hers.persons[0, 0] > 0
    assert np.isnan(hers.whole[0])
    # What fills it up is not known either, and no total of it.
    costs = {one.measure: (one.status, one.value) for one in answer("DEU").cost_rows}
    assert costs["top-up"][1] is None
    assert costs["cost"][1] is None


def test_first_days_at_another_rate_are_paid_in_turns() -> None:
    # United Kingdom: 90 % for six weeks, then 194.32 GBP a week, 39 weeks in all.
    read = reading("GBR", "maternity_leave")
    assert [float(one["weeks"][0]) for one in read.phases] == [6, 33]
    [one] = [held for held in answer("GBR", 40_000).leaves or ()
             if held.instrument == "maternity_leave"]  # fmt: skip
    each = float(one.whole[0]) / float(one.persons[0, 0])
    assert each == pytest.approx(40_000 * 0.9 * 6 / 52 + 194.32 * 33, rel=1e-6)


def test_a_law_of_no_days_and_one_of_no_pay_are_no_unknown_ones() -> None:
    assert reading("IND", "paternity_leave").is_none
    assert reading("GBR", "carers_leave").is_unpaid
    assert "paternity_leave" not in {one.instrument for one in answer("IND").leaves or ()}
    [row] = [one for one in answer("GBR").leave_rows if one.leave == "carers_leave"]
    assert (row.payer, row.amount, row.women) == ("", 0.0, None)


def test_a_right_without_an_end_costs_what_is_not_known() -> None:
    # Kenya tells an hour a day, and not up to what age of the child.
    assert reading("KEN", "breastfeeding_breaks").length == "unknown"
    breaks = leave("KEN", "breastfeeding_breaks")
    assert np.isnan(breaks.cost[0, PAYER_LABELS.index("employers")])
    assert breaks.cost[0, PAYER_LABELS.index("social_security")] == 0


def test_where_nobody_read_the_law_all_of_it_is_unknown() -> None:
    law = law_of("PRK")
    leaves = [name for name, one in shipped_instruments().items() if one.family == "leave"]
    assert {law.of_staff.readings[name].length for name in leaves} == {"unknown"}
    assert law.is_unread
    assert answer("PRK").lacking == ("rates", "wages", "law")
    assert answer("PRK").leaves is None


def test_every_figure_says_where_it_was_read() -> None:
    for row in answer("ESP").leave_rows:
        if row.leave != "all":
            assert row.length_read_in in ("own", "statutes", "tables", "unknown")
            assert row.pay_read_in
            assert row.payer_read_in or not row.payer
    gaps = answer("ESP").held_against()
    told = gaps.filter(gaps["law"] != "")
    told = told.filter(told["beside"] == "law")
    assert told.height > 5
    assert set(told["read_in"]) <= {"own", "statutes", "tables"}


def test_books_hold_what_is_known_and_name_what_is_not() -> None:
    books = answer("ESP").books
    assert books is not None
    assert all(np.isfinite(one.amount) for one in books.flows)
    assert "carers_leave" not in {one.cause for one in books.flows}
    assert [one.amount for one in books.memos if "not known" in str(one.words)] == [None]
