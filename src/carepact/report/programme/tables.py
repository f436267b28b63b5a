"""The tables of hours: before, after, more or fewer, and how sure."""

from __future__ import annotations

from collections.abc import Iterator

from carepact.core.messages import _, _c
from carepact.levels.programme.effects import Change, Line
from carepact.levels.programme.records import Part, Teller
from carepact.report.programme.words import (
    Mark,
    View,
    print_change,
    print_hours,
    print_interval,
)

Cells = tuple[str, ...]


def head_of_hours(name: str) -> Cells:
    """Return the headings of a table of hours."""
    return (name, _c("column", "fathers"), _("before"), _("after"), _("change"), _("95 % sure"))


def list_fathers(view: View) -> list[Cells]:
    """List what fathers tell: all who began, who told twice, who stayed, care, housework."""
    shown: tuple[tuple[str, Line, Part], ...] = (
        (name_line("began"), "began", "both"),
        (name_line("told"), "told", "both"),
        (name_part("care"), "told", "care"),
        (name_part("housework"), "told", "housework"),
        (name_line("stayed"), "stayed", "both"),
    )
    rows = [_row(view, name, line, part, "father") for name, line, part in shown]
    return rows + list(_list_compared(view))


def list_mothers(view: View) -> list[Cells]:
    """List what mothers tell of him and of themselves."""
    tellers: tuple[Teller, ...] = ("mother_of_him", "mother_of_herself")
    return [
        _row(view, name_teller(teller), "told", "both", teller)
        for teller in tellers
        if view.answer.count_told(teller)
    ]


def _list_compared(view: View) -> Iterator[Cells]:
    """List the comparison group, and what lies beyond it."""
    if not view.answer.programme.has_comparison:
        return
    hides = view.is_public and view.answer.hides_line("told", "both", "father")
    told = view.answer.change("told").others
    count = Mark.UNKNOWN if told is None else str(told.n)
    cells = (count, "", "", print_change(told), print_interval(told))
    yield (_("comparison group, told twice"), *_hide(cells, hides=hides))
    lines: tuple[Line, ...] = ("began", "told", "stayed")
    for line in lines:
        hides = view.is_public and view.answer.hides_line(line, "both", "father")
        found = view.answer.change(line).compared
        cells = ("", "", "", print_change(found), print_interval(found))
        yield (_("beyond it: {line}", line=name_line(line)), *_hide(cells, hides=hides))


def _row(view: View, name: str, line: Line, part: Part, teller: Teller) -> Cells:
    """Make one row."""
    found = view.answer.change(line, part, teller)
    hides = view.is_public and view.answer.hides_line(line, part, teller)
    return (name, *_hide(_print(found), hides=hides))


def _print(found: Change) -> Cells:
    """Print the figures of a change."""
    ends = ("", "") if found.line == "began" else (
        print_hours(found.before), print_hours(found.after)
    )  # fmt: skip
    count = "0" if found.change is None else str(found.change.n)
    return (count, *ends, print_change(found.change), print_interval(found.change))


def _hide(cells: Cells, *, hides: bool) -> Cells:
    """Put the mark of what is hidden into each cell that holds something."""
    return tuple(Mark.HIDDEN if hides and one else one for one in cells)


def name_line(line: Line) -> str:
    """Name a line."""
    return {
        "began": _("all who began"),
        "told": _("told twice"),
        "stayed": _("stayed, told twice"),
    }[line]


def name_part(part: Part) -> str:
    """Name a part of the hours of those who told twice."""
    return {
        "both": _("care and housework"),
        "care": _("of that, care"),
        "housework": _("of that, housework"),
    }[part]


def name_teller(teller: Teller) -> str:
    """Name whose hours are told by whom."""
    return {
        "father": _("his, as he tells"),
        "mother_of_him": _("his, as she tells"),
        "mother_of_herself": _("hers, as she tells"),
    }[teller]
