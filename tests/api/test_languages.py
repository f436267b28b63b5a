"""Figures and files do not depend on the language that is spoken; words do."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import carepact
from carepact import CountryResult, Result

OTHERS = ("fr", "es")
FOR_PEOPLE = {".png", ".svg", ".txt", ".xlsx"}
"""Endings of files that hold words for people, in their language."""


def simulate() -> CountryResult:
    """Simulate a short run."""
    return carepact.simulate_country("KEN", until=2026, draws=2)


def measure() -> Result[object]:
    """Measure a short table."""
    return carepact.measure_care_time("synthetic", "sex", "sdg-5.4.1")


@pytest.mark.parametrize("code", OTHERS)
@pytest.mark.parametrize("make", [simulate, measure])
def test_figures_are_the_same_in_every_language_and_words_are_not(
    make: Callable[[], Result[object]], code: str
) -> None:
    english = make()
    said = repr(english)
    with carepact.use_language(code):
        other = make()
        assert other.figures.equals(english.figures)
        assert repr(other) != said


@pytest.mark.parametrize("code", OTHERS)
@pytest.mark.parametrize("make", [simulate, measure])
def test_the_way_in_which_a_result_came_to_be_is_told_the_same_in_every_language(
    make: Callable[[], Result[object]], code: str
) -> None:
    english = make().manifest()
    with carepact.use_language(code):
        assert make().manifest() == english


@pytest.mark.parametrize("code", OTHERS)
def test_files_for_machines_are_the_same_in_every_language(code: str, tmp_path: Path) -> None:
    saved = simulate().save(tmp_path / "en")
    with carepact.use_language(code):
        simulate().save(tmp_path / code)
    differing = [
        path.name
        for path in saved
        if path.suffix not in FOR_PEOPLE
        and path.read_bytes() != (tmp_path / code / path.relative_to(tmp_path / "en")).read_bytes()
    ]
    assert differing == []
