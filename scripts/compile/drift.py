"""Measure how far figures of countries move in a year, for the errors of observed figures.

Usage: `python -m scripts.compile.drift FOLDER`, the folder of shared data. Prints the drift of
every series of `drift_series.csv` on the scale of its indicator, and the middle one of a kind.
"""

from __future__ import annotations

import csv
import gzip
import sys
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

import numpy as np

from carepact.data.countries.dictionary import Indicator, read_indicators, read_shipped
from carepact.data.countries.imputation import to_scale
from carepact.data.countries.observed_errors import find_error_rule

SERIES = Path(__file__).with_name("drift_series.csv")
FIRST_YEAR, LAST_YEAR = 2000, 2024
"""Before, most figures are of rich countries; after, they are projections."""
LAGS = (5, 3)
"""Years between two figures; the shorter where few countries have the longer."""
LEAST_PAIRS = 50
NORMAL_MEDIAN = 0.6745
"""Median size of a standard normal number."""
Panel = dict[str, dict[int, float]]


def read_table(path: Path) -> list[dict[str, str]]:
    """Read a table with commas or tabs, plain or gzipped, a dictionary a row."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8", newline="") as stream:
        head = stream.readline()
        stream.seek(0)
        return list(csv.DictReader(stream, delimiter="\t" if "\t" in head else ","))


def read_panel(macro: Path, series: dict[str, str], where: str) -> Panel:
    """Read figures by country and year of the rows that hold what is asked for."""
    asked = [condition.split("=", 1) for condition in where.split(";") if condition]
    panel: Panel = defaultdict(dict)
    for row in read_table(macro / series["file"]):
        text = row[series["value"]] if series["value"] else list(row.values())[-1]
        if text in ("", "NA") or any(not row[name].startswith(wish) for name, wish in asked):
            continue
        if any(name == "type_of_occupation" and row[name] != wish for name, wish in asked):
            continue
        country = "+".join(row[name] for name in series["country"].split("+"))
        panel[country].setdefault(int(row[series["year"]]), float(text))
    return panel


def divide(macro: Path, series: dict[str, str], panel: Panel) -> Panel:
    """Divide figures by what they are aged with or measured against."""
    over = series["over"]
    if not over:
        return panel
    if over == "hours of the day":
        return {c: {y: v / 24 * 100 for y, v in years.items()} for c, years in panel.items()}
    if over == "GDP per head":
        table = {"file": "economy/gapminder_alternative_gdp_per_capita_ppp_wb.csv",
                 "country": "geo", "year": "time", "value": ""}  # fmt: skip
        product = read_panel(macro, table, "")
        codes = {row["name"]: row["country"].lower() for row in read_shipped("countries.csv")}
        base = {c: product.get(codes.get(c.split("+")[0], ""), {}) for c in panel}
    else:
        fixed = [c for c in series["where"].split(";") if not c.startswith(over.split("=")[0])]
        base = read_panel(macro, series, ";".join([*fixed, over]))
    return {c: {y: v / base[c][y] for y, v in years.items() if y in base.get(c, {})}
            for c, years in panel.items()}  # fmt: skip


def measure_drift(panel: Panel, indicator: str) -> tuple[float, int, int]:
    """Measure the yearly drift of a panel on its indicator's scale: drift, years apart, pairs.

    Notes
    -----
    The median size of the change over k years, over the median size of a standard normal
    number and over the square root of k. The median, as breaks of series are no drift; about
    zero, as a figure that is held misses a movement that all countries share.
    """
    known = read_indicators()[indicator]
    bounds = (known.lowest, known.highest)
    for lag in LAGS:
        pairs = np.array([
            (value, years[year + lag])
            for years in panel.values()
            for year, value in years.items()
            if FIRST_YEAR <= year <= LAST_YEAR - lag and years.get(year + lag, 0) != 0 != value
        ])  # fmt: skip
        if len(pairs) >= LEAST_PAIRS or lag == LAGS[-1]:
            break
    scale = _scale_of(known)
    before, after = (to_scale(end, scale, *bounds) for end in pairs.T)
    size = float(np.median(np.abs(after - before)))
    return size / NORMAL_MEDIAN / lag**0.5, lag, len(pairs)


def _scale_of(indicator: Indicator) -> str:
    """Return the scale on which an indicator's errors are told."""
    rule = find_error_rule(indicator)
    return indicator.scale if rule is None else rule.scale


def measure_all(macro: Path) -> Iterable[tuple[str, str, float, int, int]]:
    """Measure every series: kind, indicator, drift, years apart, pairs."""
    with SERIES.open(encoding="utf-8", newline="") as file:
        for series in csv.DictReader(file):
            panel = divide(macro, series, read_panel(macro, series, series["where"]))
            yield series["kind"], series["indicator"], *measure_drift(panel, series["indicator"])


def middle_of_kinds(measured: Iterable[tuple[str, str, float, int, int]]) -> dict[str, float]:
    """Return the middle drift of each kind."""
    drifts: dict[str, list[float]] = defaultdict(list)
    for kind, _indicator, drift, _lag, _pairs in measured:
        drifts[kind].append(drift)
    return {kind: float(np.median(found)) for kind, found in drifts.items()}


def main() -> None:
    """Print what is measured."""
    found = list(measure_all(Path(sys.argv[1]) / "macro"))
    for kind, indicator, drift, lag, pairs in found:
        print(f"{kind:20} {indicator:32} {drift:8.4f}  {lag} years, {pairs} pairs")
    for kind, drift in middle_of_kinds(found).items():
        print(f"{kind:20} {drift:.3g}")


if __name__ == "__main__":
    main()
