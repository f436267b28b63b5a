"""`carepact verify` finds each kind of damage, and accepts what is whole."""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from tests.errors.command_line import Ended, run_carepact
from tests.whole.killing import SMALL

import carepact
from carepact.core.output_list import MANIFEST, read_outputs
from carepact.ledger.written_books import NO_TABLE, find_broken_checks, find_unbalanced
from carepact.studies.received.found import Found
from carepact.studies.verification import verify_answer


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write an answer once."""
    folder = tmp_path_factory.mktemp("written") / "kenya"
    assert run_carepact("run", "KEN", *SMALL, "-o", folder).code == 0
    return folder


@pytest.fixture
def kenya(written: Path, tmp_path: Path) -> Path:
    """Copy the answer, to be damaged."""
    return Path(shutil.copytree(written, tmp_path / "kenya"))


def list_again(folder: Path, file: str) -> None:
    """Enter the bytes of a file that was changed into the manifest, as a forger would."""
    manifest = json.loads((folder / MANIFEST).read_text("utf-8"))
    held = (folder / file).read_bytes()
    [line] = [one for one in manifest["outputs"] if one["file"] == file]
    line |= {"bytes": len(held), "sha256": hashlib.sha256(held).hexdigest()}
    (folder / MANIFEST).write_text(json.dumps(manifest), "utf-8")


def shown(ended: Ended) -> str:
    """Join what was printed, whose lines end where the screen does."""
    return " ".join(ended.out.split())


def test_the_manifest_lists_every_file_in_order_with_size_and_hash(written: Path) -> None:
    files = sorted(
        path.relative_to(written).as_posix()
        for path in written.rglob("*") if path.is_file() and path.name != MANIFEST
    )  # fmt: skip
    listed = json.loads((written / MANIFEST).read_text("utf-8"))["outputs"]
    assert [one["file"] for one in listed] == files
    for one in listed:
        held = (written / one["file"]).read_bytes()
        assert one["bytes"] == len(held)
        assert one["sha256"] == hashlib.sha256(held).hexdigest()


def test_a_whole_answer_is_accepted(kenya: Path) -> None:
    ended = run_carepact("verify", kenya)
    count = len(read_outputs(kenya / MANIFEST))
    assert ended.code == 0
    assert f"whole. {count} files are as they were written." in shown(ended)
    assert "Its books balance, and all their checks hold." in shown(ended)
    found = carepact.verify_result(str(kenya))
    assert found.is_whole
    assert set(found.figures["found"]) == {"matches"}
    assert run_carepact("verify", kenya / "figures.csv").code == 0
    assert run_carepact("verify", kenya / MANIFEST).code == 0


def test_each_kind_of_damage_is_found(kenya: Path) -> None:
    figures = bytearray((kenya / "figures.csv").read_bytes())
    figures[1000] ^= 1
    (kenya / "figures.csv").write_bytes(figures)
    (kenya / "answer.txt").write_bytes((kenya / "answer.txt").read_bytes()[:-1])
    (kenya / "ledger" / "flows.csv").unlink()
    (kenya / "answer.json").unlink()
    (kenya / "answer.json").symlink_to(kenya / "figures.csv")
    (kenya / "ledger" / "more.csv").write_text("1", "utf-8")
    ended = run_carepact("verify", kenya)
    assert ended.code == 1
    assert "not whole" in shown(ended)
    found = verify_answer(kenya)
    assert found.name(Found.CHANGED) == ["answer.json", "answer.txt", "figures.csv"]
    assert found.name(Found.MISSING) == ["ledger/flows.csv"]
    assert found.name(Found.EXTRA) == ["ledger/more.csv"]
    for file in ("answer.json", "answer.txt", "figures.csv", "ledger/flows.csv", "ledger/more.csv"):
        assert file in ended.out


def test_what_no_manifest_lists_is_named_and_takes_nothing_from_the_answer(kenya: Path) -> None:
    (kenya / "notes.txt").write_text("mine", "utf-8")
    ended = run_carepact("verify", kenya)
    assert ended.code == 0
    assert "nothing vouches for it (1): notes.txt" in shown(ended)
    assert run_carepact("verify", kenya / "notes.txt").code == 1  # it alone is no answer


@pytest.mark.parametrize(
    "content",
    [
        "", "{", "[]", "null", "{}", '{"outputs": {}}', '{"outputs": []}',
        '{"outputs": [1]}', "[" * 100_000,
    ],
)  # fmt: skip
def test_a_manifest_that_is_cut_off_or_lists_nothing_is_found(kenya: Path, content: str) -> None:
    (kenya / MANIFEST).write_text(content, "utf-8")
    ended = run_carepact("verify", kenya)
    assert ended.code == 1
    assert "Traceback" not in ended.err


def test_an_answer_without_manifest_is_none(kenya: Path) -> None:
    (kenya / MANIFEST).unlink()
    assert run_carepact("verify", kenya).code == 1
    assert verify_answer(kenya).name(Found.NO_MANIFEST) == [MANIFEST]


@pytest.mark.parametrize(
    "file", ["../outside.csv", "/etc/hostname", "a/../figures.csv", "./figures.csv", "", "C:\\x"]
)
def test_a_manifest_that_leads_out_of_its_folder_is_not_followed(kenya: Path, file: str) -> None:
    (kenya.parent / "outside.csv").write_text("1", "utf-8")
    manifest: dict[str, Any] = json.loads((kenya / MANIFEST).read_text("utf-8"))
    manifest["outputs"][0]["file"] = file
    (kenya / MANIFEST).write_text(json.dumps(manifest), "utf-8")
    found = verify_answer(kenya)
    assert not found.is_whole
    assert found.name(Found.NO_MANIFEST) == [MANIFEST]


def test_books_that_do_not_hold_are_found_though_their_hash_is_right(kenya: Path) -> None:
    checks = kenya / "ledger" / "checks.csv"
    table = pl.read_csv(checks)
    changed = table.with_columns(
        pl.when(pl.col("name") == "net").then(1.5).otherwise("of_allowed").alias("of_allowed")
    )
    checks.write_bytes(changed.filter(pl.col("name") != "need").write_csv().encode())
    list_again(kenya, "ledger/checks.csv")
    balance = kenya / "ledger" / "trial-balance.csv"
    rows = pl.read_csv(balance)
    biggest = int(rows["debit"].to_numpy().argmax())
    rows[biggest, "debit"] = rows[biggest, "debit"] * 2
    balance.write_bytes(rows.write_csv().encode())
    list_again(kenya, "ledger/trial-balance.csv")
    found = verify_answer(kenya)
    assert not found.is_whole
    broken = [(one.file, one.place) for one in found.files if one.found is Found.BROKEN]
    at = rows.row(biggest, named=True)
    place = f"{at['scenario']}, {at['draw']}, {at['year']}, {at['commodity']}"
    assert sorted(broken) == [
        ("ledger/checks.csv", "need"), ("ledger/checks.csv", "net"),
        ("ledger/trial-balance.csv", place),
    ]  # fmt: skip
    ended = run_carepact("verify", kenya)
    assert ended.code == 1
    assert "The books do not hold: ledger/checks.csv (net), ledger/checks.csv (need)" in shown(
        ended
    )


def test_books_by_hand() -> None:
    head = "scenario,draw,year,commodity,debit,credit\n"
    even = "demand,median,2025,money,3,1\ndemand,median,2025,money,1,3\n"
    assert find_unbalanced((head + even).encode()) == []
    odd = "demand,median,2026,money,3,1\ndemand,median,2026,money,1,2.9\n"
    assert find_unbalanced((head + even + odd).encode()) == ["demand, median, 2026, money"]
    assert find_unbalanced(b"a,b\n1,2\n") == [NO_TABLE]
    assert find_broken_checks(b"\xff\xfe") == [NO_TABLE]
    told = find_broken_checks(b"name,largest,of_allowed\nnet,0.0,NaN\nown,0.0,0.5\n")
    assert "net" in told  # what is no number does not hold
    assert "need" in told  # it is not there
    assert "own" not in told


def test_tables_are_verified_with_all_that_lies_beside_them(tmp_path: Path) -> None:
    file = tmp_path / "t.csv"
    words = ("measure", "synthetic", "--by", "sex", "--descriptor", "--snippets")
    assert run_carepact(*words, "-o", file).code == 0
    found = verify_answer(file)
    assert found.is_whole
    assert found.name(Found.MATCHING) == [
        "datapackage.json", "t.csv", "t.design.R", "t.design.do", "t.replicates.csv",
    ]  # fmt: skip
    (tmp_path / "t.design.R").write_text("", "utf-8")
    assert run_carepact("verify", file).code == 1


def test_one_answer_beside_the_manifest_of_another_is_refused(tmp_path: Path) -> None:
    one, other = tmp_path / "one.csv", tmp_path / "other.csv"
    carepact.list_packages().save(one)
    carepact.list_crises().save(other)
    shutil.copy(other, one)
    found = carepact.verify_result(one)
    assert not found.is_whole
    assert found.figures.select("file", "found").rows() == [("one.csv", "changed")]


def test_a_comparison_and_a_run_of_many_are_verified(tmp_path: Path) -> None:
    compared = carepact.compare_packages("KEN", "ilo-floor", until=2025, draws=2)
    compared.save(tmp_path / "compared")
    assert carepact.verify_result(tmp_path / "compared").is_whole
    many = carepact.simulate_countries(
        ["KEN", "NER"], folder=tmp_path / "kept", until=2025, draws=2
    )
    many.save(tmp_path / "saved")
    for name in ("kept", "saved"):
        assert carepact.verify_result(tmp_path / name).is_whole
    (tmp_path / "kept" / "KEN.json").write_text("{}", "utf-8")
    assert not carepact.verify_result(tmp_path / "kept").is_whole


def test_what_is_not_there_is_bad_input(tmp_path: Path) -> None:
    ended = run_carepact("verify", tmp_path / "nothing")
    assert ended.code == 2
    assert "there is no such file or folder. Name an answer." in ended.err


def test_the_lines_leave_as_a_table(kenya: Path, tmp_path: Path) -> None:
    assert run_carepact("verify", kenya, "-o", tmp_path / "found.csv").code == 0
    rows = pl.read_csv(tmp_path / "found.csv")
    assert rows.columns == ["file", "found", "place", "bytes", "sha256"]
    assert rows.height == len(read_outputs(kenya / MANIFEST))


def test_manifests_differ_between_languages_only_in_files_that_speak(
    written: Path, tmp_path: Path
) -> None:
    spoken = {".txt", ".xlsx", ".svg", ".png"}
    folder = tmp_path / "kenya"
    assert run_carepact("run", "KEN", *SMALL, "-o", folder, "--language", "fr").code == 0
    english, french = (json.loads((one / MANIFEST).read_text("utf-8")) for one in (written, folder))
    pairs = zip(english.pop("outputs"), french.pop("outputs"), strict=True)
    differing = [one["file"] for one, other in pairs if one != other]
    assert english == french
    assert {Path(one).suffix for one in differing} <= spoken
    assert "answer.txt" in differing
