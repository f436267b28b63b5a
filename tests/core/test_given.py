"""Evidence that a user sets: drawn in the place of what ships, and nothing else moves."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from carepact.core.distributions import Distribution, Triangular
from carepact.core.draws import OneAtATime, Sampler, draw_parameter, draw_uniform
from carepact.core.given import GivenEvidence, GivenNumber
from carepact.core.parameters import Parameter
from carepact.data.evidence.reading import shipped_evidence
from carepact.policy.shipped_instruments import shipped_instrument

DAY = date(2024, 1, 1)
GAIN = "employment.gain_of_use_high"


def give(
    name: str, value: float, *labels: str, spread: Distribution | None = None
) -> GivenEvidence:
    return GivenEvidence.of([GivenNumber(name, labels, value, "Test", spread)])


def draw(name: str, parameter: Parameter, given: GivenEvidence, draws: int = 50) -> np.ndarray:
    return draw_parameter(parameter, name, DAY, Sampler(1, draws, given))


def test_a_bare_number_is_the_same_in_all_draws() -> None:
    effect = shipped_evidence("employment").effects["gain_of_use_high"]
    assert_array_equal(draw(GAIN, effect, give(GAIN, 0.2)), np.full(51, 0.2))


def test_a_distribution_is_drawn_by_the_parameter_s_own_stream() -> None:
    effect = shipped_evidence("employment").effects["gain_of_use_high"]
    spread = Triangular(kind="triangular", low=0.1, high=0.3)
    found = draw(GAIN, effect, give(GAIN, 0.2, spread=spread))
    u = draw_uniform(Sampler(1, 50), GAIN)
    # Symmetric about 0.2: below the middle 0.1 + sqrt(u * 0.2 * 0.1), above it its mirror.
    low, high = 0.1 + np.sqrt(u * 0.02), 0.3 - np.sqrt((1 - u) * 0.02)
    assert_allclose(found[1:], np.where(u < 0.5, low, high))
    assert found[0] == 0.2


def test_labels_that_are_not_set_stay_as_they_ship() -> None:
    parameter = shipped_evidence("present_law").effects["public_part_of_long_term_care"]
    name = "present_law.public_part_of_long_term_care"
    shipped = draw(name, parameter, GivenEvidence())
    found = draw(name, parameter, give(name, 0.6, "high"))
    assert_array_equal(found[:, 0], np.full(51, 0.6))
    assert_array_equal(found[:, 1:], shipped[:, 1:])
    assert shipped[1:, 1].max() > shipped[1:, 1].min()


def test_shares_are_set_as_a_whole() -> None:
    parameter = shipped_instrument("carers_leave").parameters["payers"]
    found = draw("carers_leave.payers", parameter, give("carers_leave.payers", 1.0, "employers"))
    assert_array_equal(found.sum(axis=1), np.ones(51))
    assert (found[:, 2] == 1).all()  # the third payer: employers


def test_draws_stay_within_the_range_of_the_parameter() -> None:
    effect = shipped_instrument("childcare").effects["additional_use"]
    spread = Triangular(kind="triangular", low=0.5, high=3.0, of="factor")
    name = "childcare.additional_use"
    found = draw(name, effect, give(name, 0.9, spread=spread))
    assert found.max() == 1.0  # 2.7 before its range cuts it


def test_setting_one_value_disturbs_no_stream() -> None:
    plain, told = Sampler(4, 20), Sampler(4, 20, give(GAIN, 0.2))
    for name in (GAIN, "births", "revenue.profit_tax"):
        assert draw_uniform(told, name) is draw_uniform(plain, name)  # the very same array


def test_samplers_of_other_evidence_are_not_equal() -> None:
    samplers = {Sampler(1, 5), Sampler(1, 5, give(GAIN, 0.2)), Sampler(1, 5, give(GAIN, 0.3))}
    assert len(samplers) == 3
    assert Sampler(1, 5, give(GAIN, 0.2)) == Sampler(1, 5, give(GAIN, 0.2))
    assert len({repr(one) for one in samplers}) == 3  # so that hashes of inputs differ


def test_one_at_a_time_moves_what_is_set_within_its_own_spread() -> None:
    effect = shipped_evidence("employment").effects["gain_of_use_high"]
    spread = Triangular(kind="triangular", low=0.1, high=0.3)
    sampler = OneAtATime.of([(GAIN,), ("births",)], give(GAIN, 0.2, spread=spread))
    found = draw_parameter(effect, GAIN, DAY, sampler)
    # Point, median, its low and high, then those of the other group.
    assert_allclose(found[[0, 1, 4, 5]], 0.2)
    assert 0.1 < found[2] < 0.2 < found[3] < 0.3


@pytest.mark.parametrize("spread", [None, Triangular(kind="triangular", low=0, high=1)])
def test_what_is_set_varies_by_its_own_spread(spread: Distribution | None) -> None:
    effect = shipped_evidence("employment").effects["gain_of_use_high"]
    given = give(GAIN, 0.2, spread=spread)
    assert given.varies(GAIN, effect, effect.dated_at(DAY).distribution) == (spread is not None)
    assert given.varies("other", effect, effect.dated_at(DAY).distribution)


def test_a_table_set_in_part_still_varies() -> None:
    parameter = shipped_evidence("present_law").effects["public_part_of_long_term_care"]
    spread = parameter.dated_at(DAY).distribution
    given = give("present_law.public_part_of_long_term_care", 0.6, "high")
    assert given.varies("present_law.public_part_of_long_term_care", parameter, spread)
