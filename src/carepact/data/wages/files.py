"""The user's own files: wages, GDP, and the inputs of a household satellite account."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import polars as pl

from carepact.core.assumptions import Assumption
from carepact.core.errors import DataError, Faults, nearest
from carepact.core.messages import _
from carepact.core.plain_numbers import is_whole
from carepact.core.reading_limits import reading_limits
from carepact.data.countries.own_facts import GIVEN_LICENCE
from carepact.data.timeuse.tables import check_columns, read_table

RATE, ERROR = "employer_contribution_rate", "standard_error"
ACCOUNT_ITEMS = (
    "intermediate_consumption",
    "consumption_of_fixed_capital",
    "taxes_on_production",
    "subsidies_on_production",
)
GENERALIST = "generalist"


def read_wage_file(path: Path) -> tuple[Assumption, ...]:
    """Read a file of wages: a row an occupation, with a year where prices differ.

    Parameters
    ----------
    path : Path
        Comma or Parquet file with `occupation` (ISCO-08 code of 1 to 4 digits, or
        `generalist`), `hourly_wage`, `currency`, `source`; also `year`,
        `employer_contribution_rate`, and `standard_error` of the hourly wage. [currency]

    Returns
    -------
    tuple of Assumption
        One a row: title the occupation, date the year or empty for every year, note the
        contribution rate where the file has one.

    Raises
    ------
    DataError
        If a column is missing, a wage is not above zero, an error is below zero,
        currencies differ, or an occupation stands twice for a year: all faults at once.
    """
    table = _read(path, ("occupation", "hourly_wage", "currency", "source"), ("year", RATE, ERROR))
    with Faults(DataError, path.name) as faults:
        _check_numbers(table, "hourly_wage", faults, lowest=0.0, open_below=True)
        _check_numbers(table, RATE, faults, lowest=0.0, highest=1.0, may_be_empty=True)
        _check_numbers(table, ERROR, faults, lowest=0.0, may_be_empty=True)
        _check_years(table, faults, may_be_empty=True)
        _check_one(table, "currency", faults)
        _check_unique(table, ("occupation", "year"), faults)
        _check_sources(table, faults)
        for number, word in enumerate(table["occupation"].to_list(), start=2):
            if word != GENERALIST and not (word and is_whole(word) and len(word) <= 4):  # noqa: PLR2004
                faults.add(
                    _(
                        "line {line}: occupation '{word}' is no ISCO-08 code. Write 1 to 4 digits, "
                        "or generalist.",
                        line=number,
                        word=word,
                    )
                )
    return tuple(
        Assumption(
            title=row["occupation"],
            value=float(row["hourly_wage"]),
            unit=row["currency"],
            date=row["year"] or "",
            source=row["source"],
            licence=row.get("licence") or GIVEN_LICENCE,
            status="given",
            note=row[RATE] or "",
            standard_error=float(row[ERROR]) if row[ERROR] else None,
        )
        for row in table.iter_rows(named=True)
    )


def read_gdp_file(path: Path) -> dict[int, Assumption]:
    """Read a file of GDP in current national prices: `year`, `gdp`, `currency`, `source`.

    Raises
    ------
    DataError
        If a column is missing, a value is not above zero, or a year stands twice.
    """
    table = _read(path, ("year", "gdp", "currency", "source"))
    with Faults(DataError, path.name) as faults:
        _check_numbers(table, "gdp", faults, lowest=0.0, open_below=True)
        _check_years(table, faults)
        _check_one(table, "currency", faults)
        _check_unique(table, ("year",), faults)
        _check_sources(table, faults)
    return {
        int(row["year"]): Assumption(
            title=f"GDP {row['year']}",
            value=float(row["gdp"]),
            unit=row["currency"],
            date=row["year"],
            source=row["source"],
            licence=row.get("licence") or GIVEN_LICENCE,
            status="given",
        )
        for row in table.iter_rows(named=True)
    }


def read_account_file(path: Path, years: Sequence[int]) -> dict[str, dict[int, Assumption]]:
    """Read the inputs of a household satellite account, item by item and year.

    Returns
    -------
    dict
        Item to year to value. Every item is there for every year asked for.

    Raises
    ------
    DataError
        If an item is unknown (the nearest is offered), missing for a year, or negative.
    """
    table = _read(path, ("item", "year", "value", "currency", "source"))
    items: dict[str, dict[int, Assumption]] = {item: {} for item in ACCOUNT_ITEMS}
    with Faults(DataError, path.name) as faults:
        _check_numbers(table, "value", faults, lowest=0.0)
        _check_years(table, faults)
        _check_one(table, "currency", faults)
        _check_unique(table, ("item", "year"), faults)
        _check_sources(table, faults)
        for item in table["item"].unique(maintain_order=True).to_list():
            if item not in items:
                faults.add(
                    _("item: there is no '{item}'.", item=item)
                    + nearest(str(item), items)
                    + " "
                    + _("Items: {listed}.", listed=", ".join(items))
                )
        present = set(zip(table["item"].to_list(), table["year"].to_list(), strict=True))
        for item in items:
            lacking = [year for year in years if (item, str(year)) not in present]
            if lacking:
                faults.add(
                    _(
                        "{item} is missing for {years}. Add a row, with 0 where there is none.",
                        item=item,
                        years=", ".join(map(str, lacking)),
                    )
                )
    for row in table.iter_rows(named=True):
        items[row["item"]][int(row["year"])] = Assumption(
            title=f"{row['item'].replace('_', ' ')} {row['year']}",
            value=float(row["value"]),
            unit=row["currency"],
            date=row["year"],
            source=row["source"],
            licence=row.get("licence") or GIVEN_LICENCE,
            status="given",
        )
    return items


def _read(path: Path, columns: Sequence[str], optional: Sequence[str] = ()) -> pl.DataFrame:
    """Read a table as text, with empty columns for optional ones that are not there."""
    largest = reading_limits().largest_figures
    table = read_table(path, text=(*columns, *optional), largest=largest, is_own=True)
    check_columns(path.name, table.columns, columns)
    absent = [pl.lit(None, dtype=pl.String).alias(c) for c in optional if c not in table.columns]
    return table.with_columns(absent).with_columns(pl.all().cast(pl.String).str.strip_chars())


def _check_numbers(
    table: pl.DataFrame,
    column: str,
    faults: Faults,
    *,
    lowest: float,
    highest: float = reading_limits().largest_number,
    open_below: bool = False,
    may_be_empty: bool = False,
) -> None:
    """Note values that are no number in range."""
    values = table[column].cast(pl.Float64, strict=False)
    for number, (text, value) in enumerate(zip(table[column], values, strict=True), start=2):
        if may_be_empty and not text:
            continue
        fine = value is not None and lowest <= value <= highest
        if not fine or (open_below and value == lowest):
            faults.add(
                _(
                    "line {line}: {column} '{value}' is no number in range. Correct it.",
                    line=number,
                    column=column,
                    value=text,
                )
            )


def _check_years(table: pl.DataFrame, faults: Faults, *, may_be_empty: bool = False) -> None:
    """Note years that are none."""
    limits = reading_limits()
    for number, text in enumerate(table["year"].to_list(), start=2):
        if may_be_empty and not text:
            continue
        if not (is_whole(text) and limits.earliest_year <= int(text) <= limits.latest_year):
            faults.add(
                _(
                    "line {line}: year '{year}' is none. Write four digits.",
                    line=number,
                    year=text or "",
                )
            )


def _check_one(table: pl.DataFrame, column: str, faults: Faults) -> None:
    """Note a column that should say the same on each line, and does not."""
    found = table[column].unique(maintain_order=True).to_list()
    if len(found) != 1:
        faults.add(
            _(
                "{column} differs: {listed}. Use one.",
                column=column,
                listed=", ".join(map(str, found)) or "-",
            )
        )


def _check_unique(table: pl.DataFrame, columns: Sequence[str], faults: Faults) -> None:
    """Note lines that say a thing twice."""
    twice = table.filter(pl.struct(columns).is_duplicated()).select(columns).unique()
    for row in twice.sort(columns).iter_rows():
        faults.add(
            _("{key} stands twice. Keep one line.", key=", ".join(str(one) for one in row if one))
        )


def _check_sources(table: pl.DataFrame, faults: Faults) -> None:
    """Note lines without a source."""
    for number, source in enumerate(table["source"].to_list(), start=2):
        if not source:
            faults.add(_("line {line}: there is no source. Name where it comes from.", line=number))
