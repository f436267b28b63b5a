"""Suppliers' and induced jobs by hand, their laws, and their marks."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose, assert_array_equal

from carepact.core.draws import Sampler
from carepact.core.provenance import Source
from carepact.data.countries.facts import Status
from carepact.data.input_output.figures import ConsumptionFigures, InputOutput, SectorFigures
from carepact.data.input_output.tables import list_tables, read_input_output
from carepact.simulate.jobs import (
    Purchase,
    compute_supply_chain,
    compute_value_of_spending,
    pass_on,
)

PER_WORKER = np.array(50.0)
BOUGHT = ConsumptionFigures(value_added_effect=np.array([0.9]), import_share=np.array([0.2]))


def sector(*figures: float | None) -> SectorFigures:
    """Make the figures of a sector, of one draw."""
    return SectorFigures(*(None if one is None else np.array([one]) for one in figures))  # type: ignore[arg-type] # the first three are numbers


def table(status: Status, **sectors: SectorFigures) -> InputOutput:
    """Make a table of some sectors."""
    return InputOutput("KEN", 2011, status, Source("s", "l"), 40, sectors, BOUGHT, {})


def buy(sector: str, amount: float, *, is_output: bool = False) -> Purchase:
    """Make a purchase of one draw and year."""
    return Purchase(sector, np.array([[amount]]), is_output)


WITHOUT_PAY = sector(1.5, 0.6, 0.85, None, None)
WITH_PAY = sector(1.5, 0.6, 0.85, 0.4, 0.55)


def test_what_a_service_buys_brings_what_its_sector_s_purchases_bring() -> None:
    # Of 400 bought (.85 - .6) / (1 - .6) = .625 is added at home: 250; jobs 250 / 50 = 5.
    found = compute_supply_chain(
        [buy("care", 400)], table("observed", care=WITHOUT_PAY), PER_WORKER
    )

    assert_allclose(found.value_added, [[250]])
    assert_allclose(found.jobs, [[5]])
    assert found.marks == ("Jobs at suppliers: value added over GDP per worker, no count of jobs.",)


def test_suppliers_are_computed_by_pay_where_it_is_told() -> None:
    # Pay at suppliers (.55 - .4) / (1 - .6) x 400 = 150; over 30 a worker: 5.
    found = compute_supply_chain(
        [buy("care", 400)], table("observed", care=WITH_PAY), PER_WORKER, np.array(30.0)
    )

    assert_allclose(found.value_added, [[250]])
    assert_allclose(found.jobs, [[5]])
    assert found.marks == ("Jobs at suppliers: pay over mean labour cost, no count of jobs.",)


def test_an_output_that_is_bought_whole_brings_the_total_effect() -> None:
    # Building for 100: .8 x 100 = 80 with its own workers; pay .5 x 100 over 25: 2.
    construction = sector(1.8, 0.4, 0.8, 0.3, 0.5)
    found = compute_supply_chain(
        [buy("construction", 100, is_output=True)],
        table("observed", construction=construction),
        PER_WORKER,
        np.array(25.0),
    )

    assert_allclose(found.value_added, [[80]])
    assert_allclose(found.jobs, [[2]])


def test_sectors_add_up_and_an_imputed_table_is_marked() -> None:
    # Care 250 / 50 = 5; a building .8 x 50 = 40, over 50: .8.
    found = compute_supply_chain(
        [buy("care", 400), buy("construction", 50, is_output=True)],
        table("imputed", care=WITHOUT_PAY, construction=sector(1.8, 0.4, 0.8, None, None)),
        PER_WORKER,
    )

    assert_allclose(found.jobs, [[5.8]])
    assert found.marks[0].startswith("Suppliers: the country has no input-output table; the median")
    assert len(found.marks) == 2


@given(st.floats(0, 1e9))
def test_twice_the_purchases_bring_twice_the_jobs(amount: float) -> None:
    of = table("observed", care=WITHOUT_PAY)
    once = compute_supply_chain([buy("care", amount)], of, PER_WORKER)
    twice = compute_supply_chain([buy("care", 2 * amount)], of, PER_WORKER)

    assert_allclose(twice.jobs, 2 * once.jobs, atol=1e-9)
    assert_allclose(twice.value_added, 2 * once.value_added, atol=1e-9)
    assert (once.jobs >= 0).all()


@pytest.mark.parametrize("code", [*list_tables(), "KEN"])
def test_no_table_lets_suppliers_add_more_than_they_are_paid(code: str) -> None:
    drawn = read_input_output(code).draw(sampler=Sampler(1, 300))
    for figures in drawn.sectors.values():
        for is_output in (False, True):
            added = pass_on(figures, is_output=is_output)
            assert (added >= 0).all()
            assert (added <= 1).all()


def test_present_law_brings_exactly_no_job_beyond_itself() -> None:
    drawn = read_input_output("KEN").draw(sampler=Sampler(1, 3))
    nothing = np.zeros((4, 5))
    found = compute_supply_chain([Purchase("care", nothing, is_output=False)], drawn, PER_WORKER)

    assert_array_equal(found.jobs, nothing)
    assert_array_equal(compute_value_of_spending(nothing, drawn.consumption), nothing)


def test_draws_of_a_country_without_a_table_lie_along_draws_and_years() -> None:
    drawn = read_input_output("KEN").draw(sampler=Sampler(1, 200))
    found = compute_supply_chain(
        [Purchase("care", np.full((3, 201, 4), 10.0), is_output=False)], drawn, PER_WORKER
    )

    assert found.jobs.shape == (3, 201, 4)
    assert_array_equal(found.jobs[..., 0], found.jobs[..., 3])
    assert found.jobs[0, 1:, 0].std() > 0


def test_spending_is_followed_by_hand() -> None:
    # Of 640 untaxed, imports 1.5 x .2 = .3 leave 448; times .9: 403.2.
    found = compute_value_of_spending(np.array([[640.0]]), BOUGHT, 1.5)

    assert_allclose(found, [[403.2]])
