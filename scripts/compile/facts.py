"""Compile the facts of countries that ship with the package, from the shared data.

Usage: python -m scripts.compile.facts FOLDER [--into OUT] [--unconfirmed FILE], FOLDER with
`macro/`, `evidence/` and `un_sdg_5_4_1/`. Writes the tables beside
`src/carepact/data/countries/facts.py`, `docs/reference/coverage.md` and `moves.md`, or all into
one folder with `--into`; prints the coverage of the predictive intervals. With `--unconfirmed`
it writes nothing but what does not ship, as one file for --own-facts.
"""

from __future__ import annotations

import argparse
import csv
import sys
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from scripts.compile.imputing import Tested, impute_income, impute_indicator, list_predictions
from scripts.compile.pages import write_coverage, write_licences, write_moves
from scripts.compile.raw_facts import read_world
from scripts.compile.totals import impute_totals
from scripts.compile.world import BASE_YEAR, Row, Series, World

from carepact.core.errors import DataError
from carepact.data.countries.conformal import GROUPS, is_rejected
from carepact.data.countries.dictionary import SHIPPED_TERMS
from carepact.data.countries.imputation import age_figure
from carepact.data.countries.law_dates import (
    CHECKED,
    IN_FORCE,
    read_law_dates,
    write_in_force,
)
from carepact.data.countries.row_checks import find_fact_faults, refuse_tables

ROOT = Path(__file__).resolve().parent.parent.parent
TARGET = ROOT / "src" / "carepact" / "data" / "countries"
FACT_COLUMNS = ["country", "indicator", "year", "value", "unit", "source", "licence", "status",
                "low", "high", "half_width", "base_value", "rule", IN_FORCE, CHECKED]  # fmt: skip
INTERVAL_COLUMNS = ["indicator", "companion", "income_group", "countries", "pool", "half_width",
                    "coverage", "p"]  # fmt: skip


def age_rows(world: World, series: dict[str, Series]) -> None:
    """Carry every figure to the base year by the rule of its indicator."""
    years = {rule: _years_of(by) for rule, by in series.items()}
    for row in world.rows:
        rule = world.indicators[row.indicator].ageing
        row.base_value = row.value
        if rule == "held":
            continue
        by = series[rule]
        last = max((y for y in years[rule].get(row.country, ()) if y <= BASE_YEAR), default=None)
        if last is None or (row.country, row.year) not in by or row.year >= last:
            row.rule = row.rule or "not aged: no series"
            continue
        growth = by[row.country, last] / by[row.country, row.year]
        row.base_value = f"{age_figure(float(row.value), rule, growth):.6g}"
        row.rule = f"aged {row.year}-{last} by {rule}"


def _years_of(by: Series) -> dict[str, list[int]]:
    """List the years that a series has of each country."""
    years: dict[str, list[int]] = {}
    for country, year in by:
        years.setdefault(country, []).append(year)
    return years


def impute_world(world: World) -> list[Tested]:
    """Impute what is missing, and test every prediction by leaving countries out."""
    of_income, inputs = impute_income(world)
    tested = [of_income]
    tested += [impute_indicator(world, inputs, *one) for one in list_predictions(world)]
    tested += impute_totals(world, inputs)
    order = list(world.indicators)
    found = [one for one in tested if one is not None]
    return sorted(found, key=lambda one: order.index(one.indicator))


def write_intervals(tested: list[Tested], path: Path) -> list[str]:
    """Write how often each prediction holds, by income group; return those that are rejected."""
    rows = []
    for one in tested:
        held = {of.group: of for of in one.held}
        for group in GROUPS:
            width, of = one.widths.get(group), held.get(group)
            rows.append(
                [one.indicator, one.companion, group, str(of.known if of else 0),
                 " + ".join(width.pool) if width else "",
                 f"{width.half_width:.4g}" if width and width.half_width > 0 else "",
                 f"{of.coverage:.3f}" if of else "", f"{of.p_value:.4f}" if of else ""]
            )  # fmt: skip
    write_table(path, INTERVAL_COLUMNS, rows)
    return [f"{one.indicator} {one.companion}".rstrip() for one in tested if is_rejected(one.held)]


def write_table(path: Path, header: list[str], rows: Iterable[list[str]]) -> None:
    """Write one table."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


def lay_out(world: World, row: Row) -> list[str]:
    """Lay out a figure in the columns of the tables."""
    indicator = world.indicators[row.indicator]
    licence = world.datasets[indicator.dataset].licence
    told = read_law_dates().get(row.indicator)
    days, source = ["", ""], row.source
    if told is not None:
        source += f", {told.place}" if told.place and row.status == "observed" else ""
        days = [row.in_force_from or write_in_force(told, row.year),
                row.checked_on or told.checked_on]  # fmt: skip
    return [row.country, row.indicator, str(row.year), row.value, indicator.unit, source,
            licence, row.status, row.low, row.high, row.half_width, row.base_value,
            row.rule, *days]  # fmt: skip


def sort_topics(world: World, terms: dict[str, str]) -> dict[str, list[list[str]]]:
    """Lay out the rows whose terms are listed, by the table that they stand in.

    Raises
    ------
    DataError
        If a row is of an unknown country or indicator, in another unit or without source: all
        rows at once.
    """
    order = {name: place for place, name in enumerate(world.indicators)}
    topics: dict[str, list[list[str]]] = defaultdict(list)
    for row in sorted(world.rows, key=lambda r: (order[r.indicator], r.country)):
        indicator = world.indicators[row.indicator]
        if folder := terms.get(world.datasets[indicator.dataset].terms):
            topics[f"{folder}/{indicator.topic}.csv"].append(lay_out(world, row))
    refuse_tables(
        "tables to be written",
        {
            name: find_fact_faults(
                (dict(zip(FACT_COLUMNS, row, strict=True)) for row in rows), world.countries
            )
            for name, rows in topics.items()
        },
    )
    return topics


def write_facts(topics: dict[str, list[list[str]]], target: Path) -> None:
    """Write the topics, a file a topic."""
    for name, rows in topics.items():
        dated = any(row[-1] for row in rows)
        width = len(FACT_COLUMNS) - (0 if dated else len((IN_FORCE, CHECKED)))
        write_table(target / name, FACT_COLUMNS[:width], (row[:width] for row in rows))
        print(f"{name}: {len(rows)} rows")


def write_unconfirmed(world: World, path: Path) -> None:
    """Write what does not ship for its terms, as one file of own facts."""
    rows = [
        lay_out(world, row)
        for row in world.rows
        if world.datasets[world.indicators[row.indicator].dataset].terms == "unconfirmed"
    ]
    write_table(path, FACT_COLUMNS, rows)
    print(f"{path.name}: {len(rows)} rows")


def write_countries(world: World, target: Path) -> None:
    """Write the list of countries, and the figures that were rejected."""
    shipped = {row.country for row in world.rows if world.ships(row)}
    rows = [
        [code, row["country"], row["wb_region"], row["wb_income"].replace("N/A", "")]
        for code, row in sorted(world.countries.items())
        if code in shipped
    ]
    write_table(target / "countries.csv", ["country", "name", "region", "income_group"], rows)
    header = ["country", "indicator", "year", "value", "unit", "source", "reason", "verdict"]
    write_table(target / "rejected.csv", header, sorted(world.rejected))
    print(f"countries.csv: {len(rows)} countries; rejected.csv: {len(world.rejected)} figures")


def main() -> int:
    """Compile, write, and print what was reached."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("folder", type=Path)
    options.add_argument("--into", type=Path, help="folder to write to, in the package's place")
    options.add_argument("--unconfirmed", type=Path, help="file for what does not ship")
    given = options.parse_args()
    try:
        return compile_facts(given)
    except DataError as error:
        raise SystemExit(str(error)) from error


def compile_facts(given: argparse.Namespace) -> int:
    """Compile what was asked for; nothing is written where a row is refused."""
    world, series = read_world(given.folder)
    age_rows(world, series)
    if given.unconfirmed:
        write_unconfirmed(world, given.unconfirmed)
        return 0
    tested = impute_world(world)
    topics = sort_topics(world, SHIPPED_TERMS)
    target = given.into or TARGET
    write_facts(topics, target)
    write_countries(world, target)
    rejected = write_intervals(tested, target / "intervals.csv")
    reference = given.into or ROOT / "docs" / "reference"
    write_coverage(world, tested, reference / "coverage.md")
    write_moves(world, reference / "moves.md")
    write_licences(world, target / "licences.md")
    print(*map(say_coverage, tested), sep="\n")
    print(f"{len(tested)} predictions; coverage rejected: {', '.join(rejected) or 'none'}")
    return 1 if rejected else 0


def say_coverage(tested: Tested) -> str:
    """Say how often an indicator's intervals hold, in all and by income group."""
    name = f"{tested.indicator} {tested.companion}".rstrip()
    groups = ", ".join(f"{one.group} {one.coverage:.2f} of {one.known}" for one in tested.held)
    return f"{name}: {tested.coverage:.3f} of {tested.countries} ({groups})"


if __name__ == "__main__":
    sys.exit(main())
