"""The days to keep, as a calendar that a telephone reads; nobody's pay stands in it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from importlib import metadata
from typing import TYPE_CHECKING

from carepact.core.controls import show_controls
from carepact.core.messages import _, language
from carepact.core.units import DAYS_PER_WEEK
from carepact.data.countries.country_names import name_country
from carepact.data.countries.law_dates import last_checked
from carepact.levels.family.rights import Right
from carepact.report.family.rights import say_conditions, say_limits, shorten_basis
from carepact.report.family.words import name_owner, name_payers, name_right
from carepact.report.words import join_parts, put_under
from carepact.studies.one_family.answer import FamilyAnswer

if TYPE_CHECKING:
    from icalendar import Component

BEFORE = timedelta(days=DAYS_PER_WEEK)
"""How long before the last day to tell the employer the alarm rings."""


@dataclass(frozen=True)
class Entry:
    """One entry of the calendar."""

    kind: str
    """What it is, in one English word: part of what tells it from others."""
    about: str
    """Of what it is: names of a right and of a person, in English codes."""
    summary: str
    first: date
    last: date
    text: str = ""
    rings: bool = False
    is_busy: bool = False
    """Whether the day is taken, as that of a leave is."""

    @property
    def uid(self) -> str:
        """Name the entry: the same for the same content, whatever the clock and the language."""
        held = f"{self.kind}\n{self.about}\n{self.first}\n{self.last}"
        return f"{hashlib.sha256(held.encode()).hexdigest()[:32]}@carepact"


def write_calendar(answer: FamilyAnswer) -> bytes:
    """Write the calendar: the same bytes for the same answer and language.

    Returns
    -------
    bytes
        In the format of RFC 5545: every entry lasts whole days, and ends before its `DTEND`.
    """
    from icalendar import Calendar  # noqa: PLC0415 - only the calendar needs it

    calendar = Calendar()
    calendar.add("prodid", f"-//carepact//{metadata.version('carepact')}//{language().upper()}")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("x-wr-calname", name_calendar(answer))
    for entry in sorted(list_entries(answer), key=lambda one: (one.first, one.last, one.uid)):
        calendar.add_component(_write(entry))
    return bytes(calendar.to_ical())


def name_calendar(answer: FamilyAnswer) -> str:
    """Name the calendar by its country."""
    return _("Family and care, {country}", country=name_country(answer.family.country))


def list_entries(answer: FamilyAnswer) -> Iterator[Entry]:
    """List the entries under present law."""
    family = answer.family
    if family.has_child:
        yield from _list_births(answer)
    seen: set[date] = set()
    for right in answer.now.rights:
        if right.stands and right.span is not None:
            yield from _list_of_right(answer, right)
            for day in right.changes:
                if day not in seen:
                    seen.add(day)
                    yield Entry(
                        "change", "law", _("The law changes: ask what holds for you"), day, day
                    )
    cover = answer.now.cover
    if cover is not None and cover.starts is not None:
        yield Entry("free", "place or school", _say_free(cover.status), cover.starts, cover.starts)


def _say_free(status: str) -> str:
    """Say that childcare or school is free from a day, and whether that is law."""
    if status == "assumed":
        return _("≈ Most children of this age have a free place (not by law)")
    return _("Childcare or school is free from today")


def _list_births(answer: FamilyAnswer) -> Iterator[Entry]:
    """List the day of the birth or the coming, and the expected one."""
    family = answer.family
    came = {"birth": _("Birth"), "adoption": _("The child comes (adoption)"),
            "placement": _("The child comes (placement)")}[family.event]  # fmt: skip
    if family.came is not None:
        yield Entry("came", family.event, came, family.came, family.came)
    elif family.due is not None:
        expected = _("Birth expected") if family.event == "birth" else came
        yield Entry("due", family.event, expected, family.due, family.due)


def _list_of_right(answer: FamilyAnswer, right: Right) -> Iterator[Entry]:
    """List a leave, and the days by which it is told and taken."""
    assert right.span is not None  # noqa: S101 - chosen so by the caller
    leave = name_right(right, answer.family.event)
    named = _("{who}, {leave}", who=name_owner(right.whose), leave=leave)
    about = f"{right.instrument}/{right.part}/{right.whose}"
    lines = [*say_limits(right)]
    if asked := list(say_conditions(answer, right)):
        lines.append(_("Asked for: {listed}.", listed=join_parts(asked)))
    if right.payers:
        lines.append(_("Paid by {payers}.", payers=name_payers(right.payers)))
    if right.cited.basis:
        lines.append(_("Law: {basis}.", basis=shorten_basis(right.cited.basis)))
    text = "\n".join(lines)
    yield Entry("leave", about, named, right.span.first, right.span.last, text, is_busy=True)
    if right.notice_by is not None:
        told = put_under(_("Last day to tell the employer"), named)
        yield Entry("notice", about, told, right.notice_by, right.notice_by, text, rings=True)
    if right.within is not None:
        taken = put_under(_("Last day to take it"), named)
        yield Entry("within", about, taken, right.within, right.within, text)


def _write(entry: Entry) -> Component:
    """Write one entry, whose end is the day after its last."""
    from icalendar import Alarm, Event  # noqa: PLC0415 - imported by the caller already

    event = Event()
    event.add("uid", entry.uid)
    event.add("dtstamp", datetime.combine(last_checked(), time(), UTC))
    event.add("summary", show_controls(entry.summary))
    event.add("dtstart", entry.first)
    event.add("dtend", entry.last + timedelta(days=1))
    event.add("transp", "OPAQUE" if entry.is_busy else "TRANSPARENT")
    if entry.text:
        event.add("description", entry.text)
    if entry.rings:
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", show_controls(entry.summary))
        alarm.add("trigger", -BEFORE)
        event.add_component(alarm)
    return event
