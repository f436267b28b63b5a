"""An observed figure is not certain: its error follows its kind and its age."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from scipy.stats import spearmanr
from scripts.compile.drift import measure_all, middle_of_kinds

from carepact.core.arrays import FloatArray
from carepact.core.draws import Sampler
from carepact.data.countries.dictionary import read_indicators
from carepact.data.countries.fact_draws import draw_fact, read_related
from carepact.data.countries.facts import BASE_YEAR, Fact, known_countries
from carepact.data.countries.figure_rules import figure_rules
from carepact.data.countries.reading import read_country
from carepact.measure.country_hours import published_hours
from carepact.studies.country import answer_country
from carepact.studies.study_file.opening import open_study

DRAWS = 400
WITHOUT_ERROR = (
    "births",
    "tfr",
    "lcu_per_ppp2021",
    "leave_mother_paid_days",
    "leave_father_paid_days",
    "leave_who_pays",
    "mat_replacement_rate",
    "entry_age_preprimary",
    "duration_preprimary",
    "employer_contribution_rate",
    "wbl_parenthood_score",
    "ratified_c183",
    "pop_total",
)
EXPERT_DRIFTS = {"life expectancy", "pay gap", "labour share", "workers", "price level",
                 "coverage", "pupils and staff", "limitation"}  # fmt: skip
"""Kinds without a panel beside the project that `drift_series.csv` can read."""


@cache
def observed() -> tuple[tuple[str, Fact], ...]:
    """List every observed number that ships, with its country."""
    return tuple(
        (code, fact)
        for code in known_countries()
        for fact in read_country(code).facts.values()
        if fact.status == "observed" and not fact.indicator.is_text
    )


def with_error() -> Iterator[tuple[str, Fact]]:
    """List the observed numbers that are neither exempt by kind nor exactly nobody or all."""
    for code, fact in observed():
        exact = fact.number in (0, fact.indicator.highest) and fact.indicator.unit.startswith("%")
        if fact.indicator.error and not exact:
            yield code, fact


def draws_of(code: str, fact: Fact, draws: int = DRAWS) -> FloatArray:
    return draw_fact(fact, code, Sampler(1, draws))


def test_every_observed_figure_varies_within_its_bounds_about_its_point() -> None:
    # The standard error of a median of 400 draws is 1.253 / sqrt(400) = 0.063 standard errors of
    # the figure; five times that never happens by chance in 9 000 figures.
    counted = 0
    for code, fact in with_error():
        drawn = draws_of(code, fact)
        counted += 1
        assert drawn[0] == fact.number
        assert np.ptp(drawn[1:]) > 0, (code, fact.indicator.name)
        assert fact.indicator.lowest <= drawn.min() <= drawn.max() <= fact.indicator.highest
        below = np.mean(drawn[1:] < fact.number)
        # Under the bounds of a scale that is no logit, draws that pass them are laid on them.
        assert below == pytest.approx(0.5, abs=5 * 0.5 / DRAWS**0.5), (code, fact.indicator.name)
    assert counted > 8000


def test_law_counts_births_and_words_do_not_vary() -> None:
    for name in WITHOUT_ERROR:
        assert not read_indicators()[name].error
    exempt = [(c, f) for c, f in observed() if not f.indicator.error]
    assert len(exempt) > 2000
    for code, fact in exempt:
        assert not fact.varies
        assert np.ptp(draws_of(code, fact, 20)) == 0


def test_exactly_nobody_and_all_do_not_vary() -> None:
    exact = [
        (code, fact)
        for code, fact in observed()
        if fact.indicator.name.startswith("socprot") and fact.number in (0, 100)
    ]
    assert len(exact) > 100
    for code, fact in exact:
        assert np.ptp(draws_of(code, fact, 20)) == 0


def test_an_older_figure_is_wider_and_one_yet_to_come_is_not_narrower_than_its_level() -> None:
    fact = read_country("IND").facts["informal_f"]
    rule = figure_rules().errors[fact.indicator.error]
    errors = [replace(fact, year=BASE_YEAR - age).error for age in (-2, 0, 4, 16)]
    # sqrt(level^2 + drift^2 x age): 0.15 and 0.12 make 0.15, sqrt(0.0225 + 0.0576) = 0.283 and
    # sqrt(0.0225 + 0.2304) = 0.503.
    assert (rule.level, rule.drift) == (0.15, 0.12)
    assert errors == pytest.approx([0.15, 0.15, 0.2830, 0.5029], abs=1e-4)
    widths = [np.ptp(draws_of("IND", replace(fact, year=year))) for year in (2024, 2014, 2004)]
    assert widths == sorted(widths)


def test_draws_are_normal_on_the_scale_with_the_error_that_is_told() -> None:
    fact = read_country("MEX").facts["gov_revenue_gdp"]
    drawn = np.log(draws_of("MEX", fact, 20_000)[1:] / fact.number)
    assert np.std(drawn) == pytest.approx(fact.error, rel=0.02)
    assert np.mean(drawn) == pytest.approx(0, abs=0.005)


def test_the_point_of_a_figure_near_an_end_stays_and_its_draws_spread_about_it() -> None:
    fact = replace(read_country("FRA").facts["ner_preprimary"], value=99.9, base_value=99.9)
    drawn = draws_of("FRA", fact, 2000)
    assert drawn[0] == 99.9
    assert np.median(drawn[1:]) == pytest.approx(99.9, abs=0.02)
    assert drawn.max() < 100


@pytest.mark.parametrize("stem", sorted({stem for stem, _r in read_related().values()}))
def test_women_and_men_of_one_figure_share_errors_as_related_says(stem: str) -> None:
    for code in known_countries():
        pair = [read_country(code).fact(f"{stem}_{who}") for who in "fm"]
        if all(fact is not None and fact.status == "observed" for fact in pair):
            break
    kinds = {fact.indicator.error for fact in pair if fact is not None}
    assert len(kinds) == 1
    women, men = (draws_of(code, fact, 20_000)[1:] for fact in pair if fact is not None)
    # Ranks of two normals with correlation r correlate by 6 / pi x arcsin(r / 2).
    wanted = 6 / np.pi * np.arcsin(read_related()[f"{stem}_f"][1] / 2)
    assert spearmanr(women, men).statistic == pytest.approx(wanted, abs=0.03)


def test_the_scale_of_a_kind_is_that_of_its_indicators() -> None:
    for indicator in read_indicators().values():
        if indicator.error and indicator.scale != "none":
            rule = figure_rules().errors[indicator.error]
            assert rule.scale == indicator.scale.removesuffix("-size")
    assert {one.error for one in read_indicators().values()} - {""} == set(figure_rules().errors)


def test_the_drift_of_kinds_is_what_panels_say(shared_data: Path) -> None:
    measured = middle_of_kinds(measure_all(shared_data / "macro"))
    rules = figure_rules().errors
    assert set(measured) | EXPERT_DRIFTS == set(rules)
    for kind, drift in measured.items():
        assert rules[kind].drift == pytest.approx(drift, rel=0.05)


@pytest.mark.parametrize("code", ["ZAF", "MEX", "IND", "USA"])
def test_women_s_share_of_unpaid_hours_has_a_width_in_a_run(code: str) -> None:
    figures = answer_country(open_study(code, {"draws": 60})).figures
    shares = figures.filter(figures["variable"] == "women_share_of_unpaid_hours")
    assert shares.height
    width = (shares["high"] - shares["low"]).to_numpy()
    assert width.min() > 0.005


@pytest.mark.parametrize("code", ["ZAF", "USA"])
def test_unpaid_hours_bear_8_per_cent_in_their_own_year_and_share_most_of_it(code: str) -> None:
    country = read_country(code)
    fresh = {
        name: replace(fact, year=BASE_YEAR) if name.startswith("unpaid_day_share") else fact
        for name, fact in country.facts.items()
    }
    hours = np.log(published_hours(replace(country, facts=fresh), Sampler(1, 20_000)).unpaid[1:])
    assert np.std(hours, axis=0) == pytest.approx([0.08, 0.08], abs=0.005)
    # 0.074 for both, and 0.042 on the logit of p / 60, so 0.042 (1 - p / 60) on the logarithm.
    parts = [1 - country.facts[f"unpaid_day_share_{who}"].number / 60 for who in "fm"]
    own = 0.042 * np.array(parts)
    shared = (0.074**2 + 0.28 * own.prod()) / np.sqrt(0.074**2 + own**2).prod()
    assert np.corrcoef(hours.T)[0, 1] == pytest.approx(shared, abs=0.01)
