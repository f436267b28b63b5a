"""Indices of models whose indices are known."""

import numpy as np
import pytest
from scipy import stats

from carepact.simulate.sensitivity import find_influences


def draw(count: int, inputs: int) -> list[np.ndarray]:
    """Draw standard normal inputs, the point at their mean."""
    rng = np.random.default_rng(5)
    return [np.append(0.0, rng.standard_normal(count)) for _input in range(inputs)]


def test_indices_of_a_linear_model_are_the_shares_of_its_variance() -> None:
    a, b, c = draw(4000, 3)
    # Variance 9 + 4 + 1 = 14
    found = find_influences(3 * a + 2 * b + c, {"a": a, "b": b, "c": c})
    indices = {one.name: one.first_order for one in found.influences}
    assert list(indices) == ["a", "b", "c"]
    assert indices["a"] == pytest.approx(9 / 14, abs=0.03)
    assert indices["b"] == pytest.approx(4 / 14, abs=0.03)
    assert indices["c"] == pytest.approx(1 / 14, abs=0.03)


def test_the_ishigami_function_has_its_published_indices() -> None:
    """Ishigami and Homma (1990), a = 7, b = 0.1: 0.3139, 0.4424 and 0."""
    rng = np.random.default_rng(6)
    x, y, z = (np.append(0.0, rng.uniform(-np.pi, np.pi, 8000)) for _input in range(3))
    result = np.sin(x) + 7 * np.sin(y) ** 2 + 0.1 * z**4 * np.sin(x)
    found = find_influences(result, {"x": x, "y": y, "z": z})
    indices = {one.name: one.first_order for one in found.influences}
    assert indices["x"] == pytest.approx(0.3139, abs=0.03)
    assert indices["y"] == pytest.approx(0.4424, abs=0.03)
    assert indices["z"] == pytest.approx(0, abs=0.02)


def test_an_input_that_moves_nothing_gets_no_credit_from_chance() -> None:
    inputs = draw(1000, 41)
    named = {str(place): one for place, one in enumerate(inputs[1:])}
    found = find_influences(inputs[0], named)
    indices = [one.first_order for one in found.influences]
    assert np.mean(indices) < 0.01  # without the correction 19 / 999


def test_an_input_that_moves_nothing_is_told_from_those_that_move_something() -> None:
    a, b, *others = draw(200, 82)
    named = {"a": a, "b": b} | {str(place): one for place, one in enumerate(others)}
    found = find_influences(3 * a + 2 * b, named)
    assert {one.name for one in found.influences if one.beyond_chance} == {"a", "b"}
    # Without the test the greatest of 80 that move nothing would stand third, with some per cent.
    assert found.influences[2].first_order > 0.02


def test_the_range_follows_the_sign_of_the_effect() -> None:
    a, b = draw(2000, 2)
    falls, _rises = (
        next(
            one for one in find_influences(b - 2 * a, {"a": a, "b": b}).influences if one.name == n
        )
        for n in ("a", "b")
    )
    # Means of a normal below its 4 % point and above its 96 % point: about -2.15 and 2.15.
    assert falls.when_low == pytest.approx(4.3, abs=0.3)
    assert falls.when_high == pytest.approx(-4.3, abs=0.3)
    assert falls.lowest < 0 < falls.highest


def test_inputs_that_move_as_one_are_named_once() -> None:
    (a,) = draw(500, 1)
    found = find_influences(
        a, {"first": a, "same": 2 * a + 1, "mirrored": -a, "cut": np.maximum(a, 0)}
    )
    assert [one.name for one in found.influences] == ["first"]
    # An earlier one that stands still in between, too.
    found = find_influences(a, {"cut": np.maximum(a, 0), "first": a})
    assert [one.name for one in found.influences] == ["cut"]


def test_a_result_that_does_not_vary_owes_nothing_to_any_input() -> None:
    (a,) = draw(50, 1)
    found = find_influences(np.ones(51), {"a": a})
    assert [one.first_order for one in found.influences] == [0.0]
    assert not any(one.beyond_chance for one in found.influences)
    assert (found.low, found.high) == (1.0, 1.0)


def test_a_group_explains_the_sum_of_the_shares_of_its_inputs() -> None:
    a, b, c, d = draw(2000, 4)
    # Variance 4 + 4 + 1 + 1 = 10, of which the guessed a and c have 5.
    strengths = {"a": "illustrative", "b": "survey", "c": "illustrative", "d": "survey"}
    inputs = {"a": a, "b": b, "c": c, "d": d}
    found = find_influences(2 * a + 2 * b + c + d, inputs, strengths).by_strength
    shares = {one.strength: one for one in found}
    assert list(shares) == ["illustrative", "survey"]
    for share in shares.values():
        assert share.inputs == 2
        assert share.share == pytest.approx(0.5, abs=0.04)
        assert share.low is not None
        assert share.high is not None
        assert share.low < 0.5 < share.high
        # 4 x 0.5 x 0.25 / 1995 and a little: 0.016, of which 1.96 reach to each side.
        assert share.high - share.low == pytest.approx(2 * 1.96 * 0.016, rel=0.05)


def test_a_group_that_explains_everything_explains_no_more_than_all() -> None:
    a, b = draw(500, 2)
    found = find_influences(a + b, {"a": a, "b": b}, {"a": "survey", "b": "survey"})
    (share,) = found.by_strength
    assert (share.share, share.high) == pytest.approx((1, 1))
    assert share.high is not None
    assert share.high <= 1


def test_a_group_of_many_inputs_that_move_nothing_explains_nothing() -> None:
    result, *inputs = draw(1000, 61)
    named = {str(place): one for place, one in enumerate(inputs)}
    found = find_influences(result, named, dict.fromkeys(named, "expert"))
    # Chance alone explains 120 / 999 in the draws.
    (share,) = found.by_strength
    assert share.share == pytest.approx(0, abs=0.04)
    assert share.low == 0


def test_a_group_that_bends_the_result_is_seen_too() -> None:
    a, b = draw(2000, 2)
    # The square of a standard normal has variance 2: 2 of 3.
    found = find_influences(a**2 + b, {"a": a, "b": b}, {"a": "illustrative", "b": "survey"})
    shares = {one.strength: one.share for one in found.by_strength}
    assert shares["survey"] == pytest.approx(1 / 3, abs=0.05)
    # The square of the rank holds most of it, not all: a lower bound.
    assert 0.4 < (shares["illustrative"] or 0) <= 2 / 3 + 0.04


def test_few_draws_tell_no_share_of_a_group() -> None:
    result, *inputs = draw(50, 21)
    named = {str(place): one for place, one in enumerate(inputs)}
    (share,) = find_influences(result, named, dict.fromkeys(named, "expert")).by_strength
    assert (share.share, share.low, share.high) == (None, None, None)


def test_inputs_that_move_together_are_named_and_their_shares_sum_above_one() -> None:
    a, other, c = draw(1000, 3)
    twin = 0.8 * a + 0.6 * other  # correlation 0.8
    found = find_influences(a + twin + c, {"a": a, "twin": twin, "c": c})
    (pair,) = found.moving_together
    assert (pair.one, pair.other) in {("a", "twin"), ("twin", "a")}
    assert pair.correlation == pytest.approx(0.8, abs=0.05)
    # Each alone explains (1 + 0.8)^2 / 4.6 = 0.70 of the variance, c 1 / 4.6: 1.63 in all.
    assert found.sum_of_shares == pytest.approx(1.63, abs=0.08)


def test_a_pair_moves_together_where_spearman_s_test_rejects_chance() -> None:
    a, other = draw(200, 2)
    named = []
    for part in np.linspace(0, 0.25, 11):
        twin = part * a + other
        found = find_influences(a + twin, {"a": a, "twin": twin}).moving_together
        by_scipy = stats.spearmanr(a[1:], twin[1:]).pvalue < 0.05
        assert bool(found) == by_scipy
        named.append(bool(found))
    assert 2 < sum(named) < 9


def test_inputs_of_their_own_are_no_pair() -> None:
    result, *inputs = draw(1000, 11)
    named = {str(place): one for place, one in enumerate(inputs)}
    assert find_influences(result, named).moving_together == ()
    # Nor are two alone, of which chance has no other pair to choose.
    assert find_influences(result, {"0": inputs[0], "1": inputs[1]}).moving_together == ()
