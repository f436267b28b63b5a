"""A site opens without a server, moves with its sliders, and says what the engine says."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from playwright.sync_api import Browser, Page, sync_playwright
from tests.programs import find_program

from carepact.core.messages import LANGUAGES
from carepact.report.site.answer import condense_country
from carepact.report.site.figures import list_figures, print_as
from carepact.report.site.files import lay_out_country, lay_out_site, read_script
from carepact.report.site.knob_words import list_stops
from carepact.studies.response_table.answer import CountryResponses
from carepact.studies.responses import find_responses
from carepact.studies.study_file.opening import open_study

CODE = "KEN"
AXE = Path(str(metadata.distribution("axe-playwright-python").locate_file(""))).joinpath(
    "axe_playwright_python", "axe.min.js"
)
"""As the package for tests carries it; no page holds it."""


@cache
def found() -> CountryResponses:
    """Find a country's responses once, its intervals from few draws."""
    return find_responses(open_study(CODE, {"draws": 20}))


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write a site of one country, without anything of whom it is served by."""
    folder = tmp_path_factory.mktemp("site")
    for path, content in lay_out_site({CODE: lay_out_country(found())}, {}, folder).items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return folder


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Start the browser of this machine."""
    chromium = find_program("chromium", "chromium")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.fixture
def page(browser: Browser, site: Path) -> Iterator[Page]:
    """Open the country's page from its file, and hold it to that: nothing else is asked for."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    opened = context.new_page()
    asked: list[str] = []
    faults: list[str] = []
    opened.on("request", lambda request: asked.append(request.url))
    opened.on("pageerror", lambda error: faults.append(str(error)))
    opened.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
    opened.goto((site / "en" / f"{CODE}.html").as_uri())
    yield opened
    context.close()
    assert asked
    assert all(one.startswith(site.as_uri()) for one in asked), asked
    assert faults == []


def test_the_script_answers_as_python_does(page: Page) -> None:
    table = found().table
    settings = found().settings
    low, high = (np.array([getattr(one, end) for one in settings]) for end in ("low", "high"))
    packages = low + (high - low) * np.random.default_rng(4).random((6, len(settings)))
    told = table.tell(packages)
    for number, package in enumerate(packages):
        said = page.evaluate("x => window.carepact.tell(x)", package.tolist())
        for (name, label), values in told.items():
            key = f"{name}:{label}" if label else name
            assert said[key] == pytest.approx(values[number].tolist(), rel=1e-9, abs=1e-12)


def test_a_moved_slider_changes_charts_table_sentence_and_address(page: Page) -> None:
    cost = page.inner_text("[data-figure=cost]")
    before = {one: page.inner_html(f"[data-chart={one}]") for one in ("cost", "payers", "work")}
    page.focus("#knob-under_threes")
    page.keyboard.press("End")
    page.wait_for_url("**#under_threes=1")
    assert page.inner_text("#value-under_threes") == "100 %"
    assert page.get_attribute("#knob-under_threes", "aria-valuetext") == "100 %"
    after = page.inner_text("[data-figure=cost]")
    assert after != cost
    assert after in page.inner_text("#said")
    assert all(page.inner_html(f"[data-chart={one}]") != drawn for one, drawn in before.items())
    whole = np.array([[1.0 if one.knob.name == "under_threes" else one.start
                       for one in found().settings]])  # fmt: skip
    by_hand = found().table.tell(whole)["cost", ""][0, -1]
    assert after.endswith(print_as(by_hand, "gdp"))
    assert "--set childcare.coverage.0=1 " in page.inner_text("#command")


def test_a_link_opens_what_was_moved_in_any_language(page: Page, site: Path) -> None:
    page.goto((site / "en" / f"{CODE}.html").as_uri() + "#mothers_weeks=20")
    page.wait_for_selector("a[hreflang=fr][href$='#mothers_weeks=20']")
    assert page.inner_text("#value-mothers_weeks") == "20 weeks"
    page.click("a[hreflang=fr]")
    assert page.inner_text("#value-mothers_weeks").startswith("20")
    assert page.get_attribute("html", "lang") == "fr"


def test_buttons_lead_to_present_law_and_back(page: Page) -> None:
    start = page.inner_text("[data-figure=cost]")
    page.click("#to-law")
    assert re.search(r"[^1-9]0\.0\d %$", page.inner_text("[data-figure=cost]"))
    page.click("#to-start")
    assert page.inner_text("[data-figure=cost]") == start


def test_without_script_the_page_shows_what_it_begins_with(browser: Browser, site: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    opened = context.new_page()
    opened.goto((site / "en" / f"{CODE}.html").as_uri())
    assert "runs no script" in opened.inner_text("noscript")
    assert not opened.is_visible("#knob-under_threes")
    assert opened.locator("figure svg").count() >= 5
    cost = next(one for one in list_figures(found()) if one.name == "cost")
    assert print_as(cost.start, "gdp") in opened.inner_text("main table")
    context.close()


@pytest.mark.parametrize("width", [1280, 320])
def test_axe_finds_no_violation_and_nothing_runs_out_of_the_page(
    browser: Browser, site: Path, width: int
) -> None:
    size: Any = {"width": width, "height": 900}
    context = browser.new_context(viewport=size, bypass_csp=True, reduced_motion="reduce")
    opened = context.new_page()
    pages = [site / "index.html", *(site / one / f"{name}.html" for one in LANGUAGES
             for name in ("index", CODE))]  # fmt: skip
    for one in pages:
        opened.goto(one.as_uri())
        assert opened.evaluate("document.documentElement.scrollWidth") <= width
        opened.evaluate(AXE.read_text("utf-8"))
        violations = opened.evaluate("axe.run().then(one => one.violations.map(v => v.help))")
        assert violations == [], one
    context.close()


def test_every_address_is_relative_and_leads_somewhere(site: Path) -> None:
    seen = 0
    for page in site.rglob("*.html"):
        text = page.read_text("utf-8")
        assert not re.search(r"<script(?![^>]*(?:src=|application/json))|<style|\sstyle=", text)
        assert not re.search(r"\son[a-z]+=", text)
        for address in re.findall(r'(?:href|src)="([^"#]+)"', text):
            assert "://" not in address
            assert (page.parent / address).is_file(), address
            seen += 1
    assert seen > 50


def test_the_same_table_gives_the_same_files() -> None:
    first, second = (condense_country(found()) for _time in range(2))
    assert first == second
    assert read_script() == read_script()
    assert len(read_script()) < 8 * 1024


def test_a_country_weighs_little() -> None:
    files = lay_out_country(found())
    assert sum(map(len, files.values())) < 600_000  # twelve of them a tenth of what is allowed
    assert len(files[f"data/{CODE}.js"]) < 120_000


def test_every_stop_is_told_apart_and_holds_law_and_start() -> None:
    for setting in found().settings:
        stops = list_stops(setting)
        values = [one.value for one in stops]
        assert {setting.law, setting.start, setting.low, setting.high} <= {*values}
        assert values == sorted(values)
        assert len({one.words for one in stops}) == len(stops)


def test_the_package_that_is_begun_with_can_be_run(site: Path) -> None:
    study = open_study(CODE, {"package": str(site / "data" / f"{CODE}-package.yaml")})
    assert study.package.edits == found().package.edits
    content = json.loads((site / "data" / f"{CODE}-package.yaml").read_text("utf-8"))
    assert content["package"] == "co-responsibility-moved"
