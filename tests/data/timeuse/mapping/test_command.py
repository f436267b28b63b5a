"""`carepact survey new` and `check`, and measuring by a mapping file, as an office would."""

from __future__ import annotations

import json
import shlex
import subprocess
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest
import yaml
from tests.typed import type_lines

from carepact.data.timeuse.mapping.document import parse_document
from carepact.data.timeuse.mapping.drafting import draft_mapping
from carepact.data.timeuse.mapping.schema import schema_text


def run(*words: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run the command in a folder."""
    return type_lines(shlex.join(["carepact", *words]), folder, columns=200)


def test_a_draft_is_checked_filled_in_and_measured(
    tmp_path: Path, write: Callable[[str], Path]
) -> None:
    write("sav")

    drafted = run("survey", "new", "office.sav", "-o", "draft.yaml", folder=tmp_path)
    assert drafted.returncode == 0, drafted.stderr
    draft = tmp_path / "draft.yaml"
    checked = run("survey", "check", "draft.yaml", "office.sav", folder=tmp_path)
    assert checked.returncode == 2
    assert "title: is still to be filled in" in checked.stderr
    assert "1 codes are still to be placed in ICATUS with a rationale: m_rest" in checked.stderr

    text = draft.read_text("utf-8").replace('title: "???"', 'title: "Office"')
    text = text.replace('licence: "???"', 'licence: "none"')
    text = text.replace('icatus: "???"', 'icatus: ""').replace('"???"', '"All else."')
    draft.write_text(text, "utf-8")
    checked = run("survey", "check", "draft.yaml", "office.sav", folder=tmp_path)
    assert "no faults; 240 diaries read" in checked.stdout

    measured = run(
        "measure", "office.sav", "--survey", "draft.yaml", "--by", "sex", "--format", "json",
        folder=tmp_path,
    )  # fmt: skip
    found = json.loads(measured.stdout)
    assert {row["sex"] for row in found["rows"]} == {"women", "men"}
    assert found["rows"][0]["method"] == "jkn"
    assert any(source["file"] == "draft.yaml" for source in found["manifest"]["inputs"])


def test_a_draft_is_not_written_over_a_file(tmp_path: Path, write: Callable[[str], Path]) -> None:
    write("csv")
    (tmp_path / "mine.yaml").write_text("survey: mine\n", "utf-8")

    drafted = run("survey", "new", "office.csv", "-o", "mine.yaml", folder=tmp_path)

    assert drafted.returncode == 2
    assert "mine.yaml: exists already" in drafted.stderr
    assert (tmp_path / "mine.yaml").read_text("utf-8") == "survey: mine\n"


def test_a_draft_guesses_columns_unit_and_design(write: Callable[[str], Path]) -> None:
    content = yaml.safe_load(draft_mapping(write("dta")))

    assert content["columns"]["respondent"] == "pid"
    assert content["columns"]["sex"] == {"column": "sex", "words": {"1": "men", "2": "women"}}
    assert content["weight"]["column"] == "wgt"
    assert content["design"] == {"strata": ["stratum"], "psu": ["psu"], "single_psu": "refuse"}
    assert content["activities"]["unit"] == "minutes a day"
    assert list(content["activities"]["codes"]) == ["m_work", "m_care", "m_house", "m_rest"]
    assert content["activities"]["codes"]["m_care"]["icatus"] == "41"


def test_a_draft_knows_a_grid_of_slots(tmp_path: Path) -> None:
    header = ",".join(["id", "sexo", "edad", *[f"act{i}" for i in range(1, 49)]])
    rows = [
        ",".join([str(i), "Mujer", "30", *(["dormir"] * 24), *(["cocinar"] * 24)]) for i in range(9)
    ]
    path = tmp_path / "grid.csv"
    path.write_text("\n".join([header, *rows]), "utf-8")

    content = parse_document(draft_mapping(path), "draft").content

    assert content["activities"]["form"] == "grid"
    assert content["activities"]["minutes_each"] == "30"
    assert content["activities"]["codes"]["dormir"]["icatus"] == "91"
    assert content["activities"]["codes"]["cocinar"]["icatus"] == "311"


def test_a_draft_knows_rows_with_clock_times(tmp_path: Path) -> None:
    path = tmp_path / "rows.csv"
    path.write_text(
        "pid,gender,age,activity,time_from,time_to\n1,female,30,Sleeping,22:00,06:00\n"
        "1,female,30,Cooking,06:00,07:00\n",
        "utf-8",
    )

    content = parse_document(draft_mapping(path), "draft").content

    assert content["activities"]["form"] == "long"
    assert content["activities"]["begin"] == "time_from"
    assert content["columns"]["sex"]["words"] == {"female": "women"}


@pytest.mark.parametrize("ending", ["csv", "sav"])
def test_a_draft_without_gaps_meets_the_schema_of_editors(
    ending: str, write: Callable[[str], Path], mapping_file: Path
) -> None:
    write(ending)
    schema = json.loads(schema_text())
    jsonschema.validate(yaml.safe_load(mapping_file.read_text("utf-8")), schema)
    broken = yaml.safe_load(mapping_file.read_text("utf-8")) | {"colour": "red"}
    with pytest.raises(jsonschema.ValidationError, match="colour"):
        jsonschema.validate(broken, schema)
