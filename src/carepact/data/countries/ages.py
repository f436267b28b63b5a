"""The ages of population tables: single years to 24, then groups of five, 100 and over."""

from __future__ import annotations

import re

from carepact.core.bands import label_bands
from carepact.data.countries.mortality import OLDEST

SINGLE_AGES = 25
AGE_STARTS = (*range(SINGLE_AGES), *range(SINGLE_AGES, OLDEST + 1, 5))
"""First year of each shipped age. [years]"""
AGES = (
    *map(str, range(SINGLE_AGES)),
    *label_bands(range(SINGLE_AGES, OLDEST + 1, 5)),
)
"""Name of each shipped age: `0`, ..., `24`, `25-29`, ..., `95-99`, `100+`."""


def read_age(word: str) -> tuple[int, int | None] | None:
    """Read an age as first and last year, the last open at `+`; None for no age.

    Parameters
    ----------
    word : str
        `7`, `25-29` or `100+`.
    """
    found = re.fullmatch(r"(\d{1,3})(?:-(\d{1,3})|(\+))?", word.strip())
    if found is None:
        return None
    first = int(found[1])
    if found[3]:
        return first, None
    return first, int(found[2] or first)


def place_of_age(first: int, last: int | None) -> int | None:
    """Return the place of an age among the shipped ones; None where it lies in none alone."""
    start = max(age for age in AGE_STARTS if age <= first)
    place = AGE_STARTS.index(start)
    if start == OLDEST:
        return place
    end = AGE_STARTS[place + 1]
    return place if last is not None and first <= last < end else None
