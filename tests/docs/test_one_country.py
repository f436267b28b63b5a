"""The tutorial on one country runs from its first command to its last, and says what comes out."""

from __future__ import annotations

import csv
import os
import re
from pathlib import Path

import pytest
from scripts.requote import PAGE, Quotation, follow, in_one_line, split_parts
from tests.typed import type_in

pytestmark = pytest.mark.long


@pytest.fixture(scope="module")
def followed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[Quotation]]:
    """Follow the page: save its files, type its commands, keep what they print."""
    folder = tmp_path_factory.mktemp("tutorial")
    return folder / "kenya-care", list(follow(PAGE, folder, type_in))


def test_every_quotation_is_what_was_printed(followed: tuple[Path, list[Quotation]]) -> None:
    _folder, quotations = followed
    assert len(quotations) > 10
    for text, printed in quotations:
        if printed is None:
            continue
        for part in split_parts(text):
            mend = "quote anew with python -m scripts.requote, then read the page"
            assert in_one_line(part) in in_one_line(printed), f"{part}\n{mend}"


def test_hledger_is_there_where_every_check_must_run(
    followed: tuple[Path, list[Quotation]],
) -> None:
    _folder, quotations = followed
    left_out = [text for text, printed in quotations if printed is None]
    assert not left_out or os.environ.get("CI", "").lower() != "true"


def test_the_run_leaves_answer_pictures_and_books_that_hold(
    followed: tuple[Path, list[Quotation]],
) -> None:
    folder, _quotations = followed
    for name in ("answer.json", "cost-by-year.svg", "what-matters-most.png", "manifest.json"):
        assert (folder / "kenya" / name).is_file()
    with (folder / "kenya" / "ledger" / "checks.csv").open(encoding="utf-8") as stream:
        assert "net" in {row["name"] for row in csv.DictReader(stream)}
    assert "supervision_moved" in (folder / "kenya" / "figures.csv").read_text("utf-8")


def test_two_counts_narrow_the_interval_as_the_page_says(
    followed: tuple[Path, list[Quotation]],
) -> None:
    _folder, quotations = followed
    widths = []
    for _text, printed in quotations:
        said = in_one_line(printed or "")
        found = re.search(
            r"that is (?:≈ )?[\d.]+ % of GDP more than present law \(([\d.]+) to ([\d.]+)\)", said
        )
        if found and said.startswith("Kenya"):
            widths.append(float(found[2]) - float(found[1]))
    assert widths[-1] < 0.75 * widths[0]
