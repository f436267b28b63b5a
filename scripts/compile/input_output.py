"""Compile what the input-output tables tell of care, education and construction.

Usage, from the folder of the project: `PYTHONPATH=src python -m scripts.compile.input_output
FOLDER [--into FOLDER]` with the shared folder `data`. Reads the United Kingdom's table of 2010
and the world table of 2011, writes `sectors.csv` and `consumption.csv` into
`src/carepact/data/input_output/`, and holds the figures of the world table against the ready
ones beside it.
"""

from __future__ import annotations

import argparse
import csv
import sys
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import polars as pl
from numpy.typing import NDArray
from scripts.compile.rda import read_list, read_matrix

from carepact.simulate.leontief import (
    average_products,
    compute_consumption_effect,
    compute_effects,
    invert_table,
    multiply_output,
    sum_value_added,
)

FloatArray = NDArray[np.float64]
TARGET = Path(__file__).resolve().parents[2] / "src/carepact/data/input_output"
UK_TABLE = "Input-Output table (domestic use, basic prices, product by product)"
WORLD_HOUSEHOLDS, WORLD_FINAL_USES = 0, 5
"""Column of households among the columns of final use that each country has."""
WORLD_CODES = {"ROM": "ROU"}
REST_OF_WORLD = "RoW"
TOLERANCE = 5.1e-5
"""The ready figures of the world table are printed to four decimals."""
DECIMALS = 6
SECTOR_COLUMNS = ("country", "table", "sector", "year", "output_multiplier",
                  "direct_value_added_share", "value_added_effect", "compensation_share",
                  "compensation_effect", "source", "licence", "status")  # fmt: skip
CONSUMPTION_COLUMNS = ("country", "table", "year", "value_added_effect", "import_share",
                       "consumption_share", "source", "licence", "status")  # fmt: skip


@dataclass(frozen=True)
class Publication:
    """Where a table comes from."""

    table: str
    year: int
    source: str
    licence: str


UK = Publication(
    "ons_2010",
    2010,
    "Office for National Statistics, United Kingdom Input-Output Analytical Tables 2010",
    "Open Government Licence; computed here",
)
WORLD = Publication(
    "wiod_2011",
    2011,
    "World Input-Output Database, 2013 release, world table 2011 (Timmer et al. 2015); value added "
    "with taxes on products used and transport margins",
    "free with citation; computed here",
)


@dataclass(frozen=True)
class Economy:
    """One country's table of domestic use, and what its households buy."""

    country: str
    publication: Publication
    products: Sequence[str]
    intermediate: FloatArray
    output: FloatArray
    value_added: FloatArray
    compensation: FloatArray | None
    bought: FloatArray
    """Households' purchases of domestic products, shape (n,)."""
    imported: float
    """Households' purchases of imports, before taxes on products."""


def read_united_kingdom(folder: Path) -> Economy:
    """Read the product by product table of the United Kingdom."""
    table = pl.read_parquet(folder / "io_uk_2010" / "uk_2010_data.parquet")
    table = table.filter(pl.col("indicator") == UK_TABLE)
    cells = {
        (row, column): value
        for row, column, value in table.select("uk_row", "uk_col", "values").iter_rows()
    }
    columns = set(table["uk_col"])
    products = [row for row in table["uk_row"].unique(maintain_order=True) if row in columns]

    def line(name: str) -> FloatArray:
        return np.array([cells[name, product] for product in products])

    compensation = line("Compensation of employees")
    return Economy(
        country="GBR",
        publication=UK,
        products=products,
        intermediate=np.array([[cells[row, column] for column in products] for row in products]),
        output=line("Total output"),
        value_added=sum_value_added(
            compensation,
            line("Gross Operating Surplus"),
            line("Taxes less subsidies on production"),
        ),
        compensation=compensation,
        bought=np.array([cells[product, "Households"] for product in products]),
        imported=cells["Imported goods and services", "Households"],
    )


def read_world(folder: Path) -> list[Economy]:
    """Read the domestic part of every country of the world table, the rest of the world apart."""
    parts = read_list(folder / "macro" / "io" / "wiod2013_wiot_2011.RData", "wiot_2011")
    used, final = read_matrix(parts["inter"]), read_matrix(parts["final"])
    output = np.asarray(parts["output"], dtype=np.float64)
    industries = list(parts["industries"])
    economies = []
    for place, code in enumerate(parts["countries"]):
        own = slice(place * len(industries), (place + 1) * len(industries))
        household = final[:, place * WORLD_FINAL_USES + WORLD_HOUSEHOLDS]
        economies.append(
            Economy(
                country=WORLD_CODES.get(code, code),
                publication=WORLD,
                products=industries,
                intermediate=used[own, own],
                output=output[own],
                value_added=output[own] - used[:, own].sum(axis=0),
                compensation=None,
                bought=household[own],
                imported=float(household.sum() - household[own].sum()),
            )
        )
    return economies


def read_members() -> dict[tuple[str, str], list[str]]:
    """Return the products of each table's sectors, by table and sector."""
    members: dict[tuple[str, str], list[str]] = defaultdict(list)
    with (TARGET / "care_products.csv").open(encoding="utf-8") as stream:
        for row in csv.DictReader(stream):
            members[row["table"], row["sector"]].append(row["product"])
    return members


def tabulate(economy: Economy) -> tuple[list[list[str]], list[str]]:
    """Return the rows of an economy's sectors, and the row of its households' consumption."""
    of, output = economy.publication, economy.output
    inverse = invert_table(economy.intermediate, output)
    added = compute_effects(inverse, economy.value_added, output)
    figures = [multiply_output(inverse), added.direct, added.effect]
    if economy.compensation is not None:
        paid = compute_effects(inverse, economy.compensation, output)
        figures += [paid.direct, paid.effect]
    rows: list[list[str]] = []
    for (table, sector), names in read_members().items():
        if table != of.table:
            continue
        places = [economy.products.index(name) for name in names]
        found = [word(average_products(one, output, places)) for one in figures]
        found += [""] * (5 - len(found))
        rows.append([economy.country, table, sector, str(of.year), *found, of.source, of.licence,
                     "observed"])  # fmt: skip
    spent = float(economy.bought.sum()) + economy.imported
    consumption = [compute_consumption_effect(added.effect, economy.bought),
                   economy.imported / spent, spent / float(economy.value_added.sum())]  # fmt: skip
    return rows, [economy.country, of.table, str(of.year), *map(word, consumption), of.source,
                  of.licence, "observed"]  # fmt: skip


def word(figure: float) -> str:
    """Write a figure; one that is not defined stays empty."""
    return "" if np.isnan(figure) else f"{figure:.{DECIMALS}f}"


def is_country(row: list[str]) -> bool:
    """Tell whether a row is of a country, not of the rest of the world."""
    return row[0] != REST_OF_WORLD


def hold_against_ready(rows: Iterable[list[str]], folder: Path) -> None:
    """Stop where the world table's figures are not the ready ones."""
    names = {"education": "education", "health_social_work": "care", "construction": "construction"}
    found = {(row[0], row[2]): [float(one) for one in row[4:7]] for row in rows}
    worst, counted = 0.0, 0
    with (folder / "macro" / "io" / "io_multipliers_wiod2011.csv").open(encoding="utf-8") as stream:
        for ready in csv.DictReader(stream):
            ours = found[ready["country"], names[ready["sector"]]]
            theirs = [ready["domestic_type1_output_multiplier"],
                      ready["direct_va_share_incl_taxes"],
                      ready["domestic_type1_value_added_multiplier"]]  # fmt: skip
            gaps = [abs(a - float(b)) for a, b in zip(ours, theirs, strict=True)]
            worst, counted = max(worst, *gaps), counted + len(gaps)
    print(f"{counted} ready figures of the world table, largest gap {worst:.6f}")
    if worst > TOLERANCE:
        raise SystemExit("input_output.py: the world table does not give the ready figures.")


def write(path: Path, header: Sequence[str], rows: list[list[str]]) -> None:
    """Write one table, and say how long it is."""
    ordered = sorted(rows, key=lambda row: row[:2])
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(ordered)
    print(f"{path.name}: {len(rows)} rows")


def main() -> int:
    """Read both tables, check, write."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("folder", type=Path, help="the shared folder 'data'")
    options.add_argument("--into", type=Path, default=TARGET, help="where the tables go")
    given = options.parse_args()
    economies = [read_united_kingdom(given.folder), *read_world(given.folder)]
    sectors: list[list[str]] = []
    bought: list[list[str]] = []
    for economy in economies:
        rows, consumption = tabulate(economy)
        sectors += rows
        bought.append(consumption)
    hold_against_ready([row for row in sectors if row[1] == WORLD.table], given.folder)
    write(given.into / "sectors.csv", SECTOR_COLUMNS, list(filter(is_country, sectors)))
    write(given.into / "consumption.csv", CONSUMPTION_COLUMNS, list(filter(is_country, bought)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
