"""Staff to find and train, and places to build, year by year."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np

from carepact.core.arrays import FloatArray, sum_last
from carepact.core.parameter_tables import LABELS
from carepact.policy.rules.outcome import Outcome


def list_grades() -> tuple[str, ...]:
    """List the grades of staff; what is none of the named ones is the last, `other`."""
    return (*LABELS["teaching grade"], *LABELS["nursing grade"], "other")


class Pipeline(NamedTuple):
    """What a law needs, under present law and under the reform with every job filled."""

    staff: FloatArray
    """Shape (2, grades, draws, years); grades as `list_grades`. [full-time equivalents]"""
    places: FloatArray
    """Built places in use, shape (2, instruments, draws, years). [places]"""


def count_pipeline(
    outcomes: tuple[Mapping[str, Outcome], Mapping[str, Outcome]],
    built: tuple[str, ...],
    shape: tuple[int, int],
) -> Pipeline:
    """Count staff by grade and built places under both laws.

    Parameters
    ----------
    outcomes : tuple of two mappings of instrument to Outcome
        Present law and the reform, shape (draws, years, rows).
    built : tuple of str
        Instruments with places that are built.
    shape : tuple of two int
        Draws and years.
    """
    grades = list_grades()
    staff = np.zeros((2, len(grades), *shape))
    places = np.zeros((2, len(built), *shape))
    for end, found in enumerate(outcomes):
        for one in found.values():
            for kind, counted in one.staff.items():
                grade = kind.grade if kind.grade in grades else grades[-1]
                staff[end, grades.index(grade)] += _sum_rows(counted)
        for number, name in enumerate(built):
            places[end, number] = _sum_rows(np.asarray(found[name].places))
    return Pipeline(staff, places)


def rise(levels: FloatArray) -> FloatArray:
    """Compute how much more there is than the year before, never below 0, years last.

    Of the first year nothing is known: it is not a number.
    """
    more = np.maximum(np.diff(levels, axis=-1), 0.0)
    return np.concatenate([np.full_like(levels[..., :1], np.nan), more], axis=-1)


def replace_leavers(levels: FloatArray, leaving: FloatArray) -> FloatArray:
    """Compute who has to be found for those who left since the year before, as `rise`.

    Parameters
    ----------
    levels : FloatArray, shape (..., draws, years)
        Staff. [persons]
    leaving : FloatArray, shape (draws, 1)
        Part that leaves the sector in a year. [share a year]
    """
    left = leaving * levels[..., :-1]
    return np.concatenate([np.full_like(levels[..., :1], np.nan), left], axis=-1)


def build_places(places: FloatArray) -> FloatArray:
    r"""Compute the places to build in each year beyond present law.

    Parameters
    ----------
    places : FloatArray, shape (2, ..., draws, years)
        Under present law and under the reform.

    Returns
    -------
    FloatArray, shape (..., draws, years)
        :math:`K_t - \max_{u < t} K_u` where above 0, with K the places beyond those of present
        law: what was built once stands to the horizon.
    """
    beyond = np.maximum.accumulate(np.maximum(places[1] - places[0], 0.0), axis=-1)
    built: FloatArray = np.diff(beyond, axis=-1, prepend=0.0)
    return built


def _sum_rows(counted: FloatArray) -> FloatArray:
    """Add up over rows, shape that broadcasts with (draws, years)."""
    return sum_last(np.asarray(counted, dtype=float))
