"""A sheet for two parents to share care by: one page that prints, and asks for nothing outside."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from importlib import metadata
from operator import attrgetter
from typing import Any

from carepact.core.controls import show_controls
from carepact.core.messages import _, language
from carepact.levels.family.members import OwnWeek
from carepact.levels.family.sharing import ParentsWeek
from carepact.report.family.sharing import say_changes, say_origin
from carepact.report.family.words import name_part, name_people, print_hours
from carepact.report.templates import fill_page
from carepact.report.words import put_under
from carepact.studies.one_family.answer import FamilyAnswer

TEMPLATE = "share-of-care.html.j2"
LINES = 4
"""Blank lines below the table, to write on. [count]"""


def write_sheet(answer: FamilyAnswer) -> bytes:
    """Write the sheet as one page of HTML; every text of the family is escaped.

    Parameters
    ----------
    answer : FamilyAnswer
        Of a family of two parents.
    """
    return fill_page("family", TEMPLATE, _fill(answer))


def _fill(answer: FamilyAnswer) -> dict[str, Any]:
    """Say every word of the sheet in the reader's language."""
    weeks = answer.sharing.weeks
    names = [show_controls(one.whose) for one in weeks]
    rows = [_lay_row(name_part(one.name), weeks, attrgetter(one.name)) for one in fields(OwnWeek)]
    return {
        "lang": language(),
        "title": _("How we share care: {names}", names=name_people(names)),
        "lead": _(
            "Unpaid work of a usual week. Write into the last column what you agree, and look "
            "again when something changes."
        ),
        "caption": _("Hours a week"),
        "names": names,
        "head": _name_heads(),
        "rows": rows,
        "total": _lay_row(_("in all"), weeks, lambda week: week.total),
        "origins": [show_controls(put_under(one.whose, say_origin(one))) for one in weeks],
        "changes": [show_controls(said) for said in say_changes(answer)],
        "lines": range(LINES),
        "foot": _("Computed by carepact {version}. Nothing on this page leaves your machine.",
                  version=metadata.version("carepact")),
    }  # fmt: skip


def _name_heads() -> dict[str, str]:
    """Name the columns and the parts of the sheet."""
    return {
        "activity": _("work at home"),
        "equal": _("if equal, each"),
        "agreed": _("what we agree"),
        "changes": _("If the weeks of leave are taken"),
        "range": _("From low to high: 95 of 100 simulations lie between, so far as this is known."),
        "ours": _("What we agree"),
        "again": _("We look at it again on: ____________"),
    }


def _lay_row(
    name: str, weeks: tuple[ParentsWeek, ...], take: Callable[[OwnWeek], float]
) -> dict[str, object]:
    """Lay out the hours of each at one kind of work, and what would be equal."""
    hours = [None if one.week is None else take(one.week) for one in weeks]
    told = [one for one in hours if one is not None]
    equal = print_hours(sum(told) / len(told)) if len(told) == len(hours) else "?"
    marked = [
        "?"
        if found is None
        else ("≈\u00a0" if one.origin == "average" else "") + print_hours(found)
        for one, found in zip(weeks, hours, strict=True)
    ]
    if any(one.origin == "average" for one in weeks) and equal != "?":
        equal = f"≈\u00a0{equal}"
    return {"name": name, "hours": marked, "equal": equal}
