"""Hours valued by what was done in them, worked out by hand on this page."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from tests.cases.community.centres import CENTRE, ROWS, write_centre, write_network

from carepact.core.disclosure.rules import DisclosureRule
from carepact.core.errors import ParameterError
from carepact.levels.community.centre import HourValue, Sums, add_centres, value_hours
from carepact.levels.community.costing import cost_an_hour, full_cost
from carepact.levels.community.work import may_tell_work, read_occupations
from carepact.report.centre.files import CentreTelling
from carepact.studies.centre import answer_centre
from carepact.studies.centre_file.opening import open_any
from carepact.studies.one_centre.answer import CentreAnswer

# Of the log: 78 h of women paid, 115.75 h of women unpaid, 22 h of men unpaid.
WORK = (
    "women paid,care of children,50,5",
    "women unpaid,care of children,60,9",
    "women unpaid,courses,15.75,5",
    "men unpaid,kitchen and house,20,6",
    "men unpaid,other,2,6",
)
WAGES = "wage: 12, care_of_children: 16, courses: 24, contributions: 0.25"
TOLD = CENTRE.replace("wage: 12, contributions: 0.25", WAGES) + "work: work.csv\n"
WHOLE = ("women paid,kitchen and house,28,5", "women unpaid,kitchen and house,40,8")
"""What is left of the hours, so that of all it is told what was done."""


def write_told(folder: Path, *rows: str, text: str = TOLD) -> Path:
    """Write a centre that tells what was done."""
    file = write_centre(folder, text)
    (folder / "work.csv").write_text("\n".join(["who,what,hours,persons", *rows, ""]), "utf-8")
    return file


def sums_of(path: Path) -> Sums:
    """Read a centre or a network, value its hours, and add up."""
    return add_centres(value_hours(one.centre, one.own_hour) for one in open_any(path).centres)


def answer_of(path: Path) -> CentreAnswer:
    """Answer to a centre or a network."""
    return answer_centre(open_any(path))


def test_each_kind_of_work_has_its_wage_and_the_rest_the_general_one(tmp_path: Path) -> None:
    sums = sums_of(write_told(tmp_path, *WORK))
    # With contributions of 25 per cent: 15 an hour; with children 20; courses 30.
    assert sums.worth("women_paid").value == (50 * 20 + 28 * 15) * 100
    assert sums.worth("women_volunteer").value == 60 * 2000 + 15.75 * 3000 + 40 * 1500
    assert sums.worth("men_volunteer").value == 22 * 1500, "the house has no wage of its own here"
    assert sums.worth("men_paid").value == 0
    assert sums.worth("all", at_one_wage=True).value == 323625, "215.75 hours at 15"
    assert (sums.work("care_of_children").value, sums.work("courses").value) == (6600, 945)
    assert sums.rest() == (28 + 40) * 60
    assert sums.given("all").value == 12945, "what was done adds no hour"
    # 1425 spent, and 2272.50 + 330 of unpaid hours, over 150 hours open.
    assert cost_an_hour(full_cost(sums), sums.of("time opening")).value == Fraction(402750, 15000)
    plain = full_cost(sums, at_one_wage=True)
    assert cost_an_hour(plain, sums.of("time opening")).value == Fraction(349125, 15000)


def test_a_centre_that_tells_nothing_of_it_has_one_wage(tmp_path: Path) -> None:
    sums = sums_of(write_centre(tmp_path, CENTRE))
    assert sums.worth("all") == sums.worth("all", at_one_wage=True)
    assert not sums.tells_work
    assert sums.work("courses").value is None, "not told is not 0"


def test_wages_of_the_country_by_what_is_done() -> None:
    wages = (("courses", Decimal(30)), ("kitchen_and_house", Decimal(10)))
    hour = HourValue(Decimal(10), Decimal("0.2"), "average", "", by_work=wages)
    assert hour.cents_an_hour() == 1200
    assert hour.cents_an_hour("courses") == 3600
    assert hour.cents_an_hour("other") == 1200
    facts = {what: (one.isco, one.fact) for what, one in read_occupations().items()}
    assert facts == {
        "care_of_children": ("53", "wage_ratio_service_care_sales"),
        "courses": ("23", "wage_ratio_professionals"),
        "kitchen_and_house": ("91", "wage_ratio_elementary"),
    }


def test_averages_keep_the_ratios_of_the_country(tmp_path: Path) -> None:
    text = re.sub(r"hour: .*\n", "", TOLD)
    answer = answer_of(write_told(tmp_path, *WORK, text=text))
    [hour] = {one.hour for one in answer.centres}
    assert hour is not None
    country = answer.country
    for what, one in read_occupations().items():
        over, under = country.fact(one.fact), country.fact("wage_ratio_elementary")
        assert over is not None
        assert under is not None
        ratio = float(over.value) / float(under.value)
        assert float(hour.wage_of(what) / hour.wage) == pytest.approx(ratio, rel=1e-3)
    assert hour.wage_of("other") == hour.wage == hour.wage_of("kitchen_and_house")
    assert answer.is_average


def test_books_pass_every_hour_on_to_whom_it_is_for(tmp_path: Path) -> None:
    balances = answer_of(write_told(tmp_path, *WORK)).books.balances()
    held = {
        account: units for (account, kind), units in balances.items() if kind == "minutes given"
    }
    assert {account.removeprefix("time:for:"): units for account, units in held.items()
            if account.startswith("time:for:")} == {
        "care of children": 6600, "courses": 945, "kitchen and house": 1200, "other": 120,
        "all who come": 4080,
    }  # fmt: skip
    assert held["time:centre"] == 0
    assert sum(held.values()) == 0


def test_what_few_did_is_not_told_to_others(tmp_path: Path) -> None:
    rule = DisclosureRule()
    whole = (*WORK, *WHOLE)
    for name, rows, may in (
        ("many", whole, True),
        ("rest", WORK, False),  # of some hours it is not told
        ("few", (whole[0], whole[1].replace(",9", ",4"), *whole[2:]), False),
        ("uncounted", (*whole[:4], "men unpaid,other,2,", *whole[5:]), False),
    ):
        told = CENTRE.replace("women_volunteer: 9", "women_volunteer: 15") + "work: work.csv\n"
        answer = answer_of(write_told(tmp_path / name, *rows, text=told))
        assert answer.may_tell_work == may, name
        assert may_tell_work(answer.sums, rule) == may, name
        assert answer.hides_work != may, name


def test_where_it_hides_others_see_one_wage(tmp_path: Path) -> None:
    answer = answer_of(write_told(tmp_path, *WORK))
    files = {path.name: content.decode() for path, content in
             CentreTelling(answer).lay_out(tmp_path).items()}  # fmt: skip
    # By what was done 1 420 + 2 272.50 + 330; at one wage 215.75 hours at 15.
    assert "4 022" in files["answer.txt"]
    plain = files["sheet.html"].replace("\u00a0", " ")
    assert "3 236" in plain
    assert "4 022" not in plain
    assert "One wage for all work here: what was done would tell of few persons." in plain
    figures = answer.to_polars()
    own = figures.filter(figure="value_of_hours", of="all")
    assert (own["value"].item(), own["may_leave"].item()) == (4022.5, False)
    assert figures.filter(figure="value_at_one_wage", of="all")["may_leave"].item()


def test_a_network_hides_it_and_adds_it_up_exactly(tmp_path: Path) -> None:
    write_told(tmp_path / "a", *WORK)
    write_told(tmp_path / "b", *WORK[:1], text=TOLD.replace("name: Ours", "name: Theirs"))
    answer = answer_of(write_network(tmp_path, "a", "b"))
    assert answer.sums.work("care_of_children").value == (50 + 60 + 50) * 60
    assert answer.sums.worth("women_paid").value == 2 * (50 * 20 + 28 * 15) * 100
    figures = replace(answer, rounds=False).to_polars()
    for figure in ("value_of_hours", "hours_of_work"):
        assert (
            figures.filter(figure=figure)["value"].null_count()
            == figures.filter(figure=figure).height
        )
    assert figures.filter(figure="value_at_one_wage", of="all")["value"].item() == 6472.5
    # 2 850 spent and 2 066.25 twice of unpaid hours at one wage, over 300 hours open.
    full = figures.filter(figure="full_cost", of="opening")["value"].item()
    assert full == pytest.approx((2850 + 2 * 2066.25) / 300)
    assert not any(flow.target == "time:for:courses" for flow in answer.books.flows)
    for content in CentreTelling(answer).lay_out(tmp_path).values():
        assert b"courses 15" not in content


def test_work_beyond_a_log_of_which_rows_are_missing_is_no_loss_of_the_books(
    tmp_path: Path,
) -> None:
    file = write_centre(tmp_path, TOLD, rows=ROWS[:1])
    (tmp_path / "work.csv").write_text("who,what,hours\nwomen paid,courses,70\n", "utf-8")
    answer = answer_of(file)
    # 40 hours are told, and 70 of courses: 70 at 30 are its least worth.
    assert answer.sums.worth("women_paid").units == 210000
    assert answer.sums.worth("women_paid").value is None
    assert answer.books.balances()["time:centre", "minutes given"] == 0


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        (("women paid,courses,78.5,5",),
         "work: women paid: 78.5 hours of work are more than the 78 hours of theirs in"),
        (("women paid,courses,5,5", "women paid,courses,5,5"),
         "work.csv, line 3: women paid and courses stand in line 2 too. Write one row"),
        (("women paid,courses,5,6",),
         "line 12, work: women paid, courses: 6 is more than the 5 persons under 'people'"),
        (("women paid,courses,5,0",),
         "work.csv, line 2, field 4: 0 persons cannot have worked these hours."),
        (("women,courses,,5",), "work.csv, line 2, field 1: 'women' is not known here."),
        (("women paid,courses,,5",), "work.csv, line 2, field 3: 'Hours of this work' is empty."),
        ((), "work.csv, the sheet of work holds no row."),
    ],
)  # fmt: skip
def test_what_cannot_be_is_named(tmp_path: Path, rows: tuple[str, ...], words: str) -> None:
    with pytest.raises(ParameterError) as refused:
        open_any(write_told(tmp_path, *rows))
    assert words in " ".join(str(refused.value).split())
