from datetime import date

import numpy as np
import pytest

from carepact.core.draws import OneAtATime, Sampler, draw_normal, draw_parameter, draw_uniform
from carepact.policy.shipped_instruments import shipped_instrument

DAY = date(2025, 1, 1)


def test_a_name_and_a_seed_fix_the_numbers() -> None:
    assert (draw_uniform(Sampler(1, 5), "a") == draw_uniform(Sampler(1, 5), "a")).all()
    assert (draw_uniform(Sampler(1, 5), "a") != draw_uniform(Sampler(1, 5), "b")).all()
    assert (draw_uniform(Sampler(1, 5), "a") != draw_uniform(Sampler(2, 5), "a")).all()


def test_more_draws_keep_the_first_ones() -> None:
    assert (draw_uniform(Sampler(1, 9), "a")[:5] == draw_uniform(Sampler(1, 5), "a")).all()


def test_normal_numbers_have_mean_zero_and_variance_one() -> None:
    normal = draw_normal(Sampler(7, 20_000), "wage")
    # Standard errors of mean and variance: 1/sqrt(20000) = 0.007, sqrt(2/20000) = 0.01.
    assert normal.mean() == pytest.approx(0, abs=0.03)
    assert normal.var() == pytest.approx(1, abs=0.04)


def test_index_zero_of_a_drawn_parameter_is_its_point() -> None:
    effect = shipped_instrument("childcare").effects["additional_use"]
    drawn = draw_parameter(effect, "childcare.additional_use", DAY, Sampler(3, 100))
    assert drawn.shape == (101,)
    assert drawn[0] == 0.286
    assert 0.1 <= drawn[1:].min() < drawn[1:].max() <= 0.6


def test_a_table_is_drawn_by_one_factor() -> None:
    parameter = shipped_instrument("childcare").parameters["children_per_staff"]
    drawn = draw_parameter(parameter, "childcare.children_per_staff", DAY, Sampler(3, 10))
    ratio = drawn / drawn[0]
    assert drawn.shape == (11, 6)
    assert np.allclose(ratio, ratio[:, :1])


def test_a_seed_of_groups_moves_one_at_a_time() -> None:
    sampler = OneAtATime.of([("a",), ("b", "c")])
    # All at their median, then a low and high, then b and c low and high together.
    assert sampler.draws == 5
    assert draw_uniform(sampler, "a") == pytest.approx([0.5, 0.025, 0.975, 0.5, 0.5])
    assert draw_uniform(sampler, "c") == pytest.approx([0.5, 0.5, 0.5, 0.025, 0.975])
    assert (draw_uniform(sampler, "d") == 0.5).all()


def test_seeds_of_other_groups_are_other_seeds() -> None:
    first, second = OneAtATime.of([("a",)]), OneAtATime.of([("b",)])
    assert first != second
    assert draw_uniform(first, "b", 3)[1] == 0.5
    assert draw_uniform(second, "b", 3)[1] == pytest.approx(0.025)
