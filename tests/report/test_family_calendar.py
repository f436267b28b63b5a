"""The calendar of a family, read back by two programs that know nothing of carepact."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import ics
import pytest
from icalendar import Calendar
from tests.report.families import AMA, BEN, FAMILIES, answer

from carepact.core.speaking import use_language
from carepact.data.countries.law_dates import last_checked
from carepact.report.family.calendar_file import write_calendar
from carepact.studies.family import answer_family


def list_events(content: bytes) -> list[Any]:
    """List the events of a calendar as icalendar reads them."""
    return [one for one in Calendar.from_ical(content).walk() if one.name == "VEVENT"]


def read(name: str) -> dict[str, tuple[date, date]]:
    """Read a calendar with icalendar: first day and the day after the last, by summary."""
    events = list_events(write_calendar(answer(name)))
    return {str(one["summary"]): (one["dtstart"].dt, one["dtend"].dt) for one in events}


def test_a_leave_from_29_february_ends_before_the_day_after_its_last() -> None:
    # 90 days from 29 February 2028 on: 1 in February, 31 in March, 30 in April, 28 in May.
    events = read("leap day in Kenya")
    assert events["Wanjiru, leave around the birth"] == (date(2028, 2, 29), date(2028, 5, 29))
    assert events["Birth expected"] == (date(2028, 2, 29), date(2028, 3, 1))


def test_a_second_program_reads_the_same_days() -> None:
    for name in FAMILIES:
        calendar = ics.Calendar(write_calendar(answer(name)).decode())
        theirs = {one.name: (one.begin.date(), one.end.date()) for one in calendar.events}
        assert theirs == read(name)
        assert all(one.all_day for one in calendar.events)


def test_the_last_day_to_tell_the_employer_rings_a_week_before() -> None:
    events = list_events(write_calendar(answer("two in France")))
    told = [one for one in events if "tell the employer" in one["summary"]]
    # Code du travail: one month before the paternity leave that begins on 1 March 2027.
    days = {one["dtstart"].dt: one for one in told}
    assert date(2027, 2, 1) in days
    for one in told:
        [alarm] = one.walk("VALARM")
        assert alarm["trigger"].dt == timedelta(days=-7)


def test_childcare_and_every_leave_have_their_entry() -> None:
    found = answer("two in France")
    events = read("two in France")
    assert found.now.cover is not None
    assert events["Childcare or school is free from today"][0] == found.now.cover.starts
    spans = {(r.span.first, r.span.next_day) for r in found.now.rights if r.stands and r.span}
    assert spans <= set(events.values())


@pytest.mark.parametrize("name", FAMILIES)
def test_the_same_answer_gives_the_same_bytes_and_no_clock(name: str) -> None:
    first, again = (write_calendar(answer(name)) for _turn in range(2))
    assert first == again
    stamps = {one["dtstamp"].dt.date() for one in list_events(first)}
    assert stamps <= {last_checked()}


def test_entries_keep_their_names_in_every_language_and_have_one_each() -> None:
    names = []
    for code in ("en", "fr", "es"):
        with use_language(code):
            events = list_events(write_calendar(answer("two in France")))
        names.append([str(one["uid"]) for one in events])
    assert names[0] == names[1] == names[2]
    assert len(set(names[0])) == len(names[0]) > 5


def test_a_name_with_signs_of_the_format_is_read_back_as_it_is() -> None:
    name = "Ama; B, C\\D"
    family = replace(FAMILIES["two in France"], parents=(replace(AMA, name=name), BEN))
    events = list_events(write_calendar(answer_family(family)))
    assert f"{name}, leave around the birth" in {str(one["summary"]) for one in events}


def test_nobodys_pay_stands_in_the_calendar() -> None:
    text = write_calendar(answer("two in France")).decode().replace("\r\n ", "")
    assert "EUR" not in text
    assert not any(amount in text for amount in ("8000", "8 000", "26000", "31200"))
