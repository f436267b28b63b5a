"""What the tables of skills have to keep to, so that a badge can be made of each of the nine."""

from __future__ import annotations

import csv
from importlib import resources

import pytest

from carepact.data.skills.concepts import esco_of, read_concepts
from carepact.data.skills.reading import NINE, read_own_concepts, read_rows
from carepact.recognise.privacy import find_health_words


@pytest.mark.parametrize("skill", NINE)
def test_a_badge_can_be_made_of_each_of_the_nine(skill: str) -> None:
    led = {row.uri for row in read_rows()}
    named = [one for one in read_concepts().values() if one.nine == skill and one.uri in led]
    assert any(not one.tells_health for one in named)


def test_what_comes_nearest_to_a_skill_of_ours_tells_of_nobodys_health() -> None:
    for code in read_own_concepts():
        nearest = read_concepts()[esco_of(code)]
        assert nearest.uri != code
        assert not nearest.tells_health


def test_no_two_concepts_share_a_label_in_any_two_languages() -> None:
    owners: dict[str, set[str]] = {}
    for uri, concept in read_concepts().items():
        for label in concept.labels.values():
            owners.setdefault(label.casefold(), set()).add(uri)
    assert {label: who for label, who in owners.items() if len(who) > 1} == {}


def test_no_reason_gives_a_level_or_asks_for_years() -> None:
    for row in read_rows():
        words = set(row.rationale.lower().replace(",", " ").replace(".", " ").split())
        assert not words & {"years", "level", "beginner", "advanced", "expert"}


def test_words_of_illness_stand_once_each_and_in_order() -> None:
    text = resources.files("carepact.data.skills").joinpath("health_words.csv").read_text("utf-8")
    rows = [(row["language"], row["word"]) for row in csv.DictReader(text.splitlines())]
    assert rows == sorted(set(rows))
    assert {language for language, _word in rows} == {"en", "es", "fr"}
    assert all(word.strip() == word.lower() for _language, word in rows)
    # an asterisk ends a word and stands for more of it: at least three letters stand before it
    assert all("*" not in word[:-1] and len(word.rstrip("*")) >= 3 for _language, word in rows)


def test_labels_of_ours_tell_of_nobodys_health() -> None:
    for one in read_own_concepts().values():
        assert not [word for label in one.labels.values() for word in find_health_words(label)]
