"""Groups, measures, payers and figures of a firm in words, and how its numbers are printed."""

from __future__ import annotations

from carepact.core.messages import _, _c, number, percent_sign
from carepact.report.family.words import name_kind
from carepact.report.marks import hold_mark
from carepact.report.scales import PERCENT, print_bare
from carepact.studies.one_employer.rounding import (
    SMALL,
    count_decimals_of_percent,
    round_percent,
)

HIDDEN = "··"
"""What may not leave, as in tables of surveys."""
UNKNOWN = "?"
NOBODY = "–"
"""A figure that would be of nobody."""


def print_count(value: float | None, status: str) -> str:
    """Print a count that is told, or that it is not."""
    if status != "told" or value is None:
        return HIDDEN if status == "hidden" else UNKNOWN
    return number(value, 0)


def print_expected(value: float | None, low: float | None, high: float | None) -> str:
    """Print an expected number of persons with its mark and its range."""
    if value is None or low is None or high is None:
        return HIDDEN
    if not value and not high:
        return number(0, 0)
    decimals = 1 if value < SMALL else 0
    # What may be by chance is a whole number of persons.
    low_said, high_said = (
        number(end, 0 if float(end).is_integer() else decimals) for end in (low, high)
    )
    said = hold_mark("imputed") + number(value, decimals)
    return said if low_said == high_said else f"{said} ({low_said}–{high_said})"


def print_range(low: float | None, high: float | None) -> str:
    """Print the range of an amount; nothing where it is one figure."""
    if low is None or high is None:
        return ""
    first, last = print_bare(low), print_bare(high)
    return "" if first == last else _("{low} to {high}", low=first, high=last)


def print_amount(value: float | None, status: str) -> str:
    """Print an amount, rounded as other answers do."""
    if value is None:
        return HIDDEN if status == "hidden" else UNKNOWN
    return print_bare(value)


def print_share(share: float) -> str:
    """Print a share in per cent, with a decimal where it is small."""
    percent = share * PERCENT
    return number(round_percent(percent), count_decimals_of_percent(percent)) + percent_sign()


def print_in_hundred(share: float) -> str:
    """Print how many of 100 a share is."""
    shown = round(share * PERCENT, 1)
    return number(shown + 0.0, 0 if shown >= SMALL or shown.is_integer() else 1)


def print_goal(value: float | None, unit: str, status: str = "") -> str:
    """Print a figure of a goal in its unit, or why there is none."""
    if value is None:
        return {"hidden": HIDDEN, "nobody": NOBODY}.get(status, UNKNOWN)
    if unit == "share":
        return print_share(value)
    return number(value, 0 if float(value).is_integer() else 1)


def mark_goal(shown: str, *, is_computed: bool | None) -> str:
    """Put the mark behind a figure of a goal that carepact worked out."""
    return f"{shown}°" if is_computed else shown


def name_care(care: str) -> str:
    """Name for whom somebody cares."""
    return {
        "young child": _("a child under school age"),
        "relative": _("a relative in need of care"),
        "both": _("of these: both"),
        "nobody": _("nobody"),
        "": _("not told"),
        "all": _("in all"),
    }[care]


def name_group(group: str) -> str:
    """Name a group whose pay is compared."""
    return {
        "mothers": _("mothers"),
        "fathers": _("fathers"),
        "other women": _("women who care for nobody"),
        "other men": _("men who care for nobody"),
        "women": _("all women"),
        "men": _("all men"),
        "carers of relatives": _("carers of relatives"),
        "all": _("all of the staff"),
        "untold": _("whose care is not told"),
    }[group]


def name_measure(measure: str) -> str:
    """Name a measure."""
    return {
        "top-up": _("leave filled up to full pay or a part"),
        "places": _("places for children at or near work"),
        "back-up care": _("back-up care"),
        "days for relatives": _("paid days for a relative"),
        "flexible hours": _("flexible hours"),
        "recognition": _("recognising what care taught"),
    }[measure]


def name_saving(saving: str) -> str:
    """Name a saving."""
    return {
        "fewer leave": _("fewer leave and have to be replaced"),
        "fewer are absent": _("fewer are absent"),
        "all": _("fewer leave, fewer are absent"),
    }[saving]


def name_leave(instrument: str) -> str:
    """Name a leave of the law, as one speaks of it."""
    return name_kind(instrument)


def name_payer(payer: str) -> str:
    """Name who bears a cost."""
    return {
        "general_budget": _("the State"),
        "social_security": _("social security"),
        "employers": _("the firm"),
        "households": _("households"),
        "communities": _("communities"),
        "donors": _("donors"),
        "unknown": _("? who pays is not known"),
        "": _c("leave", "unpaid"),
    }[payer]


def name_figure(figure: str) -> str:
    """Name a count or a rate of the year."""
    return {
        "announced": _("who announced a birth or an adoption"),
        "begun": _("who began leave for a child"),
        "leave_days": _("days of leave that they took"),
        "ended": _("whose leave ended"),
        "returned": _("of these: who came back"),
        "returned_before": _("who had come back in the year before"),
        "still_here": _("of these: who was still here after 12 months"),
        "asked": _("who asked for flexible hours"),
        "granted": _("of these: who was granted them"),
        "lactation": _("women who used breaks for breastfeeding"),
        "places": _("parents whose child has a place"),
        "care_takers": _("who took days to care for somebody"),
        "care_days": _("days that they took"),
        "training_hours": _("hours of training"),
        "days of leave of each": _("days of leave of each"),
        "came back": _("came back from leave"),
        "still here after 12 months": _("still here after 12 months"),
        "flexible hours granted": _("flexible hours granted"),
        "care days of each": _("days to care of each"),
        "fathers among those who began leave": _("fathers among those who began leave"),
        "parents with a place": _("parents of young children with a place"),
        "breastfeeding breaks of those who came back": _(
            "who came back and used breaks for breastfeeding"
        ),
        "training hours of each": _("hours of training of each"),
    }[figure]


def name_who(who: str) -> str:
    """Name of whom a figure is."""
    return {
        "women": _c("of whom", "women"),
        "men": _c("of whom", "men"),
        "both": _c("of whom", "all"),
        "all": _c("of whom", "all"),
        "carers": _c("of whom", "carers"),
        "others": _c("of whom", "others"),
    }[who]


def name_status(status: str) -> str:
    """Name how a goal stands."""
    return {
        "reached": _c("a goal", "reached"),
        "on-the-way": _c("a goal", "on the way"),
        "late": _c("a goal", "late"),
        "not-told": _c("a goal", "not told"),
        "hidden": _c("a goal", "hidden"),
        "nobody": _c("a goal", "nobody to count"),
        "": _c("a goal", "not begun"),
    }[status]


def name_use(use: str) -> str:
    """Name what a credential is used in."""
    return {
        "hiring": _("hiring"),
        "return": _("return after care"),
        "promotion": _("promotion"),
        "all": _("in all uses"),
    }[use]


def say_marks(*, expects: bool = True) -> str:
    """Say how to read figures; what is expected only where rates of the country are known."""
    others = _("? not told or known. ·· hidden: few persons.")
    if not expects:
        return others
    return " ".join(
        [
            _(
                "≈ expected by rates: children of this country, relatives of the United Kingdom "
                "(95 in 100 draws, with chance)."
            ),
            others,
        ]
    )


def word_place(read_in: str) -> str:
    """Word where a law was read, for a cell."""
    return {
        "statutes": _c("where a law was read", "statute"),
        "tables": _c("where a law was read", "table"),
        "own": _c("where a law was read", "your own"),
        "net pay": _c("where a law was read", "statute, of net pay"),
        "working time": _c("where a law was read", "working time"),
        "as maternity": _c("where a law was read", "as maternity leave"),
        "unknown": UNKNOWN,
        "": "",
    }[read_in]
