"""Rights, days, money and people in the words of a new mother, in the reader's language."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import fields
from datetime import date

from babel.dates import format_date

from carepact.core.messages import _, _c, _n, language, number, percent_sign, word
from carepact.core.units import DAYS_PER_WEEK
from carepact.levels.family.at_work import UNPAID
from carepact.levels.family.days import Span
from carepact.levels.family.members import Event, Family, OwnWeek, Parent, Work
from carepact.levels.family.paying import HERS, HIS, THEIRS
from carepact.levels.family.rights import Right, Standing
from carepact.levels.family.rows import Wages
from carepact.levels.family.terms import OWN, SHARED
from carepact.policy.shipped_instruments import shipped_instruments
from carepact.report.marks import hold_mark
from carepact.report.scales import PERCENT, print_bare
from carepact.studies.one_family.averages import DOLLARS


def print_day(day: date) -> str:
    """Print a day with its weekday, as it is said: Monday 1 March 2027."""
    return _format_day(day, _c("pattern of a day", "EEEE d MMMM y"))


def print_short_day(day: date) -> str:
    """Print a day for a table or a picture: 1 Mar 2027."""
    return _format_day(day, _c("pattern of a short day", "d MMM y"))


def _format_day(day: date, pattern: str) -> str:
    """Format a day; the first of a month is said as the first where a language does so."""
    if day.day == 1:
        pattern = re.sub(r"\bd\b", f"'{_c('first day of a month', '1')}'", pattern)
    return format_date(day, pattern, locale=language())


def print_told_day(text: str) -> str:
    """Print a day that a source tells as YYYY-MM-DD; what is no day stays as it is."""
    try:
        return print_short_day(date.fromisoformat(text))
    except ValueError:
        return text


def print_month(month: str) -> str:
    """Print a month that a table holds as YYYY-MM: March 2027."""
    day = date.fromisoformat(f"{month}-01")
    return format_date(day, _c("pattern of a month", "MMMM y"), locale=language())


def print_span(span: Span) -> str:
    """Print the first and the last day of a leave, once where they are one."""
    if span.first == span.last:
        return _("on {day}", day=print_day(span.first))
    return _("from {first} to {last}", first=print_day(span.first), last=print_day(span.last))


def print_length(days: int) -> str:
    """Print a length in weeks where it is whole ones, else in days and weeks."""
    if days and days % DAYS_PER_WEEK == 0:
        return print_weeks(days / DAYS_PER_WEEK)
    told = _n("{count} day", "{count} days", days)
    return told if days < DAYS_PER_WEEK else f"{told} ({print_weeks(days / DAYS_PER_WEEK)})"


def print_weeks(weeks: float) -> str:
    """Print weeks: with one decimal where they are few, else whole ones."""
    return _n("{count} week", "{count} weeks", round_weeks(weeks))


def round_weeks(weeks: float) -> float:
    """Round weeks as they are printed, so that what is printed adds up."""
    few = 10
    return round(weeks, 1) if weeks < few else round(weeks)


def print_money(amount: float, wages: Wages, *, of_average: bool) -> str:
    """Print an amount in the family's money; one of average pay is rounded and bears its mark."""
    printed = f"{hold_mark('imputed')}{print_bare(amount)}" if of_average else number(amount, 0)
    money = _("dollars (PPP)") if wages.currency == DOLLARS else wages.currency
    return f"{printed}\u00a0{money}".strip()


def print_share(share: float, *, of_average: bool = False) -> str:
    """Print a share of pay."""
    mark = hold_mark("imputed") if of_average else ""
    return mark + number(PERCENT * share, 0) + percent_sign().replace(" ", "\u00a0")


def print_hours(hours: float) -> str:
    """Print hours of a week with one decimal at most."""
    rounded = round(hours, 1)
    return number(rounded, 0 if rounded.is_integer() else 1)


def name_right(right: Right, event: Event = "birth") -> str:
    """Name a right as one speaks of it."""
    return name_kind(right.instrument, right.part, event)


def name_kind(instrument: str, part: str = "", event: Event = "birth") -> str:
    """Name a kind of right, of the weeks of one kind where it has several."""
    if instrument == UNPAID:
        return _("unpaid leave, the job is kept")
    found = shipped_instruments().get(instrument)
    if found is None:
        return instrument
    if event != "birth" and found.traits.rows in (HERS, HIS):
        return _("leave when the child comes")
    if found.traits.rows == THEIRS:
        return {
            OWN: _("parental leave, weeks of one’s own"),
            SHARED: _("parental leave, weeks to share"),
        }.get(part, _("parental leave"))
    named = {
        HERS: _("leave around the birth"),
        HIS: _("the other parent’s leave at the birth"),
        "mothers who breastfeed": _("breaks at work to breastfeed"),
        "working carers": _("days off to care for a relative"),
    }
    return named.get(found.traits.rows) or word(found.title)


def say_standing(standing: Standing) -> str:
    """Say how a right stands."""
    return {
        "law": _("the law gives it"),
        "none": _("the law gives none"),
        "closed": _("the law gives it to others"),
        "unknown": _("? not known"),
    }[standing]


def name_payers(payers: Iterable[str]) -> str:
    """Name who pays."""
    names = {"State": _("the State or its insurance"), "employers": _("the employer")}
    return _c("between who pays", " and ").join(names.get(one, one) for one in payers)


def name_work(work: Work) -> str:
    """Name how somebody works."""
    return {
        "employed": _c("paid work", "employed"),
        "informal": _c("paid work", "works without a contract"),
        "self-employed": _c("paid work", "self-employed"),
        "none": _c("paid work", "without paid work"),
    }[work]


def name_need(need: str) -> str:
    """Name how much care somebody needs."""
    return {
        "severe": _("needs much care"),
        "moderate": _("needs some care"),
        "low": _("needs a little care"),
    }[need]


def name_part(part: str) -> str:
    """Name a kind of work at home."""
    named = (_("housework"), _("care of children"), _("care of adults"))
    return dict(zip((one.name for one in fields(OwnWeek)), named, strict=True))[part]


def name_people(people: Iterable[str]) -> str:
    """Join names."""
    listed = [one for one in people if one]
    if len(listed) < 2:  # noqa: PLR2004 - nothing to join
        return "".join(listed)
    return _("{first} and {last}", first=", ".join(listed[:-1]), last=listed[-1])


def name_owner(whose: str) -> str:
    """Name whose a right is."""
    return whose or _("Either parent")


def has_average_pay(family: Family, whose: str) -> bool:
    """Tell whether the pay of somebody is not told, so that the average stands for it.

    Who does no paid work has no pay that an average could stand for.
    """
    found = [one for one in family.parents if one.name == whose] or list(family.parents)
    return any(one.pay is None and one.work != "none" for one in found)


def say_event(family: Family) -> str:
    """Say who is born or comes, and when."""
    if not family.has_child:
        return _("Care for a relative")
    day = print_day(family.day)
    children = family.children
    if family.event == "adoption":
        return _n("A child is adopted on {day}", "{count} children are adopted on {day}",
                  children, day=day)  # fmt: skip
    if family.event == "placement":
        return _n("A child is placed on {day}", "{count} children are placed on {day}",
                  children, day=day)  # fmt: skip
    if family.came is None:
        return _n("A child is expected on {day}", "{count} children are expected on {day}",
                  children, day=day)  # fmt: skip
    return _n("A child was born on {day}", "{count} children were born on {day}",
              children, day=day)  # fmt: skip


def describe_parent(one: Parent) -> str:
    """Describe a parent as the law asks: who gives birth, and how one works."""
    if one.gives_birth:
        return _("{name} gives birth, {work}", name=one.name, work=name_work(one.work))
    return _("{name}, {work}", name=one.name, work=name_work(one.work))
