"""What two audits found right is what the tables hold, and the page prints the faults."""

from __future__ import annotations

from pathlib import Path

import pytest
from scripts.compile.law_audit import PAGE, VERDICTS, find_now, main, read_audit

FIRST, FURTHER = read_audit("table_a.csv"), read_audit("further.csv")


@pytest.mark.parametrize("row", FIRST, ids=lambda row: f"{row['country']}-{row['fact']}")
def test_every_cell_of_the_outside_reader_is_right_or_corrected(row: dict[str, str]) -> None:
    assert find_now(row["country"], row["fact"]) == row["right"]
    assert row["source"]


def test_what_was_wrong_or_outdated_in_further_countries_is_corrected() -> None:
    """But for the age in Cyprus, which falls by a month or two a year, as its law says."""
    faults = [row for row in FURTHER if row["verdict"] in ("wrong", "outdated")]
    assert len(faults) == 12
    for row in faults:
        now = find_now(row["country"], row["fact"])
        if row["country"] == "CYP":
            assert float(now) == pytest.approx(4 + 4 / 12, abs=0.01)
        else:
            assert now == row["second"], row


def test_a_hundred_cells_of_25_further_countries_have_a_verdict() -> None:
    assert len(FURTHER) == 100
    assert len({row["country"] for row in FURTHER}) == 25
    assert not {row["country"] for row in FURTHER} & {row["country"] for row in FIRST}
    assert {row["verdict"] for row in FURTHER} <= set(VERDICTS)
    assert all(row["source"] for row in FURTHER if row["verdict"] != "unverified")


def test_the_page_is_that_of_the_script(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = tmp_path / "page.md"
    monkeypatch.setattr("sys.argv", ["law_audit", "--into", str(made)])
    assert main() == 0
    assert made.read_text("utf-8") == PAGE.read_text("utf-8")
