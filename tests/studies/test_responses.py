"""Sliders that need no engine answer as the engine does."""

from __future__ import annotations

import numpy as np
import pytest
from tests.responses import build_country, measure_misses, open_country, start_country

from carepact.core.arrays import FloatArray
from carepact.core.draws import OneAtATime
from carepact.core.errors import ParameterError
from carepact.simulate.growth_paths import draw_paths
from carepact.simulate.outcomes import QUANTITIES
from carepact.simulate.projection import Projection
from carepact.studies.country_projection import (
    read_study_country,
    simulate_package,
)
from carepact.studies.country_projection import start_country as start_study
from carepact.studies.response_table.carrying import Carrier, start_package
from carepact.studies.response_table.choosing import choose_countries
from carepact.studies.response_table.growing import grow_grid
from carepact.studies.response_table.knobs import read_knobs
from carepact.studies.response_table.mothers import Room
from carepact.studies.response_table.nodes import Node, choose_levels
from carepact.studies.response_table.table import read_table

BORNE = 0.005
"""Of the spread of the engine's answers: what a table may lie off. [share]"""
TWELVE = ("KEN", "FRA", "IND", "CHL", "NER", "MEX", "ZAF", "JPN", "EGY", "BRA", "DEU", "PHL")
"""Countries of every region and income group. [ISO 3166-1 alpha-3]"""


@pytest.mark.parametrize("code", ["KEN"])
def test_a_table_answers_random_packages_as_the_engine_does(code: str) -> None:
    missed = measure_misses(code, 20, seed=11)
    assert len(missed) > 15
    assert max(missed.values()) < BORNE


@pytest.mark.campaign
@pytest.mark.parametrize("code", TWELVE)
def test_twelve_countries_answer_a_hundred_packages(code: str) -> None:
    missed = measure_misses(code, 100, seed=12)
    assert max(missed.values()) < BORNE, max(missed.items(), key=lambda one: one[1])


def test_a_package_carried_among_others_is_that_of_a_plain_run() -> None:
    engine, study = start_country("KEN"), open_country("KEN")
    law = engine.carrier.law_of_last_year
    package = start_package(study.package, engine.settings, law)
    begun = np.array([[one.start for one in engine.settings]])
    among = engine.carrier.carry(engine.settings, np.repeat(begun, 3, axis=0))
    sampler = OneAtATime(0, 1)
    read = read_study_country(study)
    start = start_study(read, study.until, draw_paths(study.paths, sampler), sampler)
    plain = simulate_package(start, package)
    for name in ("additional_cost_over_gdp", "state_net_cost_over_gdp", "unpaid_hours"):
        carried, alone = (_take(name, one) for one in (among, plain))
        assert carried == pytest.approx(alone, rel=1e-9)
        assert np.abs(alone).max() > 0


def _take(name: str, projection: Projection) -> FloatArray:
    """Take a figure of every year with every job filled, every input at its middle."""
    found = QUANTITIES[name].compute(projection.values).sel(scenario="demand")
    return found.isel(draw=Carrier.middle).to_numpy()


def test_the_table_is_the_same_when_written_and_read() -> None:
    table = build_country("KEN")
    again = read_table(table.to_dict())
    packages = start_country("KEN").scatter(3, seed=5)
    for key, values in table.tell(packages).items():
        assert np.array_equal(values, again.tell(packages)[key])


def test_present_law_costs_nothing_more() -> None:
    engine, table = start_country("KEN"), build_country("KEN")
    told = table.tell(np.array([[one.law for one in engine.settings]]))
    spread = table.tell(engine.scatter(20, seed=3))["cost", ""]
    assert abs(told["cost", ""][0, -1]) < BORNE * np.ptp(spread[:, -1])
    assert told["employment", "women"][0, -1] == pytest.approx(
        table.law.employed["women"][-1] / table.law.adults["women"][-1], abs=1e-4
    )


def test_a_knob_moves_its_labels_through_present_law() -> None:
    knob = next(one for one in read_knobs() if one.name == "under_threes")
    now = np.array([0.1, 0.3])  # the mean is 0.2
    aims = knob.aim(np.array([0.0, 0.1, 0.2, 0.6, 1.0]), now, 0.2, 1.0)
    by_hand = [[0, 0], [0.05, 0.15], [0.1, 0.3], [0.55, 0.65], [1, 1]]
    assert aims == pytest.approx(np.array(by_hand))


def test_pay_is_moved_in_proportion() -> None:
    knob = next(one for one in read_knobs() if one.name == "pay")
    assert knob.aim(np.array([1.5]), np.array([1.2, 0.8]), 1.0, 1.6).tolist() == [
        [pytest.approx(1.8), pytest.approx(1.2)]
    ]


def test_mothers_who_fill_care_jobs_are_counted_once() -> None:
    room = Room(*(np.array([one]) for one in (50.0, 80.0, 500.0, 0.1)))
    freed, hired = np.array([[100.0], [100.0], [-70.0]]), np.array([[30.0], [5.0], [30.0]])
    # 100 are freed, but 80 are without work: of these a tenth, at most as many as there are jobs.
    assert room.enter(freed, hired).ravel().tolist() == [72.0, 75.0, -50.0]


def test_a_hat_is_one_at_its_node_and_nothing_at_its_neighbours() -> None:
    node = Node(2.0, 1.0, 4.0)
    assert node.weigh(np.array([0.0, 1.0, 1.5, 2.0, 3.0, 4.0, 9.0])).tolist() == [
        0, 0, 0.5, 1, 0.5, 0, 0,
    ]  # fmt: skip
    assert Node(4.0, 2.0, None).weigh(np.array([3.0, 4.0, 5.0])).tolist() == [0.5, 1, 1]


def test_nodes_stand_where_straight_lines_bend() -> None:
    grid = np.linspace(0.0, 1.0, 11)
    bent = np.maximum(grid - 0.3, 0.0)[:, None]
    levels = choose_levels(grid, bent, 5, 1e-9, 9)
    by_hand = [[0.0, 1.0], [0.2, 0.7], [0.3]]  # ends, half-way to them, and the bend
    assert [[round(node.at, 9) for node in level] for level in levels] == by_hand


def test_a_grid_keeps_only_what_makes_a_difference() -> None:
    grid = np.linspace(0.0, 1.0, 3)
    levels = [choose_levels(grid, grid[:, None], 1, 1e-9, 3) for _knob in range(3)]

    def ask(packages: FloatArray) -> FloatArray:
        """Answer with a product of two knobs and a sum with the third."""
        return np.asarray(packages[:, :1] * packages[:, 1:2] + packages[:, 2:])

    found = grow_grid(ask, np.full(3, 0.5), levels, np.ones(1), 1e-6)
    together = {tuple(knob for knob, _node in place) for place in found.places}
    assert together == {(0,), (1,), (2,), (0, 1)}
    packages = np.random.default_rng(1).random((50, 3))
    assert found.tell(packages) == pytest.approx(ask(packages))


def test_every_country_that_is_misnamed_is_told_at_once() -> None:
    with pytest.raises(ParameterError, match="2 faults") as told:
        choose_countries(["Kenya", "KEN", "Frence"])
    assert "KEN stands twice" in str(told.value)
    assert "FRA" in str(told.value)
    assert choose_countries(["Kenya", "CHL"]) == ["CHL", "KEN"]
