"""The books of a programme hold what it tells, and books that do not are refused."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.levels.programme.made import make_father, make_programme

from carepact.core.errors import LedgerError
from carepact.levels.programme.books import Account, Books, Flow, Time, check_books, post
from carepact.levels.programme.records import Leaders

FATHERS = [replace(make_father(60, sessions=place), partner_sessions=2) for place in range(4)]
PROGRAMME = make_programme([*FATHERS, make_father(60, group="comparison", sessions=None)])


def test_hours_and_money_of_a_programme() -> None:
    balances = post(PROGRAMME).balances()
    assert balances[Account.PAID, Time.GIVEN] == -3600
    assert balances[Account.UNPAID, Time.GIVEN] == -600
    assert balances[Account.FATHERS, Time.ATTENDED] == -(0 + 1 + 2 + 3) * 120
    assert balances[Account.MOTHERS, Time.ATTENDED] == -4 * 2 * 120
    assert balances["money:from:municipality", "EUR"] == -100_000
    assert balances["money:to:rooms", "EUR"] == 100_000


def test_what_is_not_told_is_missing_and_not_nothing() -> None:
    fathers = [*FATHERS[1:], make_father(60, sessions=None)]
    untold = replace(make_programme(fathers), costs=None, leaders=Leaders(paid=2, paid_minutes=300))
    books = post(untold)
    whole = {one.source: one.is_whole for one in books.flows}
    assert whole == {Account.PAID: True, Account.FATHERS: False, Account.MOTHERS: False}
    assert books.balances()[Account.TIME, Time.GIVEN] == 300
    assert post(replace(untold, leaders=Leaders(), fathers=())).flows == ()


@pytest.mark.parametrize(
    ("flow", "said"),
    [
        (Flow("borne", "EUR", "money:from:donors", Account.MONEY, 1), "what was borne is the cost"),
        (Flow("cost", "EUR", Account.MONEY, "money:to:meals", 1), "what was spent is the cost"),
        (Flow("cost", "EUR", Account.MONEY, "money:to:meals", 1), "all that was borne was spent"),
        (Flow("led", Time.GIVEN, Account.PAID, Account.TIME, 1), "minutes given are those of"),
        (Flow("attended", Time.ATTENDED, Account.FATHERS, Account.SESSIONS, 1),
         "minutes in sessions are those of who came"),
    ],
)  # fmt: skip
def test_books_with_something_more_are_refused(flow: Flow, said: str) -> None:
    books = post(PROGRAMME)
    with pytest.raises(LedgerError, match=said):
        check_books(Books((*books.flows, flow)), PROGRAMME)
