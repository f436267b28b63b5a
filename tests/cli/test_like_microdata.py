"""What is like the microdata: off by default, asked for by name, and warned of on the screen."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest
from typer.testing import CliRunner, Result

from carepact.cli import measure
from carepact.cli.app import app
from carepact.cli.voice import CommandLine
from carepact.core.errors import ParameterError
from carepact.core.voice import use_voice

TABLE = ("synthetic", "--by", "role", "--groups", "motherhood")
OFFICE = {
    "t.contributions.csv", "t.gauss_suppression.R", "t.sdc_table.R", "t.tau_argus.tab",
    "t.tau_argus.rda", "t.tau_argus.arb", "t.tau_argus.hrc",
}  # fmt: skip
DESIGN = {"t.replicates.csv", "t.design.do", "t.design.R"}


def run(*words: str) -> Result:
    assert callable(measure.measure)  # imported, so that the command is registered
    with use_voice(CommandLine()):  # as `main` does
        done = CliRunner().invoke(app, ["measure", *TABLE, *words], env={"COLUMNS": "200"})
    if done.exception and not isinstance(done.exception, SystemExit):
        raise done.exception
    assert done.exit_code == 0, done.output
    return done


def test_nothing_of_the_kind_is_written_unless_asked_for(tmp_path: Path) -> None:
    done = run("-o", str(tmp_path / "t.csv"))
    assert {path.name for path in tmp_path.iterdir()} == {"t.csv", "t.manifest.json"}
    assert "microdata" not in done.output


@pytest.mark.parametrize(
    ("option", "written"), [("--contributions", OFFICE), ("--snippets", DESIGN)]
)
def test_each_option_warns_on_the_screen_and_writes_its_files(
    option: str, written: set[str], tmp_path: Path
) -> None:
    done = run("-o", str(tmp_path / "t.csv"), option)
    assert f"{option}: these are like the microdata" in done.stderr
    assert "nothing to publish" in done.stderr
    assert {path.name for path in tmp_path.iterdir()} == {"t.csv", "t.manifest.json", *written}


def test_contributions_go_beside_a_file() -> None:
    with pytest.raises(ParameterError, match=r"--contributions: goes beside a file"):
        run("--contributions", "--format", "csv")


def test_contributions_add_up_to_the_total_of_the_table(tmp_path: Path) -> None:
    run("-o", str(tmp_path / "t.csv"), "--contributions", "--statistics", "mean_minutes_per_day")
    contributions = pl.read_csv(tmp_path / "t.contributions.csv")
    table = pl.read_csv(tmp_path / "t.csv").filter(pl.col("activity") == "childcare")
    assert "respondent" not in contributions.columns
    childcare = contributions.filter(pl.col("activity") == "childcare")
    by_role = childcare.group_by("role").agg(pl.col("contribution").sum())
    both = table.join(by_role, on="role")
    assert both.height == table.height
    # Weights are the same for both figures of a role, so their ratio is the role's persons.
    persons = (both["contribution"] / both["value"]).to_list()
    assert all(one > 1000 for one in persons)
