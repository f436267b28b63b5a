"""Changes of law after the day that the tables of facts were read for: a row, a day, a source."""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from carepact.core.messages import _
from carepact.data.countries.dictionary import read_indicators, read_shipped
from carepact.data.countries.facts import (
    Country,
    DatedFact,
    Fact,
    known_countries,
    make_fact,
)
from carepact.data.countries.law_dates import BY, IN_FORCE, READ_AT, last_checked, read_law_dates
from carepact.data.countries.row_checks import find_fact_faults, find_value_fault, refuse_tables

FACTS_OF_LAW = "facts of law"
"""Licence of a change: what a law says is nobody's."""


@dataclass(frozen=True)
class Change:
    """One fact of law that changes on a day."""

    country: str
    fact: Fact
    before: Fact | None
    """What held until then; None where nobody told."""
    in_force_from: date
    law: str
    """Act and article, or judgment."""
    note: str

    @property
    def is_passed(self) -> bool:
        """Tell whether it was in force when sources were last read; else it is to come."""
        return self.in_force_from <= last_checked()


def find_change_faults(rows: tuple[dict[str, str], ...]) -> Iterator[str]:
    """Word every fault of a table of changes, whose first row stands in line 2.

    Parameters
    ----------
    rows : tuple of dict
        Rows with `country`, `indicator`, `value`, `unit`, `in_force_from`, `checked_on`, `law`
        and `source`.
    """
    yield from find_fact_faults(rows, known_countries())
    seen: dict[tuple[str, ...], int] = {}
    for number, row in enumerate(rows, start=2):
        if row["indicator"] not in read_law_dates():
            yield _(
                "line {line}: {indicator} is no fact of law. law/dates.csv lists those that are.",
                line=number,
                indicator=row["indicator"],
            )
        if not row["law"].strip():
            yield _("line {line}: there is no law. Name the act and its article.", line=number)
        if row[IN_FORCE].startswith(BY):
            yield _(
                "line {line}: '{text}' is no day on which it changed. Write YYYY-MM-DD alone.",
                line=number,
                text=row[IN_FORCE],
            )
        yield from find_value_fault(number, row)
        key = row["country"], row["indicator"], row[IN_FORCE]
        if key in seen:
            yield _(
                "line {line}: {indicator} of {country} changes on {day} in line {first} too. "
                "Keep one.",
                line=number,
                indicator=key[1],
                country=key[0],
                day=key[2],
                first=seen[key],
            )
        seen.setdefault(key, number)


@functools.cache
def _rows_by_country() -> Mapping[str, list[dict[str, str]]]:
    """Read and check the table, the rows of each country by day."""
    rows = read_shipped("law", "changes.csv")
    refuse_tables("data/countries", {"law/changes.csv": find_change_faults(rows)})
    found: dict[str, list[dict[str, str]]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: row[IN_FORCE]):
        found[row["country"]].append(row)
    return found


def date_facts(
    code: str, facts: Mapping[str, Fact], own: Mapping[str, Fact]
) -> dict[str, tuple[DatedFact, ...]]:
    """Lay out the facts of law that change, each with all that it was and will be.

    Parameters
    ----------
    code : str
        Country, ISO 3166-1 alpha-3.
    facts, own : mapping of str to Fact
        Its shipped figures, and those of the user: what the user gives does not change.

    Returns
    -------
    dict of str to tuple of DatedFact
        By indicator, in the order of their days; the first held before every change.
    """
    found: dict[str, list[DatedFact]] = {}
    for row in _rows_by_country().get(code, ()):
        name = row["indicator"]
        if name in own:
            continue
        before = [DatedFact(date.min, facts[name])] if name in facts else []
        states = found.setdefault(name, before)
        day = date.fromisoformat(row[IN_FORCE])
        states.append(DatedFact(day, _make_fact(row, day)))
    return {name: tuple(states) for name, states in found.items()}


def country_on(country: Country, day: date) -> Country:
    """Return a country with the law that is in force on a day."""
    if not country.dated:
        return country
    facts = dict(country.facts)
    for name, states in country.dated.items():
        held = [state.fact for state in states if state.day <= day]
        facts.pop(name, None)
        if held:
            facts[name] = held[-1]
    ordered = {name: facts[name] for name in read_indicators() if name in facts}
    return replace(country, facts=ordered)


def list_changes(code: str, facts: Mapping[str, Fact]) -> Iterator[Change]:
    """List the changes of a country's law, by day.

    Parameters
    ----------
    code : str
        Country, ISO 3166-1 alpha-3.
    facts : mapping of str to Fact
        Its shipped figures, as they were before any change.
    """
    dated = date_facts(code, facts, {})
    for row in _rows_by_country().get(code, ()):
        states = dated[row["indicator"]]
        day = date.fromisoformat(row[IN_FORCE])
        place = next(n for n, state in enumerate(states) if state.day == day)
        before = states[place - 1].fact if place else None
        yield Change(code, states[place].fact, before, day, row["law"], row["note"])


def _make_fact(row: Mapping[str, str], day: date) -> Fact:
    """Make the fact that a change sets."""
    source = f"{row['law']}{READ_AT}{row['source']}"
    made = {**row, "year": str(day.year), "licence": FACTS_OF_LAW, "status": "observed",
            "source": source}  # fmt: skip
    return make_fact(made)
