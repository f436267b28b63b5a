"""The page on people's answers quotes what its runs give, at the central run."""

from __future__ import annotations

import re
from pathlib import Path

import polars as pl
import pytest

from carepact.studies.country import run_country
from carepact.studies.study_file.opening import open_study

ROOT = Path(__file__).resolve().parents[2]
TEXT = (ROOT / "docs" / "explanation" / "answers-of-people.md").read_text("utf-8")
COLUMNS = {
    "mothers in other work": ("mothers_entering_work", ""),
    "children with a place": ("persons_reached", "childcare"),
    "parents on parental leave": ("persons_reached", "parental_leave"),
    "fathers' care": ("hours_moved", "fathers"),
}
SCALES = {"thousand": 1e3, "million hours": 1e6}
Table = tuple[str, tuple[str, ...], tuple[tuple[str, ...], ...]]


def split_row(line: str) -> tuple[str, ...]:
    """Split a row of a table."""
    return tuple(cell.strip() for cell in line.strip("|").split("|"))


def read_tables() -> list[Table]:
    """Read the tables of runs: country, headings, rows."""
    found = []
    for head, rows in re.findall(
        r"^(\| [A-Z]{3}, setting .*\|)\n\|[-|]+\|\n((?:\|.*\n)+)", TEXT, re.MULTILINE
    ):
        country, *names = split_row(head)
        found.append((country[:3], tuple(names), tuple(map(split_row, rows.splitlines()))))
    return found


def open_lever(folder: Path) -> Path:
    """Save the package of the page."""
    block = re.search(r"```yaml\n(.*?)```", TEXT, re.DOTALL)
    assert block
    path = folder / "lever.yaml"
    path.write_text(block[1], "utf-8")
    return path


def look_up(figures: pl.DataFrame, heading: str) -> float:
    """Look a figure of the page up, on its scale."""
    name, year, scale = re.fullmatch(r"(.+) (\d{4}), (.+)", heading).groups()  # type: ignore[union-attr]
    variable, label = COLUMNS[name]
    labelled = figures.with_columns(pl.col("label").cast(pl.String).fill_null(""))
    row = labelled.filter(variable=variable, label=label, year=int(year), scenario="demand")
    return float(row["value"].item()) / SCALES[scale]


@pytest.mark.long
@pytest.mark.parametrize(
    "table",
    [
        pytest.param(table, id=table[0], marks=[pytest.mark.campaign] if place % 3 else [])
        for place, table in enumerate(read_tables())
    ],
)
def test_the_figures_of_the_page_are_those_of_its_runs(table: Table, tmp_path: Path) -> None:
    country, headings, rows = table
    for setting, *quoted in rows:
        told = {"package": str(open_lever(tmp_path)), "until": 2030, "draws": 10}
        study = open_study(country, told, [setting.strip("`")])
        figures = run_country(study).figures
        for heading, figure in zip(headings, quoted, strict=True):
            digits = len(figure.partition(".")[2])
            found = round(look_up(figures, heading), digits)
            assert float(figure) == found, f"{country} {setting}, {heading}: write {found}"


def test_every_command_of_the_page_is_a_row_of_its_table() -> None:
    commands = re.findall(
        r"^carepact run ([A-Z]{3}) --package lever\.yaml --set (\S+) "
        r"--until 2030 --draws 10 --format csv \|", TEXT, re.MULTILINE,
    )  # fmt: skip
    tables = read_tables()
    assert len(commands) == len(tables) == 4
    for country, setting in commands:
        assert any(
            c == country and (f"`{setting}`" in {r[0] for r in rows}) for c, _, rows in tables
        )
