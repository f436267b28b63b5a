"""Replicate weights that do not match the diaries, and designs that give no variance."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest
from tests.errors.command_line import assert_refused, run_carepact
from tests.errors.small_surveys import (
    FIRST_ID,
    atus_tables,
    india_person,
    india_table,
    write_atus,
    write_india,
)

N, R = 48, 4


@pytest.fixture
def atus(tmp_path: Path) -> Path:
    """Write a small ATUS folder that is in order."""
    return write_atus(tmp_path / "atus", atus_tables())


def replicate_table() -> pl.DataFrame:
    """Make four replicates: half of the sample doubled, the other half at zero."""
    weight = [1000.0 + i for i in range(N)]
    return pl.DataFrame({"tucaseid": [FIRST_ID + i for i in range(N)]}).with_columns(
        **{
            f"w{r}": pl.Series([2 * w * ((i >> r) % 2) for i, w in enumerate(weight)])
            for r in range(R)
        }
    )


def write(tmp_path: Path, table: pl.DataFrame, name: str = "weights.csv") -> Path:
    """Write a replicate file."""
    path = tmp_path / name
    if name.endswith(".csv"):
        table.write_csv(path)
    else:
        table.write_parquet(path)
    return path


def assert_file_refused(
    tmp_path: Path, atus: Path, says: str, table: pl.DataFrame, *words: object
) -> None:
    """Check that a replicate table is refused, as comma file and as Parquet."""
    for name in ("weights.csv", "weights.parquet"):
        file = write(tmp_path, table, name)
        chosen = words or ("--method", "sdr")
        assert_refused(tmp_path / "out", says, atus, "--replicate-weights", file, *chosen)


def test_a_file_that_matches_is_taken(tmp_path: Path, atus: Path) -> None:
    for name in ("weights.csv", "weights.parquet"):
        file = write(tmp_path, replicate_table().sample(N, shuffle=True, seed=3), name)
        words = ("--replicate-weights", file, "--method", "brr", "--format", "csv")
        ended = run_carepact("measure", atus, *words)
        assert ended.code == 0, ended
        assert ",brr," in ended.out


def test_respondents_without_replicates_are_named(tmp_path: Path, atus: Path) -> None:
    says = rf"2 respondents of the survey have no replicate weights: {FIRST_ID}, {FIRST_ID + 1}"
    assert_file_refused(tmp_path, atus, says, replicate_table().tail(N - 2))


def test_respondents_that_stand_twice_are_named(tmp_path: Path, atus: Path) -> None:
    table = pl.concat([replicate_table(), replicate_table().head(1)])
    assert_file_refused(
        tmp_path,
        atus,
        rf"1 respondents have several rows of replicate weights: {FIRST_ID}\. Keep one",
        table,
    )


def test_all_faults_of_a_replicate_file_come_at_once(tmp_path: Path, atus: Path) -> None:
    whole = replicate_table().with_columns(w1=-pl.col("w1"), w3=-pl.col("w3"))
    table = pl.concat([whole.head(N - 1), whole.head(1)])
    says = r"weights\.(csv|parquet): 3 faults\. 1\..*several rows.* 2\..*no replicate weights.* "
    says += r"3\..*w1, w3"
    assert_file_refused(tmp_path, atus, says, table)


@pytest.mark.parametrize("value", [-0.5, float("nan"), float("inf"), None])
def test_negative_and_missing_replicate_weights_are_refused(
    tmp_path: Path, atus: Path, value: float | None
) -> None:
    first = pl.col("tucaseid") == FIRST_ID
    table = replicate_table().with_columns(
        w2=pl.when(first).then(pl.lit(value, pl.Float64)).otherwise("w2")
    )
    assert_file_refused(tmp_path, atus, r"replicates? w2 holds? missing or negative weights", table)


def test_ids_that_are_words_are_refused(tmp_path: Path, atus: Path) -> None:
    table = replicate_table().with_columns(tucaseid=pl.concat_str(pl.lit("a"), pl.col("tucaseid")))
    assert_file_refused(
        tmp_path, atus, r"the first column 'tucaseid' is .*Put the respondent's id first", table
    )


def test_another_column_first_is_refused(tmp_path: Path, atus: Path) -> None:
    table = replicate_table().select("w0", "tucaseid", "w1", "w2", "w3")
    assert_file_refused(
        tmp_path, atus, r"the first column 'w0' is .*Put the respondent's id first", table
    )


def test_a_column_of_words_is_refused(tmp_path: Path, atus: Path) -> None:
    table = replicate_table().with_columns(w1=pl.lit("many"))
    assert_file_refused(tmp_path, atus, r"columns? w1 (is|are) not numbers?", table)


def test_a_file_of_ids_alone_is_refused(tmp_path: Path, atus: Path) -> None:
    says = r"no replicate|one numeric column a replicate"
    assert_file_refused(tmp_path, atus, says, replicate_table().select("tucaseid"))


@pytest.mark.parametrize("method", ["sdr", "jk1"])
def test_a_single_replicate_gives_no_variance(tmp_path: Path, atus: Path, method: str) -> None:
    table = replicate_table().select("tucaseid", "w0")
    assert_file_refused(tmp_path, atus, r"(one|single|1) replicate", table, "--method", method)


def test_a_replicate_file_that_is_not_there_is_named(tmp_path: Path, atus: Path) -> None:
    words = ("--replicate-weights", tmp_path / "none.csv", "--method", "sdr")
    assert_refused(tmp_path / "out", r"none\.csv: there is no such file", atus, *words)


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ((), r"--replicate-weights weights\.csv: the method is not named\. Add --method"),
        (("--method", "srd"), r"--method srd: .*Did you mean 'sdr'\? Methods: sdr, brr, fay"),
        (("--method", "fay"), r"--rho.*factor from 0 to below 1|--method fay: .*--rho"),
        (("--method", "fay", "--rho", "1"), r"--rho 1(\.0)?: .*0 to below 1"),
        (("--method", "fay", "--rho", "-0.5"), r"--rho -0\.5: .*0 to below 1"),
        (("--method", "jkn"), r"--method jkn: the coefficients are not given\. Add --coefficients"),
    ],
)
def test_a_method_that_lacks_what_it_needs_is_refused(
    tmp_path: Path, atus: Path, words: tuple[str, ...], says: str
) -> None:
    file = write(tmp_path, replicate_table())
    assert_refused(tmp_path / "out", says, atus, "--replicate-weights", file, *words)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("coefficient\n0.5\n0.5\n0.5\n", r"--coefficients.*3 for 4 replicates"),
        ("coefficient\n0.5\n0.5\n0.5\n0.5\n0.5\n", r"--coefficients.*5 for 4 replicates"),
        ("coefficient\n0.5\n0.5\n0.5\n-0.5\n", r"negative"),
        ("coefficient,note\n0.5,\n0.5,\n,missing\n0.5,\n", r"coefficient.*(missing|number)"),
        ("coefficient\n0.5\n0.5\n0.5\nhalf\n", r"coefficient.*number"),
        (
            "coeficient\n0.5\n0.5\n0.5\n0.5\n",
            r"no column 'coefficient'\. Did you mean 'coeficient'",
        ),
        ("", r"jkn\.csv: the file is empty"),
    ],
)
def test_a_wrong_file_of_coefficients_is_refused(
    tmp_path: Path, atus: Path, text: str, says: str
) -> None:
    file, listed = write(tmp_path, replicate_table()), tmp_path / "jkn.csv"
    listed.write_text(text)
    words = ("--replicate-weights", file, "--method", "jkn", "--coefficients", listed)
    assert_refused(tmp_path / "out", says, atus, *words)


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("--method", "bootstrp"), r"--method bootstrp: .*Did you mean 'bootstrap'\?"),
        (
            ("--method", "sdr"),
            r"--method sdr: cannot be built\..*Without --replicate-weights use jkn",
        ),
        (
            ("--method", "jkn"),
            r"--method jkn: .*does not tell its first-stage units\. Use bootstrap",
        ),
        (("--cross-check",), r"--cross-check: .*first-stage units.*Leave it out"),
        (("--coefficients", "c.csv"), r"--coefficients.*--replicate-weights"),
        (("--rho", "0.5"), r"--rho.*--replicate-weights"),
    ],
)
def test_a_design_that_the_file_does_not_tell_is_refused(
    tmp_path: Path, atus: Path, words: tuple[str, ...], says: str
) -> None:
    assert_refused(tmp_path / "out", says, atus, *words)


def test_a_stratum_with_a_single_unit_is_named_with_the_mend(tmp_path: Path) -> None:
    # Three diaries more, all of one first-stage unit of another State.
    lone = [row for i in range(3) for row in india_person(f"40001{i}_1", state="Goa")]
    table = pl.concat([india_table(), pl.DataFrame(lone)])
    source = write_india(tmp_path, table)
    says = r"1 strat(a|um) holds? a single first-stage unit.*state Goa, sector Rural.*Merge"
    for words in ((), ("--method", "bootstrap"), ("--cross-check",)):
        assert_refused(tmp_path / "out", says, source, *words)
