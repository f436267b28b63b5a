"""The page of a pact: what it leaves unnamed, what it brings, whether it is kept, what changed."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.app.views.answering import Got, get

MADE_UP = [("example", "made-up"), ("draws", "4"), ("until", "2033")]


OWN = (
    "pact: ours\ntitle: {}\ncountry: KEN\nsigned: 2025\n"
    "commitments:\n- {{code: a, words: We care.}}\n"
)


@pytest.fixture(scope="module")
def followed() -> Got:
    return get("pact", [*MADE_UP, ("view", "monitoring")])


def test_promises_stand_as_worked_out_by_hand(followed: Got) -> None:
    # Of nurseries a seventh was owed after one of seven years: 0.05 + 0.28 / 7 = 0.09; 0.06 was
    # seen. Of leave half was owed: 3 weeks, and seen. Of adverts nobody counted.
    assert followed.status == 200
    rows = get("pact", [*MADE_UP, ("view", "monitoring")], face="data").json()["standing"]
    stood = {row["commitment"]: (row["status"], row["due_value"]) for row in rows}
    assert stood["nurseries"] == ("late", pytest.approx(0.09))
    assert stood["leave-for-fathers"] == ("kept", pytest.approx(3.0))
    assert stood["job-adverts"][0] == "unknown"
    assert "~ late: nurseries" in followed.text


def test_picture_has_its_twins(followed: Got) -> None:
    for kind in ("svg", "png", "csv", "json"):
        assert f"pact/chart/standing.{kind}?" in followed.raw
    twin = get("pact", MADE_UP, face="chart", name="standing", kind="json").json()
    assert {row["status"] for row in twin["rows"]} == {"late", "kept", "unknown"}


def test_what_is_unnamed_is_listed() -> None:
    page = get("pact", [("example", "made-up"), ("view", "check")])
    assert page.status == 200
    assert "Mothers' union" in page.text
    unnamed = get("pact", [("example", "made-up"), ("view", "check")], face="data").json()[
        "unnamed"
    ]
    assert ("who pays", "leave-for-fathers") in {(row["kind"], row["of"]) for row in unnamed}


def test_simulation_is_a_preview_first_and_the_whole_comes_after_it() -> None:
    asked = [("example", "made-up"), ("draws", "6"), ("until", "2033"), ("view", "simulation")]
    page = get("pact", asked)
    assert page.status == 200
    assert "intervals of 4 simulations" in page.text
    assert (
        'data-load="pact/part?example=made-up&amp;draws=6&amp;until=2033&amp;view=simulation"'
        in page.raw
    )
    assert any("full=yes" in one for one in page.links)
    whole = get("pact", asked, face="part")
    assert "intervals of 6 simulations" in whole.text
    assert "data-load" not in whole.raw
    assert "<html" not in whole.raw


def test_versions_are_compared_with_what_came_and_what_is_less() -> None:
    asked = [("example", "made-up-renewed"), ("before", "made-up"), ("view", "versions")]
    rows = get("pact", asked, face="data").json()["differences"]
    found = {(row["kind"], row["of"]): (row["before"], row["after"]) for row in rows}
    assert found["more", "nurseries"] == ("0.33", "0.4")
    assert found["sooner", "nurseries"] == ("2032", "2030")
    assert found["less", "leave-for-fathers"] == ("4", "3")
    assert get("pact", asked).status == 200


def test_versions_of_ones_own_are_compared(tmp_path: Path) -> None:
    (tmp_path / "text.yaml").write_text(OWN.format("New"))
    (tmp_path / "before.yaml").write_text(OWN.format("Old"))
    files = {"text": tmp_path / "text.yaml", "before": tmp_path / "before.yaml"}
    page = get("pact", [("view", "versions")], files=files)
    assert page.status == 200, page.faults
    assert "Old New" in page.text
    held = [(name, value) for name, value in page.hidden().items() if name == "held.before"]
    again = get("pact", [("view", "versions"), *held], files={"text": tmp_path / "text.yaml"})
    assert "Old New" in again.text


def test_earlier_version_names_nothing_outside_either(tmp_path: Path) -> None:
    (tmp_path / "text.yaml").write_text(OWN.format("Ours"))
    (tmp_path / "before.yaml").write_text(OWN.format("Ours") + "actual_sheet: /etc/passwd\n")
    files = {"text": tmp_path / "text.yaml", "before": tmp_path / "before.yaml"}
    page = get("pact", [("view", "versions")], files=files)
    assert page.status == 422
    assert "leads out of the folder of the file" in page.faults


def test_all_faults_of_an_address_are_told_at_once() -> None:
    page = get("pact", [("example", "made-up"), ("view", "foo"), ("draws", "9999"), ("until", "x")])
    assert page.status == 422
    for said in (
        "view: there is no view 'foo'",
        "draws: this page answers up to 1000",
        "until: 'x'",
    ):
        assert said in page.faults


@pytest.mark.parametrize("name", ["../../../etc/passwd", "canda"])
def test_example_is_one_that_ships(name: str) -> None:
    page = get("pact", [("example", name)])
    assert page.status == 422
    assert f"there is no example '{name}' here" in page.faults


def test_pact_of_words_alone_is_not_simulated_and_says_so() -> None:
    page = get("pact", [("example", "buenos-aires"), ("view", "simulation")])
    assert page.status == 422
    assert "no commitment says what changes and when" in page.faults
    assert get("pact", [("example", "buenos-aires")]).status == 200


@pytest.mark.parametrize(
    ("language", "said"), [("fr", "où il en est fin 2025"), ("es", "al final de 2025")]
)
def test_page_speaks_its_language(language: str, said: str) -> None:
    page = get("pact", [("example", "canada")], language=language)
    assert f'<html lang="{language}">' in page.raw
    assert said in page.text


@pytest.mark.parametrize("name", ["report.html", "pact.html", "unnamed.csv", "pact.zip"])
def test_files_can_be_kept(name: str) -> None:
    kept = get("pact", [("example", "canada"), ("view", "check")], face="file", name=name)
    assert kept.plain["name"] == name
    assert len(kept.body) > 200


def test_draft_is_written_into_the_page_and_checks() -> None:
    page = get("pact", [("begin", "draft")])
    assert "pact: our-care-pact" in page.raw
