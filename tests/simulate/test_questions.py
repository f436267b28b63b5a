"""What is asked next, on paper: deciles, staff and places by year, prices, benefits saved."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
import xarray as xr
from tests.ledger.random_paths import change
from tests.simulate.conftest import DECLARED, Setting, make_package
from tests.simulate.test_outcomes import YEARS, small_country

from carepact.data.countries import prices
from carepact.data.countries.prices import find_dollar_prices, find_prices
from carepact.ledger.ledger import post_projection
from carepact.policy.package_files import shipped_package
from carepact.simulate import costs
from carepact.simulate.costs import beyond_present_law, of_closures
from carepact.simulate.deciles import find_deciles
from carepact.simulate.outcome_table import COLUMNS
from carepact.simulate.pipeline import build_places, replace_leavers, rise
from carepact.simulate.projection import CLOSURES, Projection
from carepact.simulate.question_outcomes import (
    QUESTIONS,
    answer_questions,
    tabulate_questions,
)
from carepact.simulate.result_grade import grade_result

Make = Callable[[str], Setting]
GIVES = ("decile_cash_benefits", "decile_services")


@pytest.fixture(scope="module")
def kenya() -> Projection:
    from carepact.data.countries.population import read_population  # noqa: PLC0415
    from carepact.data.countries.reading import read_country  # noqa: PLC0415

    place = Setting(read_country("KEN"), read_population("KEN"), years=range(2024, 2034))
    return place.run(shipped_package("co-responsibility"))


def headline(name: str, projection: Projection) -> xr.DataArray:
    """Take an answer with every job filled, in the last year."""
    found = answer_questions(projection)[name]
    return found.sel(scenario="demand").isel(year=-1)


def test_deciles_add_up_to_what_the_run_gives_and_takes(kenya: Projection) -> None:
    cost = beyond_present_law(kenya.values["cost_by_payer"]).sel(scenario="demand").isel(year=-1)
    cash, services = (headline(name, kenya).sum("decile") for name in GIVES)
    given = cash + services
    assert given.to_numpy() == pytest.approx(cost.sum(["instrument", "payer"]).to_numpy())
    fees = cost.sel(payer="households").sum("instrument")
    assert headline("decile_fees", kenya).sum("decile").to_numpy() == pytest.approx(fees.to_numpy())
    tax = kenya.values["financed"].sel(scenario="demand", financing="tax").isel(year=-1)
    assert headline("decile_taxes", kenya).sum("decile").to_numpy() == pytest.approx(tax.to_numpy())
    net = given - fees.to_numpy() - tax.to_numpy()
    assert headline("decile_net", kenya).sum("decile").to_numpy() == pytest.approx(net.to_numpy())


def test_cash_benefits_and_taxes_rise_with_the_wage(kenya: Projection) -> None:
    for name in ("decile_cash_benefits", "decile_taxes"):
        assert (headline(name, kenya).diff("decile") > 0).all(), name


def test_rows_know_their_decile_where_they_are_laid_out_by_it() -> None:
    mothers = find_deciles("mothers of newborns", 20)
    parents = find_deciles("parents of newborns", 40)
    employees = find_deciles("employees", 20)
    assert mothers is not None
    assert parents is not None
    assert employees is not None
    assert mothers.tolist()[:4] == [0, 0, 1, 1]
    assert parents.tolist()[18:22] == [9, 9, 0, 0]
    assert employees.tolist()[9:12] == [9, 0, 1]
    assert find_deciles("children before school", 6) is None


def test_staff_to_find_is_what_is_added_and_who_has_left() -> None:
    levels = np.array([[100.0, 130, 120, 150]])
    assert rise(levels)[0, 1:].tolist() == [30, 0, 30]
    left = replace_leavers(levels, np.array([[0.1]]))
    assert left[0, 1:] == pytest.approx([10, 13, 12])
    assert np.isnan(rise(levels)[0, 0])
    assert np.isnan(left[0, 0])


def test_places_are_built_once_and_only_beyond_present_law() -> None:
    law = np.array([[50.0, 50, 50, 50]])
    reform = np.array([[50.0, 80, 70, 95]])
    assert build_places(np.stack([law, reform]))[0].tolist() == [0, 30, 0, 15]


def test_staff_of_all_grades_is_the_care_staff_of_the_run(kenya: Projection) -> None:
    assert kenya.beside is not None
    found = kenya.beside["staff_by_grade"].sum("grade").sel(run="demand")
    heads = kenya.values["heads"].sel(scenario="demand").sum(["instrument", "sex"])
    assert found.to_numpy() == pytest.approx(heads.to_numpy())


def test_money_is_brought_to_later_prices_year_by_year(monkeypatch: pytest.MonkeyPatch) -> None:
    table = {"XKX": {2022: 0.1, 2023: 0.2, 2024: 0.05}, "GAP": {2022: 0.1, 2024: 0.5}}
    monkeypatch.setattr(prices, "_read_growth", lambda: table)
    whole, broken = find_prices("XKX", 2021), find_prices("GAP", 2021)
    assert whole.factor == pytest.approx(1.1 * 1.2 * 1.05)
    assert find_prices("XKX", 2024)[:3] == (1.0, 2024, 2024)
    assert broken.factor == pytest.approx(1.1)
    assert (whole.last, broken.last) == (2024, 2022)
    assert find_prices("NIL", 2007)[:3] == (1.0, 2007, 2007)


def test_dollars_stand_in_prices_of_the_year_that_their_unit_names() -> None:
    # World Bank, GDP deflator of the United States: 7.12948, 3.59839 and 2.48273 %.
    found = find_dollar_prices()
    assert found.factor == pytest.approx(1.0712948 * 1.0359839 * 1.0248273)
    unit = QUESTIONS["gross_cost_in_prices_of_today"].unit
    assert unit == f"PPP dollars of {found.last} a year"


def with_beside(projection: Projection, built: float) -> Projection:
    """Lay beside a small country its revenue and what construction would employ."""
    along = (*projection.values["financed"].sum("financing").dims,)
    jobs = ("scenario", "stage", "sex", "draw", "year")
    coordinates = {name: projection.values[name] for name in ("scenario", "sex", "draw", "year")}
    size = [projection.values.sizes[name] for name in ("scenario", "draw", "year")]
    beside = xr.Dataset(
        {
            "public_revenue": (("draw", "year"), np.full(size[1:], 200.0)),
            "construction_outlay": (along, np.full(size, 44.0)),
            "construction_jobs": (jobs, np.full((size[0], 2, 2, *size[1:]), built)),
        },
        coords={**coordinates, "stage": ["direct", "indirect"]},
    )
    return replace(projection, beside=beside)


def test_costs_are_set_against_revenue_and_jobs() -> None:
    projection = change(small_country(), "jobs", {"effect": "direct", "sex": "women"}, 6.0)
    projection = change(projection, "jobs", {"effect": "indirect", "sex": "men"}, 4.0)
    projection = change(projection, "jobs", {"effect": "induced", "sex": "men"}, 100.0)
    projection = with_beside(projection, 1.25)
    beside = projection.beside
    assert beside is not None

    def answer(name: str) -> float:
        found = QUESTIONS[name].compute(projection.values, beside)
        return float(found.sel(scenario="demand").isel(draw=0, year=-1))

    # The State adds 50, 35 of it net; 10 jobs; construction has 5.
    assert answer("state_additional_cost_over_revenue") == 50 / 200
    assert answer("state_net_cost_over_revenue") == 35 / 200
    assert answer("state_net_cost_per_job") == 3.5
    assert answer("additional_cost_per_job") == 5
    assert answer("construction_net_cost_per_job") == 7
    assert answer("jobs_per_construction_job") == 2
    assert answer("women_jobs_per_construction_job") == 6 / 2.5
    assert answer("gross_cost_in_prices_of_today") == pytest.approx(113.73986)
    assert len(YEARS) == 2


def test_every_answer_is_a_row_with_its_unit(kenya: Projection) -> None:
    rows = tabulate_questions(kenya, grade_result(kenya.inputs))
    assert rows.columns == list(COLUMNS)
    # Nothing is declared to be saved, and that is no finding of nothing.
    assert set(rows["variable"]) == set(QUESTIONS) - {"benefits_saved"}
    for name, one in QUESTIONS.items():
        assert name == "benefits_saved" or set(rows.filter(variable=name)["unit"]) == {one.unit}


def test_declared_savings_lower_net_cost_and_families_incomes_alike(setting: Make) -> None:
    package = shipped_package("universal-care")
    place = setting("DEU")
    none, saving = (
        place.but(paths=replace(DECLARED, benefit_saving=part, declares_saving=True)).run(package)
        for part in (0.0, 0.2)
    )
    saved = of_closures(saving.values["saved"])
    mean = saved / of_closures(saving.values["mothers_entering"]).where(lambda n: n > 0)
    assert float(saved.isel(draw=0, year=-1).max()) > 0
    assert float(mean.isel(draw=0, year=-1).sel(scenario="demand")) > 0
    less = none.values["transfers"] - saving.values["transfers"]
    assert less.sel(earner="families").to_numpy() == pytest.approx(
        saving.values["saved"].to_numpy()
    )
    gain = costs.net_cost(none.values) - costs.net_cost(saving.values)
    # What families no longer receive they no longer spend: a part of the saving is lost again.
    assert (gain <= saved + 1e-6).all()
    assert float(gain.isel(draw=0, year=-1).min()) > 0
    assert post_projection(saving).checks
    told = answer_questions(saving)["benefits_saved"]
    assert told.to_numpy() == pytest.approx(saved.to_numpy())
    marks = [one.notes for one in (saving, place.run(make_package([])))]
    assert ["not modelled" in " ".join(notes) for notes in marks] == [False, True]
    assert set(CLOSURES) == set(saved["scenario"].to_numpy())
