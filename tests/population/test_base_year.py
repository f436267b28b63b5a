"""Of which year people are counted: the base year, 2024, or the nearest that is known."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.cases.joints.small_country import point_with, small_country, small_population

from carepact.core.errors import DataError
from carepact.population.country_inputs import build_inputs
from carepact.population.second_sources import nearest_year


@pytest.mark.parametrize(
    ("known", "base"),
    [(range(2020, 2030), 2024), (range(2010, 2021), 2020), (range(2030, 2034), 2030)],
)
def test_people_are_counted_in_the_base_year_or_the_nearest_one(
    tmp_path: Path, known: range, base: int
) -> None:
    people = small_population(known)
    assert nearest_year(people) == base
    inputs = build_inputs(small_country(tmp_path), people, (known[0],), point_with())
    assert inputs.cells.year == base


def test_a_year_beyond_those_that_are_known_is_refused_with_the_first_and_the_last(
    tmp_path: Path,
) -> None:
    people = small_population(range(2020, 2030))
    with pytest.raises(DataError, match=r"no 2031; it runs from 2020 to 2029\."):
        build_inputs(small_country(tmp_path), people, (2029, 2031), point_with())
