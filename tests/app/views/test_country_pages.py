"""Pages of countries: they render for every country, say what is known, and lead somewhere."""

from __future__ import annotations

import gzip
import json
import re
from importlib import resources

import pytest
from tests.app.crawl import Answered, Crawler, PageParser, ask_in_process

from carepact.app.replies import TWINS
from carepact.app.views.start.world_map import read_countries
from carepact.core.messages import LANGUAGES
from carepact.data.countries.country_names import name_country
from carepact.data.countries.facts import known_countries
from carepact.report.figures.world import share_of_women

SAMPLE = ("KEN", "FRA", "TWN", "XKX", "BGD", "USA")
"""Countries of every kind: much known, nearly nothing, law of parts, law to come."""
NOUNS = ("country", "review", "agenda", "law-changes")


def ask(address: str) -> Answered:
    answered = ask_in_process(address)
    assert answered is not None
    return answered


@pytest.mark.parametrize(
    "code",
    [
        pytest.param(one, marks=[] if one in SAMPLE else pytest.mark.campaign)
        for one in known_countries()
    ],
)
def test_every_page_of_a_country_renders(code: str) -> None:
    spoken = LANGUAGES[[*known_countries()].index(code) % len(LANGUAGES)]
    for noun in NOUNS:
        found = ask(f"/{spoken}/{noun}?country={code}")
        assert found.status == 200, (noun, found.text[-500:])
        assert f'<html lang="{spoken}">' in found.text
        page = PageParser(found.text)
        assert len(page.ids) == len(set(page.ids)), noun
        assert found.text.count("<h1>") == 1, noun


def test_the_first_page_names_every_country_and_links_it_from_list_and_map() -> None:
    found = ask("/fr/")
    links = PageParser(found.text).links
    for code in known_countries():
        assert links.count(f"country?country={code}") == 2, code
    assert "Allemagne" in found.text
    assert '<option value="KEN">Kenya</option>' in found.text


def test_the_first_page_with_its_style_and_script_takes_at_most_30_kb() -> None:
    static = resources.files("carepact.app").joinpath("static")
    parts = [static.joinpath(one).read_bytes() for one in ("app.css", "app.js")]
    sent = [ask("/fr/").text.encode(), *parts]
    assert sum(len(gzip.compress(one, 6)) for one in sent) <= 30_000


def test_the_map_shows_the_indicator_that_is_asked_for() -> None:
    found = ask("/en/?indicator=tfr")
    assert "Total fertility (children per woman)" in found.text
    assert '<option value="tfr" selected>' in found.text
    missing = ask("/en/?indicator=tfrr")
    assert missing.status == 422
    assert "tfr" in missing.text


def test_the_part_of_women_is_hers_of_hers_and_his() -> None:
    kenya = next(one for one in read_countries() if one.code == "KEN")
    her, his = (kenya.facts[f"unpaid_day_share_{who}"].number for who in ("f", "m"))
    found = share_of_women(read_countries())
    assert found.values["KEN"] == pytest.approx(100 * her / (her + his))
    assert "TWN" not in found.values


@pytest.mark.parametrize("at", ["/en/chart/world", "/en/country/chart/people-and-needs",
                                "/en/review/chart/law", "/en/countries/chart/world"])  # fmt: skip
def test_a_chart_has_its_twins(at: str) -> None:
    query = "?indicator=tfr" if at.endswith("world") else "?country=KEN"
    found = {kind: ask(f"{at}.{kind}{query}") for kind in TWINS}
    assert {one.status for one in found.values()} == {200}
    rows = json.loads(found["json"].text)["rows"]
    assert len(rows) == len(found["csv"].text.strip().splitlines()) - 1


def test_facts_are_chosen_by_words_without_accents() -> None:
    every = ask("/fr/country?country=KEN").text
    chosen = ask("/fr/country?country=KEN&find=CONGE pere").text
    assert "taux de fécondité" in every.lower() or "fécondité" in every
    assert "fécondité" not in chosen
    assert "congé" in chosen


def test_a_country_by_its_name_is_found_and_a_misspelt_one_gets_the_nearest() -> None:
    assert name_country("KEN", "en") in ask("/en/country?country=Kenya").text
    missing = ask("/en/country?country=Kenia Republik")
    assert missing.status == 422
    assert ask("/en/country").status == 422
    assert ask("/en/country?country=KEN&free_from_age=soon").status == 422


def test_data_of_a_country_is_what_its_page_tells() -> None:
    rows = json.loads(ask("/api/country?country=KEN").text)["rows"]
    births = next(one for one in rows if one["indicator"] == "births")
    assert births["status"] == "observed"
    assert str(births["year"]) in ask("/en/country?country=KEN&find=births").text


def test_a_review_keeps_the_standards_and_the_verdict_that_are_asked_for() -> None:
    rows = json.loads(ask("/api/review?country=KEN&standards=ilo-c183").text)["rows"]
    assert {one["standard"] for one in rows} == {"ilo-c183"}
    weeks = next(one for one in rows if one["requirement"] == "weeks")
    assert weeks["verdict"] == "partly"
    missed = json.loads(ask("/api/review?country=KEN&standards=ilo-c183&verdict=not").text)["rows"]
    assert [one["requirement"] for one in missed] == [
        one["requirement"] for one in rows if one["verdict"] == "not"
    ]
    faulty = ask("/en/review?country=KEN&standards=ilo-c184&verdict=no")
    assert faulty.status == 422
    assert "ilo-c183" in faulty.text
    assert "partly" in faulty.text


def test_changes_of_law_are_those_of_the_country_since_the_day() -> None:
    rows = json.loads(ask("/api/law-changes?country=FRA&since=2026-01-01").text)["rows"]
    assert {one["country"] for one in rows} == {"FRA"}
    page = ask("/en/law-changes?country=FRA&since=2026-01-01")
    assert rows[0]["in_force_from"] in page.text
    assert ask("/en/law-changes?since=yesterday").status == 422


def test_every_country_has_its_grades_and_can_be_looked_for() -> None:
    rows = json.loads(ask("/api/countries").text)["rows"]
    letters = [
        one for one in rows if one["country"] == "KEN" and one["indicator"].startswith("grade")
    ]
    found = ask("/en/countries?find=kenya")
    assert [one["text"] for one in letters] == re.findall(r"<td>([A-D])</td>", found.text)
    assert 'href="country?country=KEN"' in found.text
    assert 'href="country?country=FRA"' not in found.text
    assert ask("/en/countries?find=nowhere").status == 200


def test_the_agenda_chooses_options_by_aim_and_the_catalogue_needs_no_country() -> None:
    rows = json.loads(ask("/api/agenda?country=KEN&aim=reduce").text)["rows"]
    assert {one["aim"] for one in rows} == {"reduce"}
    catalogue = json.loads(ask("/api/agenda").text)["rows"]
    assert len(catalogue) > len(rows)
    assert ask("/en/agenda?crisis=yes").status == 200
    assert ask("/en/agenda?country=KEN&aim=reduced").status == 422


def test_links_of_the_pages_of_a_country_lead_somewhere() -> None:
    def is_light(address: str) -> bool:
        if any(one in address for one in ("/simulation", "/sources", ".png")):
            return False
        return address.startswith(("/en/", "/api/"))

    crawler = Crawler(ask_in_process, is_light)
    begun = ["/en/", *(f"/en/{noun}?country=TWN" for noun in NOUNS)]
    assert crawler.follow(begun, deep=False) == []
    assert len(crawler.asked) > 20
