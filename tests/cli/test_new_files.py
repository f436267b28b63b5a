"""`new` of every command that reads one file: all is written, and nothing that is there is lost."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest
from tests.errors.command_line import run_carepact

import carepact
from carepact.api.draft import Draft
from carepact.core.errors import ParameterError
from carepact.core.messages import word
from carepact.data.sheets.form import Form, code_word
from carepact.studies.centre_file.sheets import centre_forms
from carepact.studies.pact_file.sheets import actual_form
from carepact.studies.programme_file.sheets import programme_forms


class New(NamedTuple):
    """What a command drafts."""

    draft: Callable[[], Draft]
    beside: tuple[str, ...]
    """Files beside the file itself, but for its schema."""
    first_word: str
    """What the command says of it as it was drafted; empty where it is answered."""


NEW = {
    "centre": New(
        lambda: carepact.draft_centre("KEN"),
        ("centre-log.xlsx",),
        "the log holds no row. Write one for each week or month.",
    ),
    "programme": New(
        lambda: carepact.draft_programme("KEN"),
        ("programme-form.html", "programme-forms.xlsx"),
        "the sheet of fathers holds no row. Write one for each father.",
    ),
    "quality": New(
        lambda: carepact.draft_quality("KEN"),
        ("assessor-1.xlsx", "assessor-2.xlsx", "quality-plan.xlsx"),
        "no criterion has a step.",
    ),
    "pact": New(lambda: carepact.draft_pact("KEN"), ("pact-actual.xlsx",), ""),
    "employer": New(
        lambda: carepact.draft_employer("KEN", date(2026, 11, 30)), ("headcount.xlsx",), "headcount"
    ),
}


def written_by(name: str) -> set[str]:
    """Name the files that a draft is."""
    return {f"{name}.yaml", f"{name}.schema.json", *NEW[name].beside}


@pytest.mark.parametrize("name", NEW)
def test_new_writes_the_file_its_sheets_and_its_schema(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    ended = run_carepact(name, "new", "Kenya")
    assert ended.code == 0, ended.err
    assert {path.name for path in tmp_path.iterdir()} == written_by(name)
    assert f"carepact {name} {name}.yaml" in ended.said
    said = run_carepact(name, f"{name}.yaml")
    assert said.code == (2 if NEW[name].first_word else 1)
    assert NEW[name].first_word in said.said


@pytest.mark.parametrize(
    ("name", "there"),
    [(name, one) for name, new in NEW.items() for one in (f"{name}.yaml", new.beside[-1])],
)
def test_what_is_there_stays_and_nothing_is_written_beside_it(
    name: str, there: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / there).write_text("mine", "utf-8")
    ended = run_carepact(name, "new", "KEN")
    assert ended.code == 2
    assert f"{there}: exists already. Name another file." in ended.said
    assert [path.name for path in tmp_path.iterdir()] == [there]
    with pytest.raises(ParameterError, match="exists already"):
        NEW[name].draft().save(f"{name}.yaml")
    assert (tmp_path / there).read_text("utf-8") == "mine"


@pytest.mark.parametrize("name", NEW)
def test_a_draft_in_python_writes_the_same_files(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    saved = NEW[name].draft().save(f"{name}.yaml")
    assert {path.name for path in saved} == written_by(name)


@pytest.mark.parametrize("form", [*centre_forms(), *programme_forms(), actual_form()])
def test_every_choice_of_a_sheet_is_a_word_of_the_catalogues(form: Form) -> None:
    said = Path(carepact.__file__).parent / "data" / "sheets" / "words.csv"
    known = set(said.read_text("utf-8").split("\n"))
    codes = [code for column in form.columns for code in column.choices]
    assert {word(code_word(code)) for code in codes} <= known
