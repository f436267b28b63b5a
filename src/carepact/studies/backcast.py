"""Present law as modelled against what is spent: leave, pre-primary and long-term care."""

from __future__ import annotations

import functools
from pathlib import Path

from carepact.data.countries.reading import read_countries
from carepact.validate.back_cast.back_cast import BackCast
from carepact.validate.back_cast.leave import compare_leave
from carepact.validate.back_cast.long_term_care import compare_long_term_care
from carepact.validate.back_cast.preprimary import compare_preprimary


def run_backcast(own_facts: Path | None = None) -> BackCast:
    """Compare the present law of every country with what is spent on it.

    Raises
    ------
    CareError
        If the file of own figures has faults.
    """
    return _compare_shipped() if own_facts is None else _compare(own_facts)


@functools.cache
def _compare_shipped() -> BackCast:
    """Compare by what ships, once: it is the same in every language."""
    return _compare(None)


def _compare(own_facts: Path | None) -> BackCast:
    """Compare part by part."""
    countries = read_countries(own_facts).values()
    compare = (compare_leave, compare_preprimary, compare_long_term_care)
    return BackCast(tuple(one(countries) for one in compare))
