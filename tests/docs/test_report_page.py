"""The page on reports runs as it is printed."""

from __future__ import annotations

from pathlib import Path

from tests.docs.test_how_to import blocks, run


def test_a_report_a_brief_and_a_submission_are_written_as_the_page_says(tmp_path: Path) -> None:
    typed = "".join(blocks("report", "sh")).replace("--draws 100", "--draws 2 --until 2026")
    done = run(typed, tmp_path)
    assert done.returncode == 0, done.stderr
    names = {"report.html", "brief.html", "input.docx"}
    names |= {f"{Path(name).stem}.manifest.json" for name in names}
    assert {path.name for path in tmp_path.iterdir()} == names
    assert "<h1>Care policy in Kenya: a report</h1>" in (tmp_path / "report.html").read_text(
        "utf-8"
    )


def test_its_lines_of_python_write_a_brief(tmp_path: Path) -> None:
    (lines,) = blocks("report", "python")
    (tmp_path / "lines.py").write_text(lines.replace("draws=100", "draws=2"), "utf-8")
    done = run("python lines.py\n", tmp_path)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "brief.html").stat().st_size < 3_000_000
