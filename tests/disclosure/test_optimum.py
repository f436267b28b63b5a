"""What is hidden is at most half more than the least that could be hidden."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pytest
from tests.disclosure.optimum import draw_table, find_unmet, hide_fewest

from carepact.core.disclosure.protection import protect
from carepact.core.disclosure.rules import DisclosureRule

MOST = 1.5
"""Entries hidden, as a multiple of the fewest."""
SAMPLE, CAMPAIGN = 10, 50


def compare(tables: int, seed: int) -> Counter[str]:
    """Compare tables with their optimum; print the sum."""
    draw, rule = np.random.default_rng(seed), DisclosureRule()
    counted: Counter[str] = Counter()
    while counted["tables"] < tables:
        listing = draw_table(draw)
        if not listing.find_primary(rule).any():
            continue
        counted["tables"] += 1
        protection = protect(listing, rule)
        hidden = protection.entries
        fewest = hide_fewest(listing, rule, protection.lines)
        if fewest is None:
            counted["cannot be met"] += 1
            continue
        assert find_unmet(listing, hidden, rule) == []
        assert hidden.sum() <= MOST * fewest.sum(), (hidden.astype(int), fewest.astype(int))
        counted["hidden"] += int(hidden.sum())
        counted["fewest"] += int(fewest.sum())
        counted["entries"] += hidden.size
    ratio = counted["hidden"] / counted["fewest"]
    print(dict(counted), f"ratio {ratio:.3f}")  # noqa: T201 - the figures of a campaign
    return counted


def test_a_sample_of_tables_hides_little_more_than_the_optimum() -> None:
    counted = compare(SAMPLE, seed=1)
    assert counted["cannot be met"] < SAMPLE / 2
    assert counted["hidden"] <= MOST * counted["fewest"]


@pytest.mark.campaign
def test_fifty_tables_hide_little_more_than_the_optimum() -> None:
    counted = compare(CAMPAIGN, seed=2)
    assert counted["cannot be met"] < CAMPAIGN / 2
    assert counted["hidden"] <= MOST * counted["fewest"]
