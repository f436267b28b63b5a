from __future__ import annotations

import numpy as np
import pytest

from carepact.core.errors import DataError
from carepact.data.countries.cells import LABELS_OF, make_cells
from carepact.data.countries.facts import Country
from carepact.data.countries.parenthood import ADULT_AGES, spread_youngest
from carepact.data.countries.population import read_population
from carepact.data.countries.reading import read_country
from carepact.data.countries.wage_deciles import median_of_mean, raise_to_least, spread_wages

COUNTRIES = ("KEN", "DEU", "IND", "CHL")


@pytest.mark.parametrize("code", COUNTRIES)
def test_weights_sum_to_the_adults_by_sex_and_age(code: str) -> None:
    population = read_population(code)

    cells = make_cells(read_country(code), population)

    by_group = cells.collapse("sex", "age_group")
    for place, (start, end) in enumerate([(15, 25), (25, 35), (65, 75), (85, None)]):
        label = LABELS_OF["age_group"][(0, 1, 5, 7)[place]]
        counted = population.between(start, end).sel(year=cells.year)
        assert by_group.sel(age_group=label).to_numpy() == pytest.approx(counted.to_numpy())


@pytest.mark.parametrize("code", COUNTRIES)
def test_margins_equal_employment_and_informal_work(code: str) -> None:
    country = read_country(code)

    work = make_cells(country, read_population(code)).collapse("sex", "work").to_numpy()

    for sex, who in enumerate("fm"):
        employment, informal = (
            country.facts[f"{name}_{who}"].number / 100 for name in ("emp_rate_15p", "informal")
        )
        assert work[sex, :2].sum() / work[sex].sum() == pytest.approx(employment)
        assert work[sex, 1] / work[sex, :2].sum() == pytest.approx(informal)


def test_no_man_is_a_mother_and_no_parent_is_without_a_child() -> None:
    cells = make_cells(read_country("DEU"), read_population("DEU"))

    roles = cells.collapse("sex", "role", "youngest_child")

    assert float(roles.sel(sex="men", role="mother").sum()) == 0
    assert float(roles.sel(sex="women", role="father").sum()) == 0
    assert float(roles.sel(role=["mother", "father"], youngest_child="none").sum()) == 0


def test_a_given_count_of_persons_in_need_sets_who_lives_with_one() -> None:
    # 1.2 carers to each of a million persons.
    cells = make_cells(read_country("DEU"), read_population("DEU"), persons_in_need=1e6)

    near = cells.collapse("need_at_home").sel(need_at_home="person in need")

    assert float(near) == pytest.approx(1.2e6)


def test_a_country_without_facts_names_all_that_is_missing() -> None:
    known = read_country("KEN")
    bare = Country("KEN", known.region, known.income_group, {}, ())

    with pytest.raises(DataError, match="12 faults") as error:
        make_cells(bare, read_population("KEN"))

    assert "informal_f" in str(error.value)
    assert "informal_m" in str(error.value)


def test_children_are_spread_over_all_ages_and_shares_sum_to_one() -> None:
    adults, children = np.full(ADULT_AGES.size, 1000.0), np.full(15, 500.0)

    youngest = spread_youngest(adults, children, 28, 6)

    assert youngest.sum(axis=1) == pytest.approx(1)
    # Poisson: expected infants are 500; at least one a parent, so parents of one are fewer.
    parents = 1000 * youngest[:, 1].sum()
    assert 480 < parents < 500


def test_ten_cells_pay_under_a_ceiling_what_the_issue_says() -> None:
    # 80 % replacement, ceiling 1.0 mean wage, sigma 0.7: 0.644 on ten equal cells.
    wages = spread_wages(np.asarray(0.7))

    assert wages.mean() == pytest.approx(1)
    assert np.minimum(0.8 * wages, 1).mean() == pytest.approx(0.644, abs=5e-4)
    assert float(median_of_mean(np.asarray(0.7))) == pytest.approx(0.7827, abs=1e-4)


def test_a_least_wage_lifts_low_deciles_and_keeps_the_mean() -> None:
    wages = spread_wages(np.asarray(0.7))

    raised = raise_to_least(wages, np.array([0.5]))

    assert raised.min() == 0.5
    assert raised.mean() == pytest.approx(1)
    assert raise_to_least(wages, np.array([2.0])) == pytest.approx(1)
