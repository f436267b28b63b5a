"""An economy small enough to follow every flow on one page: `test_round_of_money.py` does so.

One draw, the point; two years, the second with half of all that the reform moves in the first;
present law and the three runs of the reform, all alike. Money has no name here: call it crowns.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from carepact.core.arrays import FloatArray
from carepact.core.provenance import Source
from carepact.data.input_output.figures import ConsumptionFigures, InputOutput, SectorFigures
from carepact.policy.shipped_instruments import instrument_names
from carepact.population.labour_income import PayLevels, Workforce
from carepact.population.pay import Pay
from carepact.simulate.closures import Totals
from carepact.simulate.growth_paths import GrowthPaths
from carepact.simulate.projection import CLOSURES, DIMENSIONS, SCENARIOS
from carepact.simulate.revenue import Rates
from carepact.simulate.surroundings import Surroundings
from carepact.simulate.work import Work

YEARS = np.array([1.0, 0.5])
"""What of the first year's amounts the reform moves in each year."""
PRESENT = 50.0
"""What present law moves of everything: it must not be counted as the reform's."""


def point(value: float) -> FloatArray:
    """One number in the only draw, for all years."""
    return np.full((1, 1), value)


def beyond(value: float) -> FloatArray:
    """Nothing under present law, an amount under the reform, shape (runs, draws, years)."""
    reform = [value * YEARS] * len(CLOSURES)
    return np.stack([0 * YEARS, *reform])[:, None]


def by_run(value: float) -> FloatArray:
    """What present law moves, and that with an amount beyond it, shape (runs, draws, years)."""
    return PRESENT + beyond(value)


def along(dimension: str, amounts: Mapping[str, float]) -> FloatArray:
    """Lay amounts along their labels, shape (runs, labels, draws, years)."""
    labels = DIMENSIONS[dimension]
    assert set(amounts) <= set(labels)
    return np.stack([by_run(amounts.get(label, 0.0)) for label in labels], axis=1)


def total_of(
    paid: Mapping[str, float] | None = None,
    borne: Mapping[str, float] | None = None,
    forgone: Mapping[str, float] | None = None,
    built: FloatArray | None = None,
) -> Totals:
    """One instrument that moves so much in the first year beyond present law, and nothing else."""
    nothing = by_run(0)
    return Totals(
        reached=nothing,
        cost_by_payer=along("payer", borne or {}),
        paid=along("payee", paid or {}),
        staff=np.stack([nothing, nothing], axis=1),
        capital=nothing if built is None else np.stack([0 * built, built, built, built])[:, None],
        hours={},
        attended={},
        fathers_alone=nothing,
        forgone={
            "employees": by_run((forgone or {}).get("employees", 0.0)),
            "self-employed": by_run((forgone or {}).get("self-employed", 0.0)),
        },
        gained=beyond(0),
    )


def three_instruments() -> dict[str, Totals]:
    """Nurseries with a fee, leave that social insurance pays, and what employers do; 880 in all.

    What stands of buildings is 80, then 120: 80 are built in the first year, 40 in the second.
    """
    nothing = {name: total_of() for name in instrument_names()}
    return nothing | {
        "childcare": total_of(
            paid={"staff": 400, "social_security": 100, "suppliers": 200, "buildings": 20},
            borne={"general_budget": 680, "households": 40},
            built=np.array([80.0, 120.0]),
        ),
        "parental_leave": total_of(
            paid={"households": 120},
            borne={"social_security": 120},
            forgone={"employees": 60, "self-employed": 20},
        ),
        "employer_measures": total_of(
            paid={"suppliers": 40}, borne={"employers": 30, "communities": 10}
        ),
    }


def small_pay() -> Pay:
    """What work is paid: contributions of 25 % are due on the formal pay of employees.

    A fifth of women work for themselves and three fifths informally, so that of their employees
    a half is formal: on all that women earn contributions are 0.25 x 0.5 x 0.8 = 0.1. Of women,
    0.2 are informal and their own masters; all earn alike, so taxes reach 0.8 of what they earn.
    """
    by_sex = np.array([[20.0], [40.0]])
    own, informal = np.array([[0.2], [0.0]]), np.array([[0.6], [0.0]])
    employed = np.array([[40.0], [60.0]])
    return Pay(
        levels=PayLevels(np.array([30.0]), by_sex, by_sex, np.array([0.25])),
        basis="statute",
        workforce=Workforce(employed, own, informal, np.array([[0.5], [1.0]])),
        adults=np.full((2, 1, 2), 100.0),
        employed=np.repeat(employed[..., None], 2, axis=-1),
        gdp=np.full((1, 2), 5000.0),
        index=np.ones((1, 1)),
        self_employment=own[..., None],
        informal=informal[..., None],
    )


def small_work() -> Work:
    """Ten new care jobs with 400 of pay; five mothers who take up work for 250.

    Under present law 40 women and 60 men are employed.
    """
    employed = np.array([40.0, 60.0])[None, :, None, None] * np.ones((len(SCENARIOS), 2, 1, 2))
    jobs = np.stack([beyond(8), beyond(2)], axis=1)
    return Work(
        adults=np.full((2, 1, 2), 100.0),
        employed=employed + jobs,
        care_jobs=jobs,
        mothers=beyond(5),
        care_pay=beyond(400),
        mothers_pay=beyond(250),
        wage=np.full((len(SCENARIOS), 2, 1, 2), 30.0),
    )


def _sector(direct: float, effect: float, pay: float, pay_effect: float) -> SectorFigures:
    """What a unit of a sector's output brings at home, in the only draw."""
    one = np.ones(1)
    return SectorFigures(2 * one, direct * one, effect * one, pay * one, pay_effect * one)


def small_surroundings(imports: float = 0.3, import_factor: float = 1.25) -> Surroundings:
    """The economy around care; see the page of `test_round_of_money.py`."""
    return Surroundings(
        gdp=np.full((1, 2), 5000.0),
        gdp_per_worker=point(50),
        labour_cost=point(40),
        contribution=point(0.25),
        on_employees=point(0.2),
        on_earnings=point(0.25),
        taxed=point(0.8),
        own_taxed=point(0.5),
        labour_share=point(0.5),
        table=InputOutput(
            country="AAA",
            year=2024,
            status="observed",
            source=Source(title="made up", licence=""),
            tables=1,
            sectors={
                # A unit that a nursery buys passes on (0.8 - 0.6) / (1 - 0.6) = 0.5 of value
                # added, and (0.36 - 0.3) / 0.4 = 0.15 of pay.
                "education": _sector(0.6, 0.8, 0.3, 0.36),
                "care": _sector(0.5, 0.9, 0.25, 0.5),
                "construction": _sector(0.4, 0.8, 0.25, 0.375),
            },
            consumption=ConsumptionFigures(np.array([0.8]), np.array([imports])),
            half_widths={},
        ),
        rates=Rates(
            labour=point(0.4),
            contributions=point(0.5),
            consumption=point(0.25),
            spent=point(0.75),
            profits=point(0.2),
        ),
        evidence={
            "import_factor": point(import_factor),
            "profits_spent": point(0.5),
            "paid_to_substitutes": point(0.5),
            "employers_cost_on_wages": point(0.6),
            "reallocated_pay": point(0.5),
            "reallocated_value_added": point(0.75),
        },
        notes=(),
    )


PATHS = GrowthPaths(
    discount_rate=point(0.1),
    care_wage_growth=point(0.0),
    tax_share=0.5,
    reallocation_share=0.25,
    benefit_saving=0.1,
    declares_saving=True,
)
"""Half of the net cost is new taxes, a quarter cuts, a quarter debt at 10 %. The State saves a
tenth of mean pay for each mother in work: 0.1 x 30 x 5 = 15."""
