"""Whole firms, worked out by hand in the file of each: who cares, leave, measures, books, pay.

`why` says how; sums stand beside what they are of. The law is the same for all three: maternity
leave of 16 weeks at full pay, a quarter of it borne by the firm; paternity leave of two weeks at
half pay, borne by the firm, of whom four in five take it. No other law grants anything.
"""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import pytest
import yaml
from tests.cases.case_files import work_out

from carepact.core.disclosure.rules import DisclosureRule
from carepact.core.draws import Sampler
from carepact.levels.employer.books import EmployerBooks, post_year
from carepact.levels.employer.carers import CareRates, Carers, find_carers
from carepact.levels.employer.flows import Account, move_hours
from carepact.levels.employer.leave import PAYER_LABELS, LeaveOfStaff, foresee_leave
from carepact.levels.employer.measures import Priced, price_measures
from carepact.levels.employer.pay import Pay, compare_pay
from carepact.levels.employer.readings import LawOfStaff
from carepact.levels.employer.staff import CARE, SEXES, UNKNOWN, Staff
from carepact.policy.rules.staffing import LabourMarket
from carepact.policy.shipped_instruments import shipped_instruments
from carepact.studies.employer_file.opening import Employer
from carepact.studies.one_employer.safe import hides_leave, mark_unsafe, open_release

HERE = Path(__file__).parent / "firms"
CASES = sorted(path.stem for path in HERE.glob("*.yaml"))
DAY = date(2026, 1, 1)
RATES = CareRates(
    young_child=np.array([[0.2, 0.1]]),
    relative=np.array([[0.1, 0.1]]),
    births=np.array([[0.05] * 86, [0.04] * 86]),
    births_over_point=np.ones(1),
    sources=(),
)
MARKET = LabourMarket(*(np.array([one]) for one in (26000.0, 0.0, 0.0, 1800.0)))
PLAIN: dict[str, Any] = {
    "flat_share": 0, "floor": 0, "ceiling": np.inf, "coverage": [1, 0], "take_up_response": 0,
}  # fmt: skip
GRANTED: dict[str, dict[str, Any]] = {
    "maternity_leave": {
        **PLAIN, "weeks": 16, "replacement": 1, "take_up": 1,
        "payers": {"social_security": 0.75, "employers": 0.25},
    },
    "paternity_leave": {
        **PLAIN, "weeks": 2, "replacement": 0.5, "take_up": 0.8, "payers": {"employers": 1},
    },
}  # fmt: skip


class Firm(NamedTuple):
    """What is computed of a case."""

    staff: Staff
    carers: Carers
    leaves: dict[str, LeaveOfStaff]
    priced: Priced
    books: EmployerBooks
    pay: Pay
    given: dict[str, float]


@cache
def read(case: str) -> dict[str, Any]:
    """Read a case."""
    text = (HERE / f"{case}.yaml").read_text("utf-8")
    found: dict[str, Any] = yaml.safe_load(text)
    return found


def grant() -> LawOfStaff:
    """Write the law of all three firms: every other instrument grants nothing."""
    law: dict[str, dict[str, Any]] = {}
    for name, one in shipped_instruments().items():
        values = {key: value.reshape(-1) for key, value in one.values_at(DAY).items()}
        absent = {key: np.zeros_like(values[key]) for key in one.traits.absent_when_zero}
        told = dict(GRANTED.get(name, {}))
        payers = told.pop("payers", {})
        own = {key: np.atleast_1d(np.asarray(value, float)) for key, value in told.items()}
        if payers:
            own["payers"] = np.array([float(payers.get(label, 0)) for label in PAYER_LABELS])
        law[name] = {**values, **(own or absent)}
    return LawOfStaff(law)


@cache
def work(case: str) -> Firm:
    """Compute a firm at the point."""
    rows, given = read(case)["staff"], read(case)["given"]
    staff = Staff(
        persons=np.array([one["persons"] for one in rows]),
        sex=np.array([SEXES.index(one["sex"]) for one in rows]),
        ages=((30.0, 39.0),) * len(rows),
        hours=np.array([float(one["hours"]) for one in rows]),
        pay=np.array([float(one["pay"]) for one in rows]),
        level=np.full(len(rows), UNKNOWN),
        care=np.array([CARE.index(one["care"]) if "care" in one else UNKNOWN for one in rows]),
    )
    law = grant()
    leaves = foresee_leave(staff, RATES, law, MARKET)
    priced = price_measures(staff, RATES, given, law, MARKET, DAY, Sampler(1, 0))
    hours = move_hours(staff, RATES, given)
    return Firm(
        staff=staff,
        carers=find_carers(staff, RATES),
        leaves={one.instrument: one for one in leaves},
        priced=priced,
        books=post_year(2027, "EUR", leaves, priced, hours),
        pay=compare_pay(staff, DisclosureRule()),
        given=given,
    )


def by_hand(sums: dict[str, object]) -> Any:  # noqa: ANN401 - what pytest makes of it
    """Work sums out, those that are nothing left out."""
    worked = {name: work_out(one) for name, one in sums.items()}
    return pytest.approx({name: one for name, one in worked.items() if one}, rel=1e-9)


def some(figures: dict[str, float]) -> dict[str, float]:
    """Leave out what is nothing."""
    return {name: float(one) for name, one in figures.items() if one}


@pytest.mark.parametrize("case", CASES)
def test_who_cares(case: str) -> None:
    carers, wanted = work(case).carers, read(case)["expected"]
    assert carers.expected is not None
    for found, told in ((carers.counted, wanted["told"]), (carers.expected[0], wanted["untold"])):
        names = {
            f"{sex} {care}": found[place, at]
            for place, sex in enumerate(SEXES)
            for at, care in enumerate(CARE)
        }
        assert some(names) == by_hand(told)


@pytest.mark.parametrize("case", CASES)
def test_leave_of_the_law_and_who_bears_it(case: str) -> None:
    wanted = read(case)["expected"]
    # Breaks of no minutes are entitled to, and cost nothing.
    leaves = {name: one for name, one in work(case).leaves.items() if one.cost.any()}
    taken = {name: one.persons[0].sum() for name, one in leaves.items()}
    assert some(taken) == by_hand(wanted["taken"])
    assert set(leaves) == set(wanted["borne"])
    for name, payers in wanted["borne"].items():
        cost = dict(zip(PAYER_LABELS, leaves[name].cost[0], strict=True))
        assert some(cost) == by_hand(payers)


@pytest.mark.parametrize("case", CASES)
def test_what_measures_cost_and_save_and_when_they_come_back(case: str) -> None:
    priced, wanted = work(case).priced, read(case)["expected"]
    costs = {name: float(one[0]) for name, one in priced.costs.items()}
    assert set(costs) == set(wanted["costs"])
    assert some(costs) == by_hand(wanted["costs"])
    saved = {"turnover": float(priced.turnover[0]), "absence": float(priced.absence[0])}
    assert saved == by_hand(wanted["saved"])
    assert priced.break_even[0] == pytest.approx(work_out(wanted["break_even"]), rel=1e-9)
    assert priced.net[0] == pytest.approx(sum(costs.values()) - sum(saved.values()), rel=1e-9)


@pytest.mark.parametrize("case", CASES)
def test_books_move_money_and_hours_in_two_legs(case: str) -> None:
    flows, wanted = work(case).books.flows, read(case)["expected"]
    paid = sum(one.amount for one in flows if one.giver is Account.FIRM)
    assert paid == pytest.approx(work_out(wanted["firm_pays"]), rel=1e-9)
    moved = {one.cause: one.amount for one in flows if one.title == "hours"}
    assert moved == by_hand(wanted["hours"])
    for one in flows:
        assert one.giver.commodity == one.taker.commodity
        assert one.giver is not one.taker


@pytest.mark.parametrize("case", CASES)
def test_pay_of_an_hour(case: str) -> None:
    groups = work(case).pay.groups
    for name, told in read(case)["expected"]["pay"].items():
        if told in ("nobody", "not told", "hidden"):
            assert (groups[name].status, groups[name].mean) == (told, None)
        else:
            assert groups[name].mean == pytest.approx(work_out(told), rel=1e-9)


@pytest.mark.parametrize("case", CASES)
def test_what_may_be_told(case: str) -> None:
    firm = work(case)
    employer = Employer("A", "ESP", DAY, "EUR", firm.staff, firm.given)
    rule = DisclosureRule()
    leaves, priced = mark_unsafe(firm.staff, tuple(firm.leaves.values()), firm.priced, rule)
    release = open_release(employer, firm.pay, leaves, priced, rule)
    hidden = [one.instrument for one in leaves or () if hides_leave(one, release)]
    assert hidden == read(case)["expected"]["hidden"]
