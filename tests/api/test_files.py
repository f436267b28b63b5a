"""What a result saves are the files of its command, with the same content."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.errors.command_line import run_carepact

import carepact
from carepact import Result
from carepact.core.csv_text import write_csv

TABLES: dict[str, tuple[tuple[str, ...], Callable[[], Result[object]]]] = {
    "countries": (("countries",), carepact.list_countries),
    "country": (("country", "KEN"), lambda: carepact.read_country("KEN")),
    "packages": (("packages",), carepact.list_packages),
    "package": (("package", "show", "ilo-floor"), lambda: carepact.read_package("ilo-floor")),
    "options": (
        ("options", "--field", "childcare"), lambda: carepact.list_options(field="childcare"),
    ),
    "agenda": (("options", "KEN"), lambda: carepact.list_options("KEN")),
    "evidence": (("evidence", "employment"), lambda: carepact.list_evidence("employment")),
    "crises": (("crises",), carepact.list_crises),
    "review": (("review", "KEN"), lambda: carepact.review_law("KEN")),
    "changes": (("law", "changes", "FRA"), lambda: carepact.list_law_changes("FRA")),
    "care time": (
        ("measure", "synthetic", "--by", "sex", "--groups", "sdg-5.4.1", "--gap", "sex"),
        lambda: carepact.measure_care_time("synthetic", "sex", "sdg-5.4.1", gap="sex"),
    ),
}  # fmt: skip
"""A command that writes one table, and the function of the same job."""


def read_folder(folder: Path) -> dict[str, bytes]:
    """Read every file of a folder by its place."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


@pytest.mark.parametrize("name", TABLES)
def test_a_table_is_saved_as_its_command_writes_it(name: str, tmp_path: Path) -> None:
    words, make = TABLES[name]
    theirs, ours = tmp_path / "command", tmp_path / "python"
    theirs.mkdir()
    ours.mkdir()
    ended = run_carepact(*words, "-o", theirs / "table.csv")
    assert ended.code == 0, ended.err
    saved = make().save(str(ours / "table.csv"))
    assert read_folder(ours) == read_folder(theirs)
    assert sorted(path.name for path in saved) == sorted(read_folder(theirs))
    # A file with accents begins with a byte order mark, so that a spreadsheet reads it right.
    assert write_csv(make().figures) == read_folder(theirs)["table.csv"]


def test_a_folder_gets_a_csv_file(tmp_path: Path) -> None:
    saved = carepact.list_packages().save(tmp_path / "new" / "folder")
    assert [path.name for path in saved] == ["packages.csv", "packages.manifest.json"]
    assert all(path.is_file() for path in saved)


def test_the_list_and_the_difference_of_packages_keep_off_each_other_s_file(
    tmp_path: Path,
) -> None:
    differences = carepact.diff_packages("ilo-floor", "universal-care")
    assert isinstance(differences, carepact.PackageDifference)
    saved = [*carepact.list_packages().save(tmp_path), *differences.save(tmp_path)]
    assert [path.name for path in saved] == [
        "packages.csv", "packages.manifest.json",
        "package-difference.csv", "package-difference.manifest.json",
    ]  # fmt: skip
    assert (tmp_path / "package-difference.csv").read_text("utf-8-sig").splitlines()[0] == (
        "instrument,parameter,first,second"
    )


def test_an_unknown_ending_is_refused(tmp_path: Path) -> None:
    with pytest.raises(carepact.CareError, match="ending"):
        carepact.list_packages().save(tmp_path / "table.doc")


def test_a_run_saves_what_its_command_writes(tmp_path: Path) -> None:
    theirs, ours = tmp_path / "command", tmp_path / "python"
    told = ("--set", "childcare.ages_0_2.coverage=0.4", "--shock", "recession:2026")
    ended = run_carepact(
        "run", "KEN", "--until", 2026, "--draws", 2, *told, "-o", theirs
    )  # fmt: skip
    assert ended.code == 0, ended.err
    found = carepact.simulate_country(
        "KEN", set={"childcare.ages_0_2.coverage": 0.4}, shocks={"recession": 2026},
        until=2026, draws=2,
    )  # fmt: skip
    saved = found.save(str(ours))
    assert read_folder(ours) == read_folder(theirs)
    assert {path.relative_to(ours).as_posix() for path in saved} == set(read_folder(theirs))
    assert found.figures.write_csv().encode() == read_folder(theirs)["figures.csv"]
    assert {f"{name}.svg" for name in found.charts} <= set(read_folder(theirs))


def test_a_comparison_saves_what_its_command_writes(tmp_path: Path) -> None:
    theirs, ours = tmp_path / "command", tmp_path / "python"
    run_carepact(
        "compare", "KEN", "--packages", "ilo-floor,starting-low", "--until", 2026,
        "--draws", 2, "-o", theirs,
    )  # fmt: skip
    carepact.compare_packages(
        "KEN", ["ilo-floor", "starting-low"], until=2026, draws=2
    ).save(ours)  # fmt: skip
    assert read_folder(ours) == read_folder(theirs) != {}


def test_many_countries_are_kept_as_they_come_and_read_again(tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    first = carepact.simulate_countries(["NER"], folder=kept, until=2026, draws=2)
    again = carepact.simulate_countries("Niger", folder=str(kept), until=2026, draws=2)
    assert [one.is_new for one in first.found] == [True]
    assert [one.is_new for one in again.found] == [False]
    assert again.figures.equals(first.figures)
    assert sorted(path.name for path in first.save(tmp_path / "saved")) == [
        "NER.json", "manifest.json", "overview.csv",
    ]  # fmt: skip
    assert read_folder(tmp_path / "saved")["NER.json"] == read_folder(kept)["NER.json"]


def test_a_file_of_an_unknown_ending_is_refused_in_the_words_of_save() -> None:
    with pytest.raises(carepact.CareError) as refused:
        carepact.read_country("KEN").save("a.doc")
    assert str(refused.value) == (
        "place='a.doc': the ending tells no format. Use .csv, .json, .parquet."
    )
    care = carepact.measure_care_time("synthetic", groups="sdg-5.4.1")
    with pytest.raises(carepact.CareError) as refused:
        care.save("a.doc")
    assert str(refused.value).startswith("place='a.doc': the ending tells no format. Use ")
    assert str(refused.value).endswith(", or name it with file_format.")
    with pytest.raises(carepact.CareError, match=r"^file_format='jsn': there is no such format"):
        care.save("a.doc", file_format="jsn")
    with pytest.raises(carepact.CareError, match=r"^place='.*a\.csv': there is no folder"):
        carepact.read_country("KEN").save("no-such-folder/a.csv")
