"""What leaves a firm is rounded as its screen rounds: by hand, and the books still balance."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import replace
from pathlib import Path

import pytest
from tests.programs import ask_hledger
from tests.report.employer.answers import answer_example

from carepact.core.digits import count_decimals, round_alone
from carepact.core.messages import say
from carepact.levels.employer.books import EmployerBooks, Memo
from carepact.levels.employer.flows import Account, Flow
from carepact.report.employer.files import EmployerTelling
from carepact.report.employer.words import print_amount, print_share
from carepact.report.figures.measures import draw_measures
from carepact.studies.one_employer.books import export_employer_books
from carepact.studies.one_employer.charter_table import GoalRow
from carepact.studies.one_employer.leave_table import LeaveRow
from carepact.studies.one_employer.rounding import (
    round_books,
    round_carers,
    round_cost,
    round_goal,
    round_leave,
    round_pay,
    round_share,
    round_use,
)
from carepact.studies.one_employer.tables import CarerRow, CostRow, PayRow, UseRow


def leave_pay(giver: Account, amount: float) -> Flow:
    """Post pay of a leave."""
    return Flow("leave pay", "maternity_leave", giver, Account.HOUSEHOLDS, amount)


BOOKS = EmployerBooks(
    year=2028,
    currency="EUR",
    flows=(
        leave_pay(Account.GENERAL_BUDGET, 9071.485102610979),
        leave_pay(Account.SOCIAL_SECURITY, 36285.94041044392),
        Flow("measures", "places", Account.FIRM, Account.SUPPLIERS, 333.335),
        Flow("hours", "days for relatives", Account.WORK, Account.CARE_OF_STAFF, 1521.569),
    ),
    memos=(Memo(say("saved as fewer are absent"), 8170.08),),
    checks=(),
)


def test_each_flow_is_rounded_and_what_enters_follows_what_leaves() -> None:
    found = round_books(BOOKS)
    assert [one.amount for one in found.flows] == [9100.0, 36000.0, 333.0, 1500.0]
    assert [one.amount for one in found.memos] == [8200.0]
    journal = export_employer_books(BOOKS, rounds=True)["employer.journal"].decode()
    assert re.findall(r" {4}(\S.*?) +(-?[0-9.]+) \"", journal) == [
        ("money:State:general budget", "-9100.00"),
        ("money:State:social security", "-36000.00"),
        ("money:households", "45100.00"),
        ("money:employers", "-333.00"),
        ("money:suppliers", "333.00"),
        ("hours:work at the firm", "-1500.00"),
        ("hours:care by the staff", "1500.00"),
    ]
    assert "8200.00 EUR" in journal
    assert "are rounded in every file as on the screen" in journal


def test_hledger_finds_rounded_books_balanced(hledger: str, tmp_path: Path) -> None:
    journal = tmp_path / "employer.journal"
    journal.write_bytes(export_employer_books(BOOKS, rounds=True)["employer.journal"])
    checks = ("check", "balancednoautoconversion", "accounts", "commodities")
    assert ask_hledger(hledger, journal, *checks) == ""


def test_rows_are_rounded_as_they_are_printed() -> None:
    cost = CostRow("cost", "places", "suppliers", "told", 11664.65, 9595.8, 937.44, "EUR", "")
    assert round_cost(cost)[4:7] == (12000.0, 9600.0, 937.0)
    even = CostRow("break-even", "all", "", "told", 0.0524066, 0.1249, 0.0852575, "share", "")
    assert round_cost(even)[4:7] == (0.052, 0.12, 0.085)
    hidden = CostRow("cost", "places", "suppliers", "hidden", None, None, None, "EUR", "")
    assert round_cost(hidden) == hidden
    nobody = (None, None, None)
    leave = LeaveRow("paternity_leave", "employers", *nobody, 14.2269, 8, 9.96, "told", 863.8,
                     8.578, 0, "EUR", "statutes", "statutes", "statutes", "")  # fmt: skip
    assert round_leave(leave)[2:12] == (*nobody, 14, 8, 10, "told", 864.0, 8.6, 0)
    carers = CarerRow("men", "relative", "expected", "told", 9.94, 6.04, 15.55)
    assert round_carers(carers)[4:] == (9.9, 6.0, 15.6)
    many = CarerRow("men", "nobody", "expected", "told", 31.88, 31.38, 32.5019)
    assert round_carers(many)[4:] == (32, 31, 33)
    days = UseRow(
        "days of leave of each", "men", "told", 117.2727, is_rate=True, is_estimated=False
    )
    assert round_use(days).value == 117.3
    assert round_use(days._replace(figure="came back", value=7 / 18)).value == 0.39
    assert round_use(days._replace(value=1290.0, is_rate=False)).value == 1290.0
    goal = GoalRow(
        "pay", "Pay", "Pay", "share", 2027, value=0.04124921, told=None, is_computed=True,
        path=0.0499999, status="late", target=0.03, due=2028, owner_role="who", done="",
    )  # fmt: skip
    assert (round_goal(goal).value, round_goal(goal).path) == (0.041, 0.05)
    assert round_goal(goal._replace(is_computed=False)).value == 0.04124921
    assert round_goal(goal._replace(unit="days", value=12.34, path=None)).value == 12.3
    pay = PayRow("mean", "mothers", "", "told", 15.45074009, "EUR an hour")
    assert round_pay(pay).value == 15.45
    gaps = {-9.647231: -9.6, 10.4: 10.0, -1.4e-14: 0.0, 4.0: 4.0}
    for gap, told in gaps.items():
        found = round_pay(pay._replace(value=gap, unit="per cent")).value
        assert (found, str(found)[0] == "-") == (told, told < 0)


@pytest.mark.parametrize("value", [0.0, 0.04, 5.451, 84.5, 437.2, 999.6, 1680.2, 48213.7, 2e6])
def test_what_is_rounded_is_printed_as_what_is_not(value: float) -> None:
    assert print_amount(round_alone(value), "told") == print_amount(value, "told")
    assert print_share(round_share(value / 1e4)) == print_share(value / 1e4)


def test_no_file_of_a_firm_tells_an_amount_more_exactly_than_the_screen() -> None:
    files = EmployerTelling(answer_example()).lay_out(Path("ours"))
    told = {path.name: held.decode("utf-8-sig") for path, held in files.items()
            if path.suffix == ".csv"}  # fmt: skip
    for name, column in (("flows", "amount"), ("measures", "value"), ("leave", "amount")):
        rows = csv.DictReader(io.StringIO(told[f"{name}.csv"]))
        amounts = [float(one[column]) for one in rows if one.get("unit") != "share" and one[column]]
        assert len(amounts) > 5
        assert all(one == round(one, count_decimals([one])) for one in amounts)
    pay = [one["value"] for one in csv.DictReader(io.StringIO(told["pay.csv"]))]
    assert sum(map(len, pay)) > 20
    assert all(len(one.partition(".")[2]) <= 2 for one in pay)
    drawn = draw_measures(answer_example()).table.select("value", "low", "high")
    figures = [one for row in drawn.rows() for one in row if one is not None]
    assert len(figures) > 10
    assert all(one == round_alone(one) for one in figures)


def test_without_rounding_an_answer_is_exact() -> None:
    exact = replace(answer_example(), rounds=False)
    pay = [one for one in exact.pays()["value"].to_list() if one is not None]
    assert pay
    assert any(one != round(one, 2) for one in pay)
    flows = EmployerTelling(exact).lay_out(Path("ours"))[Path("ours/books/flows.csv")].decode()
    assert exact.books is not None
    assert all(repr(one.amount) in flows for one in exact.books.flows)
    assert not exact.manifest()["notes"]
