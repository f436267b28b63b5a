"""Who is at home with the child when, until childcare or school is free."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial

import polars as pl

from carepact.core.messages import _
from carepact.core.units import DAYS_PER_YEAR
from carepact.report.family.sentences import name_reform
from carepact.report.family.timeline import Bar, Mark, list_bars, list_marks, say_finding, say_foot
from carepact.report.figures.axes import Scale
from carepact.report.figures.canvas import Canvas
from carepact.report.figures.look import Look
from carepact.report.figures.panels import head_panel, lay_panels
from carepact.report.figures.picture import WIDE, Picture, Sizes, frame
from carepact.report.palette import ink_on, shipped_palette
from carepact.report.words import put_under
from carepact.report.wrapping import hold_figures, measure_text, wrap_text
from carepact.studies.one_family.answer import PRESENT, FamilyAnswer


def draw_timeline(answer: FamilyAnswer, sizes: Sizes = WIDE) -> Picture:
    """Draw a row a leave, the birth and the first free place as lines; a reform below.

    Parameters
    ----------
    answer : FamilyAnswer
        Of a family.
    sizes : Sizes
        Of the picture.
    """
    body = lay_panels([partial(_draw_law, answer, law, sizes) for law in answer.laws], sizes)
    described = _("A row a leave, a bar from its first day to its last; lines mark single days.")
    said = (say_finding(answer), described)
    return frame("timeline", *said, body, _tabulate(answer), say_foot(answer), sizes)


def _tabulate(answer: FamilyAnswer) -> pl.DataFrame:
    """Put bars and marked days into a table; a day begins and ends with itself."""
    rows = [
        {"law": law, "what": one.row, "first": one.span.first, "last": one.span.last}
        for law in answer.laws
        for one in list_bars(answer, law)
    ]
    rows += [
        {"law": law, "what": one.text, "first": one.day, "last": one.day}
        for law in answer.laws
        for one in list_marks(answer, law)
    ]
    schema = {"law": pl.String, "what": pl.String, "first": pl.Date, "last": pl.Date}
    return pl.DataFrame(rows, schema=schema)


def _draw_law(answer: FamilyAnswer, law: str, sizes: Sizes, width: float) -> Canvas:
    """Draw one law."""
    canvas = Canvas(width)
    title = ""
    if answer.reform is not None:
        title = _("Present law") if law == PRESENT else put_under(_("Reform"), name_reform(answer))
    top = head_panel(canvas, title, sizes)
    bars, marks, (first, last) = list_bars(answer, law), list_marks(answer, law), _find_ends(answer)
    names = list(dict.fromkeys(one.row for one in bars))
    side = 0.0
    if not sizes.is_narrow and names:
        widest = max(measure_text(one, sizes.label) for one in names)
        side = min(widest, 0.3 * width) + sizes.label
    scale = Scale(first.toordinal(), last.toordinal(), side, width)
    line = sizes.label * sizes.leading
    top += len(marks) * line + 0.4 * sizes.label
    drawn, y, spans = Canvas(width), top, []
    for name in names:
        own = [one for one in bars if one.row == name]
        begins, y = _draw_row(drawn, name, own, scale, y, side, sizes)
        spans.append((begins, y))
    spans = [(top, y)] if side or not spans else spans
    _draw_calendar(canvas, scale, (first, last), spans, sizes)
    canvas.parts += drawn.parts
    _draw_marks(canvas, marks, scale, (top, spans), sizes)
    canvas.height = y + 2 * sizes.note
    return canvas


def _draw_row(
    canvas: Canvas, name: str, bars: list[Bar], scale: Scale, top: float, side: float, sizes: Sizes
) -> tuple[float, float]:
    """Draw the bars of one leave with their words; return where they begin and the row ends."""
    line, tall = sizes.label * sizes.leading, 1.7 * sizes.label
    words = wrap_text(name, (side - sizes.label) if side else canvas.width, sizes.label)
    if side:
        high = max(tall, len(words) * line)
        middle = top + high / 2
        first = middle - (len(words) - 1) * line / 2 + 0.35 * sizes.label
        canvas.lines_of_text(0, first, words, sizes.label, line)
    else:
        foot = canvas.lines_of_text(0, top + sizes.label, words, sizes.label, line)
        aside = [one.text for one in bars if not _fits(one, scale, canvas.width, sizes)]
        lines = [told for text in aside for told in wrap_text(text, canvas.width, sizes.note)]
        small = sizes.leading * sizes.note
        foot = canvas.lines_of_text(0, foot + small, lines, sizes.note, small) if lines else foot
        high = foot - top + 0.6 * sizes.label + tall
        middle = top + high - tall / 2
    for one in bars:
        left, right = _ends_of(one, scale)
        canvas.box(left, middle - tall / 2, max(right - left, 1.0), tall, one.colour,
                   label=f"{name}: {one.text}")  # fmt: skip
        if side or _fits(one, scale, canvas.width, sizes):
            _name_bar(canvas, one, (left, right), middle, sizes)
    return middle - tall / 2 - 2, top + high + 0.6 * sizes.label


def _ends_of(bar: Bar, scale: Scale) -> tuple[float, float]:
    """Return where a bar begins and ends. [pixels]"""
    return scale.at(bar.span.first.toordinal()), scale.at(bar.span.next_day.toordinal())


def _measure(bar: Bar, sizes: Sizes) -> float:
    """Measure the words of a bar with air about them. [pixels]"""
    return measure_text(hold_figures(bar.text), sizes.note) + 0.8 * sizes.note


def _fits(bar: Bar, scale: Scale, width: float, sizes: Sizes) -> bool:
    """Tell whether the words of a bar find room in it, behind it or before it."""
    left, right = _ends_of(bar, scale)
    return _measure(bar, sizes) <= max(right - left, width - right, left)


def _name_bar(
    canvas: Canvas, bar: Bar, ends: tuple[float, float], middle: float, sizes: Sizes
) -> None:
    """Write the words of a bar in it where they fit, else behind it, else before it."""
    wide = _measure(bar, sizes)
    left, right = ends
    y, shift = middle + 0.35 * sizes.note, 0.4 * sizes.note
    if wide <= right - left:
        canvas.text(left + shift, y, bar.text, sizes.note, fill=ink_on(bar.colour))
    elif wide <= canvas.width - right:
        canvas.text(right + shift, y, bar.text, sizes.note)
    else:
        canvas.text(left - shift, y, bar.text, sizes.note, anchor="end")


def _draw_calendar(
    canvas: Canvas,
    scale: Scale,
    days: tuple[date, date],
    spans: Sequence[tuple[float, float]],
    sizes: Sizes,
) -> None:
    """Draw a gridline a year, or every few months of a short time, named below."""
    ink = shipped_palette().lines
    first, last = days
    is_long = (last - first).days > DAYS_PER_YEAR * Look.years_by_month
    months = [
        date(year, month, 1)
        for year in range(first.year, last.year + 1)
        for month in ((1,) if is_long else range(1, 13))
        if first <= date(year, month, 1) <= last
    ]
    reached = 0.0
    for day in months:
        words = f"{day:%Y}" if is_long else f"{day:%m/%Y}"
        x, half = scale.at(day.toordinal()), measure_text(words, sizes.note) / 2
        for top, foot in spans:
            canvas.line([(x, top), (x, foot)], ink.frame)
        if x - half > reached and x + half <= scale.end:
            canvas.text(x, spans[-1][1] + 1.3 * sizes.note, words, sizes.note, anchor="middle",
                        fill=ink.note)  # fmt: skip
            reached = x + half + sizes.note


def _draw_marks(
    canvas: Canvas,
    marks: list[Mark],
    scale: Scale,
    place_of: tuple[float, Sequence[tuple[float, float]]],
    sizes: Sizes,
) -> None:
    """Draw the lines of days, each named above the bars in a line of its own."""
    line = sizes.label * sizes.leading
    head, spans = place_of
    for place, mark in enumerate(marks):
        x = scale.at(mark.day.toordinal())
        foot = head - (len(marks) - place - 1) * line - 0.5 * sizes.label
        for top, end in ((foot + 3, head), *spans):
            canvas.line([(x, top), (x, end)], shipped_palette().lines.interval, 1.5,
                        dashes="" if place == 0 else "5 3")  # fmt: skip
        half = measure_text(hold_figures(mark.text), sizes.label, bold=True) / 2
        middle = min(max(x, half), canvas.width - half)
        canvas.text(middle, foot, mark.text, sizes.label, anchor="middle", bold=True)


def _find_ends(answer: FamilyAnswer) -> tuple[date, date]:
    """Find the first and the last day of the axis, the same for every law."""
    days = [day for law in answer.laws for one in list_bars(answer, law)
            for day in (one.span.first, one.span.next_day)]  # fmt: skip
    days += [mark.day for law in answer.laws for mark in list_marks(answer, law)]
    return min(days) - Look.air, max(days) + Look.air
