"""What a survey's own pay is taken for: bounds, regressors, country and currency."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources
from typing import Any, Literal

from carepact.core.shipped import load_yaml


@dataclass(frozen=True)
class Regressor:
    """One variable of the wage equation."""

    column: str
    kind: Literal["category", "square"]
    """`category`: a dummy a category; `square`: the value and its square."""


@dataclass(frozen=True)
class PayRules:
    """The declared parameters of the wage equation."""

    title: str
    date: str
    source: str
    lowest_to_median: float
    """Pay below this share of the year's median is set aside. [share]"""
    highest_to_median: float
    """Pay above this multiple of the year's median is set aside. [multiple]"""
    least_workers_per_term: float
    """Workers with known pay below which no equation is fitted. [workers a term]"""
    countries: Mapping[str, str]
    """Country of each survey, ISO 3166-1 alpha-3."""
    currencies: Mapping[str, str]
    """Currency in which each survey states pay."""
    regressors: tuple[Regressor, ...]


@functools.cache
def read_pay_rules() -> PayRules:
    """Read the shipped parameters of the wage equation."""
    folder = resources.files("carepact.data.wages")
    content: dict[str, Any] = load_yaml(folder.joinpath("pay.yaml").read_text("utf-8"))
    return PayRules(
        title=content["title"],
        date=str(content["from"]),
        source=content["source"],
        lowest_to_median=content["lowest_to_median"],
        highest_to_median=content["highest_to_median"],
        least_workers_per_term=content["least_workers_per_term"],
        countries=content["countries"],
        currencies=content["currencies"],
        regressors=tuple(Regressor(one["column"], one["kind"]) for one in content["regressors"]),
    )
