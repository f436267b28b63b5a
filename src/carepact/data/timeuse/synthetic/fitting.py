"""How the synthetic survey is fitted to its targets: chosen numbers, each with its reason."""

from __future__ import annotations

from functools import cache
from importlib import resources

from carepact.core.documents import Strict, keys_of, read_document
from carepact.data.timeuse.rules import Rule


class Fitting(Strict):
    """The file of rules of fitting."""

    stage_beyond_published_ages: Rule[str]
    reconciling_rounds: Rule[int]
    balancing_rounds: Rule[int]
    balanced: Rule[float]
    most_likely: Rule[float]
    fewest: Rule[float]
    work: Rule[str]
    needs_work: Rule[tuple[str, ...]]
    seeking: Rule[str]


@cache
def fitting_rules() -> Fitting:
    """Return the rules that ship beside this module."""
    with resources.as_file(resources.files(__package__).joinpath("fitting.yaml")) as path:
        return read_document(path, Fitting, keys_of(Fitting, Rule)).sound()
