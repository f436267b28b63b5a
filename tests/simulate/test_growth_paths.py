"""Paths of the economy: declared ones hold in every draw, others come from evidence."""

from __future__ import annotations

import numpy as np
import pytest
from tests.cases.joints.small_country import point_with

from carepact.core.draws import Sampler
from carepact.simulate.growth_paths import DeclaredPaths, draw_paths, find_path_faults, grow


def test_what_a_study_declares_holds_in_every_draw() -> None:
    declared = DeclaredPaths(gdp_growth=0.03, care_wage_growth=0.04, financing={"debt": 1})

    paths = draw_paths(declared, sampler=Sampler(1, 50))

    assert set(paths.gdp_growth) == {0.03}
    assert set(paths.care_wage_growth) == {0.04}
    assert paths.financing == {"debt": 1, "tax": 0, "reallocation": 0}
    assert paths.declared == ("gdp_growth", "care_wage_growth", "financing")
    # Beyond wages of 3 % care wages of 4 % grow by 1.04 / 1.03 - 1.
    assert paths.care_wages_beyond[0] == pytest.approx(0.0097087, abs=1e-7)
    # Wages are not declared: they grow as GDP per worker at the point, 0.03 + 0, and spread.
    assert paths.wage_growth[0] == pytest.approx(0.03)
    assert paths.wage_growth[1:].std() > 0


def test_without_a_declaration_wages_follow_product_draw_by_draw() -> None:
    paths = draw_paths(DeclaredPaths(), sampler=Sampler(1, 4000))

    assert paths.gdp_growth[0] == paths.wage_growth[0] == paths.care_wage_growth[0] == 0.019
    assert paths.discount_rate[0] == 0.03
    assert sum(paths.financing.values()) == 1
    # Wages lie within a quarter of a point of product, care wages within half a point of wages.
    wedge = paths.wage_growth - paths.gdp_growth
    assert np.abs(wedge).max() <= 0.0025
    assert np.abs(paths.care_wage_growth - paths.wage_growth).max() <= 0.005
    # Triangular about 0: its standard deviation is 0.0025 / sqrt(6) = 0.00102, its mean 0.
    assert wedge[1:].std() == pytest.approx(0.00102, rel=0.05)
    assert wedge[1:].mean() == pytest.approx(0, abs=0.0001)


def test_where_product_falls_wages_fall_with_it_within_the_same_wedge() -> None:
    paths = draw_paths(DeclaredPaths(gdp_growth=-0.03), sampler=Sampler(1, 400))

    assert paths.wage_growth.max() <= -0.03 + 0.0025
    assert paths.wage_growth.min() >= -0.03 - 0.0025
    # In 26 years care pay leaves mean pay by less than 1.0052^26 = 1.144, up or down.
    beyond = (1 + paths.care_wages_beyond) ** 26
    assert 1 / 1.144 < beyond.min() < 0.95
    assert 1.05 < beyond.max() < 1.144


def test_a_wedge_that_is_set_is_added_to_what_it_is_beyond() -> None:
    told = point_with(paths__wages_beyond_product=0.001, paths__care_wages_beyond_wages=0.004)
    paths = draw_paths(DeclaredPaths(gdp_growth=0.02), told)

    assert paths.wage_growth == pytest.approx([0.021])
    assert paths.care_wage_growth == pytest.approx([0.025])


def test_an_index_compounds_from_the_base_year() -> None:
    index = grow(np.array([0.1, 0.0]), [2024, 2025, 2026])
    # 1.1 x 1.1 = 1.21
    assert index == pytest.approx(np.array([[1, 1.1, 1.21], [1, 1, 1]]))


def test_per_cent_in_the_place_of_a_share_is_a_fault() -> None:
    raw = {"gdp_growth": "2.5", "discount_rate": "0.03", "financing": {"tax": "0.4", "debt": "0.4"}}
    assert list(find_path_faults(raw)) == [
        ("gdp_growth", "2.5 is outside -0.1 to 0.15. Write a share a year: 0.02 is 2 %."),
        ("financing", "the shares sum to 0.8, not to 1. Correct them."),
    ]
