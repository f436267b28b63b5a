"""Countries are found by the names that people give them, and named in the reader's language."""

from __future__ import annotations

import contextlib
import csv
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carepact.core.errors import CareError, ParameterError
from carepact.core.messages import LANGUAGES
from carepact.core.speaking import use_language
from carepact.data.countries.country_names import english_names, fold, name_country, short_codes
from carepact.data.countries.country_search import find_country
from carepact.data.countries.dictionary import read_shipped
from carepact.data.countries.facts import known_countries
from carepact.data.countries.population import list_population
from carepact.data.countries.reading import read_country

SPELLINGS = list(
    csv.DictReader(Path(__file__).with_name("spellings.csv").read_text("utf-8").splitlines())
)


@pytest.mark.parametrize("row", SPELLINGS, ids=lambda row: row["spelling"])
def test_a_spelling_leads_to_its_country_or_asks_which_one(row: dict[str, str]) -> None:
    asks, _space, codes = row["means"].rpartition("asks ")
    if not asks and not row["means"].startswith("asks "):
        assert find_country(row["spelling"]) == codes
        return
    with pytest.raises(ParameterError) as refused:
        find_country(row["spelling"])
    for code in codes.split("|"):
        assert f"{code} ({name_country(code)})" in str(refused.value)


@pytest.mark.parametrize("spoken", LANGUAGES)
def test_every_country_is_found_by_the_name_that_is_printed(spoken: str) -> None:
    with use_language(spoken):
        found = {code: find_country(name_country(code)) for code in known_countries()}
    assert found == {code: code for code in known_countries()}


@pytest.mark.parametrize("spoken", LANGUAGES)
def test_no_two_countries_have_one_printed_name(spoken: str) -> None:
    names = [name_country(code, spoken) for code in known_countries()]
    assert len(set(names)) == len(names)


def test_every_name_of_the_united_nations_is_found_or_asked_about() -> None:
    for code, name in list_population().items():
        if name == "Congo":
            with pytest.raises(ParameterError, match=r"COD .*COG"):
                find_country(name)
        else:
            assert find_country(name) == code


def test_codes_that_iso_has_retired_stand_for_no_country() -> None:
    retired = {"FXX", "SUN", "YUG", "SCG", "ZAR", "TMP", "BUR", "DDR", "YMD", "ANT", "NTZ"}
    assert not retired & set(short_codes())
    assert {code for code in known_countries() if code not in short_codes()} == {"XKX"}
    for code in retired:
        with pytest.raises(ParameterError, match="it is not known"):
            find_country(code)


def test_a_code_of_two_letters_belongs_to_one_country() -> None:
    shorts = list(short_codes().values())
    assert len(set(shorts)) == len(shorts)


def test_a_country_without_facts_is_named_as_such() -> None:
    for name in ("Vatican", "Holy See", "VAT", "Gibraltar"):
        with pytest.raises(ParameterError, match=r"there are no facts on \w{3} \("):
            find_country(name)


@pytest.mark.parametrize("name", ["Deutschland", "Africa", "Bali", "London", "UKX", "KEM", ""])
def test_a_name_that_nobody_knows_gets_no_far_fetched_hint(name: str) -> None:
    with pytest.raises(ParameterError, match="Write three letters") as refused:
        find_country(name)
    assert "Did you mean" not in str(refused.value)


@pytest.mark.parametrize(
    ("misspelt", "hint"),
    [
        ("Germny", "Did you mean Germany (DEU)?"),
        ("Fracne", "Did you mean France (FRA)?"),
        ("Tunsia", "Did you mean Tunisia (TUN)?"),
        ("Zwaziland", "Did you mean Eswatini (SWZ)?"),
        ("Phillipines", "Did you mean Philippines (PHL)?"),
        ("Columbia", "Did you mean Colombia (COL)?"),
        ("Allemange", "Did you mean Germany (DEU)?"),
        ("Urugay", "Did you mean Uruguay (URY)?"),
        ("Kazahkstan", "Did you mean Kazakhstan (KAZ)?"),
        ("Nigera", "Did you mean one of these: Niger (NER), Nigeria (NGA)?"),
    ],
)
def test_a_misspelt_name_is_offered_what_is_a_slip_away(misspelt: str, hint: str) -> None:
    with pytest.raises(ParameterError) as refused:
        find_country(misspelt)
    offered = str(refused.value)
    assert all(part in offered for part in hint.replace("?", "").split(": ")[-1].split(", "))
    assert ("one of these" in hint) == ("one of these" in offered)


def test_a_hint_speaks_the_language_of_the_reader() -> None:
    with use_language("fr"), pytest.raises(ParameterError, match=r"Allemagne \(DEU\)"):
        find_country("Germny")


def test_a_country_is_named_in_the_language_of_the_reader_and_kept_by_its_code() -> None:
    country = read_country("Germany")
    said = []
    for spoken in ("en", "fr", "es"):
        with use_language(spoken):
            said.append(country.name)
    assert said == ["Germany", "Allemagne", "Alemania"]
    assert country.code == "DEU"


def test_a_language_that_cldr_does_not_know_has_english_names() -> None:
    assert name_country("DEU", "qqq") == "Germany"


def test_a_code_without_any_name_stands_for_itself() -> None:
    assert name_country("QQQ", "fr") == "QQQ"


def test_aliases_mean_countries_that_exist_and_none_contradicts_another() -> None:
    seen: dict[str, str] = {}
    current = {*known_countries(), *short_codes()}
    for row in read_shipped("country_aliases.csv"):
        assert set(row["codes"].split("|")) <= current, row
        assert row["source"], row
        assert (row["kind"] == "ambiguous") == ("|" in row["codes"]), row
        assert seen.setdefault(fold(row["alias"]), row["codes"]) == row["codes"], row


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(max_size=12))
def test_any_text_is_a_country_or_an_error_of_ours(text: str) -> None:
    with contextlib.suppress(CareError):
        assert find_country(text) in english_names()


def test_accents_capitals_and_marks_do_not_count() -> None:
    assert fold("  Côte d’Ivoire ") == "cote d ivoire"


def test_a_country_by_its_code_or_english_name_needs_no_babel() -> None:
    program = (
        "import sys; from carepact.data.countries.country_search import find_country as find; "
        "found = [find(one) for one in ('KEN', 'kenya', 'UK', 'DR Congo')]; "
        "print(found, 'babel' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)  # noqa: S603 - our own program
    assert done.stdout.decode().strip() == "['KEN', 'KEN', 'GBR', 'COD'] False"
