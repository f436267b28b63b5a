"""The publisher's rules that readers of the American Time Use Survey go by."""

from __future__ import annotations

from functools import cache
from importlib import resources

from carepact.core.documents import keys_of, read_document
from carepact.core.parameters import Strict
from carepact.data.timeuse.rules import Rule


class AtusRules(Strict):
    """The file of rules."""

    top_coded_weekly_pay: Rule[float]
    implied_decimals: Rule[int]
    rake_bands: Rule[tuple[int, ...]]
    adult_age: Rule[int]
    first_year_of_weights: Rule[int]
    pandemic_year: Rule[int]
    years_with_pandemic_weight: Rule[tuple[int, ...]]
    first_year_with_high_incomes: Rule[int]
    replicates: Rule[int]
    other_households_tier: Rule[str]


@cache
def atus_rules() -> AtusRules:
    """Return the rules that ship beside this module."""
    with resources.as_file(resources.files(__package__).joinpath("rules.yaml")) as path:
        return read_document(path, AtusRules, keys_of(AtusRules, Rule)).sound()
