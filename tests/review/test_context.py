"""Which contexts hold in a country: by its income group, informal work and ages."""

from __future__ import annotations

import numpy as np
import pytest
import xarray as xr

from carepact.data.countries.ages import AGES
from carepact.data.countries.facts import Country, make_fact
from carepact.data.countries.population import Population, read_population
from carepact.data.countries.reading import read_country
from carepact.review.context import Holds, find_circumstances, list_holding


def country_with(informal: float | None, group: str = "Low income") -> Country:
    """Make a country with one fact."""
    row = {"indicator": "informal_t", "year": "2022", "value": str(informal), "source": "Survey"}
    facts = {} if informal is None else {"informal_t": make_fact(row)}
    return Country("AAA", "", group, facts, ())


def population_with(children: float, adults: float, older: float) -> Population:
    """Put persons at ages 5, 30-34 and 70-74, women and men alike."""
    persons = np.zeros((1, 2, len(AGES)))
    for age, count in (("5", children), ("30-34", adults), ("70-74", older)):
        persons[:, :, AGES.index(age)] = count / 2
    coords = {"year": [2024], "sex": ["women", "men"], "age": list(AGES)}
    array = xr.DataArray(persons, coords=coords, dims=("year", "sex", "age"))
    return Population("AAA", array, "Census", "", "projected")


@pytest.mark.parametrize(("informal", "holds"), [(49.9, "no"), (50.0, "yes"), (None, "unknown")])
def test_informal_work_holds_from_half_of_the_workers_on(
    informal: float | None, holds: Holds
) -> None:
    found = {one.context: one for one in find_circumstances(country_with(informal), None)}
    assert found["informality"].holds == holds


def test_ages_are_counted_over_the_whole_population() -> None:
    # 30 of 100 are under 15 and 9 are 65 and over: young from 30 %, ageing from 10 %.
    told = find_circumstances(country_with(None), population_with(30, 61, 9))
    found = {one.context: one for one in told}
    assert found["young"].share == pytest.approx(0.30)
    assert found["young"].holds == "yes"
    assert found["ageing"].share == pytest.approx(0.09)
    assert found["ageing"].holds == "no"


def test_nothing_is_known_without_figures_and_a_crisis_only_where_it_is_declared() -> None:
    told = find_circumstances(country_with(None, group=""), None)
    assert {one.holds for one in told} == {"unknown"}
    assert list_holding(find_circumstances(country_with(None, ""), None, ["crisis"])) == ("crisis",)


@pytest.mark.parametrize(
    ("code", "holding"),
    [
        ("NER", ("low-income", "informality", "young")),
        ("JPN", ("high-income", "ageing")),
        ("KEN", ("middle-income", "informality", "young")),
    ],
)
def test_niger_is_young_and_japan_is_ageing(code: str, holding: tuple[str, ...]) -> None:
    found = find_circumstances(read_country(code), read_population(code))
    assert list_holding(found) == holding
