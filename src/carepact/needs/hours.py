"""Turn persons into the hours of care that they need in a year."""

from __future__ import annotations

import xarray as xr

from carepact.core.arrays import FloatArray
from carepact.core.parameter_tables import LABELS
from carepact.core.units import DAYS_PER_YEAR, WEEKS_PER_YEAR


def hours_needed(in_need: xr.DataArray, hours_per_week: FloatArray) -> xr.DataArray:
    """Compute the hours that persons in need of care need.

    Parameters
    ----------
    in_need : xr.DataArray, shape (draw, year, ..., level)
        Persons in need, as `count_need` gives them. [persons]
    hours_per_week : FloatArray, shape (1 + draws, need level)
        Care that one of them needs. [hours a week]

    Returns
    -------
    xr.DataArray, shape of in_need
        Persons times hours times 52 weeks. [hours a year]
    """
    weekly = xr.DataArray(
        hours_per_week, coords={"level": list(LABELS["need level"])}, dims=("draw", "level")
    )
    return (in_need * weekly * WEEKS_PER_YEAR).transpose(*in_need.dims)


def childcare_hours_needed(children: xr.DataArray, hours_per_day: FloatArray) -> xr.DataArray:
    """Compute the hours of active care that children need.

    Parameters
    ----------
    children : xr.DataArray, shape (year, age)
        Children by single age from 0 to 14. [persons]
    hours_per_day : FloatArray, shape (1 + draws, age to 14)
        Active care that one child of the age needs. [hours a day]

    Returns
    -------
    xr.DataArray, shape (draw, year, age)
        Children times hours times the days of a year. [hours a year]
    """
    daily = xr.DataArray(
        hours_per_day, coords={"age": list(LABELS["age to 14"])}, dims=("draw", "age")
    )
    return (children * daily * DAYS_PER_YEAR).transpose("draw", "year", "age")
