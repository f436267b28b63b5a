"""Persons in need and their hours, on a population made up so that one can compute by hand."""

from __future__ import annotations

import numpy as np
import pytest
import xarray as xr
from hypothesis import given, settings
from hypothesis import strategies as st

from carepact.data.countries.ages import AGES
from carepact.data.countries.population import Population
from carepact.needs.hours import childcare_hours_needed, hours_needed
from carepact.needs.persons import BANDS, count_age_groups, count_ages, count_children, count_need

YEARS = [2024, 2050]


def make_population(scale: float = 1.0) -> Population:
    """Make ten persons at each of the 41 ages, of each sex, in two years."""
    persons = xr.DataArray(
        np.full((len(YEARS), 2, len(AGES)), 10.0 * scale),
        coords={"year": YEARS, "sex": ["women", "men"], "age": list(AGES)},
        dims=("year", "sex", "age"),
    )
    return Population("XXX", persons, "made up", "", "given by the user")


def make_prevalence() -> np.ndarray:
    """Make 10 % severe, 20 % moderate, no low need everywhere; twice that in the only draw."""
    point = np.broadcast_to([0.1, 0.2, 0.0], (2, 4, 3))
    return np.stack([point, 2 * point])


def test_age_groups_hold_the_ages_of_their_labels() -> None:
    groups = count_age_groups(make_population()).sel(year=2024, sex="women")
    # 15-64: ages 15 to 24 (10) and 25-29 to 60-64 (8): 180; 65-74 and 75-84: 2 groups each;
    # 85+: 85-89, 90-94, 95-99, 100+.
    assert groups.to_numpy().tolist() == [180, 20, 20, 40]


def test_bands_hold_all_people_once() -> None:
    population = make_population()
    total = sum(count_ages(population, ages).sum() for ages in BANDS.values())
    assert float(total) == population.persons.sum()


def test_persons_in_need_are_persons_times_prevalence() -> None:
    found = count_need(make_population(), make_prevalence())
    assert found.dims == ("draw", "year", "sex", "age_group", "level")
    old = found.sel(year=2024, sex="men", age_group="85+")
    # 40 men of 85 and over: 4 severe and 8 moderate; twice that in the draw.
    assert old.to_numpy().tolist() == [[4.0, 8.0, 0.0], [8.0, 16.0, 0.0]]


def test_hours_of_adults_are_persons_times_weekly_hours_times_52() -> None:
    in_need = count_need(make_population(), make_prevalence())
    weekly = np.array([[40.0, 20.0, 5.0], [40.0, 20.0, 5.0]])
    found = hours_needed(in_need, weekly).sel(draw=0, year=2024, sex="women", age_group="85+")
    # 4 x 40 x 52 = 8320; 8 x 20 x 52 = 8320; none.
    assert found.to_numpy() == pytest.approx([8320, 8320, 0])


def test_hours_of_children_are_children_times_daily_hours_times_the_days_of_a_year() -> None:
    children = count_children(make_population())
    found = childcare_hours_needed(children, np.full((1, 15), 2.0))
    # 20 children of an age, 2 hours, 365.25 days: 14,610 hours.
    assert found.sel(draw=0, year=2050, age="7").item() == pytest.approx(14_610)


@settings(deadline=None)
@given(st.floats(0.01, 1e6))
def test_need_grows_as_the_population(scale: float) -> None:
    once = count_need(make_population(), make_prevalence())
    many = count_need(make_population(scale), make_prevalence())
    assert np.allclose(many, once * scale, rtol=1e-12)
