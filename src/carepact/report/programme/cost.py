"""What a programme cost, who bore it, and what a father and an hour cost: in sentences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from carepact.core.messages import _
from carepact.levels.programme.costing import CENTS, cost_each, total_cents
from carepact.report.programme.sentences import hides_began, see
from carepact.report.programme.words import (
    Mark,
    View,
    name_cost,
    name_payer,
    print_ends,
    print_given,
    print_money,
    print_percent,
)


def say_cost(view: View) -> Iterator[str]:
    """Say what it cost, who bore it, and what a father and an hour cost."""
    answer, programme = view.answer, view.answer.programme
    cents, currency = total_cents(programme), programme.currency
    if cents is None:
        yield _("? Costs are not told.")
        return
    if not cents:
        yield _("Nothing was paid.")
        return
    borne: Counter[str] = Counter()
    for one in programme.costs or ():
        borne[one.payer] += one.cents
    listed = ", ".join(
        _("{who} {share}", who=name_payer(payer), share=print_percent(part / cents))
        for payer, part in borne.most_common()
        if part
    )
    if view.is_public and answer.release.costs:
        yield _("{amount}: {listed}.", amount=Mark.HIDDEN, listed=listed)
        return
    amount = f"{print_money(cents / CENTS)} {currency}"
    yield _("{amount}: {listed}.", amount=amount, listed=listed)
    yield from _say_each(view)


def _say_each(view: View) -> Iterator[str]:
    """Say what one father and one hour cost."""
    answer, programme = view.answer, view.answer.programme
    began, stayed = (cost_each(programme, completed=one) for one in (False, True))
    if began is None or (view.is_public and answer.hides_count("began")):
        return
    hides = view.is_public and answer.hides_count("stayed")
    each = Mark.HIDDEN if hides else Mark.UNKNOWN if stayed is None else print_money(stayed)
    yield _(
        "{began} {currency} for a father who began, {stayed} for one who stayed.",
        began=print_money(began),
        stayed=each,
        currency=programme.currency,
    )
    if hides_began(view):
        return
    yield _say_hour(view)
    if confirmed := _say_confirmed(view):
        yield confirmed


def _say_confirmed(view: View) -> str:
    """Say what an hour costs that mothers confirm; empty where that is hidden or has no end."""
    ratio, hidden = see(view, "discount", view.answer.discount)
    share, is_measured = view.answer.discount_used
    if is_measured:
        share = min(max(ratio.value or 0.0, 0.0), 1.0)
    cost = view.answer.cost_hour.divide(share).value
    if hidden or cost is None:
        return ""
    if is_measured:
        return _("With the part that mothers confirm: {cost}.", cost=print_money(cost))
    return _(
        "With the part of {share} in place of what mothers would confirm: ≈ {cost}.",
        share=print_percent(share),
        cost=print_money(cost),
    )


def _say_hour(view: View) -> str:
    """Say what an hour costs, never below nothing and never without end."""
    found, currency = view.answer.cost_hour, view.answer.programme.currency
    effect = view.answer.change("began").effect
    if effect is None or effect.interval is None:
        return _("What an hour costs is not known: too few told twice.")
    if found.state == "unknown" or found.low is None:
        return _("No hours were gained, so none has a cost.")
    if found.state == "at least" or found.value is None or found.high is None:
        return _(
            "An hour that fathers do more costs {low} {currency} at least. Nothing bounds it "
            "above: that no hour was gained cannot be ruled out.",
            low=print_money(found.low),
            currency=currency,
        )
    said = _(
        "If it lasts a year, an hour that fathers do more costs {cost} {currency} ({ends}).",
        cost=print_money(found.value),
        currency=currency,
        ends=print_ends(found.low, found.high, 2 if found.high < _WHOLE else 0),
    )
    by = (
        _("By what all who began tell, beyond the comparison group.")
        if view.answer.programme.has_comparison
        else _("By what all who began tell.")
    )
    return f"{said} {by}"


_WHOLE = 1000
"""Amount from which its interval is printed without cents. [own money]"""


def say_given(view: View) -> str:
    """Say the hours of who led, and of who came; empty where none are told."""
    leaders = view.answer.programme.leaders
    parts = [
        said
        for minutes, said in (
            (leaders.paid_minutes, _("{hours} paid", hours=print_given(leaders.paid_minutes))),
            (
                leaders.unpaid_minutes,
                _("{hours} unpaid", hours=print_given(leaders.unpaid_minutes)),
            ),
        )
        if minutes is not None
    ]
    return _("Hours of who led: {listed}.", listed=", ".join(parts)) if parts else ""


def list_costs(view: View) -> list[tuple[str, str]]:
    """List what was paid for, each with its amount; for the programme itself."""
    spent: Counter[str] = Counter()
    for one in view.answer.programme.costs or ():
        spent[one.kind] += one.cents
    return [(name_cost(kind), print_money(cents / CENTS)) for kind, cents in spent.items()]
