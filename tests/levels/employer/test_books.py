"""A firm's books by hand: two legs each, savings never posted, and hledger finds them balanced."""

from __future__ import annotations

import csv
import io
import subprocess
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.programs import ask_hledger

from carepact.core.draws import Sampler
from carepact.core.errors import LedgerError
from carepact.core.messages import LANGUAGES, speak
from carepact.data.countries.facts import BASE_DAY
from carepact.data.countries.reading import read_country
from carepact.ledger.accounts import ACCOUNTS
from carepact.levels.employer.books import EmployerBooks, check_flows, post_year
from carepact.levels.employer.carers import CareRates
from carepact.levels.employer.flows import Account, Flow, move_hours
from carepact.levels.employer.leave import PAYER_LABELS, LeaveOfStaff, foresee_leave
from carepact.levels.employer.measures import (
    Priced,
    employers_instrument,
    price_measures,
    read_measures,
    read_payees,
    set_terms,
)
from carepact.levels.employer.staff import CARE, UNKNOWN, Staff
from carepact.studies.one_employer.averages import open_country
from carepact.studies.one_employer.books import (
    export_employer_books,
    tabulate_flows,
    write_employer_journal,
)
from carepact.studies.one_employer.firm_law import read_firm_law

LEAVES = ("maternity_leave", "paternity_leave")


def leave(name: str = LEAVES[0], **by_payer: float) -> LeaveOfStaff:
    """Take a leave at the point and in one draw, which is never posted."""
    cost = np.array([by_payer.get(one, 0.0) for one in PAYER_LABELS])
    behind = np.ones((2, 4), dtype=bool)
    return LeaveOfStaff(name, np.ones((2, 2)), np.stack([cost, 7 * cost + 1]), behind, np.ones(1))


def priced(turnover: float = 900.0, absence: float = 50.0, **costs: float) -> Priced:
    """Price measures at the point and in one draw."""
    every = {
        one: costs.get(one.replace(" ", "_").replace("-", "_"), 0.0) for one in read_measures()
    }
    return Priced(
        costs={name: np.array([value, 3 * value + 2]) for name, value in every.items()},
        turnover=np.array([turnover, 1.0]),
        absence=np.array([absence, 1.0]),
        break_even=np.zeros(2),
        persons=np.ones(2),
        reaches={name: np.ones((2, 4), dtype=bool) for name in every},
        saves_on=np.ones((2, 4), dtype=bool),
        by_line={},
    )


def books_by_hand() -> EmployerBooks:
    """Post a small year: leave by three payers, two measures and their hours."""
    leaves = [
        leave(social_security=1000.0, employers=200.0),
        leave(LEAVES[1], general_budget=300.25, households=40.0),
    ]
    moved = Flow("hours", "days for relatives", Account.WORK, Account.CARE_OF_STAFF, 64.0)
    own = priced(top_up=120.0, places=333.335, days_for_relatives=80.0)
    return post_year(2027, "EUR", leaves, own, [moved])


def balances(books: EmployerBooks) -> dict[str, float]:
    """Add up what enters every account less what leaves it."""
    found = dict.fromkeys(Account, 0.0)
    for one in books.flows:
        found[one.giver] -= one.amount
        found[one.taker] += one.amount
    return {account.value: value for account, value in found.items() if value}


def test_every_payer_gives_and_households_and_suppliers_receive() -> None:
    assert balances(books_by_hand()) == pytest.approx(
        {
            "money:employers": -(200 + 120 + 333.335 + 80),
            "money:State:general budget": -300.25,
            "money:State:social security": -1000,
            "money:households": 1000 + 200 + 300.25 + 120 + 80,
            "money:suppliers": 333.335,
            "hours:work at the firm": -64,
            "hours:care by the staff": 64,
        }
    )


def test_what_is_saved_and_what_households_bear_is_told_and_not_posted() -> None:
    books = books_by_hand()
    assert [(str(one.words), one.amount) for one in books.memos] == [
        ("leave that households bear themselves", 40.0),
        ("saved as fewer leave and have to be replaced", 900.0),
        ("saved as fewer are absent", 50.0),
    ]
    assert not {900.0, 950.0, 50.0, 40.0} & {one.amount for one in books.flows}
    assert post_year(2027, "EUR", [], None) == EmployerBooks(
        2027, "EUR", (), (), post_year(2027, "EUR", [], None).checks
    )


def test_every_check_says_how_many_figures_it_compared() -> None:
    found = {one.name: one.compared for one in books_by_hand().checks}
    assert found == {
        "leave by payer": 3,
        "measures by payee": 3,
        "what the firm pays": 1,
        "hours": 1,
        "nothing else": 1,
    }
    assert max(one.largest for one in books_by_hand().checks) < 1e-9


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        ({"amount": 999.0}, "leave by payer: maternity_leave / money:State:social security"),
        ({"giver": Account.FIRM}, "what the firm pays: money:employers"),
        ({"taker": Account.WORK}, "from money:State:social security to hours:work at the firm"),
        ({"taker": Account.SOCIAL_SECURITY}, "nothing can move"),
        ({"amount": -1.0}, "is no amount that moves"),
        ({"amount": float("nan")}, "Tell the pay of every line"),
        ({"amount": float("inf")}, "is no amount that moves"),
        ({"title": "measures"}, "leave by payer"),
    ],
)
def test_a_flow_that_is_posted_wrongly_is_refused(spoil: Mapping[str, object], said: str) -> None:
    leaves = [leave(social_security=1000.0, employers=200.0)]
    sound = post_year(2027, "EUR", leaves, None).flows
    place = next(n for n, one in enumerate(sound) if one.giver is Account.SOCIAL_SECURITY)
    wrong = [*sound]
    wrong[place] = replace(sound[place], **spoil)  # type: ignore[arg-type]
    with pytest.raises(LedgerError) as refused:
        check_flows(wrong, leaves, None, ())
    assert said in str(refused.value)


def test_a_flow_that_nobody_computed_and_one_left_out_are_refused() -> None:
    own = priced(places=10.0)
    flows = post_year(2027, "EUR", [], own).flows
    with pytest.raises(LedgerError, match="nothing else"):
        check_flows([*flows, replace(flows[0], giver=Account.DONORS)], [], own, ())
    with pytest.raises(LedgerError, match="measures by payee: places / money:suppliers"):
        check_flows([], [], own, ())


def test_what_rounding_leaves_is_told_and_allowed() -> None:
    leaves = [leave(social_security=1000.0)]
    (flow,) = post_year(2027, "EUR", leaves, None).flows
    checks = check_flows([replace(flow, amount=1000.0 + 1e-7)], leaves, None, ())
    assert checks[0].largest == pytest.approx(1e-7, rel=1e-3)
    with pytest.raises(LedgerError, match=r"the books hold 1 000\.01, computed was 1 000\.00"):
        check_flows([replace(flow, amount=1000.01)], leaves, None, ())


def test_pay_that_is_not_told_is_no_amount() -> None:
    with pytest.raises(LedgerError, match="Tell the pay of every line of the headcount"):
        post_year(2027, "EUR", [], priced(places=float("nan")))


def test_who_is_paid_for_a_measure_is_who_its_rules_pay() -> None:
    one = employers_instrument()
    staff = {name: np.ones(1) for name in ("employees", "on_leave_share", "young_child_share",
                                           "carer_share")}  # fmt: skip
    columns = {
        **staff, "wage": np.full(1, 30000.0), "leave_weeks": np.full(1, 20.0),
        "leave_benefit": np.zeros(1),
    }  # fmt: skip
    effects = {name: np.zeros(1) for name in one.effects}
    for measure, parameter in read_measures().items():
        terms = set_terms(one, {parameter: 0.5}, BASE_DAY)
        paid = one.compute(columns, terms, effects).payments
        assert [payee for payee, amount in paid.items() if amount.sum()] == [
            read_payees()[measure]
        ], measure


def test_accounts_of_money_have_the_names_of_a_country_s_books() -> None:
    money = [one.value for one in Account if one.commodity == "money"]
    assert set(money) <= set(ACCOUNTS)


NONE = np.zeros((1, 2))
BIRTHS = np.zeros((2, 86))
NOBODY = CareRates(NONE, NONE, BIRTHS, np.ones(1), sources=())


def a_staff(*lines: tuple[int, str, float], pay: float = 30000.0) -> Staff:
    """Count women: how many, what they care for, weekly hours."""
    n = len(lines)
    return Staff(
        persons=np.array([one[0] for one in lines]),
        sex=np.zeros(n, dtype=np.int64),
        ages=((30.0, 34.0),) * n,
        hours=np.array([one[2] for one in lines]),
        pay=np.full(n, pay),
        level=np.full(n, UNKNOWN),
        care=np.array([CARE.index(one[1]) for one in lines]),
    )


def test_hours_of_paid_days_and_of_back_up_care_are_days_of_the_usual_week() -> None:
    staff = a_staff((10, "relative", 40), (5, "young-child", 20), (2, "both", 30), (9, "none", 40))
    moved = move_hours(staff, NOBODY, {"carer_days": 3, "backup_days": 2, "top_up": 1})
    assert moved == (
        # 10 x 8 h and 2 x 6 h, three days each.
        Flow("hours", "days for relatives", Account.WORK, Account.CARE_OF_STAFF, 276.0),
        # 5 x 4 h and 2 x 6 h, two days each.
        Flow("hours", "back-up care", Account.CARE_OF_STAFF, Account.CARE_OF_OTHERS, 64.0),
    )
    assert move_hours(staff, NOBODY, {"top_up": 1}) == ()


def test_hours_of_whose_care_nothing_is_told_are_those_of_the_country_at_the_point() -> None:
    told = a_staff((10, "none", 40))
    silent = replace(told, care=np.array([UNKNOWN]))
    rates = CareRates(np.zeros((2, 2)), np.array([[0.2, 0.1], [0.9, 0.9]]), BIRTHS, np.ones(2), ())
    # Two of ten women, 8 h, three days; the draw behind the point is never posted.
    (flow,) = move_hours(silent, rates, {"carer_days": 3})
    assert flow.amount == pytest.approx(48)


def check_in_hledger(hledger: str, books: EmployerBooks, journal: Path) -> dict[str, Decimal]:
    """Have hledger check a journal, and return its balances."""
    journal.write_bytes(export_employer_books(books)["employer.journal"])
    ask_hledger(hledger, journal, "check", "balancednoautoconversion", "accounts", "commodities")
    listed = ask_hledger(hledger, journal, "bal", "--flat", "-E", "-O", "csv", "--layout=tidy")
    rows = csv.DictReader(io.StringIO(listed))
    return {row["account"]: Decimal(row["value"]) for row in rows if Decimal(row["value"])}


def test_hledger_finds_the_books_balanced_and_adds_them_up_as_we_do(
    hledger: str, tmp_path: Path
) -> None:
    found = check_in_hledger(hledger, books_by_hand(), tmp_path / "employer.journal")
    assert {account: float(value) for account, value in found.items()} == pytest.approx(
        balances(books_by_hand()), abs=0.01
    )
    # 333.335 leave in whole cents, and as many arrive.
    assert found["money:suppliers"] in (Decimal("333.33"), Decimal("333.34"))
    assert sum(v for account, v in found.items() if account.startswith("money:")) == 0


def test_hledger_refuses_a_journal_with_a_planted_cent(hledger: str, tmp_path: Path) -> None:
    text = write_employer_journal(books_by_hand())
    assert "-300.25" in text
    journal = tmp_path / "wrong.journal"
    journal.write_text(text.replace("-300.25", "-300.26"), "utf-8")
    command = [hledger, "-f", str(journal), "check", "balancednoautoconversion"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
    assert done.returncode != 0
    assert "balance" in done.stderr


def test_hledger_takes_the_books_of_a_firm_in_spain(hledger: str, tmp_path: Path) -> None:
    country = read_country("ESP")
    around = open_country(country, Sampler(1, 3), "EUR", 40.0)
    staff = a_staff((60, "young-child", 40), (15, "relative", 35), (165, "none", 40), pay=28000.0)
    given = {"carer_days": 4.0, "backup_days": 2.0, "place_share": 0.2, "top_up": 1.0}
    law = read_firm_law(country, around, date(2026, 11, 30)).of_staff
    assert around.rates is not None
    assert around.market is not None
    leaves = foresee_leave(staff, around.rates, law, around.market)
    own = price_measures(staff, around.rates, given, law, around.market, BASE_DAY, Sampler(1, 3))
    books = post_year(2026, "EUR", leaves, own, move_hours(staff, around.rates, given))
    found = check_in_hledger(hledger, books, tmp_path / "employer.journal")
    # Social security pays the leave of Spain; the firm its measures.
    assert float(found["money:State:social security"]) < 0
    assert float(-found["money:employers"]) == pytest.approx(
        float(own.cost[0])
        + sum(
            float(one.cost[0, PAYER_LABELS.index("employers")])
            for one in leaves
            if not one.is_open  # days for a relative: nobody tells who pays them
        ),
        abs=0.05,
    )
    # 15 who care for a relative, 7 h a day, 4 days; 60 parents, 8 h, 2 days.
    assert float(found["hours:work at the firm"]) == -420
    assert float(found["hours:care by others"]) == 960


def test_a_journal_is_the_same_in_every_language_and_tells_the_memos() -> None:
    books = books_by_hand()
    written = set()
    for language in LANGUAGES:
        with speak(language):
            written.add(tuple(sorted(export_employer_books(books).items())))
    assert len(written) == 1
    text = write_employer_journal(books)
    assert text.startswith("; An employer's year 2027")
    assert "; Memo, not posted: saved as fewer are absent: 50.00 EUR" in text
    assert 'commodity 1000.00 "EUR"' in text
    assert tabulate_flows(books).columns == [
        "year", "commodity", "title", "instrument", "from", "to", "amount", "assumed",
    ]  # fmt: skip


amounts = st.floats(0, 1e9).filter(lambda value: value == 0 or value > 1e-6)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.lists(amounts, min_size=6, max_size=6), max_size=2),
    st.lists(amounts, min_size=6, max_size=6),
)
def test_whatever_moves_is_posted_and_every_account_adds_up(
    leaves: list[list[float]], costs: list[float]
) -> None:
    taken = [
        leave(name, **dict(zip(PAYER_LABELS, one, strict=True)))
        for name, one in zip(LEAVES, leaves, strict=False)
    ]
    own = replace(
        priced(),
        costs={name: np.array([v]) for name, v in zip(read_measures(), costs, strict=True)},
    )
    found = balances(post_year(2027, "EUR", taken, own))
    assert sum(found.values()) == pytest.approx(0, abs=1e-3)
    borne = sum(one[PAYER_LABELS.index("employers")] for one in leaves) + sum(costs)
    assert -found.get("money:employers", 0.0) == pytest.approx(borne)
