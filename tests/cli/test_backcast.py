"""`carepact backcast`: every country, its reason where it is a miss, and what is lacking."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

from rich.console import Console
from tests.errors.command_line import run_carepact

from carepact.report.backcast.page import name_reason, show_backcast, summarise
from carepact.studies.backcast import run_backcast

HEADER = "country,indicator,year,value,unit,source\n"
LEAVE = {
    "oecd_leave_spend_per_birth_ppp": (30000, "current PPP $ per birth"),
    "oecd_mother_total_fre_weeks": (18, "full-rate weeks"),
    "oecd_father_total_fre_weeks": (1, "full-rate weeks"),
    "oecd_mat_weeks": (18, "weeks"),
    "oecd_parental_mother_weeks": (0, "weeks"),
    "oecd_pat_weeks": (1, "weeks"),
    "oecd_father_parental_weeks": (0, "weeks"),
}


def write_own(folder: Path, *codes: str) -> Path:
    """Write a file of the OECD's figures for some countries."""
    path = folder / "own.csv"
    lines = [
        f"{code},{name},2021,{value},{unit},example\n"
        for code in codes
        for name, (value, unit) in LEAVE.items()
    ]
    path.write_text(HEADER + "".join(lines), encoding="utf-8")
    return path


def shown(own: Path | None = None) -> str:
    """Return what the terminal shows."""
    stream = io.StringIO()
    Console(file=stream, width=200).print(show_backcast(run_backcast(own)))
    return stream.getvalue()


def test_without_own_figures_leave_says_what_is_missing() -> None:
    said = shown()

    assert "Not run: no country has oecd_leave_spend_per_birth_ppp" in said
    assert "Give them with own_facts." in said  # a caller of Python is told his keyword


def test_a_file_of_several_countries_is_read_for_all(tmp_path: Path) -> None:
    said = shown(write_own(tmp_path, "CHL", "COL"))

    assert "2 countries: median ratio" in said
    assert "Chile" in said


def test_csv_has_a_row_a_country_and_a_reason_for_every_miss() -> None:
    ended = run_carepact("backcast", "--format", "csv")

    rows = list(csv.DictReader(io.StringIO(ended.out)))
    assert len(rows) > 100
    for row in rows:
        assert bool(row["reasons"]) == (not 0.5 <= float(row["ratio"]) <= 2)
        assert row["status"] in ("observed", "imputed", "assumed")
        assert row["source"]


def test_json_holds_the_summary(tmp_path: Path) -> None:
    own = write_own(tmp_path, "CHL")

    ended = run_carepact("backcast", "--own-facts", str(own), "--format", "json")

    summary = json.loads(ended.out)["manifest"]["settings"]["summary"]
    assert summary["leave"]["countries"] == 1
    assert summary["pre-primary"]["targets_met"] is True


def test_every_imputed_basis_bears_its_mark() -> None:
    result = run_backcast()
    said = shown()

    imputed = sum(row.status == "imputed" for part in result.parts for row in part.rows)
    marked = [line for line in said.splitlines() if "│" in line and "≈ " in line]
    assert len(marked) == imputed


def test_the_summary_says_which_targets_are_missed() -> None:
    said = summarise(run_backcast().parts[1])

    assert "Targets missed" not in said
    assert name_reason("not explained") == "not explained"


def test_a_file_with_faults_ends_with_all_of_them(tmp_path: Path) -> None:
    own = tmp_path / "own.csv"
    own.write_text(HEADER + "CHI,oecd_mat_week,2021,18,weeks,x\n", encoding="utf-8")

    ended = run_carepact("backcast", "--own-facts", str(own))

    assert ended.code == 2
    assert "2 faults" in ended.err


def test_a_picture_is_drawn(tmp_path: Path) -> None:
    picture = tmp_path / "backcast.svg"

    ended = run_carepact("backcast", "--chart", str(picture), "--format", "csv")

    assert ended.code == 0
    assert "LSO" in picture.read_text("utf-8")
