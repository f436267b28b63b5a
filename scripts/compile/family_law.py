"""Write the page that says what is known of statutes, country by country.

Usage: python -m scripts.compile.family_law [--into FOLDER]
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from carepact.data.countries.country_names import name_country
from carepact.data.countries.family_law import (
    FamilyProvision,
    countries_of_statutes,
    family_provision_kinds,
    list_provisions,
)
from carepact.policy.shipped_instruments import shipped_instruments

ROOT = Path(__file__).resolve().parent.parent.parent
PAGE = "family-law.md"
HEAD = """\
# What is known of statutes, for one family

Written by `python -m scripts.compile.family_law`; do not edit.

`carepact family` reads these answers before the tables of all countries
([how](../explanation/family.md)). They come from `data/countries/law/family.csv`: {rows} answers
of {countries} countries to {asked} questions, each with its article and the page on which it was
read on {checked}. What is not listed here is not known, and is asked. `by` before a day: the law
was in force then; when it began is not told.
"""


def write_page() -> str:
    """Lay the page out: a section a country, a line an answer."""
    countries = countries_of_statutes()
    rows = sum(len(list_provisions(country)) for country in countries)
    checked = max(one.checked_on for country in countries for one in list_provisions(country))
    head = HEAD.format(
        rows=rows, countries=len(countries), asked=len(family_provision_kinds()), checked=checked
    )
    lines = [line for country in countries for line in lay_out(country)]
    return head + "\n".join(["", *lines]) + "\n"


def lay_out(country: str) -> Iterator[str]:
    """Lay out one country."""
    yield from (f"## {name_country(country, 'en')} ({country})", "")
    yield "| what | answer | from | law | read at |"
    yield "|---|---|---|---|---|"
    for one in sorted(list_provisions(country), key=_place):
        told = (_name(one), _answer(one), one.in_force_from, one.basis, one.source)
        yield "| " + " | ".join(str(text).replace("|", "/") for text in told) + " |"
    yield ""


def _name(one: FamilyProvision) -> str:
    """Name what is asked, and of which leave."""
    instrument = shipped_instruments().get(one.asked.instrument)
    return one.asked.title if instrument is None else f"{instrument.title}: {one.asked.title}"


def _place(one: FamilyProvision) -> tuple[int, date]:
    """Return the place of an answer: that of the question, then by day."""
    day = date.fromisoformat(one.in_force_from.removeprefix("by "))
    return list(family_provision_kinds()).index(one.asked.name), day


def _answer(one: FamilyProvision) -> str:
    """Print an answer with its unit."""
    return one.answer if one.asked.kind != "number" else f"{one.answer} {one.unit}".strip()


def main() -> int:
    """Write the page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--into", type=Path, default=ROOT / "docs" / "reference")
    folder: Path = parser.parse_args().into
    (folder / PAGE).write_text(write_page(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
