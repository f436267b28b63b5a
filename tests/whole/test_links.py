"""A planted link is not followed: what it leads to stays as it was."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.errors.command_line import run_carepact
from tests.whole.writer import lay_out

import carepact
from carepact.core.errors import DataError
from carepact.core.staging import STAGE
from carepact.report.run.files import write_folder

VICTIM = "not yours"


@pytest.fixture
def victim(tmp_path: Path) -> Path:
    """Make a file that somebody wants overwritten."""
    file = tmp_path / "victim.txt"
    file.write_text(VICTIM, "utf-8")
    return file


@pytest.mark.parametrize("planted", ["t.csv", "t.manifest.json", ".t.csv.part"])
def test_a_link_in_the_place_of_a_file_is_not_followed(
    tmp_path: Path, victim: Path, planted: str
) -> None:
    (tmp_path / planted).symlink_to(victim)
    ended = run_carepact("packages", "-o", tmp_path / "t.csv")
    assert victim.read_text("utf-8") == VICTIM
    assert (tmp_path / planted).is_symlink()
    if planted == ".t.csv.part":  # the name of drafts once: now it is any name
        assert ended.code == 0
        return
    assert ended.code == 2
    assert "is a link, and nothing is written through one." in ended.err
    assert "Name the place that it leads to, or take the link away." in ended.err
    assert not (tmp_path / "t.csv").is_file() or planted == "t.csv"


@pytest.mark.parametrize("leads_to", ["a folder", "nothing"])
def test_a_link_in_the_place_of_a_folder_is_refused_before_anything_is_simulated(
    tmp_path: Path, leads_to: str
) -> None:
    theirs = tmp_path / "theirs"
    if leads_to == "a folder":
        theirs.mkdir()
    (tmp_path / "kenya").symlink_to(theirs)
    for words in (("run", "KEN"), ("run", "--all"), ("compare", "KEN"), ("demo",)):
        ended = run_carepact(*words, "-o", tmp_path / "kenya")
        assert ended.code == 2
        assert "is a link, and nothing is written through one." in ended.err
    assert list(theirs.iterdir() if theirs.exists() else ()) == []


def test_a_link_within_the_folder_of_an_answer_is_refused(tmp_path: Path, victim: Path) -> None:
    folder = tmp_path / "kenya"
    (folder / "ledger").mkdir(parents=True)
    for planted in (folder / "a.csv", folder / "ledger" / "d.csv"):
        planted.symlink_to(victim)
        with pytest.raises(DataError, match=f"{planted}: is a link"):
            write_folder(lay_out(0, folder), folder)
        planted.unlink()
    (folder / "ledger").rmdir()
    (folder / "ledger").symlink_to(tmp_path)
    ended = run_carepact("run", "KEN", "--draws", "2", "--until", "2025", "-o", folder)
    assert ended.code == 2
    assert f"{folder / 'ledger'}: is a link" in ended.err
    assert victim.read_text("utf-8") == VICTIM
    assert {path.name for path in tmp_path.iterdir()} == {"kenya", "victim.txt"}
    assert {path.name for path in folder.iterdir()} == {"ledger"}


def test_a_link_above_the_place_stays_usable(tmp_path: Path) -> None:
    (tmp_path / "disk").mkdir()
    (tmp_path / "results").symlink_to(tmp_path / "disk")
    assert run_carepact("packages", "-o", tmp_path / "results" / "t.csv").code == 0
    ended = run_carepact(
        "run", "KEN", "--draws", 2, "--until", 2025, "-o", tmp_path / "results" / "kenya"
    )
    assert ended.code == 0, ended.err
    assert {path.name for path in (tmp_path / "disk").iterdir()} == {
        "kenya", "t.csv", "t.manifest.json",
    }  # fmt: skip
    assert carepact.verify_result(tmp_path / "results" / "kenya").is_whole


@pytest.mark.parametrize(
    "words",
    [
        ("study", "new", "KEN", "-o", "draft.yaml"),
        ("package", "new", "draft.yaml"),
        ("country", "KEN", "--chart", "draft.svg"),
    ],
)
def test_drafts_and_pictures_are_not_written_through_links(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("draft.yaml", "draft.svg"):
        Path(name).symlink_to(tmp_path / "elsewhere")
    ended = run_carepact(*words)
    assert ended.code == 2
    assert "is a link" in ended.err
    assert not (tmp_path / "elsewhere").exists()


def test_a_log_is_not_written_through_a_link(tmp_path: Path, victim: Path) -> None:
    (tmp_path / "log").symlink_to(victim)
    ended = run_carepact("packages", "--log", tmp_path / "log")
    assert ended.code == 2
    assert "is a link" in ended.err
    assert victim.read_text("utf-8") == VICTIM


def test_a_planted_folder_of_drafts_is_not_followed_when_drafts_are_cleared(tmp_path: Path) -> None:
    theirs = tmp_path / "theirs"
    theirs.mkdir()
    (theirs / "kept.txt").write_text(VICTIM, "utf-8")
    (tmp_path / f"{STAGE}abc").symlink_to(theirs)
    assert run_carepact("packages", "-o", tmp_path / "t.csv").code == 0
    assert (theirs / "kept.txt").read_text("utf-8") == VICTIM
