"""List who is at home with the child when, until childcare or school is free."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from importlib import metadata

from carepact.core.messages import _
from carepact.core.units import DAYS_PER_WEEK
from carepact.data.countries.country_names import name_country
from carepact.data.countries.law_dates import last_checked
from carepact.levels.family.days import Span
from carepact.levels.family.rights import Right
from carepact.report.family.words import (
    name_owner,
    name_right,
    print_day,
    print_length,
    print_short_day,
    print_weeks,
)
from carepact.report.palette import shipped_palette
from carepact.studies.one_family.answer import PRESENT, FamilyAnswer
from carepact.studies.one_family.under_law import UnderLaw


@dataclass(frozen=True)
class Bar:
    """One bar of the picture."""

    row: str
    """Whose time it is, and which."""
    span: Span
    text: str
    colour: str


@dataclass(frozen=True)
class Mark:
    """A day that a line marks."""

    day: date
    text: str


def list_bars(answer: FamilyAnswer, law: str = PRESENT) -> list[Bar]:
    """List the bars under one law: each leave by person, then the weeks that nothing covers."""
    under = answer.laws[law]
    bars = []
    for right in under.rights:
        if right.stands and right.span is not None:
            leave = name_right(right, answer.family.event)
            row = _("{who}, {leave}", who=name_owner(right.whose), leave=leave)
            dates = f"{print_short_day(right.span.first)} – {print_short_day(right.span.last)}"
            text = f"{dates}, {print_length(right.span.days)}"
            bars.append(Bar(row, right.span, text, _choose_colour(answer, right)))
    return bars + list(_list_uncovered(answer, under))


def _list_uncovered(answer: FamilyAnswer, under: UnderLaw) -> Iterator[Bar]:
    """List the times without leave and without place, from the birth to the first free place."""
    cover = under.cover
    if cover is None or cover.starts is None:
        return
    reached = answer.family.day
    leaves = [one.span for one in under.rights if one.stands and one.span]
    for span in (*sorted(leaves, key=lambda one: one.first), Span(cover.starts, cover.starts)):
        first = min(span.first, cover.starts)
        if first > reached:
            gap = Span(reached, first - timedelta(days=1))
            colour = shipped_palette().people.other.shades[1]
            row = _("no leave known") if under.leaves_open() else _("without cover")
            yield Bar(row, gap, print_weeks(gap.days / DAYS_PER_WEEK), colour)
        reached = max(reached, span.next_day)


def _choose_colour(answer: FamilyAnswer, right: Right) -> str:
    """Give women and men their colours; a second parent of the same sex the next shade."""
    people, parents = shipped_palette().people, answer.family.parents
    for place, one in enumerate(parents):
        if one.name == right.whose:
            shades = (people.women if one.sex == "woman" else people.men).shades
            is_second = place > 0 and parents[0].sex == one.sex
            return shades[2 if is_second else 0]
    return people.other.shades[2]


def list_marks(answer: FamilyAnswer, law: str = PRESENT) -> list[Mark]:
    """List the days that lines mark: the birth, and from when childcare or school is free."""
    family, cover = answer.family, answer.laws[law].cover
    marks = []
    if family.has_child:
        born = {
            "birth": _("birth expected") if family.came is None else _("birth"),
            "adoption": _("adoption"),
            "placement": _("the child comes"),
        }[family.event]
        marks.append(Mark(family.day, f"{born}, {print_short_day(family.day)}"))
    if cover is not None and cover.starts is not None and cover.starts > family.day:
        mark = "≈ " if cover.status == "assumed" else ""
        free = _("free place or school")
        marks.append(Mark(cover.starts, f"{free}, {mark}{print_short_day(cover.starts)}"))
    return marks


def say_finding(answer: FamilyAnswer) -> str:
    """Say how long a parent is at home, and how long nothing covers the child then."""
    cover = answer.now.cover
    if cover is None:
        return _("No child is told of: care for a relative")
    uncovered = "?" if cover.uncovered_weeks is None else print_weeks(cover.uncovered_weeks)
    if cover.status == "assumed":
        uncovered = f"≈ {uncovered}"
    if cover.covered is None:
        return _("No leave is known; {uncovered} until a free place or school", uncovered=uncovered)
    covered = (cover.covered - answer.family.day).days + 1
    at_home = print_weeks(covered / DAYS_PER_WEEK)
    if cover.uncovered_weeks is None:
        return _("{weeks} with a parent at home; from when a place is free is not known",
                 weeks=at_home)  # fmt: skip
    if not cover.uncovered_weeks:
        return _("{weeks} with a parent at home, and no week without cover", weeks=at_home)
    return _("{weeks} with a parent at home, then {uncovered} without cover",
             weeks=at_home, uncovered=uncovered)  # fmt: skip


def say_foot(answer: FamilyAnswer) -> Iterator[str]:
    """Say how to read the picture, and where it comes from."""
    yield _("One way to take all that the law gives, if what it asks for holds.")
    yield _("Light grey: no leave that is known, and no place or school that is free.")
    if any(one.standing == "unknown" for one in answer.now.rights):
        yield _("Whether the law gives some leaves is not known (?): they are not drawn.")
    yield _(
        "Law of {country} as read up to {day}. Computed by carepact {version}.",
        country=name_country(answer.family.country),
        day=print_day(last_checked()),
        version=metadata.version("carepact"),
    )
