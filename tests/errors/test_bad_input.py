"""Columns and names that are not there: no figure, the nearest name, status 2."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest
from tests.data.timeuse.atus.raw_files import write_release
from tests.data.timeuse.atus.raw_people import PEOPLE
from tests.errors.command_line import assert_refused, run_carepact
from tests.errors.small_surveys import (
    atus_tables,
    india_table,
    write_atus,
    write_india,
)

from carepact.core.errors import DataError
from carepact.data.timeuse import read_diaries


@pytest.fixture
def atus(tmp_path: Path) -> Path:
    """Write a small ATUS folder that is in order."""
    return write_atus(tmp_path / "atus", atus_tables())


@pytest.fixture
def india(tmp_path: Path) -> Path:
    """Write a small India file that is in order."""
    return write_india(tmp_path, india_table())


def test_the_small_surveys_are_in_order(atus: Path, india: Path, tmp_path: Path) -> None:
    # So that each refusal below stands on the one fault that its test put in.
    for i, source in enumerate((atus, india)):
        ended = run_carepact("measure", source, "--by", "sex", "-o", tmp_path / f"{i}.json")
        assert ended.code == 0, ended
        assert (tmp_path / f"{i}.json").stat().st_size > 1000


@pytest.mark.parametrize(
    ("table", "column", "found"),
    [
        ("atusresp", "wt", "wt_"),
        ("atusresp", "tucaseid", "tucase_id"),
        ("atuscps", "famincome", "fam_income"),
        ("atusact", "tiercode", "tier_code"),
    ],
)
def test_a_misspelt_atus_column_is_named_with_the_nearest(
    tmp_path: Path, table: str, column: str, found: str
) -> None:
    tables = atus_tables()
    tables[table] = tables[table].rename({column: found})
    source = write_atus(tmp_path / "atus", tables)
    says = rf"{table}\.parquet.*there is no column '{column}'\. Did you mean '{found}'\?"
    assert_refused(tmp_path / "out", says, source, "--survey", "atus")


@pytest.mark.parametrize(
    ("kind", "column", "found"),
    [
        ("atusresp", "TUYEAR", "TU_YEAR"),
        ("atusact", "TUACTDUR24", "TUACTDUR_24"),
        ("atusrost", "TERRP", "TERP"),
        ("atuswho", "TUWHO_CODE", "TUWHOCODE"),
        ("atuscps", "PTDTRACE", "PTD_TRACE"),
    ],
)
def test_a_misspelt_column_of_the_publishers_files_is_named_with_the_nearest(
    tmp_path: Path, kind: str, column: str, found: str
) -> None:
    folder = write_release(tmp_path / "release", PEOPLE)
    path = folder / f"{kind}_2018.dat"
    path.write_bytes(path.read_bytes().replace(column.encode(), found.encode(), 1))
    says = rf"{path.name}: there is no column '{column}'\. Did you mean '{found}'\?"
    assert_refused(tmp_path / "out", says, folder, "--survey", "atus-raw")


def test_every_missing_column_is_listed_at_once(tmp_path: Path) -> None:
    tables = atus_tables()
    tables["atuscps"] = tables["atuscps"].drop("age", "sex", "tucaseid")
    source = write_atus(tmp_path / "atus", tables)
    says = r"atuscps\.parquet: 3 faults\. 1\..*'tucaseid'.* 2\..*'sex'.* 3\..*'age'"
    assert_refused(tmp_path / "out", says, source)


@pytest.mark.parametrize("ending", [".csv", ".parquet"])
def test_a_misspelt_india_column_is_named_with_the_nearest(tmp_path: Path, ending: str) -> None:
    table = india_table().rename({"person_id": "person id"})
    source = tmp_path / f"india_tus{ending}"
    if ending == ".csv":
        table.write_csv(source)
    else:
        table.write_parquet(source)
    says = rf"india_tus\{ending}.*no column 'person_id'\. Did you mean 'person id'\?.*Rename it"
    assert_refused(tmp_path / "out", says, source)


def test_a_column_that_is_nowhere_near_gets_no_offer(tmp_path: Path) -> None:
    source = write_india(tmp_path, india_table().drop("mult"))
    ended = assert_refused(tmp_path / "out", "there is no column 'mult'", source)
    assert "Did you mean" not in ended.err


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("--by", "sexe"), r"--by: there is no column 'sexe'\. Did you mean 'sex'\?"),
        (("--by", "agegroup"), r"--by: .*'agegroup'\. Did you mean 'age_group'\?"),
        (("--by", "sex,rol"), r"--by: .*'rol'\. Did you mean 'role'\?"),
        (("--by", "sexe,stat"), r"--by: 2 faults\. 1\..*'sexe'.* 2\..*'stat'.*'state'"),
        (("--by", "sex,sex"), r"--by: .*stands twice"),
        (("--where", "agee >= 15"), r"--where agee >= 15: .*'agee'\. Did you mean 'age'\?"),
        (("--where", 'sex == "wmen"'), r"sex is never 'wmen'\. Did you mean 'women'\?"),
        (("--where", 'sex in ["wmen"]'), r"sex is never 'wmen'\. Did you mean 'women'\?"),
        (("--where", 'sex in ["women", "mn"]'), r"sex is never 'mn'\. Did you mean 'men'\?"),
        (("--where", '"wmen" == sex'), r"sex is never 'wmen'\. Did you mean 'women'\?"),
    ],
)
def test_a_misspelt_name_in_an_option_is_offered_the_nearest(
    atus: Path, tmp_path: Path, words: tuple[str, ...], says: str
) -> None:
    assert_refused(tmp_path / "out", says, atus, *words)


@pytest.mark.parametrize("path", ["nowhere", "nowhere.csv"])
def test_a_path_that_is_not_there_is_named(tmp_path: Path, path: str) -> None:
    says = rf"{path}: there is no such file or folder\. Check the path"
    for survey in ("atus", "india-2024", "atus-raw"):
        assert_refused(tmp_path / "out", says, tmp_path / path, "--survey", survey)
    assert_refused(tmp_path / "out", says, tmp_path / path)


def test_a_folder_that_lacks_one_of_the_tables_names_it(tmp_path: Path) -> None:
    tables = atus_tables()
    del tables["atuscps"]
    source = write_atus(tmp_path / "atus", tables)
    assert_refused(tmp_path / "out", r"atuscps\.parquet: there is no such file", source)


def test_an_unknown_survey_is_offered_the_nearest(atus: Path, tmp_path: Path) -> None:
    says = r"--survey atuss: .*Did you mean 'atus'\? Known surveys: atus, .*india-2024"
    assert_refused(tmp_path / "out", says, atus, "--survey", "atuss")


def test_a_folder_of_no_known_survey_asks_for_its_name(tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "diaries.txt").write_text("a,b\n1,2\n")
    says = r"no known survey.*Name it with --survey.*atus.*india-2024"
    assert_refused(tmp_path / "out", says, folder)


def test_a_file_given_to_the_reader_of_folders_is_refused(atus: Path, tmp_path: Path) -> None:
    says = "there is no such file|Name the folder|folder"
    assert_refused(tmp_path / "out", says, atus / "atusact.parquet", "--survey", "atus")


def test_a_folder_given_to_the_reader_of_a_file_is_refused(india: Path, tmp_path: Path) -> None:
    says = "there is no such file|Name the file|file"
    assert_refused(tmp_path / "out", says, india.parent, "--survey", "india-2024")


def test_a_year_that_the_file_does_not_hold_is_refused(atus: Path, tmp_path: Path) -> None:
    says = r"atusresp\.parquet: there is no diary of 2014, 2015; .* 2016.*Correct --years"
    assert_refused(tmp_path / "out", says, atus, "--years", "2014-2016")


def test_india_was_taken_in_2024_alone(india: Path, tmp_path: Path) -> None:
    says = r"india_tus\.csv: .*2024 alone.*--years"
    assert_refused(tmp_path / "out", says, india, "--years", "2023")


@pytest.mark.parametrize(
    "where", ["age > 200", "age > 20 and age < 21", 'sex == "men" and age < 0']
)
def test_an_empty_domain_prints_no_figure(atus: Path, tmp_path: Path, where: str) -> None:
    says = r"the domain holds no respondent\. Widen --where"
    assert_refused(tmp_path / "out", says, atus, "--where", where)


def test_age_bands_above_everybody_leave_an_empty_domain(atus: Path, tmp_path: Path) -> None:
    words = ("--by", "age_group", "--age-bands", "90,95")
    assert_refused(tmp_path / "out", "the domain holds no respondent", atus, *words)


def test_a_refusal_leaves_an_older_file_as_it_was(atus: Path, tmp_path: Path) -> None:
    older = tmp_path / "table.json"
    older.write_text("older")
    ended = run_carepact("measure", atus, "--by", "sexe", "-o", older)
    assert ended.code == 2
    assert older.read_text() == "older"
    assert not (tmp_path / "table.manifest.json").exists()


def test_python_raises_the_same_sentence(tmp_path: Path) -> None:
    tables = atus_tables()
    tables["atusresp"] = tables["atusresp"].rename({"wt": "weight"})
    source = write_atus(tmp_path / "atus", tables)
    with pytest.raises(DataError, match=r"^atusresp\.parquet: there is no column 'wt'\."):
        read_diaries(source, "atus")


def test_an_unexpected_category_is_named_not_guessed(tmp_path: Path) -> None:
    tables = atus_tables()
    tables["atuscps"] = tables["atuscps"].with_columns(pl.col("sex").str.to_titlecase())
    source = write_atus(tmp_path / "atus", tables)
    assert_refused(tmp_path / "out", r"atuscps\.parquet.*sex.*(Female|Male)", source)


def test_an_unexpected_gender_of_the_india_file_is_named(tmp_path: Path) -> None:
    table = india_table().with_columns(pl.col("gender").str.to_titlecase())
    source = write_india(tmp_path, table)
    says = (
        r"india_tus\.csv: gender holds Female, Male\. Did you mean 'female'\? "
        r"Use female, male, transgender\."
    )
    assert_refused(tmp_path / "out", says, source)
