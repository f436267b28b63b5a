"""What an hour of a centre is valued at, and by what was done where that is told: in sentences."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import reduce

from carepact.core.controls import show_controls
from carepact.core.messages import _, _n, number, percent_sign, word
from carepact.levels.community.centre import WORKS, HourValue
from carepact.levels.community.costing import CENTS
from carepact.report.centre.words import View, name_work
from carepact.report.scales import PERCENT

FAR_APART = 10
"""How many times the wage of elementary work an own wage is doubted at: a month's is more. [times]
"""


def say_value(view: View) -> str:
    """Say what an hour is valued at, and whether it is by what was done."""
    hours = dict.fromkeys(one.hour for one in view.answer.centres)
    known = [one for one in hours if one is not None]
    if not known:
        return _(
            "What an hour is worth is not known here: write 'hour' into the file, with its source."
        )
    said = _say_one(view, known[0]) if len(hours) == 1 else " ".join(_count_hours(view))
    return f"{said} {_say_work(view, known)}"


def _say_one(view: View, hour: HourValue) -> str:
    """Say the wage that all centres value an hour at."""
    source = show_controls(word(hour.source))
    wage = number(float(hour.wage), 2)
    currency = view.answer.currency
    if hour.contributions is None:
        said = _(
            "An hour is valued at {wage} {currency}, paid or not; employers' contributions are not "
            "known here, and not in it: {source}.",
            wage=wage,
            currency=currency,
            source=source,
        )
    else:
        said = _(
            "An hour is valued at {wage} {currency} and {share} of employers' contributions, so "
            "{whole}, paid or not: {source}.",
            wage=wage,
            currency=currency,
            share=("≈ " if hour.has_average_contributions else "")
            + print_exactly(hour.contributions),
            whole=number(float(hour.cents_an_hour() / CENTS), 2),
            source=source,
        )
    if hour.origin == "average":
        return "≈ " + said + " " + _("Prices of {year}.", year=hour.year)
    average = view.answer.averages.hour
    if average is not None and not 1 / FAR_APART < hour.wage / average.wage < FAR_APART:
        said += " " + _(
            "In the country an hour of elementary work is paid ≈ {wage} {currency}: is it the wage "
            "of an hour, and in this money?",
            wage=number(float(average.wage), 2),
            currency=currency,
        )
    return said


def _count_hours(view: View) -> Iterator[str]:
    """Count the centres of a network by what they value an hour at."""
    found = [one.hour for one in view.answer.centres]
    own = sum(one is not None and one.origin == "own" for one in found)
    average = sum(one is not None and one.origin == "average" for one in found)
    if own:
        yield _n(
            "{count} centre values an hour at the wage of its own file.",
            "{count} centres value an hour at the wage of their own files.",
            own,
        )
    if average:
        yield "≈ " + _n(
            "{count} centre values it at an average wage of the country.",
            "{count} centres value it at an average wage of the country.",
            average,
        )


def _say_work(view: View, hours: list[HourValue]) -> str:
    """Say which hours have a wage of their own by what was done."""
    sums = view.answer.sums
    if not sums.tells_work:
        return _("One wage for all work: it is not told what was done.")
    if view.at_one_wage:
        return _("One wage for all work here: what was done would tell of few persons.")
    parts = [
        _(
            "{what} {hours} hours at {wage}",
            what=name_work(what),
            hours=view.hours("all", sums.work(what)),
            wage=number(float(hours[0].wage_of(what)), 2),
        )
        if len(hours) == 1
        else _("{what} {hours} hours", what=name_work(what),
               hours=view.hours("all", sums.work(what)))
        for what in WORKS
        if sums.work(what).units
    ]  # fmt: skip
    listed = reduce(lambda one, other: _("{one}; {other}", one=one, other=other), parts)
    said = _("By what was done: {listed}.", listed=listed)
    if sums.rest():
        said += " " + _("Of the rest it is not told: they have the one wage.")
    return said


def print_exactly(share: Decimal) -> str:
    """Print a share in per cent with all its decimals, so that a reader can compute with it."""
    shown = (share * int(PERCENT)).normalize()
    return number(float(shown), max(-int(shown.as_tuple().exponent), 0)) + percent_sign()
