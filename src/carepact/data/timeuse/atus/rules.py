"""The publisher's rules that readers of the American Time Use Survey go by."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib import resources


@dataclass(frozen=True)
class AtusRules:
    """The rules of `rules.csv`, each with its unit and reason there."""

    top_coded_weekly_pay: float
    implied_decimals: int
    rake_bands: tuple[int, ...]
    adult_age: int
    first_year_of_weights: int
    pandemic_year: int
    years_with_pandemic_weight: tuple[int, ...]
    first_year_with_high_incomes: int
    replicates: int
    other_households_tier: str


@cache
def atus_rules() -> AtusRules:
    """Return the rules that ship beside this module."""
    text = resources.files(__package__).joinpath("rules.csv").read_text("utf-8")
    value = {row["name"]: row["value"] for row in csv.DictReader(text.splitlines())}
    return AtusRules(
        top_coded_weekly_pay=float(value["top_coded_weekly_pay"]),
        implied_decimals=int(value["implied_decimals"]),
        rake_bands=_list_numbers(value["rake_bands"]),
        adult_age=int(value["adult_age"]),
        first_year_of_weights=int(value["first_year_of_weights"]),
        pandemic_year=int(value["pandemic_year"]),
        years_with_pandemic_weight=_list_numbers(value["years_with_pandemic_weight"]),
        first_year_with_high_incomes=int(value["first_year_with_high_incomes"]),
        replicates=int(value["replicates"]),
        other_households_tier=value["other_households_tier"],
    )


def _list_numbers(text: str) -> tuple[int, ...]:
    """Read numbers that blanks divide."""
    return tuple(int(number) for number in text.split())
