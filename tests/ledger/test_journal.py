"""hledger reads the journal, finds it balanced, and adds it up as we do."""

from __future__ import annotations

import csv
import io
import shlex
import subprocess
from decimal import Decimal
from pathlib import Path

import numpy as np
import polars as pl
import pytest
from polars.testing import assert_frame_equal
from tests.ledger.random_paths import change, make_path, make_random_path
from tests.programs import ask_hledger

from carepact.ledger.export import export_books
from carepact.ledger.journal import TRANSACTION, round_postings, write_journal
from carepact.ledger.ledger import Ledger, post_projection, trial_balance
from carepact.simulate.projection import SCENARIOS

Balances = dict[tuple[str, str], Decimal]


@pytest.fixture(scope="module")
def books() -> Ledger:
    """Post one random path."""
    return post_projection(make_random_path(np.random.default_rng(21)))


def balances_of(listed: str) -> Balances:
    """Read the balances that hledger lists."""
    rows = csv.DictReader(io.StringIO(listed))
    return {(row["account"], row["commodity"]): Decimal(row["value"]) for row in rows}


@pytest.mark.parametrize(
    "draw", ["central run", "low net cost", "median net cost", "high net cost"]
)
@pytest.mark.parametrize("scenario", SCENARIOS)
def test_hledger_agrees_with_every_journal(
    hledger: str, books: Ledger, tmp_path: Path, scenario: str, draw: str
) -> None:
    journal = tmp_path / "books.journal"
    journal.write_text(write_journal(books, scenario, draw), encoding="utf-8")
    ask_hledger(hledger, journal, "check", "balancednoautoconversion", "accounts", "commodities")
    listed = ask_hledger(hledger, journal, "bal", "--flat", "-E", "-O", "csv", "--layout=tidy")
    found = balances_of(listed)
    posted = books.flows.filter(pl.col("scenario") == scenario, pl.col("draw") == draw)
    rounded = round_postings(posted).group_by("account", "commodity").agg(pl.col("units").sum())
    expected = {(a, c): Decimal(u).scaleb(-2) for a, c, u in rounded.iter_rows()}
    # An account that is even has no commodity in their list.
    assert {one: v for one, v in found.items() if v} == {one: v for one, v in expected.items() if v}
    transactions = posted.select(TRANSACTION).n_unique()
    exact = trial_balance(books).filter(pl.col("scenario") == scenario, pl.col("draw") == draw)
    for account, commodity, amount in (
        exact.group_by("account", "commodity").agg(pl.col("balance").sum()).iter_rows()
    ):
        # A posting is less than a hundredth off; an account has at most two a transaction.
        beside = float(found.get((account, commodity), Decimal(0)))
        assert beside == pytest.approx(amount, abs=0.02 * transactions)


def test_a_journal_with_a_planted_error_is_refused_by_hledger(
    hledger: str, books: Ledger, tmp_path: Path
) -> None:
    lines = write_journal(books, "demand").splitlines()
    place = next(k for k, line in enumerate(lines) if line.startswith("    "))
    account, amount = lines[place].strip().split("  ", 1)
    value, commodity = amount.strip().split(" ", 1)
    lines[place] = f"    {account}  {Decimal(value) + Decimal('0.01')} {commodity}"
    journal = tmp_path / "wrong.journal"
    journal.write_text("\n".join(lines) + "\n", encoding="utf-8")
    command = [hledger, "-f", str(journal), "check", "balancednoautoconversion"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
    assert done.returncode != 0
    assert "balance" in done.stderr


def test_rounding_gives_the_missing_cents_to_who_lost_most() -> None:
    path = make_path({})
    demand = {"scenario": "demand", "instrument": "childcare"}
    path = change(path, "cost_by_payer", demand | {"payer": "general_budget"}, 10)
    for payee in ("households", "staff", "suppliers"):
        path = change(path, "paid", demand | {"payee": payee}, 10 / 3)
    path = change(path, "financed", {"scenario": "demand", "financing": "tax"}, 10)
    path = change(path, "value_added", {"scenario": "demand", "effect": "direct"}, 10 / 3)
    flows = post_projection(path).flows
    rounded = round_postings(flows.filter(pl.col("title") == "cost"))
    # 1,000 cents leave; 333.33 go to each of three, and the first of equals gets the last cent.
    assert rounded["units"].to_list() == [-1000, 334, 333, 333]


def test_every_transaction_of_whole_cents_balances(books: Ledger) -> None:
    one = books.flows.filter(pl.col("scenario") == "supply", pl.col("draw") == "low net cost")
    rounded = round_postings(one)
    totals = rounded.group_by(TRANSACTION).agg(pl.col("units").sum())
    assert (totals["units"] == 0).all()


def test_a_journal_says_what_it_is(books: Ledger) -> None:
    lines = write_journal(books, "demand").splitlines()
    assert lines[0] == "; XKX, package 'a package', run 'demand', draw 'central run', seed 1"
    assert 'commodity 1000.00 "provider hours"' in lines
    assert any(line.startswith("2030-12-31 childcare | cost") for line in lines)


def test_the_files_of_the_books_hold_the_same_flows(books: Ledger) -> None:
    files = export_books(books)
    assert_frame_equal(pl.read_parquet(files["flows.parquet"]).drop("grade"), books.flows)
    words = pl.read_csv(files["flows.csv"])
    assert words["amount"].to_list() == books.flows["amount"].to_list()
    runs, draws = (
        ("present-law", "demand", "additional", "supply"),
        ("central-run", "median-net-cost"),
    )
    journals = {f"{run}-{draw}" for run in runs for draw in draws}
    assert {name for name in files if name.endswith(".journal")} == {
        f"{name}.journal" for name in journals
    }
    assert files == export_books(books)


def test_the_commands_of_the_explanation_work(hledger: str, books: Ledger, tmp_path: Path) -> None:
    page = Path(__file__).parents[2] / "docs" / "explanation" / "ledger.md"
    journal = tmp_path / "demand-median-net-cost.journal"
    journal.write_bytes(export_books(books)[journal.name])
    commands = [
        shlex.split(line, comments=True)
        for line in page.read_text(encoding="utf-8").splitlines()
        if line.startswith("hledger -f demand-median-net-cost.journal")
    ]
    answers = [ask_hledger(hledger, journal, *words[3:]) for words in commands]
    assert [bool(answer) for answer in answers] == [False, True, True, True]
