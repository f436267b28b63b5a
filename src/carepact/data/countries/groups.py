"""Groups of countries that share a law."""

from __future__ import annotations

import functools

from carepact.data.countries.dictionary import read_shipped


@functools.cache
def read_groups() -> dict[str, frozenset[str]]:
    """Return the countries of each group, by the group's name."""
    groups: dict[str, set[str]] = {}
    for row in read_shipped("groups.csv"):
        groups.setdefault(row["group"], set()).add(row["country"])
    return {name: frozenset(countries) for name, countries in groups.items()}
