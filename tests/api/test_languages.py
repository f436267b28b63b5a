"""Figures and files do not depend on the language that is spoken; words do."""

from __future__ import annotations

import json
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path
from threading import Barrier

import pytest

import carepact
from carepact import CountryResult, Result
from carepact.core.messages import _, language

OTHERS = ("fr", pytest.param("es", marks=pytest.mark.campaign))
FOR_PEOPLE = {".png", ".svg", ".txt", ".xlsx"}
"""Endings of files that hold words for people, in their language."""


@cache
def make_once(make: Callable[[], Result[object]], code: str) -> Result[object]:
    """Make a result while a language is spoken, once."""
    with carepact.use_language(code):
        return make()


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
    english, other = make_once(make, "en"), make_once(make, code)
    said = repr(english)
    with carepact.use_language(code):
        assert other.figures.equals(english.figures)
        assert repr(other) != said


@pytest.mark.parametrize("code", OTHERS)
@pytest.mark.parametrize("make", [simulate, measure])
def test_the_way_in_which_a_result_came_to_be_is_told_the_same_in_every_language(
    make: Callable[[], Result[object]], code: str
) -> None:
    english = make_once(make, "en").manifest()
    with carepact.use_language(code):
        assert make_once(make, code).manifest() == english


@pytest.mark.parametrize("code", OTHERS)
def test_files_for_machines_are_the_same_in_every_language(code: str, tmp_path: Path) -> None:
    saved = make_once(simulate, "en").save(tmp_path / "en")
    with carepact.use_language(code):
        make_once(simulate, code).save(tmp_path / code)
    others = {path: tmp_path / code / path.relative_to(tmp_path / "en") for path in saved}
    differing = [
        path.name
        for path, other in others.items()
        if path.suffix not in FOR_PEOPLE and path.read_bytes() != other.read_bytes()
    ]
    assert differing == ["manifest.json"]  # it has the hashes of the files for people, too
    manifest = next(path for path in saved if path.name == "manifest.json")
    english, spoken = (_without_files_for_people(one) for one in (manifest, others[manifest]))
    assert english == spoken


def _without_files_for_people(manifest: Path) -> dict[str, object]:
    """Read a manifest but for what it says of files for people."""
    read = json.loads(manifest.read_text("utf-8"))
    outputs = [one for one in read["outputs"] if Path(one["file"]).suffix not in FOR_PEOPLE]
    assert 0 < len(outputs) < len(read["outputs"])
    return {**read, "outputs": outputs}


def in_a_thread_of_its_own(do: Callable[[], None]) -> None:
    """Do something in a fresh thread, so that its language is nobody else's, and await its end."""
    with ThreadPoolExecutor(1) as alone:
        alone.submit(do).result()


def test_a_language_is_spoken_from_the_call_on_and_in_no_other_thread() -> None:
    said: dict[str, list[str]] = {"fr": [], "es": [], "en": []}
    all_three = Barrier(3)

    def speak(code: str) -> None:
        all_three.wait()
        if code != "en":
            carepact.use_language(code)
        all_three.wait()
        for _round in range(20):
            said[code].append(_("minutes a day"))

    with ThreadPoolExecutor(3) as threads:
        for done in [threads.submit(speak, code) for code in said]:
            done.result()
    assert said == {
        "fr": ["minutes par jour"] * 20,
        "es": ["minutos al día"] * 20,
        "en": ["minutes a day"] * 20,
    }
    assert language() == "en"


def test_a_with_brings_back_the_language_that_a_call_set() -> None:
    def speak() -> None:
        carepact.use_language("fr")
        with carepact.use_language("es") as spoken:
            assert (spoken, language()) == ("es", "es")
            with carepact.use_language("en"):
                assert language() == "en"
            assert language() == "es"
        assert language() == "fr"
        with pytest.raises(carepact.CareError, match="pas disponible"):
            carepact.use_language("de")
        assert language() == "fr"
        with pytest.raises(ZeroDivisionError), carepact.use_language("es"):
            assert 1 / 0
        assert language() == "fr"
        carepact.use_language("en")
        assert language() == "en"

    in_a_thread_of_its_own(speak)


def test_one_language_may_be_entered_again_and_within_itself() -> None:
    def speak() -> None:
        french = carepact.use_language("fr")
        assert repr(french) == "use_language('fr')"
        with french, french:
            assert language() == "fr"
        assert language() == "en"
        with french:
            assert language() == "fr"
        assert language() == "en"

    in_a_thread_of_its_own(speak)
