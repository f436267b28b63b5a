"""Contributions for an office's tools, by hand on a small survey."""

from __future__ import annotations

from pathlib import Path

import polars as pl
from tests.measure.small_diaries import CARE, PAID, make_diaries

from carepact.core.disclosure.rules import DisclosureRule
from carepact.measure.contributions_table import ContributionsTable, lay_out_contributions
from carepact.measure.request import Request
from carepact.report.office_tools import lay_out_office_files

DOMINANT = 900.0
HOUSEWORK = "020101"


def lay_out(*, margins: bool, groups: str = "icatus", other: str = PAID) -> ContributionsTable:
    respondents = pl.DataFrame({"weight": [2.0] * 12, "sex": ["men"] * 6 + ["women"] * 6})
    care = [10.0, 10, 10, 10, 10, 0, DOMINANT, 10, 10, 10, 10, 10]
    diaries = make_diaries(respondents, {CARE: care, other: [60.0] * 12})
    request = Request(by=("sex",), groups=groups, margins=margins, disclosure=DisclosureRule(5))
    return lay_out_contributions(diaries, request)


def largest_of(table: ContributionsTable, sex: str | None) -> dict[str, object]:
    at = table.cells.filter(pl.col("sex").eq_missing(sex), pl.col("frequency") < 12)
    return at.sort("value").row(0, named=True)


def test_each_person_has_a_number_and_weighted_minutes_and_zeros_are_left_out() -> None:
    table = lay_out(margins=False)

    assert table.persons.columns == ["sex", "activity", "person", "contribution"]
    assert table.persons.height == 11 + 12
    assert sorted(table.persons["person"].unique()) == list(range(1, 13))
    assert table.persons["contribution"].sum() == 2 * (50 + DOMINANT + 50 + 12 * 60)
    assert table.cells["sex"].null_count() == 0


def test_a_cell_tells_value_persons_largest_and_whether_the_rule_holds() -> None:
    table = lay_out(margins=True)
    men = largest_of(table, "men")

    assert men["value"] == 100
    assert men["frequency"] == 5
    assert (men["largest_1"], men["largest_2"]) == (20, 20)
    assert men["unsafe"] is False
    women = table.cells.filter(pl.col("sex") == "women", pl.col("largest_1") == 2 * DOMINANT)
    assert women["unsafe"].all()
    assert table.cells["sex"].null_count() > 0


def test_the_files_of_tau_argus_mark_unsafe_cells_and_name_the_rules(tmp_path: Path) -> None:
    table = lay_out(margins=True)
    files = {
        p.name: text.decode() for p, text in lay_out_office_files(table, tmp_path / "t.csv").items()
    }

    lines = files["t.tau_argus.tab"].splitlines()
    assert [line.endswith('"U"') for line in lines] == table.cells["unsafe"].to_list()
    assert any(line.startswith('"Total"') for line in lines)
    assert "P(10,1)|FREQ(5,10)" in files["t.tau_argus.arb"]
    for name in ("t.gauss_suppression.R", "t.sdc_table.R", "t.tau_argus.arb"):
        assert "Untested" in files[name]


def test_nested_activities_stand_one_in_another() -> None:
    table = lay_out(margins=False, groups="sdg-5.4.1", other=HOUSEWORK)

    assert any(above is not None for above in table.within.values())
    for name, above in table.within.items():
        if above is not None:
            assert set(table.parts[name]) < set(table.parts[above])
    assert len(set(table.persons["activity"])) <= sum(p == (n,) for n, p in table.parts.items())
