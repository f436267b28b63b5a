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
from carepact.data.input_output.tables import read_input_output
from carepact.simulate.jobs import (
    Induced,
    compute_income_taken,
    compute_indirect_pay,
    compute_induced,
    compute_supply_chain,
    compute_value_of_spending,
)

PER_WORKER = np.array(50.0)
BOUGHT = ConsumptionFigures(value_added_effect=np.array([0.9]), import_share=np.array([0.2]))
EVIDENCE = {"rate_of_consumption": np.array([0.8]), "import_factor": np.array([1.5])}


def sector(*figures: float | None) -> SectorFigures:
    """Make the figures of a sector, of one draw."""
    return SectorFigures(*(None if one is None else np.array([one]) for one in figures))  # type: ignore[arg-type] # the first three are numbers


def table(status: Status, **sectors: SectorFigures) -> InputOutput:
    """Make a table of some sectors."""
    return InputOutput("KEN", 2011, status, Source("s", "l"), 40, sectors, BOUGHT, {})


WITHOUT_PAY = sector(1.5, 0.6, 0.85, None, None)
WITH_PAY = sector(1.5, 0.6, 0.85, 0.4, 0.55)


def test_suppliers_are_computed_by_value_added_where_pay_is_not_told() -> None:
    # Direct .6 x 1000 = 600; suppliers (.85 - .6) x 1000 = 250; jobs 250 / 50 = 5.
    found = compute_supply_chain(
        {"care": np.array([[1000.0]])}, table("observed", care=WITHOUT_PAY), PER_WORKER
    )

    assert_allclose(found.direct_value_added, [[600]])
    assert_allclose(found.value_added, [[250]])
    assert_allclose(found.jobs, [[5]])
    assert found.marks == ("Jobs at suppliers: value added over GDP per worker, no count of jobs.",)


def test_suppliers_are_computed_by_pay_where_it_is_told() -> None:
    # Pay at suppliers (.55 - .4) x 1000 = 150; over 30 a worker: 5. Value added as before.
    found = compute_supply_chain(
        {"care": np.array([[1000.0]])},
        table("observed", care=WITH_PAY),
        PER_WORKER,
        np.array(30.0),
    )

    assert_allclose(found.value_added, [[250]])
    assert_allclose(found.jobs, [[5]])
    assert found.marks == ("Jobs at suppliers: pay over mean labour cost, no count of jobs.",)


def test_sectors_add_up_and_an_imputed_table_is_marked() -> None:
    # Care 250 / 50 = 5; building (.8 - .4) x 100 = 40, over 50: .8.
    found = compute_supply_chain(
        {"care": np.array([[1000.0]]), "construction": np.array([[100.0]])},
        table("imputed", care=WITHOUT_PAY, construction=sector(1.8, 0.4, 0.8, None, None)),
        PER_WORKER,
    )

    assert_allclose(found.jobs, [[5.8]])
    assert found.marks[0].startswith("Suppliers: the country has no input-output table; the median")
    assert len(found.marks) == 2


def test_pay_that_no_table_tells_is_not_made_up() -> None:
    with pytest.raises(ValueError, match="nothing of compensation"):
        compute_indirect_pay(np.array([1.0]), WITHOUT_PAY)


@given(st.floats(0, 1e9))
def test_twice_the_output_brings_twice_the_jobs(output: float) -> None:
    of = table("observed", care=WITHOUT_PAY)
    once = compute_supply_chain({"care": np.array([[output]])}, of, PER_WORKER)
    twice = compute_supply_chain({"care": np.array([[2 * output]])}, of, PER_WORKER)

    assert_allclose(twice.jobs, 2 * once.jobs, atol=1e-9)
    assert_allclose(twice.value_added, 2 * once.value_added, atol=1e-9)
    assert (once.jobs >= 0).all()


def test_present_law_brings_exactly_no_job_beyond_itself() -> None:
    drawn = read_input_output("KEN").draw(sampler=Sampler(1, 3))
    nothing = np.zeros((4, 5))
    found = compute_supply_chain({"care": nothing, "education": nothing}, drawn, PER_WORKER)
    spent = induced(nothing, nothing)

    assert_array_equal(found.jobs, nothing)
    assert_array_equal(spent.jobs_net, nothing)


def test_draws_of_a_country_without_a_table_lie_along_draws_and_years() -> None:
    drawn = read_input_output("KEN").draw(sampler=Sampler(1, 200))
    found = compute_supply_chain({"care": np.full((3, 201, 4), 10.0)}, drawn, PER_WORKER)

    assert found.jobs.shape == (3, 201, 4)
    assert_array_equal(found.jobs[..., 0], found.jobs[..., 3])
    assert found.jobs[0, 1:, 0].std() > 0


def test_spending_is_followed_by_hand() -> None:
    # 1000 net, .8 spent: 800; tax in it at .25: 800 / 1.25 = 640; imports 1.5 x .2 = .3 leave
    # 448; times .9: 403.2.
    found = compute_value_of_spending(
        np.array([1000.0]), BOUGHT, np.array([0.8]), np.array([0.25]), 1.5
    )

    assert_allclose(found, [403.2])


def test_financing_takes_taxes_and_the_pay_of_other_public_spending() -> None:
    # 100 + 200 x .4 = 180
    taken = compute_income_taken(np.array([100.0]), np.array([200.0]), np.array([0.4]))
    assert_allclose(taken, [180])


def induced(income: np.typing.NDArray[np.float64], taken: np.typing.NDArray[np.float64]) -> Induced:
    """Compute induced effects with the figures of this page."""
    return compute_induced(income, taken, BOUGHT, EVIDENCE, np.array([0.25]), PER_WORKER)


def test_induced_effects_stand_before_and_after_financing() -> None:
    # 403.2 of 1000, and of the 250 taken a quarter of it, 100.8: 302.4 is left; over 50 a worker.
    found = induced(np.array([[1000.0]]), np.array([[250.0]]))

    assert_allclose(found.value_added_gross, [[403.2]])
    assert_allclose(found.value_added_net, [[302.4]])
    assert_allclose(found.jobs_gross, [[8.064]])
    assert_allclose(found.jobs_net, [[6.048]])
    assert "no published figure" in found.marks[0]


def test_a_reform_that_taxes_away_all_it_pays_out_induces_nothing() -> None:
    found = induced(np.array([[1000.0]]), np.array([[1000.0]]))

    assert_allclose(found.value_added_net, [[0.0]], atol=1e-9)
    assert found.value_added_gross[0, 0] > 0
