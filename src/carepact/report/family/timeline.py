"""Draw who is at home with the child when, until childcare or school is free."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from importlib import metadata
from typing import Any, Literal

from carepact.core.messages import _
from carepact.core.units import DAYS_PER_WEEK, DAYS_PER_YEAR
from carepact.data.countries.country_names import name_country
from carepact.data.countries.law_dates import last_checked
from carepact.levels.family.days import Span
from carepact.levels.family.rights import Right
from carepact.report.family.sentences import name_reform
from carepact.report.family.words import (
    name_owner,
    name_right,
    print_day,
    print_length,
    print_short_day,
    print_weeks,
)
from carepact.report.headings import frame_picture, head_panel
from carepact.report.layout import Layout
from carepact.report.palette import ink_on, shipped_palette
from carepact.report.words import put_under
from carepact.report.wrapping import measure_text, wrap_text
from carepact.studies.one_family.answer import PRESENT, FamilyAnswer
from carepact.studies.one_family.under_law import UnderLaw

Chart = Any
"""A chart of Altair, of whatever kind."""


@dataclass(frozen=True)
class TimelineLayout(Layout):
    """Sizes of the picture."""

    panel_width: int = 540
    row_height: int = 40
    bar_height: int = 22
    label_size: int = 11
    label_width: int = 170
    air: timedelta = timedelta(days=40)
    """Before the first day and behind the last one."""
    years_by_month: float = 1.5
    """Up to which length the axis names months. [years]"""


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


def draw_timeline(answer: FamilyAnswer) -> Chart:
    """Draw a row a leave, the birth and the first free place as lines; a reform below."""
    import altair as alt  # noqa: PLC0415 - slow to import, only pictures need it

    layout = TimelineLayout()
    panels = [_draw_panel(answer, law, layout) for law in answer.laws]
    drawn = panels[0] if len(panels) == 1 else alt.vconcat(*panels, spacing=18)
    return frame_picture(drawn, say_finding(answer), list(_say_foot(answer)), layout)


def _say_foot(answer: FamilyAnswer) -> Iterator[str]:
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


def _draw_panel(answer: FamilyAnswer, law: str, layout: TimelineLayout) -> Chart:
    """Draw one law."""
    import altair as alt  # noqa: PLC0415 - imported by the caller already

    bars, (first, last) = list_bars(answer, law), _find_ends(answer, layout)
    per_day = layout.panel_width / (last - first).days
    labels = {one.row: wrap_text(one.row, layout.label_width, layout.label_size) for one in bars}
    along = alt.Scale(domain=[first.isoformat(), last.isoformat()], type="utc", nice=False)
    up = alt.Y(
        "row:N", sort=["\n".join(one) for one in labels.values()], title=None,
        axis=alt.Axis(labelFontSize=layout.label_size, labelLimit=layout.label_width + 20,
                      ticks=False, domain=False, labelExpr="split(datum.label, '\\n')"),
    )  # fmt: skip
    rows = [_lay_out(one, "\n".join(labels[one.row]), last, per_day, layout) for one in bars]
    base = alt.Chart(alt.InlineData(values=rows)).encode(y=up)
    is_long = (last - first).days > DAYS_PER_YEAR * layout.years_by_month
    axis = alt.Axis(title=None, format="%Y" if is_long else "%m/%Y", grid=True,
                    tickCount="year" if is_long else layout.ticks)  # fmt: skip
    drawn = base.mark_bar(height=layout.bar_height).encode(
        x=alt.X("from:T", scale=along, axis=axis), x2="to:T",
        color=alt.Color("colour:N", scale=None),
    )  # fmt: skip
    sides: tuple[tuple[str, Literal["left", "right"], int], ...] = (
        ("right", "left", 5),
        ("left", "right", -5),
    )
    words = [
        base.transform_filter(f"datum.side == '{side}'")
        .mark_text(align=align, baseline="middle", fontSize=layout.label_size, dx=shift)
        .encode(x=alt.X("at:T", scale=along), text="text:N", color=alt.Color("ink:N", scale=None))
        for side, align, shift in sides
    ]
    lines = _draw_lines(list_marks(answer, law), along, last, per_day, layout)
    height = max(len(labels), 1) * layout.row_height
    panel = alt.layer(drawn, *words, *lines).properties(width=layout.panel_width, height=height)
    if answer.reform is None:
        return panel
    title = _("Present law") if law == PRESENT else put_under(_("Reform"), name_reform(answer))
    return panel.properties(title=head_panel(title, layout))


def _lay_out(
    bar: Bar, row: str, last: date, per_day: float, layout: TimelineLayout
) -> dict[str, object]:
    """Lay a bar out with its words: in it where they fit, else behind it, else before it."""
    wide = measure_text(bar.text, layout.label_size) + layout.padding
    inside = wide <= bar.span.days * per_day
    behind = wide <= (last - bar.span.next_day).days * per_day
    at = bar.span.first if inside or not behind else bar.span.next_day
    return {
        "row": row,
        "from": bar.span.first.isoformat(),
        "to": bar.span.next_day.isoformat(),
        "at": at.isoformat(),
        "side": "right" if inside or behind else "left",
        "text": bar.text,
        "colour": bar.colour,
        "ink": ink_on(bar.colour) if inside else "#000000",
    }


def _draw_lines(
    marks: list[Mark], along: Any, last: date, per_day: float, layout: TimelineLayout  # noqa: ANN401 - Altair has no type for all of its scales
) -> Iterator[Chart]:  # fmt: skip
    """Draw the lines of days, each named above the bars."""
    import altair as alt  # noqa: PLC0415 - imported by the caller already

    for place, mark in enumerate(marks):
        wide = measure_text(mark.text, layout.label_size)
        turns = wide > (last - mark.day).days * per_day + layout.padding
        base = alt.Chart(alt.InlineData(values=[{"day": mark.day.isoformat(), "text": mark.text}]))
        x = alt.X("day:T", scale=along)
        dash = [1, 0] if place == 0 else [5, 3]
        yield base.mark_rule(
            strokeWidth=1.5, strokeDash=dash, color=shipped_palette().lines.interval
        ).encode(x=x)
        yield base.mark_text(
            align="right" if turns else "left", baseline="bottom", dy=-4, dx=4 if turns else -2,
            fontSize=layout.label_size, fontWeight="bold", clip=False,
        ).encode(x=x, y=alt.value(0), text="text:N")  # fmt: skip


def _find_ends(answer: FamilyAnswer, layout: TimelineLayout) -> tuple[date, date]:
    """Find the first and the last day of the axis, the same for every law."""
    days = [day for law in answer.laws for one in list_bars(answer, law)
            for day in (one.span.first, one.span.next_day)]  # fmt: skip
    days += [mark.day for law in answer.laws for mark in list_marks(answer, law)]
    return min(days) - layout.air, max(days) + layout.air
