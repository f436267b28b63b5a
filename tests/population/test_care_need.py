"""How many need care: one schedule for all countries, whatever limitations are reported."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from tests.population.countries import inputs_of

from carepact.core.draws import Sampler
from carepact.data.countries.population import read_population
from carepact.data.countries.reading import read_country
from carepact.needs.balance import balance_care
from carepact.population.care_need import cap_levels, draw_prevalence

WOMEN, OLDEST, SEVERE, MODERATE, LOW = 0, 3, 0, 1, 2


def test_prevalence_has_the_point_first_and_the_labels_of_all_axes() -> None:
    assert draw_prevalence(Sampler(1, 5)).shape == (6, 2, 4, 3)


def test_the_point_is_the_evidence() -> None:
    found = draw_prevalence(Sampler(1, 0))[0, WOMEN, OLDEST]
    assert found.tolist() == [0.38, 0.22, 0]


def test_every_country_has_the_same_schedule_draw_by_draw() -> None:
    # Reported limitation at 65 and over: Kenya 16.5 %, Bulgaria 6 %, Greece 24.2 %.
    one, *others = (inputs_of(code).prevalence for code in ("KEN", "BGR", "GRC", "USA"))
    for other in others:
        np.testing.assert_array_equal(one, other)


@pytest.mark.parametrize("indicator", ["wg_alot_65p", "severe_gali_65p"])
def test_more_reported_limitation_gives_the_same_need(indicator: str, tmp_path: Path) -> None:
    needs = []
    for rate in (5, 50):
        own = tmp_path / f"{rate}.csv"
        own.write_text(
            "country,indicator,year,value,unit,source\n"
            f"GRC,{indicator},2024,{rate},% of persons,Survey\n",
            encoding="utf-8",
        )
        country = read_country("GRC", own)
        needs.append(balance_care(country, read_population("GRC"), Sampler(1, 10)).in_need)
    assert needs[0].equals(needs[1])


def test_the_spread_of_the_evidence_stays() -> None:
    drawn = draw_prevalence(Sampler(3, 4000))[1:]
    least, greatest = drawn.min(axis=0)[..., SEVERE], drawn.max(axis=0)[..., SEVERE]
    point = draw_prevalence(Sampler(3, 0))[0, ..., SEVERE]
    # A triangle from 0.65 to 1.35 times the point: its ends are nearly reached and never passed.
    assert least == pytest.approx(0.65 * point, rel=0.05)
    assert greatest == pytest.approx(1.35 * point, rel=0.05)
    assert (least >= 0.65 * point - 1e-12).all()
    assert (greatest <= 1.35 * point + 1e-12).all()


def test_levels_are_shares_in_every_draw() -> None:
    shares = draw_prevalence(Sampler(3, 4000))
    assert shares.min() >= 0
    assert shares.sum(axis=-1).max() <= 1 + 1e-12


def test_levels_beyond_one_are_brought_to_one_together() -> None:
    # 0.9 + 0.6 = 1.5, so each over 1.5: 0.6 and 0.4.
    assert cap_levels(np.array([0.9, 0.6, 0.0])) == pytest.approx([0.6, 0.4, 0.0])
