"""The page on reports runs as it is printed."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from tests.docs.test_how_to import blocks, run

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


def test_a_report_a_brief_and_a_submission_are_written_as_the_page_says(tmp_path: Path) -> None:
    typed = "".join(one for one in blocks("report", "sh") if "KEN" in one)
    done = run(typed.replace("--draws 100", "--draws 2 --until 2026"), tmp_path)
    assert done.returncode == 0, done.stderr
    names = {"report.html", "brief.html", "input.docx"}
    names |= {f"{Path(name).stem}.manifest.json" for name in names}
    assert {path.name for path in tmp_path.iterdir()} == names
    assert "<h1>Care policy in Kenya: a report</h1>" in (tmp_path / "report.html").read_text(
        "utf-8"
    )


def test_reports_of_files_are_written_as_the_page_says(tmp_path: Path) -> None:
    for name in ("employer", "centre"):
        shutil.copytree(EXAMPLES / name, tmp_path, dirs_exist_ok=True)
    shutil.copy(EXAMPLES / "pact" / "canada.yaml", tmp_path / "pact.yaml")
    (typed,) = (one for one in blocks("report", "sh") if "pact.yaml" in one)
    done = run(typed.replace("employer.yaml", "employer.yaml --draws 2"), tmp_path)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "pact.pdf").read_bytes().startswith(b"%PDF")
    assert (tmp_path / "firm.docx").read_bytes().startswith(b"PK")
    title = "<h1>Mothers&#39; Centres of the Valley"
    assert title in (tmp_path / "network.html").read_text("utf-8")


def test_its_lines_of_python_write_a_brief(tmp_path: Path) -> None:
    (lines,) = blocks("report", "python")
    (tmp_path / "lines.py").write_text(lines.replace("draws=100", "draws=2"), "utf-8")
    done = run(f"{sys.executable} lines.py\n", tmp_path)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "brief.html").stat().st_size < 3_000_000
