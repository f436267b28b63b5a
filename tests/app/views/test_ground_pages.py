"""Pages of what figures stand on: evidence, crises, packages, and the sources of a simulation."""

from __future__ import annotations

import json

import pytest
from tests.app.crawl import Answered, Crawler, PageParser, ask_in_process

from carepact.app.nouns import name_fields
from carepact.app.views.evidence import name_topic
from carepact.core.messages import LANGUAGES
from carepact.data.crises.crisis import shipped_crises
from carepact.policy.evidence_names import settable_evidence
from carepact.policy.package_files import SHIPPED

RUN = "country=KEN&package=ilo-floor&until=2030&draws=20&set.maternity_leave.weeks=16"
"""A short simulation with a number of the user's own."""


def ask(address: str) -> Answered:
    answered = ask_in_process(address)
    assert answered is not None
    return answered


@pytest.fixture(scope="module")
def sources() -> Answered:
    return ask(f"/en/sources?{RUN}")


def test_every_value_of_evidence_has_a_place_that_a_slider_can_link() -> None:
    page = PageParser(ask("/en/evidence").text)
    assert set(settable_evidence()) <= set(page.ids)
    assert len(page.ids) == len(set(page.ids))


def test_evidence_is_chosen_by_topic_and_by_words() -> None:
    rows = json.loads(ask("/api/evidence?name=employment").text)["rows"]
    assert {one["name"].partition(".")[0] for one in rows} == {"employment"}
    page = ask("/en/evidence?name=employment&find=gain of use")
    assert 'id="employment.gain_of_use_high"' in page.text
    assert 'id="employment.hours"' not in page.text
    assert ask("/en/evidence?name=employmint").status == 422


@pytest.mark.parametrize("spoken", LANGUAGES)
def test_every_crisis_and_every_package_has_its_page(spoken: str) -> None:
    for address in ("crises", "packages", *(f"crises?name={one}" for one in shipped_crises()),
                    *(f"packages?package={one}" for one in SHIPPED)):  # fmt: skip
        assert ask(f"/{spoken}/{address}").status == 200, address


def test_a_page_of_packages_opens_no_file() -> None:
    for name in ("../../etc/passwd", "/etc/passwd", "care.yaml", "ilo-flor"):
        found = ask(f"/en/packages?package={name}")
        assert found.status == 422
        assert "ilo-floor" in found.text
    assert ask("/en/packages?other=ilo-floor").status == 422


def test_two_packages_stand_beside_one_another() -> None:
    rows = json.loads(ask("/api/packages?package=ilo-floor&other=universal-care").text)["rows"]
    weeks = next(one for one in rows if one["instrument"] == "childcare")
    assert weeks["first"] == "present law"
    same = ask("/en/packages?package=ilo-floor&other=ilo-floor")
    assert same.status == 200
    assert "No difference" in same.text


def test_sources_name_every_input_with_value_status_and_source(sources: Answered) -> None:
    assert sources.status == 200
    rows = json.loads(ask(f"/api/sources?{RUN}").text)["rows"]
    named = {one["name"]: one for one in rows}
    births = named["births"]
    assert births["value"] > 1_000_000
    assert (births["unit"], births["status"], births["key"]) == ("births a year", "observed", True)
    assert {one["status"] for one in rows} <= {"observed", "imputed", "assumed", "given"}
    assert named["maternity_leave.weeks"]["kind"] == "law"
    assert set(named) <= set(PageParser(sources.text).ids)
    assert any(one["share_of_uncertainty"] for one in rows)


def test_a_table_of_law_tells_its_numbers_by_label(sources: Answered) -> None:
    rows = json.loads(ask(f"/api/sources?{RUN}").text)["rows"]
    payers = next(one for one in rows if one["name"] == "maternity_leave.payers")
    assert payers["value"] is None
    assert "employers" in payers["text"]
    assert 'id="maternity_leave.payers"' in sources.text


def test_sources_are_chosen_by_status_and_keep_the_simulation() -> None:
    found = ask(f"/en/sources?{RUN}&status=imputed")
    assert found.status == 200
    assert 'name="set.maternity_leave.weeks" value="16"' in found.text
    assert 'id="births"' not in found.text
    assert ask(f"/en/sources?{RUN}&status=guessed").status == 422


def test_evidence_of_the_users_own_is_told_as_given() -> None:
    own = "evidence.ground.weeks_at_work=46"
    rows = json.loads(ask(f"/api/sources?{RUN}&{own}").text)["rows"]
    given = [one for one in rows if one["status"] == "given"]
    assert [(one["name"], one["value"]) for one in given] == [("ground.weeks_at_work", 46.0)]


def test_topics_are_named_in_words() -> None:
    assert name_topic("care_time") == "Care time"
    assert name_topic("maternity_leave") == "Paid maternity leave"


def test_links_of_these_pages_lead_somewhere() -> None:
    def is_light(address: str) -> bool:
        kept = ("/en/evidence", "/en/crises", "/en/packages", "/api/", "/en/sources")
        return address.startswith(kept) and "/api/simulation" not in address

    crawler = Crawler(ask_in_process, is_light)
    begun = ["/en/evidence", "/en/crises?name=pandemic", "/en/packages?package=ilo-floor",
             f"/en/sources?{RUN}"]  # fmt: skip
    assert crawler.follow(begun) == []
    assert len(crawler.asked) > 10


def test_an_address_has_its_own_fields_and_those_of_what_it_is_like() -> None:
    assert name_fields("") == ("indicator",)
    assert name_fields("packages", "find") == ("package", "other", "find")
    assert name_fields("sources") == name_fields("simulation")


def test_every_slider_leads_to_where_its_value_comes_from() -> None:
    page = PageParser(ask(f"/en/simulation?{RUN}").text)
    wanted = [one for one in page.links if "#" in one and one.startswith(("evidence", "sources"))]
    weeks = next(one for one in wanted if one.endswith("#maternity_leave.weeks"))
    assert weeks.startswith("sources?country=KEN&package=ilo-floor&until=2030")
    values = {one.partition("#")[2] for one in wanted if one.startswith("evidence#")}
    assert values <= set(settable_evidence())
