"""Which children have a place now, where the user's own figures tell it."""

from __future__ import annotations

from carepact.core.arrays import FloatArray
from carepact.core.draws import Sampler
from carepact.data.countries.fact_draws import draw_fact
from carepact.data.countries.facts import Country, Fact


def find_own_places(country: Country, age: int) -> Fact | None:
    """Return the user's own figure of children of an age before school who have a place."""
    return country.fact("childcare_under_3" if age < 3 else "childcare_from_3")  # noqa: PLR2004 - as they are named


def cover_as_given(coverage: FloatArray, country: Country, sampler: Sampler) -> FloatArray:
    """Set coverage by single age to what the user's own figures say.

    Parameters
    ----------
    coverage : FloatArray, shape (1 + draws, child age)
        Children with a place, as enrolment has it. [share]
    country : Country
        Whose it is.
    sampler : Sampler
        Seed of the run, and how many draws follow the point.

    Returns
    -------
    FloatArray, shape (1 + draws, child age)
        The same at ages without a figure of the user. [share]
    """
    found = coverage.copy()
    for age in range(coverage.shape[-1]):
        own = find_own_places(country, age)
        if own is not None:
            found[:, age] = draw_fact(own, country.code, sampler) / 100  # facts are per cent
    return found
