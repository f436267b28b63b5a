"""`carepact options`: the catalogue, a country's agenda, and what is refused."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from tests.errors.command_line import run_carepact

from carepact.policy.options import shipped_options


def test_the_catalogue_shows_the_matrix_and_every_option() -> None:
    shown = run_carepact("options")
    assert shown.code == 0
    flat = " ".join(shown.out.split())
    assert f"Options of care policy: {len(shipped_options())}" in flat
    assert all(option.title in flat for option in shipped_options())


def test_filters_leave_only_what_bears_all_words() -> None:
    words = ("--aim", "reduce", "--field", "childcare", "--actor", "employers")
    rows = list(csv.DictReader(io.StringIO(run_carepact("options", *words, "--format", "csv").out)))
    assert [row["option"] for row in rows] == ["backup-care"]
    assert rows[0]["costed_by"] == "employer_measures.backup_days"


def test_an_agenda_names_what_is_missing_and_the_command_that_costs_it() -> None:
    flat = " ".join(run_carepact("options", "KEN").out.split())
    assert "Options for Kenya (KEN)" in flat
    assert "Paid maternity leave of fourteen weeks or more" in flat
    assert (
        "Costed by maternity_leave.weeks: carepact package new care.yaml --from ilo-floor" in flat
    )
    assert "90 days (Employment Act 2007, Sec. 29(1)" in flat


def test_the_list_names_who_has_an_option_and_a_choice_tells_the_whole() -> None:
    whole = " ".join(run_carepact("options").out.split())
    chosen = " ".join(run_carepact("options", "--field", "long-term-care").out.split())

    assert whole.count("Example: ") == len(shipped_options())
    assert "Example: Uruguay, 2016; Uruguay, 2026." in whole
    assert "https://" not in whole
    assert "Example: Uruguay, 2016. A registered assistant comes" in chosen
    assert "https://ladiaria.com.uy/articulo/2016/10/" in chosen


def test_an_agenda_names_who_has_what_is_missing() -> None:
    flat = " ".join(run_carepact("options", "KEN").out.split())
    assert "Example: Philippines, 2019. Costed by maternity_leave.weeks" in flat
    assert "Example: none known" not in flat


@pytest.mark.parametrize("words", [(), ("KEN",)])
def test_files_hold_the_example_of_every_option_and_its_source(words: tuple[str, ...]) -> None:
    rows = json.loads(run_carepact("options", *words, "--format", "json").out)["rows"]
    by_option = {row["option"]: row for row in rows}
    held = by_option["services-under-one-roof"]

    assert (held["example_country"], held["example_year"]) == ("COL", 2020)
    assert held["example"].startswith("Bogotá: In the Care Blocks")
    assert "https://manzanasdelcuidado.gov.co/" in held["example_source"]
    assert by_option["fathers-networks"]["example"] == "none known"
    assert by_option["fathers-networks"]["example_country"] is None


@pytest.mark.parametrize(
    ("language", "text", "example"),
    [
        ("fr", "Des pères qui prennent soin en parlent", "Islande, 2021"),
        ("es", "Padres que cuidan hablan con otros", "Islandia, 2021"),
    ],
)
def test_options_are_described_in_the_readers_language(
    language: str, text: str, example: str
) -> None:
    flat = " ".join(run_carepact("--language", language, "options").out.split())

    assert text in flat
    assert example in flat
    assert "Fathers who care tell others" not in flat


def test_no_imputed_figure_of_an_agenda_is_shown_without_its_mark() -> None:
    rows = json.loads(run_carepact("options", "KEN", "--format", "json").out)["rows"]
    imputed = [row for row in rows if row["status"] == "imputed"]
    flat = " ".join(run_carepact("options", "KEN").out.split())
    assert imputed
    assert all(row["low"] is not None and row["high"] is not None for row in imputed)
    assert flat.count(": ≈ ") == len(imputed)


def test_own_facts_change_what_a_country_has(tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    path.write_text(
        "country,indicator,year,value,unit,source\nKEN,ner_eced,2024,50,% of children,Survey\n",
        encoding="utf-8",
    )
    ended = run_carepact("options", "KEN", "--own-facts", path, "--format", "json")
    rows = {row["option"]: row for row in json.loads(ended.out)["rows"]}
    assert rows["places-under-three"]["presence"] == "present"
    assert rows["places-under-three"]["source"] == "Survey"


def test_a_declared_crisis_brings_its_options() -> None:
    rows = json.loads(run_carepact("options", "KEN", "--crisis", "--format", "json").out)["rows"]
    assert "crisis-committees" in {row["option"] for row in rows}
    rows = json.loads(run_carepact("options", "KEN", "--format", "json").out)["rows"]
    assert "crisis-committees" not in {row["option"] for row in rows}


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("Kenja",), "Did you mean Kenya (KEN)?"),
        (("--aim", "reduec"), "Did you mean 'reduce'?"),
        (("KEN", "--field", "childcar"), "Did you mean 'childcare'?"),
        (("--crisis",), "go with a country"),
        (("KEN", "--own-facts", "nowhere.csv"), "nowhere.csv"),
    ],
)
def test_bad_input_ends_with_status_2_and_the_mend(words: tuple[str, ...], says: str) -> None:
    ended = run_carepact("options", *words)
    assert ended.code == 2
    assert says in ended.said
    assert ended.out == ""
