"""A change of law is one row with a day, an act and a source, or it is refused."""

from __future__ import annotations

import csv
import io
from datetime import date

import pytest
from typer.testing import CliRunner

from carepact.cli import law  # noqa: F401 - it registers
from carepact.cli.app import app
from carepact.core.errors import ParameterError
from carepact.data.countries.changes import country_on, find_change_faults, list_changes
from carepact.data.countries.dictionary import read_shipped
from carepact.data.countries.facts import shipped_facts
from carepact.data.countries.law import read_law
from carepact.data.countries.reading import read_country
from carepact.studies.law_changes import list_law_changes

GOOD = {
    "country": "BRA", "indicator": "leave_father_paid_days", "value": "10", "unit": "days",
    "in_force_from": "2027-01-01", "checked_on": "2026-11-29", "law": "Lei 15.371", "note": "",
    "source": "Planalto",
}  # fmt: skip


def test_every_change_that_ships_is_without_fault_and_names_where_it_was_read() -> None:
    rows = read_shipped("law", "changes.csv")
    assert list(find_change_faults(rows)) == []
    assert len(rows) >= 40
    assert all(row["law"] and row["source"] for row in rows)


def test_a_good_row_is_taken() -> None:
    assert list(find_change_faults((GOOD,))) == []


@pytest.mark.parametrize(
    ("column", "value", "said"),
    [
        ("source", " ", "there is no source"),
        ("law", "", "there is no law. Name the act"),
        ("in_force_from", "2027", "in_force_from '2027' is no day"),
        ("in_force_from", "by 2027-01-01", "is no day on which it changed"),
        ("checked_on", "", "checked_on '' is no day"),
        ("country", "BRZ", "country 'BRZ' is not known"),
        ("indicator", "births", "births is no fact of law"),
        ("unit", "weeks", "leave_father_paid_days is in 'weeks'"),
        ("value", "ten", "is 'ten', no number from 0 to 800"),
        ("value", "900", "is '900', no number from 0 to 800"),
    ],
)
def test_a_row_that_lacks_something_is_refused_with_its_line(
    column: str, value: str, said: str
) -> None:
    found = list(
        find_change_faults((GOOD, {**GOOD, "in_force_from": "2028-01-01"} | {column: value}))
    )
    assert any(one.startswith("line 3: ") and said in one for one in found), found


def test_one_law_does_not_change_twice_on_a_day() -> None:
    [fault] = find_change_faults((GOOD, GOOD))
    assert fault.startswith("line 3: ")
    assert "in line 2 too. Keep one." in fault


def test_a_country_has_the_law_of_the_day() -> None:
    uruguay = read_country("URY")
    for day, days in ((date(2024, 1, 1), 14), (date(2025, 6, 1), 17), (date(2026, 1, 1), 20)):
        assert country_on(uruguay, day).facts["leave_father_paid_days"].value == days


def test_a_change_says_what_held_before_and_whether_it_is_to_come() -> None:
    told = [
        (one.before.value if one.before else None, one.fact.value, one.is_passed)
        for one in list_changes("BRA", shipped_facts("BRA"))
    ]
    assert told == [(5, 10, False), (10, 15, False), (15, 20, False)]


def test_the_law_table_cites_the_act_that_changed_it() -> None:
    days = read_law("THA")["paid_leave_fathers"]
    assert (days.answer, days.in_force_from) == (15, "2025-12-07")
    assert days.basis.startswith("Labour Protection Act (No. 9)")
    assert read_law("BRA")["paid_leave_fathers"].answer == 5


def test_changes_are_listed_from_a_day_on() -> None:
    late = list_law_changes(since="2026-11-30")
    assert {one.country for one in late.changes} >= {"BRA", "CYP"}
    assert not any(one.is_passed for one in late.changes)
    with pytest.raises(ParameterError, match=r"'soon' is no day\. Write YYYY-MM-DD"):
        list_law_changes(since="soon")


def test_the_command_shows_acts_and_writes_rows() -> None:
    shown = CliRunner().invoke(app, ["law", "changes", "Uruguay"]).stdout
    assert "2026-01-01" in shown
    assert "17 → 20 days" in shown
    text = CliRunner().invoke(app, ["law", "changes", "--format", "csv"]).stdout
    rows = list(csv.DictReader(io.StringIO(text)))
    assert len(rows) == len(read_shipped("law", "changes.csv"))
    assert {row["state"] for row in rows} == {"in force", "passed for a later day"}
    assert all(row["source"] and row["law"] for row in rows)
    assert "No change is known" in CliRunner().invoke(app, ["law", "changes", "KEN"]).stdout
