"""Which figures of a firm are hidden: those of few persons, and all from which they would follow.

Hiding goes step by step from the lowest minimum that any rule may have up to the one asked for,
and what one step hides stays hidden. So nobody learns more by asking again with a higher one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Literal

import numpy as np

from carepact.core.arrays import BoolArray
from carepact.core.disclosure.listing import Listing
from carepact.core.disclosure.protection import protect
from carepact.core.disclosure.rules import DisclosureRule
from carepact.core.release_limits import shipped_limits

Telling = Literal["told", "hidden", "nobody", "not told"]
"""Whether a figure is told; `nobody`: it would be of nobody; `not told`: the firm does not say."""


def hide_lines(listing: Listing, rule: DisclosureRule) -> BoolArray:
    """Tell which lines of a listing with one activity may not be told, shape (L,)."""
    return hide_by_steps(rule, lambda step: protect(listing, step).entries[:, 0])


def hide_by_steps(rule: DisclosureRule, hide: Callable[[DisclosureRule], BoolArray]) -> BoolArray:
    """Hide what any minimum up to the rule's own hides, shape as `hide` returns."""
    hidden: BoolArray = np.logical_or.reduce([hide(step) for step in list_steps(rule)])
    return hidden


def list_steps(rule: DisclosureRule) -> Iterator[DisclosureRule]:
    """List the rule with every minimum from the floor up to its own."""
    floor = shipped_limits().lowest_minimum_cell.value
    return (replace(rule, minimum=least) for least in range(floor, rule.minimum + 1))
