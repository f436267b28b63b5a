"""Words that stand in tables: every word of a vocabulary, in every language."""

from __future__ import annotations

from importlib import resources

import pytest

from carepact.data.countries.dictionary import read_indicators
from carepact.ledger.target import SHARERS
from carepact.policy.options import ANY, WORDS
from carepact.report.palette import shipped_palette
from carepact.report.words import in_words, words_of
from carepact.simulate.projection import CLOSURES, DIMENSIONS

OPTIONS = ("carepact.policy.catalogue", "words.csv", "option word")
TOPICS = ("carepact.data.countries", "topics.csv", "topic")
LABELS = ("carepact.report", "labels.csv", "label")


@pytest.mark.parametrize("table", [OPTIONS, TOPICS, LABELS])
def test_every_word_of_a_table_is_told_once(table: tuple[str, str, str]) -> None:
    text = resources.files(table[0]).joinpath(table[1]).read_text("utf-8")
    named = [line.partition(",")[0] for line in text.splitlines()[1:]]

    assert len(set(named)) == len(named)
    assert all(words_of(*table).values())


def test_every_word_by_which_options_are_chosen_is_told() -> None:
    chosen = [word for words in WORDS.values() for word in words]

    assert {*words_of(*OPTIONS)} == {ANY, *chosen}


def test_every_topic_of_a_figure_is_told() -> None:
    assert {one.topic for one in read_indicators().values()} == {*words_of(*TOPICS)}


def test_a_label_of_two_parts_is_put_into_the_readers_language(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("CAREPACT_LANGUAGE", "fr")

    assert in_words("women - under 18") == "femmes - moins de 18 ans"
    assert in_words("a label of the user") == "a label of the user"


def test_every_payer_sharer_and_closure_has_a_colour() -> None:
    palette = shipped_palette()

    assert {*palette.payers} == {*DIMENSIONS["payer"]}
    assert {*palette.sharers} == {*SHARERS}
    assert len(palette.closures) == len(CLOSURES)
