"""Every command takes a country's name, and says it in the reader's language."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from tests.errors.command_line import run_carepact

from carepact.data.countries.own_facts import read_own_facts
from carepact.studies.study_file.opening import read_study

GERMAN = {"en": "Germany", "fr": "Allemagne", "es": "Alemania"}


@pytest.mark.parametrize("spoken", GERMAN)
def test_a_profile_and_an_agenda_name_the_country_in_the_readers_language(spoken: str) -> None:
    for command in ("country", "options", "review"):
        ended = run_carepact("--language", spoken, command, "Germany")
        assert f"{GERMAN[spoken]} (DEU)" in ended.out


@pytest.mark.parametrize("spoken", GERMAN)
def test_lists_of_countries_name_them_in_the_readers_language(spoken: str) -> None:
    for words in (("countries",), ("backcast",)):
        assert GERMAN[spoken] in run_carepact("--language", spoken, *words).out


def test_a_table_for_machines_holds_the_same_country_in_every_language() -> None:
    columns = set()
    for spoken in GERMAN:
        text = run_carepact("--language", spoken, "backcast", "--format", "csv").out
        columns.add(
            tuple((row["country"], row["name"]) for row in csv.DictReader(io.StringIO(text)))
        )
    assert len(columns) == 1
    assert ("DEU", "Germany") in columns.pop()


def test_an_ambiguous_name_asks_on_the_command_line() -> None:
    ended = run_carepact("country", "Congo")
    assert ended.code == 2
    assert "COD (DR Congo), COG (Republic of the Congo)" in ended.said


def test_a_study_may_name_its_country_in_any_language(tmp_path: Path) -> None:
    codes = []
    for place, name in enumerate(("France", "Francia", "FRA", "République française")):
        file = tmp_path / f"{place}.yaml"
        file.write_text(f"country: {name}\n", encoding="utf-8")
        codes.append(read_study(file).country)
    assert codes == ["FRA"] * 4


def test_a_study_of_an_ambiguous_country_asks_which_one(tmp_path: Path) -> None:
    (tmp_path / "congo.yaml").write_text("country: Congo\n", encoding="utf-8")
    ended = run_carepact("study", "check", tmp_path / "congo.yaml")
    assert ended.code == 2
    assert "line 1, country: country 'Congo': the name can mean several countries." in ended.said


def test_own_facts_may_name_their_countries(tmp_path: Path) -> None:
    file = tmp_path / "own.csv"
    file.write_text(
        "country,indicator,year,value,unit,source\n"
        "Costa de Marfil,ptr_preprimary,2023,31,pupils per teacher,Ministry\n"
        "kenya,ptr_preprimary,2023,30,pupils per teacher,Ministry\n",
        encoding="utf-8",
    )
    assert set(read_own_facts(file).by_country) == {"CIV", "KEN"}
