"""Five real layouts, six files: every command of their pages runs, and the figures are right."""

from __future__ import annotations

import csv
import shlex
import shutil
import sys
from pathlib import Path

import pytest
from tests.docs.test_how_to import HOW_TO, ROOT, blocks, run

from carepact.cli.main import main

JOURNEYS = sorted(page.stem for page in (HOW_TO / "surveys").glob("*.md"))
GROUPS = {"unpaid_domestic_work": "domestic", "unpaid_care_work": "care"}
MOST_LINES = 40
"""Lines that a person writes or changes by hand."""


def read_csv(path: Path) -> list[dict[str, str]]:
    """Read a table, a dictionary a row."""
    with path.open(encoding="utf-8") as stream:
        return list(csv.DictReader(stream))


@pytest.fixture(scope="module", params=JOURNEYS)
def journey(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Follow one page from the files to the picture."""
    name = str(request.param)
    folder = tmp_path_factory.mktemp(name)
    (folder / "scripts").mkdir()
    shutil.copy(ROOT / "scripts" / "made_surveys.py", folder / "scripts")
    make, draft, *rest = blocks(f"surveys/{name}", "sh")
    made = run(make.replace("python ", f'"{sys.executable}" '), folder)
    assert made.returncode == 0, made.stderr
    follow(draft, folder)
    (mapping,) = blocks(f"surveys/{name}", "yaml")
    (folder / name / "survey.yaml").write_text(mapping, "utf-8")
    follow("".join(rest), folder)
    return folder / name


def follow(script: str, folder: Path) -> None:
    """Run the lines of a page, the command in this process, which spares its start."""
    for line in script.splitlines():
        if not line.startswith("carepact "):
            shell = run(line, folder)
            assert shell.returncode == 0, shell.stderr
            continue
        with pytest.MonkeyPatch.context() as patch:
            patch.chdir(folder)
            patch.setattr(sys, "argv", shlex.split(line))
            with pytest.raises(SystemExit) as ended:
                main()
        assert not ended.value.code, line


def test_six_layouts_are_followed() -> None:
    assert JOURNEYS == ["canada", "colombia", "mexico", "mtus", "uk-episodes", "uk-grid"]


def test_means_are_those_that_the_generator_added_up(journey: Path) -> None:
    right = {
        (row["sex"], row["group"]): float(row["minutes"]) for row in read_csv(journey / "right.csv")
    }
    found = {
        (row["sex"], GROUPS[row["activity"]]): float(row["value"])
        for row in read_csv(journey / "minutes.csv")
        if row["activity"] in GROUPS
    }
    assert found == {key: pytest.approx(value, rel=1e-9) for key, value in right.items()}


def test_the_value_is_the_hours_of_a_year_at_the_wage(journey: Path) -> None:
    # Mean minutes / 60 x days of the year x persons x the wage of 10, a tenth of contributions.
    if journey.name == "mtus":
        assert not (journey / "value.csv").exists()  # its weights add up to nothing known
        return
    rows = read_csv(journey / "value.csv")
    kind = {"domestic": "domestic_work", "care": "care_work"}
    for right in read_csv(journey / "right.csv"):
        of = [
            row
            for row in rows
            if (row["sex"], row["activity"]) == (right["sex"], kind[right["group"]])
        ]
        (weekly,) = (row for row in of if row["statistic"] == "hours_per_person_per_week")
        assert float(weekly["value"]) == pytest.approx(float(right["minutes"]) / 60 * 7, rel=1e-9)
        (hours,) = (float(row["value"]) for row in of if row["statistic"] == "hours_per_year")
        values = {
            row["basis"]: float(row["value"]) for row in of if row["statistic"] == "value_per_year"
        }
        assert values == pytest.approx({"net": 10 * hours, "gross": 11 * hours}, rel=1e-9)


def test_the_picture_is_drawn_and_the_mapping_is_short(journey: Path) -> None:
    assert (journey / "minutes.png").stat().st_size > 10_000
    written = (journey / "survey.yaml").read_text("utf-8").splitlines()
    assert len(written) <= MOST_LINES
    assert (journey / "draft.yaml").is_file()
