"""What a centre gives, who pays, whom it reaches and what it would cost: in sentences."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from carepact.core.messages import _, _n
from carepact.levels.community.centre import INCOME, PARTIES
from carepact.levels.community.costing import cost_an_hour, divide, reach
from carepact.levels.community.tally import Tally
from carepact.report.centre.words import (
    Mark,
    View,
    name_party,
    print_amount,
    print_share,
)


def say_income(view: View) -> str:
    """Say who pays, the largest first."""
    sums = view.answer.sums
    total = sums.money("income")
    if not total.units:
        return _("? No income is told.") if total.value is None else _("Nothing came in.")
    parts = sorted(
        ((sums.tallies[f"income {one}"].units, one) for one in INCOME), key=lambda one: -one[0]
    )
    listed = ", ".join(
        _("{who} {share}", who=name_party(one), share=print_share(divide(Tally.of(units), total)))
        if total.is_whole
        else _("{who} {amount}", who=name_party(one), amount=view.money(Tally.of(units)))
        for units, one in parts
        if units
    )
    return _("{amount}: {listed}.", amount=view.money(total), listed=listed)


def say_cost(view: View) -> str:
    """Say what is spent, and what is left."""
    sums = view.answer.sums
    income, cost = sums.money("income"), sums.money("cost")
    said = view.cost()
    if view.hides("cost"):
        return f"{said}."
    if not view.hides("paid") and cost.units:
        listed = ", ".join(
            _("{who} {amount}", who=name_party(one), amount=view.money(sums.of(f"cost {one}")))
            for one in PARTIES["cost"]
            if sums.of(f"cost {one}").units
        )
        said = _("{amount}: {listed}", amount=said, listed=listed)
    if income.value is not None and cost.value is not None:
        left = income.value - cost.value
        end = (
            _("{amount} are left.", amount=view.money(Tally.of(left)))
            if left >= 0
            else _("{amount} are missing.", amount=view.money(Tally.of(-left)))
        )
        return f"{said}. {end}"
    return f"{said}."


def say_reach(view: View) -> str:
    """Say whom the centre reaches, against who lives there."""
    sums = view.answer.sums
    area = sums.of("count area")
    families = view.count("count reached", sums.of("count reached"))
    if view.hides("count reached"):
        said = _("Families: {families}.", families=Mark.HIDDEN)
    elif area.value is None:
        said = _("{families} families; how many live in its area is not told.", families=families)
    else:
        said = _(
            "{families} of {area} families with young children of its area: {share}.",
            families=families,
            area=print_amount(Fraction(area.value)),
            share=print_share(reach(sums)),
        )
        if (share := reach(sums)).value is not None and share.value > 1:
            said += " " + _("More than live there: some come from elsewhere, or a count is wrong.")
    if view.answer.is_network:
        said += " " + _("Who goes to two centres counts twice.")
    return f"{said} " + _(
        "Visits: {visits}. Hours open: {opened}. Hours of children in care: {children}.",
        visits=view.count("count visits", sums.of("count visits")),
        opened=view.hours("time opening", sums.of("time opening")),
        children=view.hours("time children", sums.of("time children")),
    )


def say_costs_of_an_hour(view: View) -> Iterator[tuple[str, str, str]]:
    """List what an hour costs: of what, in money, and with unpaid hours at their value."""
    sums = view.answer.sums
    for name, time in (
        (_("an hour open"), "time opening"),
        (_("an hour of a family there"), "time families"),
        (_("an hour of a child in care"), "time children"),
    ):
        money = cost_an_hour(sums.money("cost"), sums.of(time))
        whole = cost_an_hour(view.full_cost(), sums.of(time))
        # Hours of families are visits times an average length.
        mark = "≈ " if time == "time families" else ""
        yield (
            name,
            view.ratio(money, time, "cost", mark=mark),
            view.ratio(whole, time, "cost", "volunteer", mark=mark),
        )


def say_costs_apart() -> str:
    """Say that costs of an hour are not added up."""
    return _("Each line divides all costs by its own hours: lines do not add up.")


def say_public_service(view: View) -> str:
    """Say what the same hours would cost as a public service."""
    public, currency = view.answer.public_service, view.answer.currency
    if public is None:
        return _("? The wages of the country are not known in this money, so nothing is compared.")
    paid = _print_public(public.all_paid, hides=view.hides("all"))
    places = _print_public(public.childcare, hides=view.hides("time children"))
    return _(
        "All hours given, by paid staff of a public centre: {paid} {currency}. The hours of "
        "children, as places of childcare: {places} {currency}. A comparison, no claim: by the "
        "rules of the country model, at its mean wages in prices of {year}.",
        paid=paid,
        places=places,
        currency=currency,
        year=public.year,
    )


def _print_public(amount: float | None, *, hides: bool) -> str:
    """Print an amount of the comparison."""
    if hides:
        return Mark.HIDDEN
    return "?" if amount is None else "≈ " + print_amount(_round(amount))


def say_effects(view: View) -> str:
    """Say what the centre counted, and that no effect is claimed."""
    sums = view.answer.sums

    def count(name: str) -> str:
        return view.count(f"count {name}", sums.of(f"count {name}"))

    return _(
        "Took up paid work: {work}. Began a course: {course}. Services: {services}. Meetings with "
        "the town: {meetings}. Seats in its council: {seats}. Counted by the centre; nobody was "
        "compared with others, so no effect is claimed.",
        work=count("found_work"),
        course=count("course_participants"),
        services=count("services"),
        meetings=count("meetings"),
        seats=count("seats"),
    )


def say_share_of_women(view: View) -> str:
    """Say what part of the hours is unpaid, and what part women give."""
    sums = view.answer.sums
    every = sums.given("all")
    parts = []
    for group, name in (("volunteer", _("unpaid")), ("women", _("given by women"))):
        told = sums.given(group)
        if every.value and told.value is not None and not view.hides(group):
            parts.append(_("{share} {what}", share=print_share(divide(told, every)), what=name))
    return ", ".join(parts)


def list_missing(view: View) -> list[str]:
    """List what is missing in the log and the books, by what it makes unknown."""
    sums = view.answer.sums
    groups = (
        (_("hours given"), sums.given("all")),
        (_("hours open"), sums.of("time opening")),
        (_("hours of children"), sums.of("time children")),
        (_("visits"), sums.of("count visits")),
        (_("income"), sums.money("income")),
        (_("costs"), sums.money("cost")),
        (_("families reached, each counted once"), sums.of("count reached")),
        (_("families of the area"), sums.of("count area")),
        (_("length of a visit"), sums.of("time families")),
        (_("who took up work"), sums.of("count found_work")),
    )
    found = [
        _("{name}: not told", name=name)
        if told.asked == 1
        else _n(
            "{name}: {count} of {asked} entries is empty, or has no row",
            "{name}: {count} of {asked} entries are empty, or have no row",
            told.asked - told.told,
            name=name,
            asked=told.asked,
        )
        for name, told in groups
        if not told.is_whole
    ]
    if months := view.answer.months_without_money:
        found.append(
            _n(
                "money: no payment stands in {count} month; if one is missing, sums are too low",
                "money: no payment stands in {count} months; if some are missing, sums are too low",
                months,
            )
        )
    return found


def _round(amount: float) -> Fraction:
    """Round what is compared to three figures: more would be feigned."""
    digits = len(str(int(abs(amount)))) - 3
    return Fraction(round(amount, -max(digits, 0)))
