"""Laws of the matter that every instrument and every package keeps."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.policy.rows import compute, values_of

import carepact.policy
from carepact.policy.instrument import PAYERS
from carepact.policy.package import Package, PhaseIn, apply_package
from carepact.policy.package_files import SHIPPED, shipped_package
from carepact.policy.rules.outcome import split_cost
from carepact.policy.shipped_instruments import instrument_names

RISING: list[tuple[str, str]] = [
    ("maternity_leave", "weeks"),
    ("maternity_leave", "replacement"),
    ("maternity_leave", "coverage"),
    ("paternity_leave", "weeks"),
    ("paternity_leave", "replacement"),
    ("paternity_leave", "coverage"),
    ("parental_leave", "own_weeks"),
    ("parental_leave", "transferable_weeks"),
    ("parental_leave", "replacement"),
    ("parental_leave", "coverage"),
    ("carers_leave", "days"),
    ("carers_leave", "replacement"),
    ("carers_leave", "coverage"),
    ("breastfeeding_breaks", "minutes_per_day"),
    ("breastfeeding_breaks", "until_month"),
    ("breastfeeding_breaks", "coverage"),
    ("childcare", "coverage"),
    ("childcare", "hours_per_week"),
    ("long_term_care", "coverage"),
    ("long_term_care", "allowance_coverage"),
    ("community_centres", "centres"),
    ("fathers_programmes", "coverage"),
    ("employer_measures", "coverage"),
    ("employer_measures", "top_up"),
    ("time_saving_infrastructure", "coverage"),
]
CODE = re.compile(r"[A-Z]{2,3}")
TEXTS = ("title", "source", "note", "summary", "address", "article", "purpose", "examples")
"""Keys whose text is for people."""


@pytest.mark.parametrize(("name", "parameter"), RISING)
@settings(max_examples=25, deadline=None)
@given(
    lower=st.floats(0, 1),
    upper=st.floats(0, 1),
    ceiling=st.floats(0.1, 3),
    floor=st.floats(0, 0.1),
)
def test_gross_cost_does_not_fall_as_an_instrument_grows(
    name: str,
    parameter: str,
    lower: float,
    upper: float,
    ceiling: float,
    floor: float,
) -> None:
    shape = values_of(name)[parameter].shape
    bounds = {"ceiling": ceiling, "floor": floor} if "ceiling" in values_of(name) else {}
    costs = [
        compute(
            name, values_of(name, **bounds, **{parameter: np.full(shape, value)}), 1, 100.0
        ).cost
        for value in sorted((lower, upper))
    ]

    assert costs[1].sum() >= costs[0].sum() * (1 - 1e-12)


@pytest.mark.parametrize("name", instrument_names())
@settings(max_examples=25, deadline=None)
@given(st.lists(st.floats(0, 1), min_size=6, max_size=6).filter(lambda s: sum(s) > 0.01))
def test_payers_bear_the_whole_cost_and_nobody_less_than_nothing(
    name: str, weights: list[float]
) -> None:
    outcome = compute(name, values_of(name), 2, 50.0)

    cost_by_payer = split_cost(outcome, np.array(weights) / sum(weights))

    assert cost_by_payer.sum(axis=0) == pytest.approx(outcome.cost)
    assert (cost_by_payer >= -1e-9).all()


@pytest.mark.parametrize("name", instrument_names())
def test_a_doubled_population_doubles_every_extensive_result(name: str) -> None:
    one, two = (compute(name, values_of(name), 1, each) for each in (100.0, 200.0))

    assert two.cost == pytest.approx(2 * one.cost)
    assert two.reached == pytest.approx(2 * one.reached)
    for provider, hours in one.provider_hours.items():
        assert two.provider_hours[provider] == pytest.approx(2 * hours)


@pytest.mark.parametrize("name", instrument_names())
def test_draws_side_by_side_give_what_each_gives_alone(name: str) -> None:
    point = values_of(name)
    factors = np.array([1.0, 0.9, 0.8])
    alone = [
        compute(name, {key: value * factor for key, value in point.items()}, 2, 50.0)
        for factor in factors
    ]
    drawn = {
        key: factors[:, None] * (value if value.ndim else value[None])
        for key, value in point.items()
    }

    together = compute(name, drawn, 2, 50.0)

    assert np.broadcast_to(together.cost, (3, 2)) == pytest.approx(
        np.stack([np.broadcast_to(outcome.cost, 2) for outcome in alone])
    )
    for provider, hours in together.provider_hours.items():
        assert hours == pytest.approx(
            np.stack([outcome.provider_hours[provider] for outcome in alone])
        )


@pytest.mark.parametrize("name", instrument_names())
def test_the_empty_package_edits_nothing(name: str) -> None:
    empty = Package(
        package="empty",
        title="Nothing",
        purpose="Nothing",
        phase_in=PhaseIn(begins=2025, ends=2030),
    )
    baseline = values_of(name)

    found = apply_package(empty, name, baseline, range(2024, 2035))

    assert all(np.array_equal(found[key], np.stack([baseline[key]] * 11)) for key in baseline)


@pytest.mark.parametrize("package", SHIPPED)
def test_payers_sum_to_one_in_every_year_of_a_package(package: str) -> None:
    for name in instrument_names():
        years = apply_package(shipped_package(package), name, values_of(name), range(2024, 2037))
        assert years[PAYERS].sum(axis=-1) == pytest.approx(np.ones(13))


@settings(max_examples=60)
@given(
    st.integers(2000, 2060),
    st.integers(0, 40),
    st.sampled_from(["linear", "s-curve"]),
)
def test_a_phase_in_rises_from_nothing_to_all(begins: int, length: int, shape: str) -> None:
    phase = PhaseIn.model_validate({"begins": begins, "ends": begins + length, "shape": shape})

    share = phase.share_of(np.arange(1990, 2101))

    assert share[0] == 0
    assert share[-1] == 1
    assert (np.diff(share) >= 0).all()


def files_of(ending: str) -> list[Path]:
    """List the files of the policy room with an ending."""
    return sorted(Path(carepact.policy.__file__).parent.rglob(f"*.{ending}"))


def words_of(content: object) -> Iterator[str]:
    """List every key and every text of a file that the model reads."""
    if isinstance(content, dict):
        for key, value in content.items():
            yield str(key)
            if key not in TEXTS:
                yield from words_of(value)
    elif isinstance(content, list):
        for value in content:
            yield from words_of(value)
    elif isinstance(content, str):
        yield content


@pytest.mark.parametrize("path", files_of("yaml"), ids=lambda path: path.stem)
def test_no_model_parameter_knows_a_country(path: Path) -> None:
    words = list(words_of(yaml.safe_load(path.read_text("utf-8"))))

    assert [word for word in words if CODE.fullmatch(word)] == []
    assert not any("country" in word for word in words)


@pytest.mark.parametrize("path", files_of("py"), ids=lambda path: path.stem)
def test_no_rule_knows_a_country(path: Path) -> None:
    assert re.findall(r"""["'][A-Z]{2,3}["']""", path.read_text("utf-8")) == []


def test_a_country_among_parameters_would_be_found() -> None:
    assert "KEN" in list(words_of({"parameters": {"weeks": {"values": {"KEN": 3}}}}))
