"""The bounds and rules by which figures of countries are checked, imputed and spread."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import Literal

from pydantic import Field

from carepact.core.documents import Strict, keys_of, read_document
from carepact.data.timeuse.rules import Rule


class ErrorRule(Strict):
    """How far an observed figure of a kind may lie off, as standard errors on a scale."""

    scale: Literal["log", "logit", "linear"]
    unit: str = Field(min_length=1)
    level: float = Field(gt=0, description="Definition and sampling, in the figure's own year.")
    drift: float = Field(ge=0, description="What the square root of a year adds.")
    reason: str = Field(min_length=1, description="Who says so, or how it was measured.")


class FigureRules(Strict):
    """The file of rules; a pair is the least and the greatest that is believed."""

    earnings_to_product: Rule[tuple[float, float]]
    labour_cost_to_product: Rule[tuple[float, float]]
    leave_to_oecd: Rule[tuple[float, float]]
    most_pupils: Rule[float]
    move_to_explain: Rule[float]
    rich: Rule[float]
    coverage: Rule[float]
    least_countries: Rule[int]
    region_penalty: Rule[float]
    gdp_origin: Rule[float]
    smallest_share: Rule[float]
    open_group_middle: Rule[float]
    least_rate: Rule[float]
    widest_scaling: Rule[float]
    halvings: Rule[int]
    years: Rule[tuple[int, int]]
    least_of_logs: Rule[float]
    most_faults: Rule[int]
    old_years: Rule[int]
    quartiles_apart: Rule[float]
    errors: dict[str, ErrorRule]


@cache
def figure_rules() -> FigureRules:
    """Return the rules that ship beside this module."""
    with resources.as_file(resources.files(__package__).joinpath("figure_rules.yaml")) as path:
        return read_document(path, FigureRules, keys_of(FigureRules, Rule, ErrorRule)).sound()
