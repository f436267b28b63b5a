"""How many need care: the evidence, scaled to a country."""

from __future__ import annotations

import numpy as np
import pytest

from carepact.core.draws import Sampler
from carepact.core.errors import ParameterError
from carepact.data.countries.facts import Country, known_countries
from carepact.data.countries.reading import read_country
from carepact.population.care_need import (
    average_limitation,
    cap_levels,
    draw_prevalence,
    draw_scale,
    find_limitation,
)

WOMEN, OLDEST, SEVERE, MODERATE, LOW = 0, 3, 0, 1, 2


def test_prevalence_has_the_point_first_and_the_labels_of_all_axes() -> None:
    assert draw_prevalence(read_country("KEN"), Sampler(1, 5)).shape == (6, 2, 4, 3)


def test_the_point_is_the_evidence_times_the_country_s_rate_over_the_mean() -> None:
    country = read_country("KEN")
    # Kenya: 16.52 % observed (Disability Data Hub); evidence 0.38 for women of 85 and over.
    scale = 16.52 / average_limitation("wg_alot_65p")
    assert 0.6 < scale < 1.6
    found = draw_prevalence(country, Sampler(1, 0))[0, WOMEN, OLDEST]
    assert found[SEVERE] == pytest.approx(0.38 * scale)
    assert found[MODERATE] == pytest.approx(0.22 * scale)
    assert found[LOW] == 0


def test_an_observed_european_rate_comes_before_an_imputed_one() -> None:
    assert find_limitation(read_country("DEU")).indicator.name == "severe_gali_65p"
    assert find_limitation(read_country("JPN")).status == "imputed"


def test_an_imputed_rate_lends_its_spread_and_not_its_middle() -> None:
    scale = draw_scale(read_country("JPN"), Sampler(1, 2000))
    assert scale[0] == 1
    assert np.median(scale[1:]) == pytest.approx(1, abs=0.1)


def test_an_observed_rate_gives_one_scale_and_an_imputed_one_a_spread() -> None:
    assert np.ptp(draw_scale(read_country("KEN"), Sampler(1, 50))) == 0
    assert np.ptp(draw_scale(read_country("JPN"), Sampler(1, 50))) > 0


def test_scale_and_prevalence_stay_within_their_bounds_in_every_country() -> None:
    known = 0
    for code in known_countries():
        country = read_country(code)
        if not any(country.fact(name) for name in ("severe_gali_65p", "wg_alot_65p")):
            continue
        known += 1
        scale = draw_scale(country, Sampler(3, 50))
        assert 0.6 <= scale.min() <= scale.max() <= 1.6
        shares = draw_prevalence(country, Sampler(3, 50))
        assert shares.min() >= 0
        assert shares.sum(axis=-1).max() <= 1 + 1e-12
    assert known >= 170


def test_levels_beyond_one_are_brought_to_one_together() -> None:
    # 0.9 + 0.6 = 1.5, so each over 1.5: 0.6 and 0.4.
    assert cap_levels(np.array([0.9, 0.6, 0.0])) == pytest.approx([0.6, 0.4, 0.0])


def test_a_country_without_any_rate_is_refused_and_told_what_to_give() -> None:
    bare = Country("XXX", "Nowhere", "", "", {}, ())
    with pytest.raises(ParameterError, match=r"Nowhere: no rate of limitation .* 'wg_alot_65p'"):
        draw_prevalence(bare, Sampler(1, 1))
