"""Need against coverage: gaps in persons, hours, places, staff."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from carepact.needs.service import Service
from carepact.needs.weighing import MEASURES, weigh


def column(value: float) -> np.ndarray:
    """Make the array of one draw and one kind."""
    return np.array([[value]])


SERVICE = Service(column(200.0), column(1000.0), column(0.25), column(1.0))


def weigh_one(now: float, wanted: float, alone: float = 0.5) -> dict[str, float]:
    """Weigh 100 persons who need 500 hours each."""
    persons, needed = np.full((1, 1, 1), 100.0), np.full((1, 1, 1), 50_000.0)
    found = weigh(persons, needed, column(now), column(wanted), SERVICE, column(alone))
    assert set(found) == set(MEASURES)
    return {name: float(values[0, 0]) for name, values in found.items()}


def test_a_gap_in_persons_is_told_in_hours_places_and_staff() -> None:
    found = weigh_one(0.3, 0.8)
    # 100 x (0.8 - 0.3) = 50 persons; 50 x 200, 50 x 1000, 50 x 1, 50 x 0.25.
    assert found["gap_persons"] == pytest.approx(50)
    assert found["gap_hours"] == pytest.approx(10_000)
    assert found["gap_attended"] == pytest.approx(50_000)
    assert found["gap_places"] == pytest.approx(50)
    assert found["gap_staff"] == pytest.approx(12.5)


def test_need_is_care_received_and_unmet_need() -> None:
    found = weigh_one(0.3, 0.8)
    # Formal 30 x 200 = 6,000; left alone 50,000 x 0.7 x 0.5 = 17,500; family the rest.
    assert found["formal"] == pytest.approx(6_000)
    assert found["unmet"] == pytest.approx(17_500)
    assert found["family"] == pytest.approx(26_500)


@given(st.floats(0, 1), st.floats(0, 1), st.floats(0, 1))
def test_the_parts_sum_to_need_and_no_part_is_below_zero(
    now: float, wanted: float, alone: float
) -> None:
    found = weigh_one(now, wanted, alone)
    received = found["formal"] + found["family"]
    assert received + found["unmet"] == pytest.approx(found["needed"])
    assert min(found["formal"], found["family"], found["unmet"]) >= -1e-6


@given(st.floats(0, 1), st.floats(0, 1))
def test_there_is_no_gap_where_no_more_is_wanted_than_is_covered(first: float, last: float) -> None:
    low, high = sorted((first, last))
    found = weigh_one(high, low)
    assert all(found[name] == 0 for name in MEASURES if name.startswith("gap_"))
