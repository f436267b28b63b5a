"""An error planted in a single flow, or in the path itself, is caught and named."""

from __future__ import annotations

import numpy as np
import polars as pl
import pytest
from tests.ledger.random_paths import change, make_path, make_random_path

from carepact.core.errors import CareError, LedgerError
from carepact.ledger.accounts import ACCOUNTS, Commodity, Title
from carepact.ledger.checks import check_books, list_proofs
from carepact.ledger.comparisons import CHECKS
from carepact.ledger.ledger import Ledger, post_projection


@pytest.fixture(scope="module")
def books() -> Ledger:
    """Post one random path."""
    return post_projection(make_random_path(np.random.default_rng(11)))


def plant(books: Ledger, row: int, column: str, found: object) -> pl.DataFrame:
    """Set one column of one flow."""
    flows = books.flows.with_row_index()
    kind = books.flows.schema[column]
    wrong = pl.when(pl.col("index") == row).then(pl.lit(found, dtype=kind)).otherwise(column)
    return flows.with_columns(wrong.alias(column)).drop("index")


def first(books: Ledger, *conditions: pl.Expr) -> int:
    """Find the first flow that meets some conditions."""
    rows = books.flows.with_row_index().filter(*conditions)
    return int(rows["index"][0])


TOUCHED = [
    *((word, pl.col("commodity") == word) for word in Commodity),
    *((word, pl.col("title") == word) for word in Title),
    *((word, (pl.col("from") == word) | (pl.col("to") == word)) for word in ACCOUNTS),
]
"""Each commodity, each title, and each account on either side of a flow."""


def choose_rows(books: Ledger) -> list[int]:
    """Choose flows that touch every word among them: one flow has a commodity, a title, two sides.

    A word that no flow chosen before has is taken from the first flow that has it.
    """
    words = books.flows.select(pl.all().cast(pl.String))
    rows: list[int] = []
    seen: set[str] = set()
    for word, condition in reversed(TOUCHED):  # a flow between accounts tells most
        if word not in seen:
            rows.append(first(books, condition))
            seen.update(map(str, words.row(rows[-1])))
    assert {str(word) for word, _condition in TOUCHED} <= seen
    return rows


def test_one_per_cent_in_one_flow_is_caught(books: Ledger) -> None:
    for row in choose_rows(books):
        amount = books.flows["amount"][row]
        try:
            wrong = plant(books, row, "amount", amount * 1.01)
            check_books(books.projection, wrong, books.draws, books.profiles)
        except LedgerError:
            continue
        pytest.fail(f"nothing caught one per cent more in {books.flows.row(row)}")


@pytest.mark.parametrize("title", ["care", "cost"])
def test_a_hundred_thousandth_of_the_largest_flow_is_no_rounding(books: Ledger, title: str) -> None:
    rows = books.flows.with_row_index().filter(pl.col("title") == title)
    row, amount = rows.sort("amount").select("index", "amount").row(-1)
    with pytest.raises(LedgerError):
        check_books(books.projection, plant(books, row, "amount", amount * 1.00001), books.draws)


@pytest.mark.parametrize(
    ("title", "column", "wrong"),
    [
        ("care", "from", "hours:providers:unpaid:other men"),
        ("care", "to", "hours:recipients:households"),
        ("cost", "from", "money:donors"),
        ("cost", "to", "money:suppliers"),
        ("direct tax", "to", "money:State:social security"),
        ("unmet need", "from", "hours:services"),
        ("care", "commodity", "money"),
        ("cost", "instrument", None),
        ("care", "amount", float("nan")),
        ("cost", "title", "care"),
    ],
)
def test_a_flow_in_the_wrong_place_is_caught(
    books: Ledger, title: str, column: str, wrong: object
) -> None:
    beside = pl.col(column).cast(pl.String).ne_missing(str(wrong))
    row = first(books, pl.col("title") == title, beside)
    with pytest.raises(LedgerError):
        check_books(books.projection, plant(books, row, column, wrong), books.draws)


def test_a_missing_flow_and_a_flow_posted_twice_are_caught(books: Ledger) -> None:
    with pytest.raises(LedgerError):
        check_books(books.projection, books.flows[1:], books.draws)
    with pytest.raises(LedgerError):
        check_books(books.projection, pl.concat([books.flows, books.flows[:1]]), books.draws)


def end(ledger: str, model: str) -> str:
    """Word the end of a complaint."""
    return (
        f"the ledger holds {ledger}, the model {model}; places so broken: 1. "
        "Correct the flow or the projection."
    )


def test_all_broken_checks_are_named_with_account_year_run_and_amount() -> None:
    path = make_path({"adults": 1})
    demand = {"scenario": "demand"}
    where = demand | {"provider": "fathers", "recipient": "children 0-2"}
    path = change(path, "care_hours", where, 9000)  # a year has 8,766 hours
    path = change(path, "need", demand | {"recipient": "children 0-2"}, 8990)
    path = change(
        path, "cost_by_payer", demand | {"instrument": "childcare", "payer": "general_budget"}, 10
    )
    path = change(path, "paid", demand | {"instrument": "childcare", "payee": "staff"}, 11)
    path = change(path, "financed", demand | {"financing": "tax"}, 11)
    path = change(path, "value_added", demand | {"effect": "direct"}, 11)
    with pytest.raises(LedgerError) as caught:
        post_projection(path)
    assert isinstance(caught.value, CareError)
    assert str(caught.value).splitlines() == [
        "Ledger of Kosovo: 4 faults.",
        "1. cost by payer: childcare / money:State:general budget in 2030, demand, central run: "
        + end("11.00", "10.00"),
        "2. net: all accounts in 2030, demand, central run: " + end("11.00", "10.00"),
        "3. need: hours:recipients:children 0-2 in 2030, demand, central run: "
        + end("9 000.00", "8 990.00"),
        "4. hours of the day: men in 2030, demand, central run: " + end("9 000.00", "8 766.00"),
    ]


def test_hours_below_nothing_are_caught() -> None:
    path = make_path({"adults": 1})
    where = {"scenario": "demand", "recipient": "households"}
    path = change(path, "care_hours", where | {"provider": "mothers"}, -3)
    path = change(path, "need", where, -3)
    message = "^Ledger of Kosovo: nothing below 0: care / hours:providers:unpaid:mothers in 2030"
    with pytest.raises(LedgerError, match=message):
        post_projection(path)


def test_a_cost_of_households_below_nothing_is_caught() -> None:
    path = make_path({"adults": 1})
    where = {"scenario": "demand", "instrument": "childcare"}
    for payer, amount in (("general_budget", 100), ("households", -40)):
        path = change(path, "cost_by_payer", where | {"payer": payer}, amount)
    path = change(path, "paid", where | {"payee": "staff"}, 60)
    with pytest.raises(LedgerError) as caught:
        post_projection(path)
    named = "cost of households: childcare / money:households in 2030, demand, central run: "
    assert named + end("−40.00", "0.00") in str(caught.value)


def test_every_check_says_what_it_compared_and_the_largest_difference(books: Ledger) -> None:
    assert [check.name for check in books.checks] == list(CHECKS) == list(list_proofs())
    turnover = float(books.flows["amount"].to_numpy().sum())
    for check in books.checks:
        assert (check.compared > 0) == (check.name != "nothing below 0")
        assert check.largest <= 1e-9 * turnover
        assert check.proves.endswith(".")


@pytest.mark.parametrize(
    ("variable", "where", "amount", "name"),
    [
        ("value_added", {"effect": "direct"}, 0.0, "value added of services"),
        ("value_added", {"effect": "indirect"}, 0.0, "value added of suppliers"),
        ("labour_share", {}, 0.9, "labour share"),
    ],
)
def test_a_level_without_its_second_source_is_caught(
    books: Ledger, variable: str, where: dict[str, str], amount: float, name: str
) -> None:
    at = where if variable == "labour_share" else {"scenario": "demand", **where}
    wrong = change(books.projection, variable, at, amount)
    with pytest.raises(LedgerError, match=name):
        check_books(wrong, books.flows, books.draws)


def test_suppliers_who_add_more_than_is_bought_are_caught() -> None:
    path = make_path({"adults": 1})
    demand = {"scenario": "demand", "year": 2030}
    for variable, label, amount in (
        ("labour_cost", {"earner": "supply chain"}, 8.0),
        ("value_added", {"effect": "indirect"}, 8.0),
        ("outlay", {}, 5.0),
    ):
        path = change(path, variable, demand | label, amount)
    with pytest.raises(LedgerError, match="value added of suppliers"):
        post_projection(path)
