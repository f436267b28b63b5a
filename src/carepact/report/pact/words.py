"""Amounts, promises and how they stand, in the reader's language and without any colour."""

from __future__ import annotations

import math
from enum import StrEnum

from carepact.core.controls import show_controls
from carepact.core.digits import Digits, count_decimals
from carepact.core.messages import _, _n, data_text, language, number, percent_sign, word
from carepact.data.countries.country_names import name_country
from carepact.levels.pact.following import Status
from carepact.levels.pact.pact import Commitment, Indicator, Pact, Partner, name_code
from carepact.report.holding import HELD
from carepact.report.run.words import Figure, choose_scale
from carepact.report.scales import PERCENT, name_scale, print_rounded
from carepact.report.values import word_number
from carepact.report.words import join_parts
from carepact.studies.study_file.model import Currency


class Sign(StrEnum):
    """What stands before a status, so that it is read without colour."""

    KEPT = "●"
    LATE = "~"
    BROKEN = "×"
    UNKNOWN = "?"
    NOT_DUE = "○"


SIGNS: dict[Status, Sign] = {
    "kept": Sign.KEPT,
    "late": Sign.LATE,
    "broken": Sign.BROKEN,
    "unknown": Sign.UNKNOWN,
    "not-due": Sign.NOT_DUE,
}


def say_status(status: Status) -> str:
    """Say how a promise stands, its sign first."""
    return f"{SIGNS[status]}{HELD}{name_code(status).word()}"


def say_pact(pact: Pact) -> str:
    """Name a pact and its country."""
    title, country = show_controls(pact.title), name_country(pact.country)
    return title if country in title else f"{title}, {country}"


def say_signed(pact: Pact) -> str:
    """Say when it was signed, by whom, and from which text it is drawn."""
    said = _n(
        "Signed in {year} by {count} partner: {names}.",
        "Signed in {year} by {count} partners: {names}.",
        len(pact.partners),
        year=pact.signed,
        names=", ".join(show_controls(one.name) for one in pact.partners) or "-",
    )
    told = pact.declaration
    if told is None:
        return said
    return f"{said} " + _(
        "Drawn from: {title}, {publisher}, {day}.",
        title=show_controls(told.title),
        publisher=show_controls(told.publisher),
        day=show_controls(told.day),
    )


def name_partner(partner: Partner | None) -> str:
    """Name who promises."""
    return show_controls(partner.name) if partner else _("nobody named")


def say_by_when(one: Commitment) -> str:
    """Say by when a promise is due, and on which way."""
    course = one.course
    if course is None:
        return _("no year is named")
    if course.shape is None:
        said = _("all of it by {due}", due=course.due)
    else:
        said = _("year by year from {first}, all of it by {due}", first=course.begins + 1,
                 due=course.due)  # fmt: skip
    if one.withdrawn is None:
        return said
    return join_parts((said, _("withdrawn in {year}", year=one.withdrawn)))


def print_value(value: float | None, indicator: Indicator | None) -> str:
    """Print where an indicator stands, in its unit."""
    if value is None:
        return _("not known")
    unit = indicator.unit if indicator else ""
    if unit == "share":
        return f"{_print_three(PERCENT * value)}{percent_sign()}"
    return f"{_print_three(value)} {show_controls(data_text('unit', unit))}".rstrip()


def say_hidden(minimum: int) -> str:
    """Say that a figure is hidden as one of few persons."""
    return _("·· fewer than {minimum}, hidden so that nobody is recognised", minimum=minimum)


def _print_three(value: float) -> str:
    """Print a number with three digits that count or all before the point, no needless zeros."""
    digits = Digits()
    told = round(value, digits.of_exchange)
    size = math.floor(math.log10(abs(told))) + 1 if told else 1
    told = round(told, max(0, digits.of_profile - size))
    decimals = next(
        (one for one in range(digits.of_exchange) if round(told, one) == told), digits.of_exchange
    )
    return number(told, decimals)


def print_part(share: float | None) -> str:
    """Print the part of a promise that is owed or seen, in whole per cent."""
    if share is None:
        return _("not known")
    return word_number(round(share, 2), "share")


def name_money(currency: Currency | None) -> str:
    """Name the money in which a page counts, with the year of its prices."""
    if currency is None:
        return _("PPP dollars of 2021")
    from babel.numbers import get_currency_name  # noqa: PLC0415 - slow to import

    name = get_currency_name(currency.code, count=10, locale=language())
    return _("{currency} at {year} prices", currency=name, year=currency.year)


def say_money(currency: Currency | None) -> str:
    """Say in which money a page counts, and what a PPP dollar of the tables is in it."""
    if currency is None:
        return _("Money: {money}.", money=name_money(currency))
    return _(
        "Money: {money}; the tables beside this page are in PPP dollars of 2021, of which one is "
        "{factor} {code}.",
        money=name_money(currency),
        factor=number(currency.per_ppp_dollar, 2),
        code=currency.code,
    )


def say_change(figure: Figure) -> str:
    """Say by how much more or less something is, with its interval, or the range alone.

    Where one end of an interval is more and the other less, each says which it is.
    """
    known = [one for one in figure.ends if one is not None]
    if not known:
        return _("not known")
    if not any(known):
        return _("no change")
    value, low, high = figure.ends
    factor, _word = choose_scale(figure)
    decimals = count_decimals([one / factor for one in known])
    bounds = _say_bounds(low, high, factor, decimals)
    if value is None:
        scale = name_scale(factor, round(max(abs(low or 0.0), abs(high or 0.0)) / factor, 1))
        return figure.mark + _say_range(low, high, factor, decimals, scale)
    if _round(value, factor, decimals) == 0 and low is not None and high is not None:
        scale = name_scale(factor, round(max(abs(low), abs(high)) / factor, 1))
        return f"{figure.mark}0 ({_say_range(low, high, factor, decimals, scale)})"
    scale = name_scale(factor, round(abs(value) / factor, 1))
    amount = f"{_print(value, factor, decimals)} {scale}".rstrip()
    return f"{figure.mark}{_side(amount, value)} {bounds}".rstrip()


def say_points(figure: Figure) -> str:
    """Say by how many points of a hundred a share is more or less."""
    return say_change(figure.times(PERCENT))


def say_between(one: str, other: str) -> str:
    """Say what lies between two amounts, or the one that both are."""
    return one if one == other else _("between {one} and {other}", one=one, other=other)


def _say_bounds(low: float | None, high: float | None, factor: float, decimals: int) -> str:
    """Say the interval behind a value."""
    if low is None or high is None:
        return _("(error not known)")
    return f"({_join_ends(low, high, factor, decimals)})"


def _say_range(
    low: float | None, high: float | None, factor: float, decimals: int, scale: str
) -> str:
    """Say a range that stands alone."""
    if low is None or high is None:
        return _("not known")
    both = _join_ends(low, high, factor, decimals, scale)
    crosses = _round(low, factor, decimals) < 0 < _round(high, factor, decimals)
    return both if crosses else _side(both, low + high)


def _join_ends(low: float, high: float, factor: float, decimals: int, scale: str = "") -> str:
    """Join two ends, each with its side where one is printed as more and the other as less."""
    if _round(low, factor, decimals) < 0 < _round(high, factor, decimals):
        least, most = (
            _side(f"{_print(one, factor, decimals)} {scale}".rstrip(), one) for one in (low, high)
        )
        return _("{low} to {high}", low=least, high=most)
    near, far = (_print(one, factor, decimals) for one in sorted((low, high), key=abs))
    return f"{_('{low} to {high}', low=near, high=far)} {scale}".rstrip()


def _round(value: float, factor: float, decimals: int) -> float:
    """Round an amount as it is printed."""
    return round(value / factor, decimals)


def _print(value: float, factor: float, decimals: int) -> str:
    """Print the size of an amount without its sign."""
    return print_rounded(abs(value) / factor, decimals)


def _side(amount: str, value: float) -> str:
    """Say whether an amount is more or less; nothing of one that is printed as 0."""
    if not amount.strip("0.,"):
        return amount
    return _("{amount} more", amount=amount) if value > 0 else _("{amount} less", amount=amount)


def say_listed(codes: tuple[str, ...]) -> str:
    """List codes of promises."""
    return ", ".join(map(show_controls, codes))


def say_source(text: str) -> str:
    """Say a source as it is told."""
    return show_controls(word(text))
