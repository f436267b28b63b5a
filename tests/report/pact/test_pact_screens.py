"""A pact on the screen: it fits, tells no score, and withholds what nobody observed."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from tests.levels.pact.pacts import PACT
from tests.report.pact.answers import (
    FACES,
    Face,
    checked,
    monitored,
    print_page,
    simulated,
    telling,
    withheld,
)

from carepact.core.messages import speak
from carepact.levels.pact.following import STATUSES
from carepact.report.pact.files import (
    PactCheckTelling,
    PactMonitoringTelling,
    PactVersionsTelling,
)
from carepact.report.pact.words import (
    SIGNS,
    print_value,
    say_change,
    say_points,
    say_status,
)
from carepact.report.run.words import Figure
from carepact.studies.pact import check_pact, compare_versions, monitor_pact
from carepact.studies.pact_file.opening import open_pact, parse_pact

EXAMPLES = Path(__file__).resolve().parents[3] / "examples" / "pact"
LINES = {"check": 30, "simulate": 62, "monitor": 55}
"""At most on a screen of a hundred columns."""


@pytest.mark.parametrize("width", [80, 100, 120])
@pytest.mark.parametrize("face", FACES)
def test_every_page_fits_its_screen(face: Face, width: int) -> None:
    for full in (False, True):
        page = print_page(telling(face), width=width, full=full)
        assert max(map(len, page.splitlines())) <= width


@pytest.mark.parametrize("language", ["en", "fr", "es"])
@pytest.mark.parametrize("face", FACES)
def test_the_first_screen_is_short_in_every_language(face: Face, language: str) -> None:
    assert len(print_page(telling(face), language).splitlines()) <= LINES[face] + (
        0 if language == "en" else 12
    )


@pytest.mark.parametrize("face", FACES)
def test_what_the_screen_tells_stands_in_the_full_answer(face: Face) -> None:
    full = " ".join(print_page(telling(face), full=True).split())
    lines = print_page(telling(face)).splitlines()
    end = next(place for place, line in enumerate(lines) if line.startswith("More: "))
    for line in lines[:end]:
        assert " ".join(line.split()) in full


def test_a_check_counts_and_gives_no_score() -> None:
    # `leave`, `places`, `centres` and `groups` name all; `voice` names nothing that changes.
    page = print_page(telling("check"))
    assert "Promises that name everything: 4 of 5." in page
    assert "voice: names neither an option of the catalogue nor what it changes." in page
    assert not re.search(r"\d ?%|score|points", page)
    head, remarks = page.split("Remarks, with which a pact can be whole")
    assert "voice: moves nothing in a simulation" in remarks
    assert "moves nothing" not in head
    assert checked().named == ("leave", "places", "centres", "groups")


def test_missing_partners_come_before_promises() -> None:
    page = print_page(PactCheckTelling(check_pact(open_pact(EXAMPLES / "canada.yaml").pact)))
    assert page.index("No partner stands for women") < page.index("law: no year is named")
    assert page.index("Provinces and territories: signs and promises nothing") < page.index("law:")


def test_each_status_has_a_sign_of_its_own_and_its_word() -> None:
    assert len({SIGNS[one] for one in STATUSES}) == len(STATUSES)
    said = {one: say_status(one).replace("\u00a0", " ") for one in STATUSES}
    assert said == {
        "not-due": "○ not due yet", "kept": "● kept", "late": "~ late", "broken": "× broken",
        "unknown": "? unknown",
    }  # fmt: skip


def test_the_table_of_promises_says_how_each_stands() -> None:
    # Worked by hand beside the pact: tests/levels/pact/test_following.py has the shares.
    page = print_page(telling("monitor")).replace("\u00a0", " ")
    rows = {line.split("  ")[0]: re.split(r"\s{2,}", line.strip()) for line in page.splitlines()}
    assert rows["leave"] == ["leave", "2030", "● kept", "● kept", "● kept"]
    assert rows["places"] == ["places", "2028", "○ not due yet", "~ late", "× broken"]
    assert rows["centres"] == ["centres", "2030", "● kept", "~ late", "~ late"]
    assert rows["voice"] == ["voice", "2029", "○ not due yet", "○ not due yet", "● kept"]
    assert rows["groups"] == ["groups", "2030", "● kept", "? unknown", "? unknown"]
    assert "× broken: places (The federation of employers)" in " ".join(page.split())


@pytest.mark.parametrize("face", ["simulate", "monitor"])
def test_a_headline_that_is_withheld_is_printed_nowhere(face: Face) -> None:
    told = withheld(face)
    for full in (False, True):
        page = " ".join(print_page(told, width=300, full=full).split())
        hours = re.findall(r"unpaid hours of (?:women|men) +(.{0,70})", page)
        assert hours
        for said in hours:
            assert re.match(
                r"(?:between .* and )?(?:≈ )?(?:no change|not known|[\d.]+(?: \w+)?"
                r"(?: less| more)? to [\d.]+)|spent in all|unpaid hours",
                said,
            ), said
        assert "only ranges are printed" in page


@pytest.mark.parametrize(
    ("figure", "said"),
    [
        (Figure(25e6, 1.4e6, 75e6), "25 million more (1 to 75)"),
        (Figure(-407e6, -911e6, 275e6), "407 million less (911 less to 275 more)"),
        (Figure(-407e6, -911e6, -123e6), "407 million less (123 to 911)"),
        (Figure(149e9, -1e-6, 521e9), "149 billion more (0 to 521)"),
        (Figure(None, -12e6, 75e6), "12 million less to 75 million more"),
        (Figure(None, 14e6, 75e6), "14 to 75 million more"),
        (Figure(None, -75e6, -14e6), "14 to 75 million less"),
        (Figure(41e6, None, None), "41 million more (error not known)"),
        (Figure(-1e6, -1.4e9, 0.0), "0 (0.0 to 1.4 billion less)"),
        (Figure(0.0, 0.0, 0.0), "no change"),
        (Figure(), "not known"),
        (Figure(25e6, 1.4e6, 75e6, "≈ "), "≈ 25 million more (1 to 75)"),
    ],
)
def test_more_and_less_are_said_in_words(figure: Figure, said: str) -> None:
    assert say_change(figure) == said


def test_points_are_of_a_hundred_and_thousands_stay_thousands() -> None:
    assert say_points(Figure(-0.025, -0.049, -0.007)) == "2.5 less (0.7 to 4.9)"
    indicator = checked().pact.commitments[3].indicator
    assert print_value(1000.0, indicator).startswith("1 000")
    with speak("es"):
        assert print_value(1000.0, indicator).startswith("1.000")


def test_a_start_is_doubted_only_beyond_what_rounding_explains() -> None:
    # 90 days are 12.86 weeks, which the pact tells as 13; 0 % and 2 centres are no rounding of
    # 5 % and 0.
    doubted = simulated().begins().filter("is_told_otherwise")
    assert doubted["change"].to_list() == [
        "employer_measures.place_share", "community_centres.centres",
    ]  # fmt: skip
    page = " ".join(print_page(telling("simulate")).split())
    assert "leave: the pact starts from" not in page
    assert "centres: the pact starts from 2 a ten thousand, and here it starts from * 0" in page


def test_a_pact_of_which_nothing_is_simulated_is_followed_without_a_cost() -> None:
    told = PactMonitoringTelling(monitor_pact(open_pact(EXAMPLES / "canada.yaml"), {}, None))
    page = " ".join(print_page(told, width=300, full=True).split())
    assert "No promise says what changes, so no gap is computed." in page
    assert "law: no year is named in which it is due." in page
    assert "155 000 spaces, 62 % of the way" in page


def test_versions_say_what_changed_and_that_nothing_did() -> None:
    before = parse_pact(PACT, "pact.yaml").pact
    after = parse_pact(PACT.replace("target: 18", "target: 16").replace(
        "    due: 2028", "    due: 2029"), "later.yaml").pact  # fmt: skip
    told = PactVersionsTelling(compare_versions(before, after))
    page = print_page(told)
    assert re.search(r"less is promised +leave +18 +16", page)
    assert re.search(r"later +places +2028 +2029", page)
    same = PactVersionsTelling(compare_versions(before, before))
    assert "Both versions promise the same." in print_page(same)
    assert same.list_headlines() == (("differences", "0"),)


def test_one_glance_holds_the_same_figures_as_the_page() -> None:
    for face in FACES:
        told = telling(face)
        page = " ".join(print_page(told, width=300).split())
        assert told.say_title()
        for _name, figure in told.list_headlines()[1:]:
            for part in re.findall(r"(?:≈ )?[\d.]+ \w+ (?:more|less) \([^)]*\)", figure):
                assert " ".join(part.split()) in page


def test_a_promise_kept_whole_leaves_no_gap_to_tell() -> None:
    found = monitored()
    assert found.gap is not None
    kept = replace(found, gap=replace(found.gap, costs=found.gap.costs.with_columns(
        value=0.0, low=0.0, high=0.0)))  # fmt: skip
    page = print_page(PactMonitoringTelling(kept))
    assert "What was owed came: the gap is 0." in page
