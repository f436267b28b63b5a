"""An observed figure bears an error by rule: by kind, by age, within its bounds."""

from __future__ import annotations

from collections import defaultdict

import numpy as np
import pytest

from carepact.core.draws import Sampler
from carepact.data.countries.dictionary import read_indicators
from carepact.data.countries.fact_draws import draw_fact, read_related
from carepact.data.countries.facts import Fact, known_countries, make_fact
from carepact.data.countries.reading import read_country

DRAWS = 400
LAW = ("leave_mother_paid_days", "leave_father_paid_days", "leave_who_pays",
       "entry_age_preprimary", "duration_preprimary", "employer_contribution_rate",
       "births", "tfr")  # fmt: skip


def observed_of(code: str) -> dict[str, Fact]:
    return {n: f for n, f in read_country(code).facts.items() if f.status == "observed"}


def test_kinds_are_all_used_and_facts_of_law_have_none() -> None:
    known = read_indicators()
    assert all(not known[name].error for name in LAW)
    assert sum(bool(one.error) for one in known.values()) > 70


@pytest.mark.parametrize("code", sorted(known_countries())[::8])
def test_every_observed_figure_varies_but_law_and_the_ends(code: str) -> None:
    for name, fact in observed_of(code).items():
        if isinstance(fact.base_value, str):
            continue
        drawn = draw_fact(fact, code, Sampler(1, DRAWS))
        assert drawn[0] == fact.number
        indicator = fact.indicator
        assert (drawn >= indicator.lowest).all()
        assert (drawn <= indicator.highest).all()
        if not indicator.error or fact.number in {0, indicator.lowest, indicator.highest}:
            assert not np.ptp(drawn), name
        else:
            assert fact.varies
            assert np.ptp(drawn) > 0, name
            spread = drawn[1:].std() / np.sqrt(DRAWS)
            assert abs(np.median(drawn[1:]) - fact.number) < 6 * spread + 1e-12, name


def make(value: float, year: int) -> Fact:
    return make_fact(
        {"indicator": "informal_f", "value": str(value), "year": str(year), "source": "by hand"}
    )


def test_older_figures_are_less_certain_by_the_rule() -> None:
    # Logit: 0.15 level, 0.12 a year: at 16 years sqrt(.0225 + .0144 x 16) = 0.5029.
    young, old = make(50, 2024), make(50, 2008)
    assert young.error == pytest.approx(0.15)
    assert old.error == pytest.approx(0.50289, abs=1e-5)
    widths = [np.ptp(one.draw(np.linspace(-2, 2, 5))) for one in (young, old)]
    assert widths[1] > 2 * widths[0]
    # One standard deviation up from a half: odds e^0.15, 53.74 %.
    assert young.draw(np.array([1.0]))[0] == pytest.approx(53.743, abs=1e-3)
    assert make(0, 2008).error == make(100, 2008).error == 0


def test_what_women_and_men_have_in_common_moves_together() -> None:
    stems = defaultdict(list)
    for name, (stem, correlation) in read_related().items():
        stems[stem].append((name, correlation))
    facts = observed_of("ZAF")
    told = 0
    for stem, of in stems.items():
        names = [name for name, _r in of if name in facts and facts[name].varies]
        if len(names) < 2:
            continue
        one, two = (draw_fact(facts[n], "ZAF", Sampler(1, 4000))[1:] for n in names[:2])
        assert np.corrcoef(one, two)[0, 1] == pytest.approx(of[0][1], abs=0.06), stem
        told += 1
    assert told >= 3
