"""Every command has its function, every job at most three lines, and each of them runs."""

from __future__ import annotations

import importlib
import pkgutil
import shutil
from datetime import date
from pathlib import Path

import pytest
import typer
from tests.api.pages import (
    Code,
    codes_of_pages,
    functions_of_commands,
    names_of_directives,
)

import carepact
import carepact.cli
from carepact.cli.app import app

WAGES = """\
occupation,hourly_wage,standard_error,employer_contribution_rate,currency,source
generalist,9.20,0.35,0.20,pesos,made up for this test
"""
DIARIES = "id,sex,age,weight,sleep,work,cook\n1,1,30,2.5,480,900,60\n2,2,41,1.5,500,700,240\n"
EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
NEEDS_FILES = ("published-2", "surveys-2")
"""Code that needs the files of a survey, which the product does not ship."""
ACCOUNT = """\
holder: A
told_on: 2026-11-30
care:
  - {activity: 352, whom: household, how_often: {times: 2, per: week}, how_long: 1,
     since: 2019-05-01}
examples:
  - {skill: planning, activity: 352, words: I planned the week of five people., show: yes}
"""
DAY = date(2026, 11, 30)
EMPLOYER = Path("examples/employer").absolute()
"""The made-up firm."""
OF_THE_SHELL = {"app", "completion"}
"""Commands that have no meaning in Python."""
CODES = codes_of_pages()


def commands_of() -> set[str]:
    """List every command of the command line, with those below it."""
    for module in pkgutil.iter_modules(carepact.cli.__path__):
        importlib.import_module(f"carepact.cli.{module.name}")  # it registers its commands
    found = set()
    for name, one in vars(typer.main.get_command(app))["commands"].items():
        below = vars(one).get("commands", {})
        found |= {f"{name} {further}" for further in below} or {name}
    return found


def test_every_command_has_its_row_in_the_table_and_no_row_is_without_command() -> None:
    assert set(functions_of_commands()) == commands_of() - OF_THE_SHELL


def test_every_function_of_the_table_is_public() -> None:
    named = [one for functions in functions_of_commands().values() for one in functions]
    assert all(functions_of_commands().values())
    assert set(named) <= set(carepact.__all__)


def test_every_public_name_is_told_on_a_page() -> None:
    assert sorted([*names_of_directives(), "__version__"]) == sorted(carepact.__all__)


def test_every_function_of_the_table_is_shown_in_the_code_of_a_page() -> None:
    shown = "\n".join(code.text for code in CODES)
    named = {one for functions in functions_of_commands().values() for one in functions}
    assert [one for one in sorted(named) if f"carepact.{one}(" not in shown] == []


def prepare_skills(text: str) -> None:
    """Write what a piece of code on care as learning begins with, but for what it makes itself."""
    if "draft_account" not in text:
        Path("account.yaml").write_text(ACCOUNT)
    if ".json" in text and "make_key" not in text:
        for name in ("my-key.json", "our-key.json"):
            carepact.make_key(name)
        carepact.sign_badges("account.yaml", "my-key.json", ".", DAY)
        told = ("our-key.json", "Centre", "Seen.", DAY)
        carepact.endorse_badge("plan.badge.json", *told, "said.json")


def prepare_employer(text: str) -> None:
    """Write what a piece of code on an employer begins with, but for what it makes itself."""
    if "read_employer" in text:
        for path in EMPLOYER.iterdir():
            Path(path.name).write_bytes(path.read_bytes())
    if "accept_badges" in text:
        prepare_skills(".json")
        Path("recognition.yaml").write_bytes((EMPLOYER / "recognition.yaml").read_bytes())


@pytest.mark.parametrize("code", CODES, ids=lambda one: one.name)
def test_a_job_takes_at_most_three_lines(code: Code) -> None:
    # The blank line that a formatter sets behind the import is no line of work.
    assert len([line for line in code.text.splitlines() if line.strip()]) <= 3


@pytest.mark.parametrize(
    "code", [one for one in CODES if one.name not in NEEDS_FILES], ids=lambda one: one.name
)
def test_the_code_of_a_page_runs(
    code: Code, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "wages.csv").write_text(WAGES)
    (tmp_path / "diaries.csv").write_text(DIARIES)
    if code.page == "pact" and "draft_pact" not in code.text:
        carepact.draft_pact("KEN").save("pact.yaml")
    if code.name in {"centre-1", "programme-1", "quality-1"} or "examples/pact" in code.text:
        shutil.copytree(EXAMPLES, tmp_path / "examples")
    if code.name == "study-1":
        carepact.draft_study("KEN").save("kenya.yaml")
    if code.page == "skills":
        prepare_skills(code.text)
    if code.page == "employer":
        prepare_employer(code.text)
    exec(compile(code.text, code.name, "exec"), {})  # noqa: S102 - the code of our own pages
    assert "Error" not in capsys.readouterr().err
