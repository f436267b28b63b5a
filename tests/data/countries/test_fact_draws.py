import numpy as np
import pytest

from carepact.core.draws import Sampler
from carepact.data.countries.fact_draws import draw_fact, read_related
from carepact.data.countries.reading import read_country

DRAWS = 20_000


def test_earnings_of_women_and_men_move_together_where_they_are_imputed() -> None:
    country = read_country("JPN")
    facts = [country.facts[f"earn_month_ppp_{who}"] for who in "fm"]
    assert {fact.status for fact in facts} == {"imputed"}
    drawn = [np.log(draw_fact(fact, "JPN", Sampler(1, DRAWS))[1:]) for fact in facts]
    # The correlation of related.csv is 0.95; standard error (1 - 0.95^2) / sqrt(20000) = 0.0007.
    assert np.corrcoef(drawn)[0, 1] == pytest.approx(0.95, abs=0.005)


def test_each_figure_alone_keeps_its_predictive_interval() -> None:
    fact = read_country("JPN").facts["earn_month_ppp_f"]
    low, high = np.quantile(draw_fact(fact, "JPN", Sampler(1, DRAWS))[1:], [0.025, 0.975])
    assert fact.interval is not None
    assert (low, high) == pytest.approx(fact.interval, rel=0.03)


def test_the_point_of_an_observed_figure_never_moves_and_its_draws_do() -> None:
    fact = read_country("KEN").facts["earn_month_ppp_f"]
    assert fact.status == "observed"
    drawn = draw_fact(fact, "KEN", Sampler(1, 50))
    assert drawn[0] == fact.number
    assert len(set(drawn)) == 51


def test_a_fact_of_law_never_moves() -> None:
    fact = read_country("KEN").facts["leave_mother_paid_days"]
    assert fact.status == "observed"
    assert (draw_fact(fact, "KEN", Sampler(1, 50)) == fact.number).all()


def test_every_stem_names_indicators_that_exist() -> None:
    known = read_country("KEN").facts
    assert all(name in known for name in read_related())
