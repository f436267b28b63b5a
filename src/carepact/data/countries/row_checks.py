"""What a row of a table of facts or law must hold: a known country, name and unit, and a source."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from carepact.core.errors import DataError, Faults, nearest
from carepact.core.messages import _
from carepact.data.countries.dictionary import read_indicators
from carepact.data.countries.law_dates import find_date_faults, read_law_dates

Line = Mapping[str, str | None]


def find_country_fault(number: int, line: Line, countries: Collection[str]) -> Iterator[str]:
    """Word that a line's country is not known; nothing where it is."""
    code = line["country"] or ""
    if code not in countries:
        yield (
            _("line {line}: country '{code}' is not known.", line=number, code=code)
            + nearest(code, countries)
            + " "
            + _("Write three letters (ISO 3166-1).")
        )


def find_source_fault(number: int, line: Line) -> Iterator[str]:
    """Word that a line names no source; nothing where it does."""
    if not (line["source"] or "").strip():
        yield _("line {line}: there is no source. Name where it comes from.", line=number)


def find_indicator_fault(number: int, line: Line) -> Iterator[str]:
    """Word that there is no indicator of a line's name; nothing where there is."""
    name = line["indicator"] or ""
    if name not in read_indicators():
        yield (
            _("line {line}: there is no indicator '{name}'.", line=number, name=name)
            + nearest(name, read_indicators())
            + " "
            + _("docs/reference/coverage.md lists them.")
        )


def find_unit_fault(number: int, line: Line) -> Iterator[str]:
    """Word that a line's unit is not the dictionary's; nothing where it is or none is asked."""
    indicator = read_indicators().get(line["indicator"] or "")
    if indicator is not None and line.get("unit", indicator.unit) != indicator.unit:
        yield _(
            "line {line}: {indicator} is in '{unit}'. Convert to '{wanted}'.",
            line=number,
            indicator=indicator.name,
            unit=line["unit"] or "",
            wanted=indicator.unit,
        )


def find_value_fault(number: int, line: Line) -> Iterator[str]:
    """Word that a line's value is no number in the range of its indicator; nothing where it is."""
    indicator, text = read_indicators().get(line["indicator"] or ""), line["value"] or ""
    if indicator is None or (indicator.is_text and text):
        return
    try:
        fits = not indicator.is_text and indicator.lowest <= float(text) <= indicator.highest
    except ValueError:
        fits = False
    if not fits:
        yield _(
            "line {line}: {indicator} is '{value}', no number from {lowest} to {highest}. "
            "Correct it.",
            line=number,
            indicator=indicator.name,
            value=text,
            lowest=f"{indicator.lowest:g}",
            highest=f"{indicator.highest:g}",
        )


def find_fact_faults(
    rows: Iterable[Line], countries: Collection[str], *, dated: bool = True
) -> Iterator[str]:
    """Word every fault of a table of facts, whose first row stands in line 2.

    Parameters
    ----------
    rows : iterable of mapping
        Rows with `country`, `indicator`, `source` and, where the table has it, `unit`.
    countries : collection of str
        Countries that are known, ISO 3166-1 alpha-3.
    dated : bool
        Whether facts of law must tell from when they hold; raw tables do not yet.
    """
    for number, row in enumerate(rows, start=2):
        yield from find_country_fault(number, row, countries)
        yield from find_indicator_fault(number, row)
        yield from find_unit_fault(number, row)
        yield from find_source_fault(number, row)
        if dated and row["indicator"] in read_law_dates():
            yield from find_date_faults(number, row)


def find_law_faults(
    rows: Iterable[Line], countries: Collection[str], provisions: Collection[str]
) -> Iterator[str]:
    """Word every fault of a table of law, whose first row stands in line 2.

    Parameters
    ----------
    rows : iterable of mapping
        Rows with `country`, `provision`, `source`, `in_force_from` and `checked_on`.
    countries : collection of str
        Countries that are known, ISO 3166-1 alpha-3.
    provisions : collection of str
        Names of provisions.
    """
    for number, row in enumerate(rows, start=2):
        yield from find_country_fault(number, row, countries)
        name = row["provision"] or ""
        if name not in provisions:
            yield (
                _("line {line}: there is no provision '{name}'.", line=number, name=name)
                + nearest(name, provisions)
                + " "
                + _("law/provisions.csv lists them.")
            )
        yield from find_source_fault(number, row)
        yield from find_date_faults(number, row)


def refuse_tables(where: str, faults_of: Mapping[str, Iterable[str]]) -> None:
    """Refuse tables that have a fault: one error lists every faulty row of every table.

    Parameters
    ----------
    where : str
        Folder or file in which the tables stand.
    faults_of : mapping of str to iterable of str
        Faults of each table, by its name.

    Raises
    ------
    DataError
        If there is any fault.
    """
    with Faults(DataError, where) as faults:
        for table, found in faults_of.items():
            faults.extend(_("{where}: {fault}", where=table, fault=fault) for fault in found)
