"""Every figure of every country under every shipped package: no headline outside its interval.

It lists what must not be: a headline outside its interval, an interval without width, a figure
without interval that is neither law nor declared nor population, a figure that is missing though
most draws define it, and what is left of rounding. `python -m scripts.headlines FOLDER` runs all
that the folder does not hold yet, so that it may be stopped and begun again; codes of countries
and names of packages after it choose some.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import polars as pl

from carepact.core.errors import CareError
from carepact.core.headline import Headline
from carepact.data.countries.population import list_population
from carepact.ledger.profile import share_care
from carepact.policy.package_files import SHIPPED
from carepact.studies.country_projection import read_study_country, simulate_country
from carepact.studies.one_country.figures import tabulate_figures
from carepact.studies.study_file.opening import open_study

DRAWS, UNTIL = 100, 2035
VOLUNTEERS = ("volunteer women", "volunteer men")
WITHOUT_ERROR: dict[str, Sequence[str]] = {
    # Its publisher prints no error.
    "observed_public_spending_over_gdp": (),
    # Population times a declared coverage.
    "persons_reached": (
        "child_allowance",
        "pension_credits",
        "community_centres",
        "fathers_programmes",
        "time_saving_infrastructure",
    ),
    # Declared centres, each with declared hours.
    "hours_given": VOLUNTEERS,
    "hours_moved": VOLUNTEERS,
}
"""Rows by variable and label (all where none is named) that law, parameters that a package
declares, population and publishers alone decide."""
ROUNDING = {"share of GDP": 1e-12, "share": 1e-12, "PPP dollars of 2021 a year": 1e-3}
"""Figures nearer to 0 than this are no figures."""


def find_faults(rows: pl.DataFrame) -> pl.DataFrame:
    """Find the rows of a run that must not be, each with its fault in words."""
    value, low, high = pl.col("value"), pl.col("low"), pl.col("high")
    told = low.is_not_null() & high.is_not_null()
    is_year, is_hidden = pl.col("unit") == "year", pl.col("grade") == "D"
    undefined = pl.col("undefined_draws") > DRAWS // 2
    largest = pl.max_horizontal(value.abs(), low.abs(), high.abs())
    least = pl.col("unit").replace_strict(ROUNDING, default=0.0)
    faults = {
        "outside its interval": (value < low) | (value > high),
        "an interval without width": told & (low == high) & ~is_year & (low != 0),
        "no interval": value.is_not_null() & ~told & ~is_year & ~_is_without_error(),
        "missing though defined": value.is_null() & ~is_hidden & ~is_year & ~undefined,
        "no median": ~pl.col("headline").is_in([Headline.MEDIAN.value, Headline.PUBLISHED.value]),
        "left of rounding": (largest > 0) & (largest < least),
    }
    found = [rows.filter(where).with_columns(fault=pl.lit(name)) for name, where in faults.items()]
    return pl.concat(found)


def _is_without_error() -> pl.Expr:
    """Tell which rows have no error by their nature."""
    variable, label = pl.col("variable"), pl.col("label")
    # Where nothing is added nothing needs new money: an identity.
    identity = (variable == "self_funding_of_gross_cost") & (pl.col("value") == 1)
    named = [
        (variable == name) & (label.is_in(list(labels)) if labels else pl.lit(value=True))
        for name, labels in WITHOUT_ERROR.items()
    ]
    return pl.any_horizontal(identity, *named)


def try_run(country: str, package: str, until: int = UNTIL) -> pl.DataFrame:
    """Carry a country under a package, and find the faults of its figures; books stand apart."""
    study = open_study(country, {"package": package, "draws": DRAWS, "until": until})
    read = read_study_country(study)
    found = simulate_country(study, read, study.sampler)
    profiles = share_care(found.projection.values)
    return find_faults(tabulate_figures(found, read.country, profiles))


def try_all(folder: Path, countries: Sequence[str], packages: Sequence[str]) -> None:
    """Try what the folder does not hold yet, a file each, and say what was found in all."""
    folder.mkdir(parents=True, exist_ok=True)
    for country in countries:
        for package in packages:
            kept = folder / f"{country}-{package}.csv"
            if kept.exists() or kept.with_suffix(".refused").exists():
                continue
            try:
                faults = try_run(country, package)
            except CareError as refused:
                kept.with_suffix(".refused").write_text(str(refused), "utf-8")
                continue
            faults.write_csv(kept)
            print(f"{country} {package}: {faults.height} faults", flush=True)
    sum_up(folder)


def sum_up(folder: Path) -> None:
    """Print how many runs there are, and their faults by kind and variable."""
    runs = sorted(folder.glob("*.csv"))
    refused = len(list(folder.glob("*.refused")))
    print(f"{len(runs)} runs, {refused} refused")
    held = [pl.read_csv(run, infer_schema=False) for run in runs]
    faults = pl.concat(held) if held else pl.DataFrame()
    if not faults.is_empty():
        counted = faults.group_by("fault", "variable").agg(
            pl.len(), pl.col("country").n_unique().alias("countries")
        )
        for row in counted.sort("fault", "variable").iter_rows():
            print(*row)


def main() -> None:
    """Try the countries and packages that are named, or all."""
    folder, *named = sys.argv[1:]
    packages = [one for one in SHIPPED if one in named] or list(SHIPPED)
    countries = [one for one in list_population() if one in named] or list(list_population())
    try_all(Path(folder), countries, packages)


if __name__ == "__main__":
    main()
