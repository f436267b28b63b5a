"""A network as the community line of its country's study: parameters that give its very hours."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

from carepact.core.parameter_tables import LABELS
from carepact.core.units import FAMILIES_PER_RATE, MINUTES_PER_HOUR
from carepact.data.countries.facts import BASE_DAY
from carepact.levels.community.centre import INCOME, Sums
from carepact.levels.community.comparing import Market, instrument_of
from carepact.levels.community.costing import CENTS
from carepact.levels.community.release import Hidden
from carepact.policy.traits import RowKind

ROWS: RowKind = "families with young children"
PAYS_AS = {
    "fees": "households",
    "sales": "communities",
    "municipality": "general_budget",
    "state": "general_budget",
    "social_security": "social_security",
    "employers": "employers",
    "donors": "donors",
    "other_income": "communities",
}
"""Which payer of the country model each source of income is: towns are part of the State, and
what a centre earns itself is the community's."""


class Setting(NamedTuple):
    """One parameter of the country's instrument, and what the network makes of it."""

    parameter: str
    target: float | dict[str, float]


def list_settings(
    sums: Sums, families: float, market: Market | None, hidden: Hidden
) -> tuple[Setting, ...]:
    """List the parameters that a network tells and its instrument takes, as `work_out` does.

    Returns
    -------
    tuple of Setting
        None where one that makes the hours is missing or outside its range; another that is
        outside stays as it ships.
    """
    known = instrument_of(ROWS).parameters
    found = tuple(work_out(sums, families, market, hidden))
    taken = tuple(one for one in found if not known[one.parameter].faults_of(one.target))
    makes_hours = {"centres", "drop_in_hours", "carers_present", "paid_staff"}
    return taken if makes_hours <= {one.parameter for one in taken} else ()


def work_out(
    sums: Sums, families: float, market: Market | None, hidden: Hidden
) -> Iterator[Setting]:
    r"""Work out the parameters that a network tells; the others stay as they ship.

    Parameters
    ----------
    sums : Sums
        The network.
    families : float
        Families with young children of the country in the year of the network. [families]
    market : Market, optional
        The country's wages, in the network's money.
    hidden : Hidden
        What may not leave: nothing that tells it is set.

    Notes
    -----
    The country model gives :math:`F z / 10\,000 \cdot k \cdot o` provider hours, for F families,
    z centres to ten thousand, k carers present and o hours open, of which :math:`s H` a centre
    are paid. With :math:`z = 10\,000 n / F`, :math:`o = O / n`, :math:`k = T / O` and
    :math:`s = P / (n H)` they are the T hours given to the network, P of them paid.
    """
    given, opened, paid = (
        sums.given("all").value,
        sums.of("time opening").value,
        sums.given("paid").value,
    )
    if not given or not opened or paid is None or hidden.groups & {"all", "paid", "volunteer"}:
        return
    shipped = instrument_of(ROWS).values_at(BASE_DAY)
    full_time = Fraction(float(shipped["staff_hours_per_year"]))
    each = Fraction(1, sums.centres)
    yield Setting("centres", float(Fraction(sums.centres * FAMILIES_PER_RATE) / Fraction(families)))
    yield Setting("drop_in_hours", float(each * opened / MINUTES_PER_HOUR))
    yield Setting("carers_present", float(Fraction(given, opened)))
    yield Setting("paid_staff", float(each * paid / MINUTES_PER_HOUR / full_time))
    yield Setting("staff_hours_per_year", float(full_time))
    reached = sums.of("count reached").value
    if reached is not None and "count reached" not in hidden.counts:
        yield Setting("families_per_centre", float(each * reached))
    for name, group in (("women_share_staff", "paid"), ("women_share_volunteers", "volunteer")):
        women = sums.given(f"women_{group}").value
        total = sums.given(group).value
        if women is not None and total and f"women_{group}" not in hidden.groups:
            yield Setting(name, float(Fraction(women, total)))
    yield from _list_payers(sums)
    if "cost" not in hidden.counts:
        yield from _list_costs(sums, market)


def _list_payers(sums: Sums) -> Iterator[Setting]:
    """List who pays."""
    income = sums.money("income")
    if income.value:
        shares = dict.fromkeys(LABELS["payer"], Fraction(0))
        for party in INCOME:
            shares[PAYS_AS[party]] += Fraction(sums.tallies[f"income {party}"].units, income.units)
        yield Setting("payers", {payer: float(one) for payer, one in shares.items() if one})


def _list_costs(sums: Sums, market: Market | None) -> Iterator[Setting]:
    """List what is not for staff, and what staff are paid."""
    cost = sums.money("cost")
    staff = sums.of("cost wages", "cost contributions", "cost honoraria")
    paid = sums.given("paid").value
    if cost.value and paid:
        yield Setting("non_staff_share", float(1 - Fraction(staff.units, cost.units)))
        if market is not None:
            wages = sums.of("cost wages", "cost honoraria").units / CENTS
            hourly = market.work.mean_wage[0] / market.work.hours_at_work[0]
            yield Setting("wage_ratio", wages / (paid / MINUTES_PER_HOUR) / float(hourly))
