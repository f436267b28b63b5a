"""The tutorial on one country runs from its first command to its last, and says what comes out."""

from __future__ import annotations

import csv
import os
import re
import shutil
from pathlib import Path

import pytest
from tests.docs.test_how_to import ROOT, run

PAGE = ROOT / "docs" / "tutorials" / "one-country-from-facts-to-ledger.md"
FILES = ("our-pact.yaml", "kenya.yaml", "kenya-facts.csv")
"""What the reader saves, in the order of the page."""
GAP = "..."
"""Line that stands for what a quotation leaves out."""


NOT_RUN = "not run"


def has_hledger() -> bool:
    """Find hledger; where every check must run its absence is a failure."""
    found = shutil.which("hledger") is not None
    if not found and os.environ.get("CI", "").lower() == "true":
        pytest.fail("hledger is not installed. Install the Debian package 'hledger'.")
    return found


def read_page() -> list[tuple[str, str]]:
    """Read the code blocks of the page in order: language and text."""
    return re.findall(r"```(\w+)\n(.*?)```", PAGE.read_text("utf-8"), flags=re.DOTALL)


@pytest.fixture(scope="module")
def followed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[tuple[str, str]]]:
    """Follow the page: save its files, type its commands; give each quotation what was printed."""
    folder = tmp_path_factory.mktemp("tutorial")
    files, printed, quoted = iter(FILES), "", []
    for language, text in read_page():
        if language in ("yaml", "csv"):
            (folder / next(files)).write_text(text, "utf-8")
        elif language == "text":
            quoted.append((text, printed))
        elif "hledger" in text and not has_hledger():
            printed = NOT_RUN
        else:
            done = run(f"export COLUMNS=120\n{text}", folder)
            assert done.returncode == 0, done.stderr
            printed = done.stdout
            if "cd " in text:
                folder = folder / text.split("cd ")[1].split()[0]
    return folder, quoted


def test_every_quotation_is_what_was_printed(
    followed: tuple[Path, list[tuple[str, str]]],
) -> None:
    _folder, quoted = followed
    assert len(quoted) > 10
    for text, printed in quoted:
        if printed == NOT_RUN:
            continue
        for part in re.split(rf"^{re.escape(GAP)}$", text, flags=re.MULTILINE):
            assert in_one_line(part) in in_one_line(printed), f"{part}\nis not in\n{printed}"


def in_one_line(text: str) -> str:
    """Put a text into one line, long amounts to six digits: the last ones differ by machine."""
    line = " ".join(text.split())
    return re.sub(r"\d{5,}\.\d+", lambda found: f"{float(found[0]):.6g}", line)


def test_the_run_leaves_answer_pictures_and_books_that_hold(
    followed: tuple[Path, list[tuple[str, str]]],
) -> None:
    folder, _quoted = followed
    for name in ("answer.json", "cost-by-year.svg", "what-matters-most.png", "manifest.json"):
        assert (folder / "kenya" / name).is_file()
    with (folder / "kenya" / "ledger" / "checks.csv").open(encoding="utf-8") as stream:
        assert "net" in {row["name"] for row in csv.DictReader(stream)}
    figures = (folder / "kenya" / "figures.csv").read_text("utf-8")
    assert "supervision_moved" in figures


def test_one_count_narrows_the_interval_as_the_page_says(
    followed: tuple[Path, list[tuple[str, str]]],
) -> None:
    _folder, quoted = followed
    widths = []
    for _text, printed in quoted:
        said = in_one_line(printed)
        found = re.search(r"That is [\d.]+ % \(([\d.]+) to ([\d.]+)\) of GDP more", said)
        if found and said.startswith("Kenya"):
            widths.append(float(found[2]) - float(found[1]))
    assert widths[-1] < 0.65 * widths[0]
