"""Centres add up to their network exactly, in any order, and books say so."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.levels.community.networks import make_network, open_made
from tests.programs import ask_hledger

from carepact.core.csv_text import write_csv
from carepact.core.errors import LedgerError
from carepact.levels.community.books import Books, check_books, post
from carepact.levels.community.centre import GIVERS, GROUPS, add_centres, list_names
from carepact.levels.community.rounding import round_books
from carepact.levels.community.tally import Tally, add_up
from carepact.report.centre.files import CentreTelling
from carepact.studies.centre import answer_centre

TALLIES = st.builds(Tally, st.integers(0, 10**12), st.integers(0, 9), st.integers(9, 20))


@given(st.lists(TALLIES, max_size=8), st.randoms())
def test_tallies_add_up_alike_in_any_order(tallies: list[Tally], chance: random.Random) -> None:
    mixed = list(tallies)
    chance.shuffle(mixed)
    assert add_up(mixed) == add_up(tallies)
    total = add_up(tallies)
    assert total.units == sum(one.units for one in tallies)
    assert total.is_whole == (bool(tallies) and all(one.is_whole for one in tallies))


def test_a_thousand_centres_add_up_to_their_network_exactly_in_any_order() -> None:
    centres = make_network(1000, seed=3, missing=0.01)
    mixed = [centres[place] for place in np.random.default_rng(5).permutation(1000)]
    whole = add_centres(centres)
    assert add_centres(mixed) == whole
    halves = [add_centres(centres[:337]), add_centres(centres[337:])]
    for name in list_names():
        assert halves[0].tallies[name] + halves[1].tallies[name] == whole.tallies[name]
        assert whole.tallies[name].units == sum(one.sums.tallies[name].units for one in centres)


def test_a_thousand_centres_give_the_same_bytes_in_any_order() -> None:
    centres = make_network(1000, seed=7)
    mixed = [centres[place] for place in np.random.default_rng(11).permutation(1000)]
    one, other = (answer_centre(open_made(found)) for found in (centres, mixed))
    assert write_csv(one.to_polars()) == write_csv(other.to_polars())
    assert write_csv(one.money()) == write_csv(other.money())
    assert one.books == other.books
    assert one.settings == other.settings
    assert one.by_centre().sort("centre", "figure").filter(hidden=False).height > 5000


def test_groups_of_givers_are_the_sums_of_those_they_hold() -> None:
    sums = add_centres(make_network(5, seed=1))
    for group, held in GROUPS.items():
        assert sums.given(group) == add_up(sums.given(one) for one in held)
    assert sums.given("women") + sums.given("men") == sums.given("all")
    assert sums.given("paid") + sums.given("volunteer") == sums.given("all")


@pytest.mark.parametrize("parts", [("paid", "volunteer"), ("women", "men"), ("all",),
                                   tuple(one.name for one in GIVERS), ()])  # fmt: skip
def test_books_hold_every_minute_and_every_cent(parts: tuple[str, ...]) -> None:
    sums = add_centres(make_network(4, seed=2))
    balances = post(sums, "KES", parts).balances()
    left = sums.money("income").units - sums.money("cost").units
    assert balances["money:centre", "KES"] == left
    assert balances["time:centre", "minutes given"] == 0
    received = balances["time:for:all who come", "minutes given"]
    assert received == (sums.given("all").units if parts else 0)
    assert balances["time:received:children", "minutes attended"] == (
        sums.of("time children").units
    )


def test_books_in_which_a_giver_stands_twice_never_leave() -> None:
    sums = add_centres(make_network(4, seed=2))
    with pytest.raises(LedgerError, match="every giver stands in one account"):
        post(sums, "KES", ("women", "paid"))


@pytest.mark.parametrize("size", [1, 6])
def test_hledger_reads_the_books_and_adds_them_up_as_we_do(
    hledger: str, tmp_path: Path, size: int
) -> None:
    answer = answer_centre(open_made(make_network(size, seed=9, missing=0.05)))
    journal = tmp_path / "books.journal"
    files = CentreTelling(answer).lay_out(tmp_path)
    journal.write_bytes(files[journal])
    ask_hledger(hledger, journal, "check", "--strict", "balancednoautoconversion")
    told = ask_hledger(hledger, journal, "balance", "--flat", "-N", "-O", "csv")
    books = round_books(answer.books) if answer.is_rounded else answer.books
    assert _read(told) == _expect(books)


def _read(printed: str) -> dict[str, int]:
    """Read balances in minutes and cents."""
    found = {}
    for line in printed.splitlines()[1:]:
        account, amount = line.strip('"').split('","')
        digits = amount.split()[0].replace(".", "")
        found[account] = int(digits)
    return found


def _expect(books: Books) -> dict[str, int]:
    """Return the balances of the books; in money the digits are cents."""
    return {account: units for (account, _), units in books.balances().items() if units}


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("given", "minutes given are those of the log"),
        ("used", "minutes given are used"),
        ("attended", "minutes of children are those of the log"),
        ("income", "income is that of the books"),
        ("cost", "money left is income less cost"),
    ],
)
def test_books_of_which_something_is_lost_or_added_never_leave(title: str, words: str) -> None:
    sums = add_centres(make_network(4, seed=2))
    parts = ("paid", "volunteer")
    books = post(sums, "KES", parts)
    check_books(books, sums, "KES", parts, tells_costs=True)
    place = next(at for at, one in enumerate(books.flows) if one.title == title)
    one = books.flows[place]
    others = (*books.flows[:place], *books.flows[place + 1 :])
    for changed in (
        Books((*others, replace(one, units=one.units + 1))),
        Books((*books.flows, replace(one, units=1))),
    ):
        with pytest.raises(LedgerError, match=words):
            check_books(changed, sums, "KES", parts, tells_costs=True)


def test_books_in_which_less_than_nothing_moves_never_leave() -> None:
    sums = add_centres(make_network(4, seed=2))
    books = post(sums, "KES", ("all",))
    used = next(one for one in books.flows if one.title == "used")
    turned = replace(used, source=used.target, target=used.source)
    forth_and_back = Books((*books.flows, replace(used, units=-1), replace(turned, units=-1)))
    with pytest.raises(LedgerError, match="no flow is less than nothing"):
        check_books(forth_and_back, sums, "KES", ("all",), tells_costs=True)


def test_costs_that_hide_stand_in_no_account() -> None:
    sums = add_centres(make_network(4, seed=2))
    balances = post(sums, "KES", ("all",), tells_costs=False, tells_children=False).balances()
    assert balances["money:centre", "KES"] == sums.money("income").units
    assert not any(account.startswith("money:to") for account, _commodity in balances)
    assert not any(commodity == "minutes attended" for _account, commodity in balances)
