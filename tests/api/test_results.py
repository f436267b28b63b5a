"""Every result shows itself shortly, and gives its figures as table and array."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

import pytest
import xarray as xr

import carepact
from carepact import CountryResult, Result

EXAMPLES = Path(__file__).resolve().parents[2] / "examples" / "centre"
QUICK = {"until": 2026, "draws": 2}
MADE: dict[str, Callable[[], Result[object]]] = {
    "countries": carepact.list_countries,
    "country": lambda: carepact.read_country("KEN"),
    "needs": lambda: carepact.read_needs("KEN"),
    "packages": carepact.list_packages,
    "package": lambda: carepact.read_package("universal-care"),
    "difference": lambda: carepact.diff_packages("ilo-floor", "universal-care"),
    "options": carepact.list_options,
    "agenda": lambda: carepact.list_options("KEN"),
    "evidence": carepact.list_evidence,
    "crises": carepact.list_crises,
    "surveys": carepact.list_surveys,
    "review": lambda: carepact.review_law("KEN"),
    "verdicts": carepact.count_verdicts,
    "changes": carepact.list_law_changes,
    "family": lambda: carepact.read_family_rights(
        carepact.Family(
            "KEN",
            (
                carepact.Parent("A", "woman", gives_birth=True, work="employed"),
                carepact.Parent("B", "man", gives_birth=False, work="informal"),
            ),
            due=date(2028, 2, 29),
        ),
        "universal-care",
    ),
    "centre": lambda: carepact.read_centre(EXAMPLES / "hill" / "centre.yaml"),
    "network": lambda: carepact.read_network(EXAMPLES / "network.yaml"),
    "pact gaps": lambda: carepact.check_pact("examples/pact/canada.yaml"),
    "pact outcome": lambda: carepact.simulate_pact(_draft_pact(), until=2028, draws=2),
    "pact standing": lambda: carepact.monitor_pact("examples/pact/canada.yaml"),
    "pact changes": lambda: carepact.compare_pacts(
        "examples/pact/canada.yaml", "examples/pact/buenos-aires.yaml"
    ),
    "programme": lambda: carepact.read_programme("examples/programme/programme.yaml"),
    "quality": lambda: carepact.read_quality("examples/quality/quality.yaml"),
    "employer": lambda: carepact.read_employer("examples/employer/employer.yaml", draws=20),
    "skills": lambda: carepact.read_skills(_tell_account(), "team-assistant"),
    "care activities": carepact.list_care_activities,
    "skill list": carepact.list_skills,
    "jobs": carepact.list_jobs,
    "badges": lambda: carepact.verify_badges(_sign_badges(), date(2026, 11, 30)),
    "decisions": lambda: carepact.accept_badges(
        _sign_badges(), "examples/employer/recognition.yaml", date(2026, 11, 30)
    ),
    "spending": carepact.compare_with_spending,
    "reconciled": lambda: carepact.reconcile(countries=["KEN"]),
    "run": lambda: carepact.simulate_country("KEN", until=2026, draws=2),
    "comparison": lambda: carepact.compare_packages("KEN", "ilo-floor", until=2026, draws=2),
    "runs": lambda: carepact.simulate_countries("Kenya", until=2026, draws=2),
    "site": lambda: carepact.write_site(Path(mkdtemp()) / "site", "NER", draws=2),
    "verified": lambda: carepact.verify_result(_save_packages()),
    "care time": lambda: carepact.measure_care_time("synthetic", "sex", "sdg-5.4.1"),
}
"""One of each kind; those that need the files of a survey are tried with its tests."""


def _save_packages() -> Path:
    """Save a table into a folder of its own, and name it."""
    return carepact.list_packages().save(Path(mkdtemp()) / "packages.csv")[0]


def _tell_account() -> carepact.Account:
    """Tell an account that shows one skill."""
    week = carepact.Care("352", "household", 2, "week", 1.0, since=date(2019, 5, 1))
    shown = carepact.Example("planning", "I planned a move for five.", "352", is_shown=True)
    return carepact.Account("A", date(2026, 11, 30), (week,), (shown,))


def _draft_pact() -> Path:
    """Draft a pact into a folder of its own, and name it."""
    file = Path(mkdtemp()) / "pact.yaml"
    carepact.draft_pact("KEN").save(file)
    return file


def _sign_badges() -> list[Path]:
    """Sign a badge into a folder of its own, and name it."""
    folder = Path(mkdtemp())
    carepact.make_key(folder / "key.json")
    day = date(2026, 11, 30)
    return carepact.sign_badges(_tell_account(), folder / "key.json", folder / "badges", day)[:1]


@cache
def make(name: str) -> Result[object]:
    """Make a result once."""
    return MADE[name]()


@pytest.mark.parametrize("name", MADE)
def test_a_repr_is_short_and_says_how_to_go_on(name: str) -> None:
    shown = repr(make(name))
    assert len(shown) < 2000
    assert shown.startswith(type(make(name)).__name__)
    assert ".figures" in shown
    assert len(repr(make(name).charts)) < 200


@pytest.mark.parametrize("name", MADE)
def test_a_notebook_shows_a_small_table(name: str) -> None:
    shown = make(name)._repr_html_()
    assert len(shown) < 6000
    assert shown.count("<tr>") == shown.count("</tr>") <= 6


@pytest.mark.parametrize("name", MADE)
def test_figures_are_a_table_of_polars_and_of_pandas(name: str) -> None:
    found = make(name)
    assert found.to_polars().equals(found.figures)
    assert list(found.to_pandas().columns) == found.figures.columns
    assert found.figures.height > 0


@pytest.mark.parametrize("name", MADE)
def test_an_array_has_the_keys_of_the_rows_as_dimensions(name: str) -> None:
    found = make(name)
    array = found.to_xarray()
    assert "cell" not in array.dims
    if found.keys and not isinstance(found, CountryResult):
        assert set(array.dims) == set(found.keys)


@pytest.mark.parametrize("name", MADE)
def test_the_text_is_what_the_command_shows(name: str) -> None:
    text = make(name).text
    assert text.strip()
    assert max(map(len, text.splitlines())) <= 100


@pytest.mark.parametrize(
    ("name", "charts"),
    [
        ("country", ["people-and-needs"]),
        ("verdicts", ["verdicts"]),
        ("family", ["timeline"]),
        ("employer", ["measures"]),
        ("spending", ["modelled-and-observed"]),
        ("comparison", ["packages-side-by-side"]),
        ("care time", ["care-time"]),
    ],
)
def test_a_chart_shows_itself(name: str, charts: list[str]) -> None:
    found = make(name).charts
    assert list(found) == charts
    assert found[charts[0]]._repr_svg_().startswith("<svg")


def test_a_chart_has_its_table_its_words_and_a_narrow_layout() -> None:
    shown = make("country").charts["people-and-needs"]
    assert shown.table.height > 100
    assert f"<title>{shown.sentence}</title><desc>{shown.description}</desc>" in shown.svg
    assert 'viewBox="0 0 320 ' in shown.narrow


def test_any_figure_of_all_countries_becomes_a_map() -> None:
    countries = make("countries")
    assert isinstance(countries, carepact.CountryList)
    births = countries.map("tfr")
    kenya = births.table.filter(country="KEN")["value"][0]
    facts = carepact.read_country("KEN").figures.filter(indicator="tfr")
    assert kenya == pytest.approx(facts["value"][0], rel=0.05)  # aged to the base year
    with pytest.raises(carepact.CareError, match="Did you mean 'tfr'"):
        countries.map("tfrr")


def test_a_wrong_chart_is_answered_by_the_nearest() -> None:
    with pytest.raises(carepact.CareError, match="people-and-needs"):
        make("country").charts["people-and-need"]


def test_an_array_of_a_run_is_along_named_dimensions() -> None:
    run = make("run")
    assert isinstance(run, CountryResult)
    hours = run.to_xarray("unpaid_hours_moved")
    assert isinstance(hours, xr.DataArray)
    assert hours.dims == ("scenario", "sex", "year", "figure")
    told = run.figures.filter(
        variable="unpaid_hours_moved", scenario="demand", sex="women", year=2026
    )
    here = hours.sel(scenario="demand", sex="women", year=2026)
    assert here.sel(figure="low").item() == told["low"].item()
    assert run.draws.sizes["draw"] == 3
    with pytest.raises(carepact.CareError, match="unpaid_hours_moved"):
        run.to_xarray("unpaid_hours_move")


def test_a_text_of_a_file_cannot_break_the_page_of_a_notebook() -> None:
    draft = carepact.Draft("<b>", "<script>", "s.json", "{}")
    assert "<script>" not in draft._repr_html_()
    assert "&lt;script&gt;" in draft._repr_html_()


def test_what_a_result_was_made_from_is_short_too() -> None:
    assert len(repr(make("run").found)) < 200
    assert len(repr(make("care time").found)) < 2000
