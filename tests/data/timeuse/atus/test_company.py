"""Who was there, and care beside other activities, in the raw ATUS files."""

from __future__ import annotations

from pathlib import Path

from tests.data.timeuse.atus.raw_files import write_release
from tests.data.timeuse.atus.raw_people import ANNA, PEOPLE

from carepact.data.timeuse.atus.raw.reader import read_atus_raw
from carepact.measure.care_layers import layer_minutes


def of_anna(path: Path, name: str) -> dict[str, float]:
    """Return Anna's minutes by layer."""
    diaries = read_atus_raw(path, None)
    row = diaries.respondents["respondent"].to_list().index(ANNA.respondent)
    layers = layer_minutes(name, diaries)
    return dict(zip(layers.grouping.groups, layers.minutes[row].tolist(), strict=True))


def test_company_comes_from_the_who_file(tmp_path: Path) -> None:
    # Childcare 60 with her child; cooking 120 with her child and her partner.
    found = of_anna(write_release(tmp_path / "release", PEOPLE), "who-with")

    assert found["with_own_household_child"] == 180
    assert found["with_partner"] == 120


def test_secondary_childcare_beside_cooking_is_beside_unpaid_work(tmp_path: Path) -> None:
    # 60 minutes of childcare; 90 of the 120 minutes of cooking with a child in her care.
    found = of_anna(write_release(tmp_path / "release", PEOPLE), "care-layers")

    assert found["primary_childcare"] == 60
    assert found["secondary_beside_unpaid_work"] == 90
    assert found["secondary_beside_else"] == 0


def test_without_a_who_file_no_company_is_told(tmp_path: Path) -> None:
    kinds = ("atusresp", "atusact", "atusrost", "atuscps")
    diaries = read_atus_raw(write_release(tmp_path / "release", PEOPLE, kinds=kinds), None)

    assert not [name for name in diaries.activities.columns if name.startswith("with_")]
