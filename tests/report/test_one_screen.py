"""The first screen of a run: it holds on one screen, ends with the answer, and loses nothing."""

from __future__ import annotations

import io
import re

import pytest
from rich.console import Console

from carepact.core.speaking import use_language
from carepact.report.run.answer import say_more, show_answer
from carepact.report.run.page import show_run
from carepact.studies.country import run_country
from carepact.studies.one_country.run import CountryRun
from carepact.studies.study_file.opening import open_study

pytestmark = pytest.mark.long

LINES, WIDTH = 25, 80
NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


@pytest.fixture(
    scope="module", params=["KEN", pytest.param("FRA", marks=pytest.mark.campaign), "NER"]
)
def country(request: pytest.FixtureRequest) -> CountryRun:
    return run_country(open_study(request.param, {"package": "co-responsibility"}))


def printed(page: object, width: int = WIDTH) -> list[str]:
    """Print a page, a text a line."""
    stream = io.StringIO()
    Console(file=stream, width=width, highlight=False).print(page)
    return stream.getvalue().splitlines()


@pytest.mark.parametrize("language", ["en", "fr", pytest.param("es", marks=pytest.mark.campaign)])
def test_a_run_answers_on_one_screen_and_says_last_how_to_see_more(
    country: CountryRun, language: str
) -> None:
    with use_language(language):
        lines, more = printed(show_answer(country)), say_more()
    assert len(lines) <= LINES, "\n".join(lines)
    assert max(map(len, lines)) <= WIDTH
    assert lines[-1] == more


@pytest.mark.parametrize("language", ["en", "fr", pytest.param("es", marks=pytest.mark.campaign)])
def test_the_full_page_ends_with_the_answer_and_narrow_it_loses_no_number(
    country: CountryRun, language: str
) -> None:
    with use_language(language):
        answer = printed(show_answer(country))
        full = {width: printed(show_run(country), width) for width in (60, 80, 120)}
    assert full[80][-len(answer) + 1 :] == answer[:-1]
    wanted = set(NUMBER.findall(" ".join(full[120])))
    for width, lines in full.items():
        assert max(map(len, lines)) <= width
        assert "…" not in "".join(lines)
        assert wanted <= set(NUMBER.findall(" ".join(lines)))


def test_the_answer_names_what_it_costs_who_pays_who_gains_time_jobs_and_how_sure(
    country: CountryRun,
) -> None:
    said = " ".join(" ".join(printed(show_answer(country))).split())
    for words in (
        "What it costs. In 2050 the package costs ≈ ",
        "Who pays. Shares: general budget",
        "Who gains time.",
        "Jobs. There would be ≈ ",
        "How sure.",
        "(a key input estimated or assumed)",
        "Limits of this answer.",
        "≈ rests on an estimate from other countries.",
    ):
        assert words in said, words
