"""The user's own figures of countries: a file of the shape of the shipped tables."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import polars as pl

from carepact.core.errors import DataError, Faults, ParameterError
from carepact.core.messages import _
from carepact.core.plain_numbers import is_number, is_whole
from carepact.core.provenance import Source, hash_file
from carepact.core.reading_limits import reading_limits
from carepact.data.countries.country_search import code_or_name, find_country
from carepact.data.countries.dictionary import Indicator, read_indicators
from carepact.data.countries.facts import STATUSES, Fact, known_countries, make_fact
from carepact.data.countries.figure_rules import figure_rules
from carepact.data.countries.law_dates import find_date_faults
from carepact.data.countries.own_facts_form import check_columns, check_form
from carepact.data.countries.row_checks import (
    Line,
    find_indicator_fault,
    find_source_fault,
)
from carepact.data.countries.totals import read_totals, solve_weight
from carepact.data.timeuse.tables import read_table

NEEDED = ("country", "indicator", "year", "value", "unit", "source")
OPTIONAL = (
    "licence",
    "status",
    "low",
    "high",
    "half_width",
    "base_value",
    "rule",
    "in_force_from",
    "checked_on",
)
GIVEN_LICENCE = "given by the user"


@dataclass(frozen=True)
class OwnFacts:
    """Figures from a user's file, by country and indicator."""

    by_country: Mapping[str, Mapping[str, Fact]]
    source: Source


def read_own_facts(path: Path) -> OwnFacts:
    """Read a user's own figures, of one country or of many.

    Parameters
    ----------
    path : Path
        Comma or Parquet file with `country` (code or name), `indicator`, `year`, `value`,
        `unit`, `source`; also `licence`, `status`, `low`, `high`, `half_width`, `base_value`,
        `rule`, and of a law `in_force_from` and `checked_on`.

    Returns
    -------
    OwnFacts
        Figures by country and indicator, and the file with its hash.

    Raises
    ------
    DataError
        If a column is missing, a country or indicator unknown (the nearest is offered), a
        value no number in range, a unit another than the dictionary's or mixed, a figure
        given twice: all faults of all lines at once.
    """
    check_form(path)
    largest = reading_limits().largest_figures
    table = read_table(path, text=(*NEEDED, *OPTIONAL), largest=largest, is_own=True)
    check_columns(path.name, table.columns, NEEDED, OPTIONAL)
    absent = [pl.lit(None, dtype=pl.String).alias(c) for c in OPTIONAL if c not in table.columns]
    table = table.with_columns(absent).select(NEEDED + OPTIONAL)
    lines = list(
        table.with_columns(pl.all().cast(pl.String).str.strip_chars()).iter_rows(named=True)
    )
    codes = _find_codes(line["country"] or "" for line in lines)
    lines = [{**line, "country": codes[line["country"] or ""]} for line in lines]
    with Faults(DataError, path.name) as faults:
        for number, line in enumerate(lines, start=2):
            if faults.full:
                break
            _check_line(number, line, faults)
        _check_units(lines, faults)
        _check_unique(lines, faults)
    own: dict[str, dict[str, Fact]] = defaultdict(dict)
    for line in lines:
        fact = make_fact({**line, "licence": line["licence"] or GIVEN_LICENCE})
        own[line["country"]][fact.indicator.name] = replace(fact, own=True)
    with Faults(DataError, path.name) as faults:
        for code, facts in own.items():
            _check_totals(code, facts, faults)
    return OwnFacts(own, Source(path.stem, GIVEN_LICENCE, path.name, hash_file(path)))


def _find_codes(names: Iterable[str]) -> dict[str, str]:
    """Find the code of each name once, and of no more unknown ones than would be told."""
    codes: dict[str, str] = {}
    unknown = 0
    for name in dict.fromkeys(names):
        codes[name] = name
        if unknown <= reading_limits().most_faults:
            codes[name] = code_or_name(name)
            unknown += codes[name] not in known_countries()
    return codes


def _check_totals(code: str, facts: Mapping[str, Fact], faults: Faults) -> None:
    """Note totals that do not lie between women's figure and men's, where all three are given."""
    for stem in read_totals():
        given = [facts.get(f"{stem}_{who}") for who in ("f", "m", "t")]
        women, men, total = (None if fact is None else fact.number for fact in given)
        if women is None or men is None or total is None:
            continue
        if solve_weight(women, men, total) is None:
            faults.add(
                _(
                    "{country}: {indicator} is {total}, but women's is {women} and men's {men}; a "
                    "total lies between the two. Correct one of them.",
                    country=code,
                    indicator=f"{stem}_t",
                    total=f"{total:g}",
                    women=f"{women:g}",
                    men=f"{men:g}",
                )
            )


def _check_line(number: int, line: Line, faults: Faults) -> None:
    """Note what is wrong with one line."""
    try:
        find_country(line["country"] or "")
    except ParameterError as fault:
        faults.add(_("line {line}: {fault}", line=number, fault=fault))
    year = line["year"] or ""
    first, last = figure_rules().years.value
    if not (is_whole(year) and first <= int(year) <= last):
        faults.add(
            _("line {line}: year '{year}' is none. Write four digits.", line=number, year=year)
        )
    status = line["status"] or "observed"
    if status not in STATUSES:
        faults.add(
            _(
                "line {line}: status '{status}' is none. Use {listed}.",
                line=number,
                status=status,
                listed=", ".join(STATUSES),
            )
        )
    if status == "imputed" and not (is_number(line["low"]) and is_number(line["high"])):
        faults.add(
            _("line {line}: an imputed figure needs its interval. Give low and high.", line=number)
        )
    faults.extend(find_source_fault(number, line))
    faults.extend(find_date_faults(number, line, needed=False))
    faults.extend(find_indicator_fault(number, line))
    indicator = read_indicators().get(line["indicator"] or "")
    if indicator is None:
        return
    ends = [line["low"], line["value"], line["high"]]
    if all(map(is_number, ends)) and ends != sorted(ends, key=lambda text: float(str(text))):
        faults.add(
            _(
                "line {line}: the interval does not hold the value. Correct low or high.",
                line=number,
            )
        )
    width = line["half_width"]
    if width and not (is_number(width) and float(width) >= 0):
        faults.add(
            _(
                "line {line}: half_width '{value}' is no number of 0 or more. Correct it.",
                line=number,
                value=width,
            )
        )
    for column in ("value", "base_value", "low", "high"):
        if column == "value" or line[column]:
            _check_value(number, indicator, column, line[column], faults)


def _check_value(
    number: int, indicator: Indicator, column: str, text: str | None, faults: Faults
) -> None:
    """Note a value that is no number in range, or no word."""
    if indicator.is_text:
        if not text:
            faults.add(_("line {line}: there is no value. Give one.", line=number))
        return
    in_logs = column in ("low", "high") and indicator.scale in ("log", "log-size")
    lowest = (
        max(indicator.lowest, figure_rules().least_of_logs.value) if in_logs else indicator.lowest
    )
    if not (is_number(text) and lowest <= float(str(text)) <= indicator.highest):
        faults.add(
            _(
                "line {line}: {indicator}, {column} '{value}' is no number from {lowest} to "
                "{highest}. Correct it.",
                line=number,
                indicator=indicator.name,
                column=column,
                value=text or "",
                lowest=f"{lowest:g}",
                highest=f"{indicator.highest:g}",
            )
        )


def _check_units(lines: Sequence[Line], faults: Faults) -> None:
    """Note indicators whose unit is not the dictionary's, and those with several."""
    units: dict[str, dict[str, int]] = defaultdict(dict)
    for number, line in enumerate(lines, start=2):
        units[line["indicator"] or ""].setdefault(line["unit"] or "", number)
    for name, found in units.items():
        indicator = read_indicators().get(name)
        if indicator is None or set(found) == {indicator.unit}:
            continue
        listed = ", ".join(
            _("'{unit}' (line {line})", unit=unit, line=number)
            for unit, number in [*found.items()][: reading_limits().most_faults]
        )
        if len(found) > 1:
            faults.add(
                _(
                    "{indicator}: units are mixed: {listed}. Give every line in '{unit}'.",
                    indicator=name,
                    listed=listed,
                    unit=indicator.unit,
                )
            )
        else:
            faults.add(
                _(
                    "{indicator}: the unit is {listed}. Convert to '{unit}'.",
                    indicator=name,
                    listed=listed,
                    unit=indicator.unit,
                )
            )


def _check_unique(lines: Sequence[Line], faults: Faults) -> None:
    """Note figures that are given twice."""
    first: dict[tuple[str, str], int] = {}
    for number, line in enumerate(lines, start=2):
        key = (str(line["country"]), str(line["indicator"]))
        if key in first and not faults.full:
            faults.add(
                _(
                    "line {line}: {indicator} of {country} stands in line {first} too. Keep one.",
                    line=number,
                    indicator=key[1],
                    country=key[0],
                    first=first[key],
                )
            )
        first.setdefault(key, number)
