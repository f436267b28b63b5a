"""Five real layouts, six files: every command of their pages runs, and the figures are right."""

from __future__ import annotations

import csv
import shutil
from pathlib import Path

import pytest
from tests.docs.test_how_to import HOW_TO, ROOT, blocks, run

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
    made = run(make.replace("python ", "python3 ") + draft, folder)
    assert made.returncode == 0, made.stderr
    (mapping,) = blocks(f"surveys/{name}", "yaml")
    (folder / name / "survey.yaml").write_text(mapping, "utf-8")
    followed = run("".join(rest), folder)
    assert followed.returncode == 0, followed.stderr
    return folder / name


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
    if journey.name == "mtus":
        pytest.skip("its weights add up to nothing known: there is no value")
    people = read_csv(journey / "value.csv")
    assert {row["sex"] for row in people} >= {"women", "men"}
    assert all(float(row["value"]) > 0 for row in people if row["sex"] == "women" and row["value"])


def test_the_picture_is_drawn_and_the_mapping_is_short(journey: Path) -> None:
    assert (journey / "minutes.png").stat().st_size > 10_000
    written = (journey / "survey.yaml").read_text("utf-8").splitlines()
    assert len(written) <= MOST_LINES
    assert (journey / "draft.yaml").is_file()
