from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from tests.simulate.conftest import Setting, make_package

from carepact.core.draws import Sampler
from carepact.measure.country_hours import CountryHours
from carepact.population.country_inputs import build_inputs
from carepact.simulate.care_hours import (
    Recipients,
    at,
    free_family,
    lay_out_hours,
    move_to_fathers,
)

DAYS = 365.25


def hours(women: float, men: float) -> np.ndarray:
    """No draws beside the point."""
    return np.array([[women, men]])


COUNTRY = CountryHours(
    housework=hours(3, 1),
    childcare=hours(1, 0.5),
    adult_care=hours(0.1, 0.05),
    status="observed",
    source="made up",
    year=2024,
)
TWO_YEARS = Recipients(
    weights=np.array([[[4.0, 2]], [[4, 4]], [[2, 2]], [[1, 1]], [[3, 6]]]),
    young_children=np.array([[100.0, 50], [100, 100]]),
    adults=np.array([[1000.0, 1100], [900, 1000]]),
    providers=np.array([[0.262, 0.101, 0.637], [0.243, 0.087, 0.67]]),
)


def test_hours_of_the_first_year_are_those_of_the_country() -> None:
    given, _near = lay_out_hours(COUNTRY, TWO_YEARS, Sampler(1, 0))
    # Women: 1000 x 365.25 x 4.1 hours; men: 900 x 365.25 x 1.55.
    first = given[..., 0, 0].sum(axis=1)
    women = [at(name) for name in ("mothers", "grandmothers", "other women")]
    assert first[women].sum() == pytest.approx(1000 * DAYS * 4.1)
    assert first.sum() == pytest.approx(1000 * DAYS * 4.1 + 900 * DAYS * 1.55)


def test_hours_follow_those_who_need_them() -> None:
    given, supervised = lay_out_hours(COUNTRY, TWO_YEARS, Sampler(1, 0))
    by_group = given.sum(axis=0)[:, 0]
    # Children 0-2 call for half, older persons for twice; housework grows by 1100/1000, 1000/900.
    assert by_group[0, 1] / by_group[0, 0] == pytest.approx(0.5)
    assert by_group[4, 1] / by_group[4, 0] == pytest.approx(2)
    assert by_group[5, 1] == pytest.approx(DAYS * (1100 * 3 + 1000 * 1))
    # Eight hours a day near each child under six: 200, then 150 children.
    assert supervised.sum(axis=0)[0] == pytest.approx([200 * 8 * DAYS, 150 * 8 * DAYS])


def test_where_nobody_needs_care_none_is_given() -> None:
    none = TWO_YEARS.weights * np.array([1, 1, 1, 0, 0])[:, None, None]
    given, _near = lay_out_hours(COUNTRY, replace(TWO_YEARS, weights=none), Sampler(1, 0))
    by_group = given.sum(axis=0)[:, 0]
    assert (by_group[3:5] == 0).all()
    assert by_group[:3, 0].sum() == pytest.approx(DAYS * (1000 * 1 + 900 * 0.5))


def test_a_service_frees_family_givers_by_their_shares() -> None:
    given, _near = lay_out_hours(COUNTRY, TWO_YEARS, Sampler(1, 0))
    freed = np.full((2, 1, 2), 100.0)
    change = free_family(given, slice(0, 2), freed)
    assert change.sum(axis=0)[:2] == pytest.approx(-freed)
    assert change[:, 2:].sum() == 0
    mothers, total = given[at("mothers"), 0, 0, 0], given[:, 0, 0, 0].sum()
    assert change[at("mothers"), 0, 0, 0] == pytest.approx(-100 * mothers / total)


def test_no_giver_gives_less_than_nothing() -> None:
    given, _near = lay_out_hours(COUNTRY, TWO_YEARS, Sampler(1, 0))
    change = free_family(given, slice(0, 2), np.full((2, 1, 2), 1e12))
    assert (given + change)[:8, :2] == pytest.approx(0)


def test_what_fathers_add_frees_mothers_by_what_it_is_said_to() -> None:
    given, _near = lay_out_hours(COUNTRY, TWO_YEARS, Sampler(1, 0))
    change = move_to_fathers(given, np.full((1, 2), 1000.0), np.full((1, 2), 500.0))
    assert change[at("fathers")].sum(axis=0) == pytest.approx(np.full((1, 2), 1000))
    assert change[at("mothers")].sum(axis=0) == pytest.approx(np.full((1, 2), -500))


def test_givers_share_by_how_many_they_are() -> None:
    """With as many providers of each kind as where shares were measured, the shares stand: 0.38 of
    women's housework is mothers'. With half the grandmothers and as many others, by hand:
    0.38, 0.23 / 2 and 0.39 x 0.6875 / 0.637, over their sum.
    """
    few = np.array([[0.262, 0.0505, 0.6875], [0.243, 0.087, 0.67]])
    weighed = np.array([0.38, 0.115, 0.39 * 0.6875 / 0.637])
    for providers, shares in ((TWO_YEARS.providers[0], [0.38, 0.23, 0.39]), (few[0], weighed)):
        both = np.stack([providers, few[1]])
        given, _near = lay_out_hours(COUNTRY, replace(TWO_YEARS, providers=both), Sampler(1, 0))
        house = given[:, 5, 0, 0]
        women = house[[at(name) for name in ("mothers", "grandmothers", "other women")]]
        assert women / women.sum() == pytest.approx(np.array(shares) / sum(shares))


@pytest.mark.parametrize("code", ["KEN", "NGA", "UGA", "AGO", "IND", "ITA", "JPN", "SWE"])
def test_no_giver_gives_more_hours_than_a_day_can_hold(
    setting: Callable[[str], Setting], code: str
) -> None:
    """Hours a day of each kind of provider, over how many the cells count."""
    place = setting(code).but(draws=2, years=range(2024, 2026))
    inputs = build_inputs(place.country, place.population, place.years, place.sampler)
    heads = inputs.cells.collapse("sex", "role")
    values = place.run(make_package([])).values.isel(draw=0, year=0).sel(scenario="present law")
    for provider, sex, role in (
        ("mothers", "women", "mother"),
        ("grandmothers", "women", "grandparent"),
        ("other women", "women", "other"),
        ("fathers", "men", "father"),
        ("grandfathers", "men", "grandparent"),
        ("other men", "men", "other"),
    ):
        hours = float(values["care_hours"].sel(provider=provider).sum())
        assert hours / float(heads.sel(sex=sex, role=role)) / DAYS < 16, provider
