"""The page on running a country runs, and the reference names every variable."""

from __future__ import annotations

import re
from pathlib import Path

from tests.docs.test_how_to import ROOT, blocks, run

from carepact.ledger.profile_table import PROFILE
from carepact.simulate.outcome_table import COLUMNS
from carepact.simulate.outcomes import HORIZON_UNITS, QUANTITIES
from carepact.simulate.question_outcomes import QUESTIONS

PAGE = "run-a-country"
REFERENCE = ROOT / "docs" / "reference" / "run.md"


def test_the_commands_for_one_country_run_and_leave_the_files_of_the_page(tmp_path: Path) -> None:
    answer, write, verify, compare, _every_country_takes_minutes = blocks(PAGE, "sh")
    done = run(answer + write + verify + compare, tmp_path)
    assert done.returncode == 0, done.stderr
    assert done.stdout.count("Kenya, package") == 2
    assert "kenya: whole." in done.stdout
    for name in ("answer.json", "figures.parquet", "ledger/flows.csv", "cost-by-year.svg"):
        assert (tmp_path / "kenya" / name).exists()
    assert (tmp_path / "packages" / "packages-side-by-side.png").exists()


def test_the_reference_names_every_column_and_variable_with_its_unit() -> None:
    text = REFERENCE.read_text("utf-8")
    told = dict(re.findall(r"^\| `(\w+)`(?: \*)? \| ([^|]+) \|", text, flags=re.MULTILINE))
    units = {name: one.unit for name, one in (QUANTITIES | QUESTIONS).items()} | HORIZON_UNITS
    assert not set(units) - set(told), "write a row for each of these into docs/reference/run.md"
    assert {name: told[name] for name in units} == units
    assert set(PROFILE) <= set(told)
    assert set(COLUMNS) <= set(re.findall(r"`(\w+)`", text))


def test_the_reference_marks_what_stands_on_the_unpaid_hours() -> None:
    marked = set(re.findall(r"`(\w+)` \*", REFERENCE.read_text("utf-8")))
    assert marked == {n for n, one in QUANTITIES.items() if one.rests_on_hours} | set(PROFILE)
