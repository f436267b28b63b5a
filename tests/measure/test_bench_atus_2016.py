"""126 means of the American survey of 2016 by the command line, against R's `survey`.

The replicates are made for the comparison of software from the stored signs and are not
the publisher's. Source of the reference: R survey 4.1-1, `svrepdesign` and `svyby`.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import numpy as np
import polars as pl
import pytest
from scipy import special
from tests.measure.small_diaries import write_groups

from carepact.cli.main import main
from carepact.core.uncertainty import replicate_standard_error
from carepact.data.icatus.grouping import read_grouping
from carepact.data.timeuse import read_diaries
from carepact.measure.domains import form_domains
from carepact.measure.minutes import minutes_by_group
from carepact.measure.replicate_files import read_replicate_file
from carepact.measure.sums import sum_by_cell

pytestmark = pytest.mark.shared

PREFIXES = {
    "paid_work": ["05"],
    "household": ["02"],
    "care_hh": ["03"],
    "care_nonhh": ["04"],
    "education": ["06"],
    "purchases": ["07"],
    "prof_serv": ["08"],
    "hh_serv": ["09"],
    "govt": ["10"],
    "eating": ["11"],
    "leisure": ["12"],
    "sports": ["13"],
    "relig": ["14"],
    "volunteer": ["15"],
    "phone": ["16"],
    "travel": ["18"],
    "personal": ["01"],
    "sleep": ["0101"],
    "housework": ["0201"],
    "food": ["0202"],
    "hh_child": ["0301", "0302", "0303"],
}
REPLICATES = 160


def write_replicates(bench: Path, file: Path) -> None:
    """Write the replicate weights wt x (1 + 2^-0.5 x sign) as a publisher would."""
    signs = pl.read_parquet(bench / "sdr_signs_2016.parquet")
    weight = pl.read_parquet(bench / "atus2016_groups.parquet", columns=["tucaseid", "wt"])
    joined = signs.join(weight, on="tucaseid", how="left", maintain_order="left")
    replicates = [name for name in signs.columns if name != "tucaseid"]
    assert len(replicates) == REPLICATES
    joined.select("tucaseid", (pl.col(replicates) * 2**-0.5 + 1) * pl.col("wt")).sample(
        fraction=1.0, shuffle=True, seed=7
    ).write_parquet(file)


def check_intervals(rows: pl.DataFrame, bench: Path, replicates: Path) -> None:
    """Compare the reach of each interval with Student's t at the rank of the weights less 1."""
    respondents = pl.read_parquet(bench / "atus2016_groups.parquet", columns=["tucaseid", "dom"])
    weights = respondents.join(pl.read_parquet(replicates), on="tucaseid")
    for (domain,), cells in rows.group_by("domain"):
        members = weights.filter(pl.col("dom") == domain).drop("tucaseid", "dom").to_numpy()
        quantile = special.stdtrit(np.linalg.matrix_rank(members) - 1, 0.975)
        reach = ((cells["upper"] - cells["value"]) / cells["error"]).to_numpy()
        np.testing.assert_allclose(reach, quantile, rtol=1e-9)


def test_code_prefixes_give_the_minutes_of_the_21_groups(shared_data: Path, tmp_path: Path) -> None:
    diaries = read_diaries(shared_data / "us_atus_2003_2016", "atus", [2016])
    stored = pl.read_parquet(shared_data / "bench_atus_2016" / "atus2016_groups.parquet")
    in_order = diaries.respondents.select("respondent", "weight").join(
        stored, left_on="respondent", right_on="tucaseid", how="left", maintain_order="left"
    )
    assert in_order.height == stored.height == 10_493
    assert (in_order["weight"] == in_order["wt"]).all()
    path = write_groups(tmp_path / "groups.yaml", PREFIXES)
    grouping = read_grouping(path, diaries.codes, diaries.crosswalk)
    minutes = minutes_by_group(diaries, grouping, "main")
    expected = in_order.select([f"y_{group}" for group in grouping.groups]).to_numpy()
    assert minutes.shape == (10_493, 21)
    np.testing.assert_array_equal(minutes, expected)


def unsafe_of_men(bench: Path) -> set[tuple[str, str]]:
    """Work out which of men's sums one to four persons make up, or one within 10 per cent."""
    stored = pl.read_parquet(bench / "atus2016_groups.parquet")
    groups = [name for name in stored.columns if name.startswith("y_")]
    found = set()
    for (domain,), cell in stored.group_by("dom"):
        for group in groups:
            held = np.sort((cell["wt"] * cell[group]).to_numpy())[::-1]
            few = 0 < np.count_nonzero(held) < 5
            if few or held[2:].sum() < 0.1 * held[0]:
                found.add((str(domain), group))
    return {pair for pair in found if pair[0].startswith("male")}


def test_the_126_means_and_errors_before_release_are_those_of_r(
    shared_data: Path, tmp_path: Path
) -> None:
    bench = shared_data / "bench_atus_2016"
    diaries = read_diaries(shared_data / "us_atus_2003_2016", "atus", [2016])
    write_replicates(bench, tmp_path / "replicates.parquet")
    replication = read_replicate_file(diaries, tmp_path / "replicates.parquet", "sdr", None, None)
    path = write_groups(tmp_path / "groups.yaml", PREFIXES)
    grouping = read_grouping(path, diaries.codes, diaries.crosswalk)
    minutes = minutes_by_group(diaries, grouping, "main")
    domains = form_domains(diaries, ("sex", "age_group"), None)
    sums = sum_by_cell(replication.weights, minutes, domains.cell, domains.cells.height)
    errors = replicate_standard_error(sums.mean, replication.coefficients)
    reference = pl.read_csv(bench / "reference_r_survey_male_cells.csv")
    for row in reference.iter_rows(named=True):
        labels = ("men", row["domain"].removeprefix("male_"))
        at = domains.cells.select("sex", "age_group").rows().index(labels)
        k = grouping.groups.index(row["activity"].removeprefix("y_"))
        assert sums.mean[at, k, 0] == pytest.approx(row["mean_minutes_per_day"], rel=1e-10)
        assert errors[at, k] == pytest.approx(row["standard_error"], rel=1e-10)
    assert reference.height == 126


def test_the_command_line_gives_the_means_and_errors_of_r_that_tell_of_nobody(
    shared_data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench, table = shared_data / "bench_atus_2016", tmp_path / "table.json"
    write_replicates(bench, tmp_path / "replicates.parquet")
    groups = write_groups(tmp_path / "groups.yaml", PREFIXES)
    options = {
        "--survey": "atus",
        "--years": "2016",
        "--by": "sex,age_group",
        "--replicate-weights": str(tmp_path / "replicates.parquet"),
        "--method": "sdr",
        "--groups": groups,
        "--format": "json",
        "-o": str(table),
    }
    folder = str(shared_data / "us_atus_2003_2016")
    words = ["carepact", "measure", folder, *(word for pair in options.items() for word in pair)]
    monkeypatch.setattr(sys, "argv", words)
    with pytest.raises(SystemExit) as stopped:
        main()
    assert stopped.value.code == 0
    content = json.loads(table.read_text(encoding="utf-8"))
    rows = pl.DataFrame(content["rows"], infer_schema_length=None)
    means = rows.filter(pl.col("statistic") == "mean_minutes_per_day", pl.col("sex") == "men")
    found = means.select(
        domain=pl.concat_str(pl.lit("male_"), "age_group"),
        activity=pl.concat_str(pl.lit("y_"), "activity"),
        value="value",
        error="standard_error",
        upper="upper",
        method="method",
    )
    reference = pl.read_csv(bench / "reference_r_survey_male_cells.csv")
    both = reference.join(found, on=["domain", "activity"], how="inner", validate="1:1")
    assert both.height == found.height == reference.height == 126
    assert set(both["method"]) == {"sdr"}
    hidden = both.filter(pl.col("value").is_null())
    assert set(hidden.select("domain", "activity").iter_rows()) == unsafe_of_men(bench)
    assert hidden.height == 5
    shown = both.drop_nulls("value")
    for ours, theirs in (("value", "mean_minutes_per_day"), ("error", "standard_error")):
        np.testing.assert_allclose(shown[ours], shown[theirs], rtol=1e-10, atol=0)
    check_intervals(shown, bench, tmp_path / "replicates.parquet")
    assert content["manifest"]["settings"]["method"] == "sdr"
    # Three tables of the survey, and the replicate file.
    assert len(content["manifest"]["inputs"]) == 4
