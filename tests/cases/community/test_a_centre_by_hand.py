"""One centre over two months, worked out by hand on this page."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from tests.cases.community.centres import CENTRE, HEADINGS, MONEY, ROWS, write_centre, write_network

from carepact.data.countries.facts import BASE_DAY
from carepact.levels.community.centre import Sums, add_centres, value_hours
from carepact.levels.community.comparing import Market, attend, instrument_of, staff_hours
from carepact.levels.community.costing import Ratio, cost_an_hour, full_cost, reach
from carepact.levels.community.national import list_settings
from carepact.levels.community.release import Hidden
from carepact.policy.rules.staffing import LabourMarket
from carepact.report.centre.page import show_full
from carepact.report.centre.sentences import say_reach
from carepact.report.centre.valuing import print_exactly, say_value
from carepact.report.centre.words import View
from carepact.report.screen import write_page
from carepact.studies.centre import answer_centre
from carepact.studies.centre_file.checks import end_of_year
from carepact.studies.centre_file.opening import open_any, open_centre
from carepact.studies.centre_file.sheets import list_months
from carepact.studies.one_centre.answer import CentreAnswer


def sums_of(path: Path) -> Sums:
    """Read a centre or a network, value its hours, and add up."""
    opened = open_any(path).centres
    return add_centres(value_hours(one.centre, one.own_hour) for one in opened)


def print_full(answer: CentreAnswer) -> str:
    """Print all of an answer."""
    return write_page(show_full(answer)).decode()


def test_hours_and_their_value(tmp_path: Path) -> None:
    sums = sums_of(write_centre(tmp_path))
    # Minutes: (40 + 38) 60; (60.5 + 55.25) 60; (10 + 12) 60.
    assert sums.given("women_paid").value == 4680
    assert sums.given("women_volunteer").value == 6945
    assert sums.given("men_volunteer").value == 1320
    assert sums.given("men_paid").value == 0
    assert sums.given("all").value == 12945
    # An hour is 12 (1 + 0.25) = 15: 78 h are 1170, 115.75 h are 1736.25, 22 h are 330.
    assert sums.worth("paid").value == 117000
    assert sums.worth("women_volunteer").value == 173625
    assert sums.worth("men").value == 33000
    assert sums.worth("all").value == 323625


def test_costs_of_an_hour_and_reach(tmp_path: Path) -> None:
    sums = sums_of(write_centre(tmp_path))
    assert sums.money("income").value == 120000
    assert sums.money("cost").value == 142500  # 900 + 225 + 300
    # 190 visits of 2 hours: 380 hours of families; 1425 / 380 = 3.75.
    assert cost_an_hour(sums.money("cost"), sums.of("time families")).value == Fraction(15, 4)
    # 150 hours open: 1425 / 150 = 9.50; with 1736.25 + 330 of unpaid hours 3491.25 / 150.
    assert cost_an_hour(sums.money("cost"), sums.of("time opening")).value == Fraction(19, 2)
    assert cost_an_hour(full_cost(sums), sums.of("time opening")).value == Fraction(349125, 15000)
    # 230 hours of children: 1425 / 230.
    assert cost_an_hour(sums.money("cost"), sums.of("time children")).value == Fraction(1425, 230)
    assert reach(sums).value == Fraction(1, 8)  # 50 of 400 families


def test_counts_add_up_and_seats_are_the_last(tmp_path: Path) -> None:
    sums = sums_of(write_centre(tmp_path))
    counted = {name: sums.of(f"count {name}").value for name in
               ("visits", "courses", "course_participants", "services", "meetings", "found_work",
                "seats")}  # fmt: skip
    assert counted == {
        "visits": 190,
        "courses": 5,
        "course_participants": 6,
        "services": 15,
        "meetings": 1,
        "found_work": 1,
        "seats": 2,
    }


def test_seats_of_an_earlier_row_are_not_those_of_the_end(tmp_path: Path) -> None:
    rows = (ROWS[1], ROWS[0])  # in any order
    assert sums_of(write_centre(tmp_path, rows=rows)).of("count seats").value == 2
    rows = (ROWS[0], ROWS[1].removesuffix("0,2,1") + "0,,1")
    assert sums_of(write_centre(tmp_path / "b", rows=rows)).of("count seats").value is None


def test_an_empty_cell_is_missing_and_a_zero_is_an_answer(tmp_path: Path) -> None:
    rows = (ROWS[0], ROWS[1].replace(",12,2,0,", ",,2,0,"))
    sums = sums_of(write_centre(tmp_path, rows=rows))
    men = sums.given("men_volunteer")
    assert (men.value, men.units, men.told, men.asked) == (None, 600, 1, 2)
    assert sums.given("women").value == 11625, "what does not depend on it stays known"
    assert sums.given("all").value is None
    assert sums.worth("all").value is None
    assert full_cost(sums).value is None
    assert sums.given("men_paid").value == 0


def test_days_without_a_row_are_missing(tmp_path: Path) -> None:
    sums = sums_of(write_centre(tmp_path, rows=ROWS[:1]))
    opened = sums.of("time opening")
    assert (opened.value, opened.units, opened.told, opened.asked) == (None, 4800, 1, 2)
    closed = "2026-02-01,2026-02-28,0,0,0,0,0,0,0,0,0,0,0,0,0,0"
    told = sums_of(write_centre(tmp_path, rows=(ROWS[0], closed)))
    assert told.of("time opening").value == 4800


def test_a_column_that_is_not_there_is_missing(tmp_path: Path) -> None:
    rows = tuple(row.rsplit(",", 1)[0] for row in ROWS)
    headings = HEADINGS.removesuffix(",found_work")
    sums = sums_of(write_centre(tmp_path, rows=rows, headings=headings))
    assert sums.of("count found_work").value is None
    assert sums.given("all").value == 12945


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("area: {families: 400, source: Register}\n", "count area"),
        ("families: {count: 50, source: Cards}\n", "count reached"),
        ("stay: {hours: 2, source: Counted}\n", "time families"),
        ("money: money.csv\n", "cost wages"),
        ("hour: {wage: 12, contributions: 0.25, source: Agreement}\n", "worth women_paid"),
    ],
)
def test_what_the_file_leaves_out_is_unknown(tmp_path: Path, line: str, name: str) -> None:
    assert line in CENTRE
    sums = sums_of(write_centre(tmp_path, CENTRE.replace(line, "")))
    assert sums.tallies[name].value is None
    assert sums.given("all").value == 12945


def test_hours_that_nobody_values_are_not_worth_nothing(tmp_path: Path) -> None:
    one_row = "2026-01-01,2026-02-28" + ROWS[0].removeprefix("2026-01-01,2026-01-31")
    text = CENTRE.replace("hour: {wage: 12, contributions: 0.25, source: Agreement}\n", "")
    worth = sums_of(write_centre(tmp_path, text, rows=(one_row,))).worth("women_paid")
    assert (worth.value, worth.units, worth.told, worth.asked) == (None, 0, 0, 1)


def test_without_a_count_families_are_those_of_the_fullest_month_at_least(tmp_path: Path) -> None:
    text = CENTRE.replace("families: {count: 50, source: Cards}\n", "")
    found = reach(sums_of(write_centre(tmp_path, text)))
    assert (found.value, found.least) == (None, Fraction(30, 400))


def test_a_network_is_the_sum_of_its_centres(tmp_path: Path) -> None:
    write_centre(tmp_path / "a")
    other = CENTRE.replace("Ours", "Theirs").replace("wage: 12", "wage: 10")
    write_centre(tmp_path / "b", other, money=(*MONEY, "2026-02-28,income,donors,0.05"))
    sums = sums_of(write_network(tmp_path, "a", "b"))
    assert sums.centres == 2
    assert sums.given("all").value == 2 * 12945
    assert sums.money("income").value == 2 * 120000 + 5
    # 215.75 h at 15, and at 10 (1 + 0.25) = 12.50.
    assert sums.worth("all").value == 323625 + 269688  # 2696.875: 1446.875 -> .88, halves even
    assert reach(sums).value == Fraction(1, 8)


def test_half_cents_go_to_the_even_one_kind_by_kind(tmp_path: Path) -> None:
    text = CENTRE.replace("wage: 12", "wage: 10")
    sums = sums_of(write_centre(tmp_path, text))
    # 12.50 an hour: 78 h 975.00; 115.75 h 1446.875, to the even cent 1446.88; 22 h 275.00.
    assert sums.worth("women_volunteer").value == 144688
    assert sums.worth("all").value == 97500 + 144688 + 27500


def test_all_hours_by_paid_staff() -> None:
    one = instrument_of("families with young children")
    values = {name: float(array) for name, array in one.values_at(BASE_DAY).items()
              if array.ndim == 0}  # fmt: skip
    # The mean wage is 17 500 for 1750 hours, so 10 an hour; contributions 20 per cent.
    market = LabourMarket(*(np.array([one]) for one in (17_500.0, 0.0, 0.2, 1750.0)))
    found = staff_hours(215.75, market)
    wages = 215.75 * 10 * values["wage_ratio"]
    assert float(found.payments["staff"].sum()) == pytest.approx(wages, rel=1e-12)
    running = wages * 1.2 / (1 - values["non_staff_share"])
    assert float(found.cost.sum()) == pytest.approx(running, rel=1e-12)
    given = {who.kind: 0.0 for who in found.provider_hours}
    for who, hours in found.provider_hours.items():
        given[who.kind] += float(hours.sum())
    assert given == pytest.approx({"staff": 215.75, "volunteers": 0.0}, abs=1e-9)


def test_hours_of_children_as_places_of_childcare() -> None:
    market = LabourMarket(*(np.array([one]) for one in (17_500.0, 0.0, 0.2, 1750.0)))
    found = attend(230.0, market)
    assert float(np.sum(found.attended_hours)) == pytest.approx(230.0, rel=1e-12)
    assert float(attend(460.0, market).cost.sum()) == pytest.approx(2 * float(found.cost.sum()))
    # Per age: hours / (children to one of the staff), of 10 an hour times ratio and mix,
    # with time without children, contributions, and what is not for staff.
    values = instrument_of("children before school").values_at(BASE_DAY)
    pay = 10 * float((values["staff_mix"] * values["wage_ratios"]).sum())
    each = 230.0 / 6 / values["children_per_staff"]
    running = each.sum() * (1 + float(values["non_contact_share"])) * pay * 1.2
    assert float(found.cost.sum()) == pytest.approx(
        running / (1 - float(values["non_staff_share"]))
    )


def test_a_centre_says_which_sources_it_names(tmp_path: Path) -> None:
    opened = open_centre(write_centre(tmp_path))
    assert opened.sources == ("Register", "Cards", "Counted", "Agreement")


def test_an_hour_of_which_some_are_missing_has_no_cost(tmp_path: Path) -> None:
    rows = (ROWS[0], ROWS[1].replace("2026-02-28,70,", "2026-02-28,,"))
    sums = sums_of(write_centre(tmp_path, rows=rows))
    assert cost_an_hour(sums.money("cost"), sums.of("time opening")) == Ratio(None)
    money = (*MONEY[:4], "2026-02-28,cost,rent,")
    least = sums_of(write_centre(tmp_path / "b", money=money))
    # 1125 of 150 hours are known: 7.50 at least.
    found = cost_an_hour(least.money("cost"), least.of("time opening"))
    assert found == Ratio(None, Fraction(15, 2))


def test_parameters_of_a_study_of_the_country(tmp_path: Path) -> None:
    write_centre(tmp_path / "a")
    write_centre(tmp_path / "b", CENTRE.replace("Ours", "Theirs"))
    sums = sums_of(write_network(tmp_path, "a", "b"))
    # The mean wage is 10 an hour: 17 500 for 1750 hours.
    work = LabourMarket(*(np.array([one]) for one in (17_500.0, 0.0, 0.2, 1750.0)))
    market, nothing = Market(work, 2024, "made up"), Hidden(frozenset(), frozenset())
    found = {one.parameter: one.target for one in list_settings(sums, 20_000.0, market, nothing)}
    full_time = float(instrument_of("families with young children").values_at(BASE_DAY)[
        "staff_hours_per_year"
    ])  # fmt: skip
    assert found.pop("payers") == pytest.approx({"general_budget": 5 / 6, "households": 1 / 6})
    assert found == pytest.approx(
        {
            "centres": 1.0,  # two for 20 000 families
            "drop_in_hours": 150.0,
            "carers_present": 215.75 / 150,
            "paid_staff": 78 / full_time,
            "staff_hours_per_year": full_time,
            "families_per_centre": 50.0,
            "women_share_staff": 1.0,
            "women_share_volunteers": 115.75 / 137.75,
            "non_staff_share": 300 / 1425,
            "wage_ratio": 900 / 78 / 10,
        }
    )
    few = Hidden(frozenset({"women_paid"}), frozenset({"cost", "count reached"}))
    told = {one.parameter for one in list_settings(sums, 20_000.0, market, few)}
    assert found.keys() - told == {
        "women_share_staff", "non_staff_share", "wage_ratio", "families_per_centre",
    }  # fmt: skip


def test_hours_add_up_exactly_and_are_rounded_once(tmp_path: Path) -> None:
    rows = tuple(row.replace(",60.5,", ",0.334,").replace(",55.25,", ",0.334,") for row in ROWS)
    sums = sums_of(write_centre(tmp_path, rows=rows))
    # 0.668 hours are 40.08 minutes; each by itself would be 20.
    assert sums.given("women_volunteer").value == 40
    rows = tuple(row.replace("0.334", "0.342") for row in rows)
    # 0.684 hours are 41.04 minutes; each by itself would be 20.52, so 21.
    assert sums_of(write_centre(tmp_path, rows=rows)).given("women_volunteer").value == 41


def test_contributions_that_nobody_knows_are_left_out_and_said(tmp_path: Path) -> None:
    text = CENTRE.replace("DEU", "XKX\ncurrency: EUR").replace(", contributions: 0.25", "")
    answer = answer_centre(open_any(write_centre(tmp_path, text)))
    assert answer.sums.worth("all").value == 215.75 * 1200
    page = " ".join(print_full(answer).split())
    assert "employers' contributions are not known here, and not in it: Agreement." in page
    assert "0 % of employers'" not in page


def test_contributions_of_the_country_go_with_an_own_wage(tmp_path: Path) -> None:
    text = CENTRE.replace(", contributions: 0.25", "")
    answer = answer_centre(open_any(write_centre(tmp_path, text)))
    [hour] = {one.hour for one in answer.centres}
    assert hour is not None
    assert answer.averages.hour is not None
    assert hour.contributions == answer.averages.hour.contributions
    assert hour.contributions == answer.averages.contributions
    assert hour.contributions
    assert 0 < hour.contributions < 1
    said = say_value(View(answer, is_public=False))
    assert f"12.00 EUR and ≈ {print_exactly(hour.contributions)} of employers'" in said
    assert "is it the wage of an hour" not in said


def test_a_wage_that_may_be_of_a_month_is_doubted(tmp_path: Path) -> None:
    text = CENTRE.replace("wage: 12,", "wage: 2400,")
    said = say_value(View(answer_centre(open_any(write_centre(tmp_path, text))), is_public=False))
    assert "is it the wage of an hour, and in this money?" in said


def test_what_an_hour_is_valued_at_is_printed_to_the_last_digit(tmp_path: Path) -> None:
    text = CENTRE.replace("wage: 12, contributions: 0.25", "wage: 15.4, contributions: 0.2125")
    page = print_full(answer_centre(open_any(write_centre(tmp_path, text))))
    # 15.40 (1 + 0.2125) = 18.6725.
    assert "15.40 EUR and 21.25 % of employers' contributions, so 18.67" in " ".join(page.split())


def test_averages_in_some_centres_of_a_network_are_no_wages_of_their_own(tmp_path: Path) -> None:
    write_centre(tmp_path / "a")
    told = CENTRE.replace("Ours", "Theirs")
    write_centre(tmp_path / "b", "".join(line for line in told.splitlines(keepends=True)
                                         if not line.startswith("hour")))  # fmt: skip
    answer = answer_centre(open_any(write_network(tmp_path, "a", "b")))
    said = say_value(View(answer, is_public=True))
    assert "1 centre values an hour at the wage of its own file." in said
    assert "≈ 1 centre values it at an average wage of the country." in said


def test_months_without_money_are_said(tmp_path: Path) -> None:
    opened = open_centre(write_centre(tmp_path, money=MONEY[:1]))
    assert opened.months_without_money == 1, "February"
    assert open_centre(write_centre(tmp_path)).months_without_money == 0
    assert list_months(date(2025, 11, 30), date(2026, 2, 1)) == {
        (2025, 11), (2025, 12), (2026, 1), (2026, 2),
    }  # fmt: skip
    page = print_full(answer_centre(open_any(write_centre(tmp_path, money=MONEY[:1]))))
    assert "money: no payment stands in 1 month" in page


def test_a_reach_of_more_than_all_is_doubted(tmp_path: Path) -> None:
    text = CENTRE.replace("area: {families: 400", "area: {families: 40")
    said = say_reach(View(answer_centre(open_any(write_centre(tmp_path, text))), is_public=False))
    assert "50 of 40 families" in said
    assert "125%" in said.replace(" ", "").replace("\u00a0", "")
    assert "More than live there: some come from elsewhere, or a count is wrong." in said


@pytest.mark.parametrize(
    ("first", "last"),
    [
        ("2025-01-01", "2025-12-31"),
        ("2024-01-01", "2024-12-31"),
        ("2024-02-29", "2025-02-28"),
        ("2023-03-01", "2024-02-29"),
    ],
)
def test_a_year_ends_the_day_before_it_begins_anew(first: str, last: str) -> None:
    assert end_of_year(date.fromisoformat(first)) == date.fromisoformat(last)
