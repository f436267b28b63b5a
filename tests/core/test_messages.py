"""Messages: English is the id, French and Spanish are read from the catalogues."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
import threading
from importlib import resources

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po
from tests.errors.command_line import run_carepact

from carepact.core.errors import DataError, Faults, ParameterError, nearest
from carepact.core.messages import LANGUAGE_VARIABLES, _, _n, language, number
from carepact.core.speaking import use_language

NBSP = "\u00a0"
BRACES = re.compile(r"\{[^{}]*\}")
OPTION = re.compile(r"(?<!\S)--?[a-z][a-z-]*")
CODE = re.compile(r"\w+_\w+|\w+\.(?:parquet|csv|json|svg|png)|\b[A-Z]{5,}\d*\b")
HEADINGS_IN_CAPITALS = {"SYNTHETIC", "CHECK", "FAILED"}


@pytest.fixture
def no_language(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """Take away every variable that sets a language."""
    for variable in LANGUAGE_VARIABLES:
        monkeypatch.delenv(variable, raising=False)
    return monkeypatch


def catalogue(code: str) -> Catalog:
    """Read one language's catalogue."""
    text = resources.files("carepact").joinpath("locale", f"{code}.po").read_bytes()
    return read_po(io.BytesIO(text), locale=code, abort_invalid=True)


def start(*words: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Start `carepact` in a process of its own, without a language but the one given."""
    inherited = {k: v for k, v in os.environ.items() if k not in LANGUAGE_VARIABLES}
    return subprocess.run(  # noqa: S603 - the command is our own
        [sys.executable, "-m", "carepact", *words],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        env=inherited | {"COLUMNS": "200", "PYTHONUTF8": "1", **variables},
    )


def test_english_is_the_id(no_language: pytest.MonkeyPatch) -> None:
    assert language() == "en"
    assert _("minutes a day") == "minutes a day"
    no_language.setenv("CAREPACT_LANGUAGE", "en")
    assert _("In brackets: the standard error.") == "In brackets: the standard error."


@pytest.mark.parametrize(
    ("code", "text", "says"),
    [
        ("fr", "minutes a day", "minutes par jour"),
        ("fr", "taking part", "taux de participation"),
        ("fr", "In brackets: the standard error.", f"Entre parenthèses{NBSP}: l’erreur type."),
        ("fr", "reading the replicate weights", "lecture des poids de réplication"),
        ("es", "minutes a day", "minutos al día"),
        ("es", "taking part", "tasa de participación"),
        ("es", "In brackets: the standard error.", "Entre paréntesis: el error estándar."),
        ("es", "reading the replicate weights", "lectura de los pesos replicados"),
    ],
)
def test_french_and_spanish_use_the_words_of_official_statistics(
    no_language: pytest.MonkeyPatch, code: str, text: str, says: str
) -> None:
    no_language.setenv("CAREPACT_LANGUAGE", code)
    assert _(text) == says


@pytest.mark.parametrize(
    ("variable", "value", "spoken"),
    [
        ("LANG", "es_MX.UTF-8", "es"),
        ("LANG", "fr_CA", "fr"),
        ("LANG", "fr.UTF-8", "fr"),
        ("LC_ALL", "FR_FR.utf8", "fr"),
        ("LANG", "C.UTF-8", "en"),
        ("LANG", "de_AT.UTF-8", "en"),
        ("CAREPACT_LANGUAGE", "tlh", "en"),
        ("CAREPACT_LANGUAGE", "", "en"),
    ],
)
def test_the_locale_chooses_and_an_unknown_language_falls_to_english(
    no_language: pytest.MonkeyPatch, variable: str, value: str, spoken: str
) -> None:
    no_language.setenv(variable, value)
    assert language() == spoken
    years = {"en": "years", "fr": "années", "es": "años"}
    assert _("years") == years[spoken]


def test_the_first_variable_that_is_set_decides(no_language: pytest.MonkeyPatch) -> None:
    no_language.setenv("LANG", "es_MX.UTF-8")
    assert language() == "es"
    no_language.setenv("LC_ALL", "C")
    assert language() == "en"
    no_language.setenv("CAREPACT_LANGUAGE", "fr")
    assert language() == "fr"
    no_language.setenv("CAREPACT_LANGUAGE", "")
    assert language() == "en"


def test_named_values_are_filled_in_where_the_language_puts_them(
    no_language: pytest.MonkeyPatch,
) -> None:
    text = "{count} of {all} countries have not ratified: {standard}"
    told = {"count": 20, "all": 28, "standard": "C177"}
    assert _(text, **told) == "20 of 28 countries have not ratified: C177"
    no_language.setenv("CAREPACT_LANGUAGE", "fr")
    assert _(text, **told) == "20 pays sur 28 n’ont pas ratifié : C177"
    no_language.setenv("CAREPACT_LANGUAGE", "es")
    assert _(text, **told) == "20 de 28 países no han ratificado: C177"
    ends = {"low": number(4.04, 1), "high": number(1234.44, 1)}
    assert _("{low} to {high}", **ends) == "4,0 a 1.234,4"


def test_a_text_without_translation_stays_in_english(no_language: pytest.MonkeyPatch) -> None:
    no_language.setenv("CAREPACT_LANGUAGE", "es")
    from_a_file = "{count} nobody translated this"
    assert _(from_a_file, count=1) == "1 nobody translated this"


def test_faults_are_counted_and_a_near_name_offered_in_french(
    no_language: pytest.MonkeyPatch,
) -> None:
    no_language.setenv("CAREPACT_LANGUAGE", "fr")
    assert nearest("sexe", ["age", "sex"]) == f" Vouliez-vous dire «{NBSP}sex{NBSP}»{NBSP}?"
    faults = Faults(DataError, "act.csv")
    faults.add(_("there is no column '{column}'.", column="age"))
    faults.add(_("every weight is zero. Use the final weight of the survey."))
    with pytest.raises(DataError) as raised:
        faults.raise_if_any()
    assert str(raised.value).splitlines() == [
        f"act.csv{NBSP}: 2 erreurs.",
        f"1. il n’y a pas de colonne «{NBSP}age{NBSP}».",
        "2. tous les poids sont nuls. Utilisez le poids final de l’enquête.",
    ]


@pytest.mark.parametrize("code", ["fr", "es"])
def test_translations_keep_formats_options_and_codes(code: str) -> None:
    # The check of the catalogues finds what is not translated and compares the names in
    # braces; here their formats, the options, and the columns and files that a reader types.
    pairs = [(str(m.id), str(m.string)) for m in catalogue(code) if m.string and not m.context]
    assert len(pairs) > 200
    for text, translated in pairs:
        assert sorted(BRACES.findall(text)) == sorted(BRACES.findall(translated)), text
        assert set(OPTION.findall(text)) == set(OPTION.findall(translated)), text
        codes = (
            set(CODE.findall(text))
            - HEADINGS_IN_CAPITALS
            - {"FOLDER", "PREVIEW", "VALUE", "LOW", "HIGH"}
        )
        assert all(word in translated for word in codes), text


@pytest.mark.parametrize(
    ("code", "says"),
    [
        (
            "fr",
            f"Erreur{NBSP}: --by{NBSP}: il n’y a pas de colonne «{NBSP}sexe{NBSP}».",
        ),
        ("es", "Error: --by: no hay ninguna columna «sexe». ¿Quiso decir «sex»? Columnas: "),
    ],
)
def test_the_command_line_refuses_in_the_language_asked_for(code: str, says: str) -> None:
    asked = run_carepact("--language", code, "measure", "synthetic", "--by", "sexe")
    assert asked.code == 2
    assert asked.out == ""
    assert asked.err.startswith(says)
    # The locale of the machine gives the same words.
    by_locale = start("measure", "synthetic", "--by", "sexe", LANG=f"{code}_BE.UTF-8")
    assert (by_locale.returncode, by_locale.stderr) == (2, asked.err)


def test_the_language_asked_for_comes_before_the_locale() -> None:
    ended = start("--language", "en", "measure", "synthetic", "--by", "sexe", LANG="fr_FR.UTF-8")
    assert ended.returncode == 2
    assert "there is no column 'sexe'. Did you mean 'sex'?" in ended.stderr


def test_two_threads_each_speak_their_own_language() -> None:
    said: dict[str, list[str]] = {"fr": [], "es": []}
    both = threading.Barrier(2)

    def speak(code: str) -> None:
        with use_language(code):
            for _round in range(50):
                both.wait()
                said[code].append(_("minutes a day"))

    threads = [threading.Thread(target=speak, args=(code,)) for code in said]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert said == {"fr": ["minutes par jour"] * 50, "es": ["minutos al día"] * 50}


def test_the_language_before_comes_back() -> None:
    with use_language("fr"), use_language("es"):
        assert language() == "es"
    assert language() == "en"


def test_a_language_without_a_catalogue_is_refused_with_those_that_are_there() -> None:
    available = r"'de': it is not available\. Choose one of en, es, fr"
    with pytest.raises(ParameterError, match=available), use_language("de"):
        pytest.fail("spoken")


def test_a_number_is_rounded_before_the_point_where_decimals_are_below_nothing() -> None:
    assert number(221_437.0, -3) == number(221_000.0, 0)
    assert number(-221_637.0, -3) == "−222 000"


@pytest.mark.parametrize(("code", "said"), [("en", "weeks"), ("fr", "semaines"), ("es", "semanas")])
def test_what_has_no_bound_is_counted_in_every_language(
    no_language: pytest.MonkeyPatch, code: str, said: str
) -> None:
    no_language.setenv("CAREPACT_LANGUAGE", code)
    assert _n("{count} week", "{count} weeks", float("inf")) == f"∞ {said}"
    assert number(float("-inf"), 2) == "−∞"
