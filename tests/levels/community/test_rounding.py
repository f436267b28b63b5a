"""What leaves of a network is rounded as its page is: by hand, and its books still balance."""

from __future__ import annotations

import csv
import io
from fractions import Fraction
from pathlib import Path

from tests.levels.community.networks import make_network, open_made

from carepact.levels.community.books import Account, Books, Flow, Time
from carepact.levels.community.rounding import (
    round_amount,
    round_books,
    round_compared,
    round_money_of_an_hour,
    round_share,
)
from carepact.report.centre.files import CentreTelling
from carepact.studies.centre import answer_centre


def given(giver: str, units: int) -> Flow:
    """Give minutes to a centre."""
    return Flow("given", Time.GIVEN, f"time:givers:{giver}", Account.TIME, units, is_whole=True)


def used(what: str, units: int) -> Flow:
    """Use minutes of a centre."""
    return Flow("used", Time.GIVEN, Account.TIME, f"time:for:{what}", units, is_whole=True)


def test_amounts_are_rounded_as_the_page_prints_them() -> None:
    assert [round_amount(Fraction(one, 60)) for one in (6031, 5999, 61, 0)] == [101, 100, 1, 0]
    assert [round_amount(Fraction(one, 100)) for one in (9949, 10050, 123456)] == [99.5, 100, 1235]
    assert round_money_of_an_hour(Fraction(10, 3)) == 3.33
    assert [round_share(Fraction(one, 300)) for one in (10, 100)] == [0.033, 0.33]
    assert [round_compared(one) for one in (1234567.8, 987.6, 12.3)] == [1230000, 988, 12]


def test_each_flow_is_rounded_and_what_is_passed_on_still_is() -> None:
    # 100.4 h and 100.4 h are given, 200.8 h used: 100 and 100, so 200 leave, not 201.
    books = round_books(Books((
        given("women", 6024), given("men", 6024), used("children", 9030), used("the house", 3018),
        Flow("cost", "KES", Account.MONEY, "money:to:rent", 123456, is_whole=True),
        Flow("cost", "KES", Account.MONEY, "money:to:supplies", 4217, is_whole=True),
    )))  # fmt: skip
    # 150.5 h are 150 by the even one, and take the difference; 50.3 h stay.
    assert [one.units for one in books.flows] == [6000, 6000, 8982, 3018, 123500, 4220]
    balances = books.balances()
    assert balances[Account.TIME, Time.GIVEN] == 0
    assert balances[Account.MONEY, "KES"] == -(123500 + 4220)
    assert sum(balances.values()) == 0


def test_no_table_and_no_book_of_a_network_tells_minutes_or_cents(tmp_path: Path) -> None:
    answer = answer_centre(open_made(make_network(6, seed=9, missing=0.05)))
    files = {path.name: held.decode("utf-8-sig")
             for path, held in CentreTelling(answer).lay_out(tmp_path).items()}  # fmt: skip
    seen = 0
    for name in ("figures.csv", "money.csv", "centres.csv"):
        for row in csv.DictReader(io.StringIO(files[name])):
            if row["unit"] in ("hours", answer.currency):
                for told in filter(None, (row["value"], row["at_least"])):
                    seen += 1
                    assert float(told) == round(float(told), int(float(told) < 100)), (name, row)
    assert seen > 40
    for one in (one for one in round_books(answer.books).flows if one.title != "used"):
        unit = 60 if one.commodity in {*Time} else 100
        assert one.units % (unit if one.units >= 100 * unit else unit / 10) == 0
    assert "rounded as on the page" in files["books.journal"]
    assert "rounded as on the page" in files["manifest.json"]


def test_a_centre_s_own_figures_stay_whole() -> None:
    alone = answer_centre(open_made(make_network(1, seed=9)))
    hours = alone.to_polars().filter(figure="hours_given", of="all")["value"].item()
    assert hours * 60 == alone.sums.given("all").units
    assert not alone.manifest()["notes"]
