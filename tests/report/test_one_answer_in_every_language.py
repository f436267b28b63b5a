"""Results hold codes and faces hold words: files of a result do not depend on the reader."""

from __future__ import annotations

import pytest

from carepact.core.messages import LANGUAGES, Message, join_sentences, say, word
from carepact.core.speaking import use_language
from carepact.ledger.export import export_books
from carepact.report.formats import render
from carepact.report.run.files import answer_of, manifest_of, write_json
from carepact.studies.country import answer_country
from carepact.studies.study_file.inputs import hash_inputs
from carepact.studies.study_file.opening import open_study


def write(code: str, country: str) -> dict[str, bytes]:
    """Run a country for a reader of one language, and write what it leaves as data."""
    with use_language(code):
        run = answer_country(
            open_study(country, {"package": "co-responsibility", "draws": 5, "until": 2032}, [])
        )
        return {
            "answer.json": write_json(answer_of(run)),
            "manifest.json": write_json(manifest_of(run)),
            "figures.csv": render(run.figures, manifest_of(run), "csv"),
            **export_books(run.books),
        }


@pytest.mark.parametrize("country", ["KEN", pytest.param("FRA", marks=pytest.mark.campaign)])
def test_a_run_gives_the_same_files_in_every_language(country: str) -> None:
    english, *others = (write(code, country) for code in LANGUAGES)

    assert any(name.endswith(".journal") for name in english)
    for other in others:
        assert [name for name in english if english[name] != other[name]] == []


def test_inputs_hash_alike_in_every_language() -> None:
    hashes = set()
    for code in LANGUAGES:
        with use_language(code):
            hashes.add(hash_inputs(open_study("KEN", {"draws": 5}, [])))

    assert len(hashes) == 1


def test_a_sentence_of_a_result_is_english_until_a_face_words_it() -> None:
    with use_language("fr"):
        told = say("{place} of {count}: {country}", place=1, count=3, country=say("all accounts"))
        both = join_sentences(told, told)
        assert (str(told), f"{both}") == (
            "1 of 3: all accounts",
            "1 of 3: all accounts 1 of 3: all accounts",
        )
        assert word(told) == "1 sur 3 : tous les comptes"
        assert word(both) == "1 sur 3 : tous les comptes 1 sur 3 : tous les comptes"
        assert isinstance(told, Message)
        assert word("no message") == "no message"
