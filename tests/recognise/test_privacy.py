"""Names and illnesses are found however they are written, and not where others are meant."""

from __future__ import annotations

import csv
import unicodedata
from importlib import resources

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from carepact.data.skills.concepts import read_concepts
from carepact.data.skills.reading import read_activities, read_nine
from carepact.recognise.privacy import find_health_words, find_names

FEW = settings(
    max_examples=80, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("I walked with Karim to school.", "Karim"),
        ("karim, then KARIM", "Karim"),
        ("Karim's school", "karim"),
        ("(Karim)", " Karim "),
        ("Karim2", "Karim"),
        ("_Karim_", "Karim"),
        ("José cooked", "Jose"),
        ("Jose cooked", "JOSÉ"),
        (unicodedata.normalize("NFD", "José cooked"), "José"),
        ("José cooked", unicodedata.normalize("NFD", "José")),
        ("Frau Weiß", "WEISS"),
        ("İpek slept", "ipek"),
        ("Ångström", "angstrom"),
        ("Jean-Pierre fell", "Jean-Pierre"),
        ("Jean\u2011Pierre fell", "Jean-Pierre"),
        ("Jean\u2013Pierre fell", "Jean-Pierre"),
        ("Jean-Pierre fell", "Pierre"),
        ("O\u2019Brien", "O'Brien"),
        ("O'Brien", "O\u2019Brien"),
        ("with Ana María", "ana maria"),
        ("with Ana\nMaría", "Ana María"),
        ("with Ana   María", "Ana María"),
        ("with Ana\u00a0María", "Ana María"),
        ("Ka\u00adrim", "Karim"),
        ("Ka\u200brim", "Karim"),
        ("\uff2barim", "Karim"),  # a wide letter of East Asian typing
        ("Дочь Ольга спала", "ольга"),
        ("我带小明去学校", "小明"),
        ("ذهبت وكريم إلى المدرسة", "كريم"),
        ("I planned (see M.).", "M."),
    ],
)
def test_a_name_is_found_however_it_is_written(text: str, name: str) -> None:
    assert list(find_names(text, [name])) == [name.strip()]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("a banana a day", "Ana"),
        ("the marksman", "Mark"),
        ("Anaïs", "Ana"),
        ("Marianne", "Anne"),
        ("Ольгина", "Ольга"),
        ("I planned", ""),
        ("I planned", "   "),
        ("I planned", "\u200b"),
        ("Ana. María", "Ana María"),
    ],
)
def test_a_name_within_another_word_is_none(text: str, name: str) -> None:
    assert list(find_names(text, [name])) == []


def test_each_name_that_stands_there_is_named_as_the_holder_listed_it() -> None:
    listed = ["Karim", "Zoé", "Ben"]
    assert list(find_names("ZOE and karim", listed)) == ["Karim", "Zoé"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("She has dementia.", ["dementia"]),
        ("Alzheimer's", ["Alzheimer"]),
        ("a DIABETIC diet for diabetics", ["DIABETIC", "diabetics"]),
        ("un enfant handicapé", ["handicapé"]),
        ("sa démence, SA DEMENCE", ["démence", "DEMENCE"]),
        (unicodedata.normalize("NFD", "crises d'épilepsie"), ["épilepsie"]),
        ("mi madre está enferma", ["enferma"]),
        ("tenía cáncer", ["cáncer"]),
        ("en silla de ruedas", ["silla de ruedas"]),
        ("en silla\nde  ruedas", ["silla\nde  ruedas"]),
        ("en silla de\u00a0ruedas", ["silla de\u00a0ruedas"]),
        ("son fauteuil roulant", ["fauteuil roulant"]),
        ("mon père est sourd et aveugle", ["sourd", "aveugle"]),
        ("abuelos ciegos y sordos", ["ciegos", "sordos"]),
        ("mon frère invalide", ["invalide"]),
        ("mi tío es inválido", ["inválido"]),
        ("her disability", ["disability"]),
        ("a psychosis", ["psychosis"]),
        ("es adicto", ["adicto"]),
        ("son alcoolisme", ["alcoolisme"]),
        ("dementia, Dementia, dementia", ["dementia", "Dementia"]),
        ("his deafness, and her blindness", ["deafness", "blindness"]),
        ("a girl with Down\u2019s syndrome", ["Down\u2019s syndrome"]),
        ("leukaemia or leukemia", ["leukaemia", "leukemia"]),
        ("sa leucémie, la leucemia de mi hermano", ["leucémie", "leucemia"]),
        ("depuis son infarctus", ["infarctus"]),
        ("su ceguera y su sordera", ["ceguera", "sordera"]),
        ("paraplegic, paraplégique, parapléjico", ["paraplegic", "paraplégique", "parapléjico"]),
    ],
)
def test_words_of_illness_are_found_in_three_languages_as_written(
    text: str, words: list[str]
) -> None:
    assert list(find_health_words(text)) == words


@pytest.mark.parametrize(
    "text",
    [
        "L'infirmière et l'infirmier sont venus.",
        "La enfermera y el enfermero hablaron en la enfermería.",
        "I had to invalidate the old key; the ticket was invalid.",
        "We disabused him and disable nothing.",
        "En sourdine, aveuglément, à l'aveuglette.",
        "A ciegas.",
        "Psychosocial support, un soutien psychosocial.",
        "I'll plan, she's skilful, still, until the village.",
        "He is homesick.",
        "The crown of a tree, the end of a line, la fin de la semaine.",
        "Qualité, réalité, maladroit, hiver.",
        "La asistencia asidua, el domingo.",
        "It was aside, beside, outside.",
        "Nurses, doctors and the hospital were phoned.",
        "Avec la médecin, nous avons parlé de la santé.",
        "I planned the week, cooked and listened.",
    ],
)
def test_words_that_only_look_alike_are_not_found(text: str) -> None:
    assert list(find_health_words(text)) == []


def test_every_word_of_the_list_is_found_in_a_sentence_and_in_capitals() -> None:
    text = resources.files("carepact.data.skills").joinpath("health_words.csv").read_text("utf-8")
    for row in csv.DictReader(text.splitlines()):
        word = row["word"].removesuffix("*")
        for written in (word, word.upper()):
            assert list(find_health_words(f"x, {written}.")) == [written], row
        assert row["language"] in {"en", "fr", "es"}


def test_labels_say_of_themselves_that_they_tell_of_health() -> None:
    for concept in read_concepts().values():
        for label in concept.labels.values():
            assert concept.tells_health or not list(find_health_words(label)), label
    for activity in read_activities().values():
        assert activity.tells_health or not list(find_health_words(activity.words))
    for name in read_nine().values():
        assert not list(find_health_words(name))


@FEW
@given(
    st.text("abéÉß -'.\n\u0301小", max_size=30),
    st.text("abéÉß-'.\u0301小", min_size=1, max_size=6),
    st.text("abéÉß -'.\n", max_size=30),
)
def test_a_name_between_gaps_is_always_found(before: str, name: str, behind: str) -> None:
    assume(name.strip("\u0301"))  # an accent without a letter is no name
    for written in (name, name.upper(), unicodedata.normalize("NFD", name)):
        assert list(find_names(f"{before} {written} {behind}", [name])) == [name]


@FEW
@given(st.text(max_size=60))
def test_words_of_illness_stand_in_the_text_as_they_are_told(text: str) -> None:
    plain = unicodedata.normalize("NFC", text + " démence " + text)
    found = list(find_health_words(text + " démence " + text))
    assert "démence" in found
    assert all(word in plain for word in found)
