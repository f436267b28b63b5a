"""Answers to what is asked next: on the screen, in the answer, as a picture."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import polars as pl
import pytest
from rich.console import Console

from carepact.report.figures.country.jobs import draw_jobs, is_comparable
from carepact.report.run.figures import Figures
from carepact.report.run.files import answer_of, lay_out_run
from carepact.report.run.page import show_run
from carepact.report.run.questions import find_peak, list_warnings, show_questions, warning_limit
from carepact.studies.country import answer_country
from carepact.studies.one_country.run import CountryRun
from carepact.studies.study_file.opening import open_study


@pytest.fixture(scope="module")
def kenya() -> CountryRun:
    changes = {"package": "co-responsibility", "draws": 20, "until": 2040, "benefit_saving": 0.1}
    return answer_country(open_study("KEN", changes))


def told(run: CountryRun) -> str:
    """Print the answers in one line."""
    console = Console(width=200, no_color=True)
    with console.capture() as capture:
        for part in show_questions(run, Figures(run.figures)):
            console.print(part)
    return " ".join(capture.get().split())


def scale(run: CountryRun, variable: str, factor: float | None) -> CountryRun:
    """Multiply a variable, or take it away."""
    of = pl.col("variable") == variable
    figures = run.figures.with_columns(
        pl.when(of).then(pl.col(one) * factor if factor is not None else None)
        .otherwise(pl.col(one)).alias(one)
        for one in ("value", "low", "high")
    )  # fmt: skip
    scaled = replace(run)
    vars(scaled)["figures"] = figures
    return scaled


def test_a_reform_above_a_tenth_of_revenue_is_warned_of_on_screen_and_in_the_answer(
    kenya: CountryRun,
) -> None:
    name = "state_additional_cost_over_revenue"
    last = kenya.figures.filter(variable=name, scenario="demand", year=2040)["value"].item()
    above = scale(kenya, name, 1.01 * warning_limit() / last)
    below = scale(kenya, name, 0.99 * warning_limit() / last)
    said = ["Extra public spending is more than 10 % of public revenue."]
    assert list_warnings(above) == answer_of(above)["warnings"] == said
    assert said[0] in told(above)
    assert list_warnings(below) == answer_of(below)["warnings"] == []
    assert said[0] not in told(below)


def test_the_screen_answers_every_question(kenya: CountryRun) -> None:
    text = told(kenya)
    for words in (
        "Over public revenue", "same net cost, 2040", "jobs of women", "net cost a job",
        "By tenths of wages", "Staff to find and train: most in", "teachers",
        "Places to build (childcare", "In prices of 2024", "times 1.137",
        "as declared: PPP $", "Families receive as much less",
    ):  # fmt: skip
        assert words in text, words
    console = Console(width=200)
    with console.capture() as capture:
        console.print(show_run(kenya))
    assert "Over public revenue" in capture.get()
    assert "no longer pays: not modelled" not in " ".join(capture.get().split())


def test_nothing_is_drawn_or_set_beside_construction_without_a_net_cost(
    kenya: CountryRun,
) -> None:
    none = scale(kenya, "jobs_per_construction_job", None)
    assert is_comparable(kenya)
    assert not is_comparable(none)
    assert "nothing is set beside construction" in told(none)
    assert "jobs of women" not in told(none)
    names = {path.name for path in lay_out_run(none, Path("kenya"))}
    assert not [name for name in names if name.startswith("jobs-beside")]


def test_the_picture_shows_women_and_men_of_both_and_several_countries_at_once(
    kenya: CountryRun,
) -> None:
    one, two = (draw_jobs(runs).svg for runs in ([kenya], [kenya] * 2))
    for words in ("construction", "care", "women", "men", "Kenya"):
        assert words in one, words
    assert two.count("construction") > one.count("construction")
    assert "The grade is that of Kenya." in two


def test_the_year_in_which_most_is_needed_is_found(kenya: CountryRun) -> None:
    rows = kenya.figures.filter(variable="staff_to_find", scenario="demand")
    most = rows.sort("value")["year"][-1]
    assert find_peak(kenya.rows_of("staff_to_find")) == most
    assert find_peak(kenya.rows_of("staff_to_find"), "no such label") is None
    yearly = [one for one in answer_of(kenya)["figures"] if one["variable"] == "staff_to_find"]  # type: ignore[attr-defined]
    assert {one["year"] for one in yearly} == set(range(2024, 2041))
