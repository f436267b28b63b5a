"""Indices of models whose indices are known."""

import numpy as np
import pytest

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


def test_a_result_that_does_not_vary_owes_nothing_to_any_input() -> None:
    (a,) = draw(50, 1)
    found = find_influences(np.ones(51), {"a": a})
    assert [one.first_order for one in found.influences] == [0.0]
    assert (found.low, found.high) == (1.0, 1.0)
