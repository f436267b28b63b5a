"""Where an answer is written to: full disks, closed folders, one's own notes, where a shell is."""

from __future__ import annotations

import os
import resource
import shlex
import shutil
import stat
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from tests.errors.command_line import run_carepact
from tests.whole.killing import ENVIRONMENT, SMALL
from tests.whole.writer import ODD, lay_out, lay_out_pair

from carepact.core.errors import DataError
from carepact.core.one_writer import hold_folder, lock_folder
from carepact.core.output_list import MANIFEST
from carepact.core.staging import STAGE
from carepact.core.whole_writes import note_written, write_folder, write_in_place
from carepact.report.formats import write_files
from carepact.report.run.files import write_folder as lay_into_folder
from carepact.studies.received.found import Found
from carepact.studies.verification import verify_answer

pytestmark = pytest.mark.long


def names(folder: Path) -> set[str]:
    """Name all that stands in a folder and below."""
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def number_of(folder: Path) -> int:
    """Tell which of the two answers stands, all of whose files must be its own."""
    assert verify_answer(folder).is_whole
    return int((folder / "a.csv").read_text("ascii")[0])


def test_an_answer_goes_where_nothing_was_and_replaces_the_one_before(tmp_path: Path) -> None:
    folder = tmp_path / "deep" / "answer"
    with note_written() as written:
        write_folder(lay_out(1, folder), folder)
    assert written == [folder]
    assert number_of(folder) == 1
    write_folder(lay_out(0, folder), folder)
    assert number_of(folder) == 0
    # A file of the answer before that this one has not is gone with it.
    assert names(folder) == {path.relative_to(folder).as_posix() for path in lay_out(0, folder)}
    assert [path.name for path in folder.parent.iterdir()] == ["answer"]


def test_what_the_user_keeps_in_the_folder_stays(tmp_path: Path) -> None:
    folder = tmp_path / "answer"
    write_folder(lay_out(1, folder), folder)
    (folder / "notes.txt").write_text("mine", "utf-8")
    (folder / "ledger" / "mine.csv").write_text("mine too", "utf-8")
    inode = folder.stat().st_ino
    write_folder(lay_out(0, folder), folder)
    assert folder.stat().st_ino == inode  # it is the same folder: each file was replaced
    assert number_of(folder) == 0
    assert (folder / "notes.txt").read_text("utf-8") == "mine"
    assert (folder / "ledger" / "mine.csv").read_text("utf-8") == "mine too"
    assert not (folder / ODD).exists()
    assert verify_answer(folder).name(Found.EXTRA) == ["ledger/mine.csv", "notes.txt"]


def test_a_file_of_the_answer_before_that_the_user_changed_stays(tmp_path: Path) -> None:
    folder = tmp_path / "answer"
    write_folder(lay_out(1, folder), folder)
    (folder / ODD).write_text("drawn anew by hand", "utf-8")
    write_folder(lay_out(0, folder), folder)
    assert (folder / ODD).read_text("utf-8") == "drawn anew by hand"
    assert number_of(folder) == 0


def test_a_shell_that_stands_in_the_folder_stays_in_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "answer"
    write_folder(lay_out(1, folder), folder)
    monkeypatch.chdir(folder)
    for number in (0, 1, 0):
        write_folder(lay_out(number, Path()), Path())
    assert names(Path.cwd()) == names(folder)
    assert number_of(folder) == 0


def test_the_folder_keeps_its_rights_and_files_have_those_of_the_user(tmp_path: Path) -> None:
    folder = tmp_path / "answer"
    before = os.umask(0o027)
    try:
        write_folder(lay_out(1, folder), folder)
        assert stat.S_IMODE(folder.stat().st_mode) == 0o750
        assert stat.S_IMODE((folder / "a.csv").stat().st_mode) == 0o640
        folder.chmod(0o775)
        write_folder(lay_out(0, folder), folder)
        assert stat.S_IMODE(folder.stat().st_mode) == 0o775
        assert number_of(folder) == 0
    finally:
        os.umask(before)


def test_nothing_changes_where_a_folder_stands_in_the_place_of_a_file(tmp_path: Path) -> None:
    folder = tmp_path / "answer"
    write_folder(lay_out(1, folder), folder)
    (folder / "a.csv").unlink()
    (folder / "a.csv").mkdir()
    (folder / "a.csv" / "mine").write_text("mine", "utf-8")
    before = {name: (folder / name).read_bytes() for name in names(folder)}
    with pytest.raises(OSError, match=r"a\.csv"):
        write_folder(lay_out(0, folder), folder)
    assert {name: (folder / name).read_bytes() for name in names(folder)} == before
    assert [path.name for path in tmp_path.iterdir()] == ["answer"]


def test_a_pair_comes_back_when_its_second_file_cannot_be_replaced(tmp_path: Path) -> None:
    file = tmp_path / "table.csv"
    write_in_place(lay_out_pair(0, file))
    further = {**lay_out_pair(1, file), tmp_path / "taken": b"1"}
    (tmp_path / "taken").mkdir()
    with pytest.raises(OSError, match="taken"):
        write_in_place(further)
    assert verify_answer(file).is_whole
    assert file.read_bytes()[:1] == b"0"


def test_a_file_is_not_exchanged_for_a_folder(tmp_path: Path) -> None:
    file = tmp_path / "answer"
    file.write_text("mine", "utf-8")
    with pytest.raises(NotADirectoryError):
        write_folder(lay_out(1, file), file)
    assert file.read_text("utf-8") == "mine"


def test_a_device_is_not_replaced(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.csv")
    ended = run_carepact("packages", "-o", tmp_path / "pipe.csv")
    assert ended.code == 2
    assert "pipe.csv: is no plain file. Name another." in ended.said
    assert stat.S_ISFIFO((tmp_path / "pipe.csv").stat().st_mode)


def test_a_file_that_must_be_new_replaces_none(tmp_path: Path) -> None:
    draft = tmp_path / "study.yaml"
    draft.write_text("mine", "utf-8")
    with pytest.raises(DataError, match="there is a file of that name"):
        write_files({draft: b"theirs"}, new=[draft])
    assert draft.read_text("utf-8") == "mine"


def test_one_writer_waits_for_the_other(tmp_path: Path) -> None:
    order = []

    def write() -> None:
        with lock_folder(tmp_path):
            order.append("second")

    with lock_folder(tmp_path):
        assert hold_folder(tmp_path) is None
        other = threading.Thread(target=write)
        other.start()
        with lock_folder(tmp_path):  # the same writer may ask again
            order.append("first")
    other.join()
    assert order == ["first", "second"]


def test_writers_at_once_leave_the_answer_of_one(tmp_path: Path) -> None:
    folder = tmp_path / "answer"
    faults: list[BaseException] = []

    def write(number: int) -> None:
        try:
            for _turn in range(15):
                write_folder(lay_out(number, folder), folder)
        except BaseException as fault:  # noqa: BLE001 - told at the end
            faults.append(fault)

    writers = [threading.Thread(target=write, args=(number,)) for number in (0, 1, 0, 1)]
    for one in writers:
        one.start()
    for one in writers:
        one.join()
    assert faults == []
    assert number_of(folder) in {0, 1}
    assert not list(tmp_path.rglob(STAGE + "*"))
    assert verify_answer(folder).counts.total() == len(lay_out(number_of(folder), folder)) - 1


@contextmanager
def write_no_more_than(size: int) -> Iterator[None]:
    """Let this process write no file beyond so many bytes, as `ulimit -f` of a shell does."""
    least, most = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, most))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (least, most))


def test_where_no_more_may_be_written_the_answer_before_stays(tmp_path: Path) -> None:
    folder = tmp_path / "kenya"
    write_folder(lay_out(1, folder), folder)
    before = {name: (folder / name).read_bytes() for name in names(folder)}
    for most in (0, 30 * 1024):
        with write_no_more_than(most), pytest.raises(DataError, match="cannot be written to"):
            lay_into_folder(lay_out(0, folder), folder)
        assert {name: (folder / name).read_bytes() for name in names(folder)} == before
        assert [path.name for path in tmp_path.iterdir()] == ["kenya"]
    with write_no_more_than(400 * 1024):
        ended = run_carepact("run", "KEN", *SMALL, "-o", folder)
    assert ended.code == 2
    assert "cannot be written to" in ended.err
    assert {name: (folder / name).read_bytes() for name in names(folder)} == before
    assert [path.name for path in tmp_path.iterdir()] == ["kenya"]


CAN_MOUNT = (
    shutil.which("unshare") is not None
    and subprocess.run(
        ["unshare", "-rm", "mount", "-t", "tmpfs", "tmpfs", "/mnt"],  # noqa: S607 - as it is found
        check=False, capture_output=True,
    ).returncode == 0
)  # fmt: skip
"""Whether this system lets a test have a small disk of its own."""


CALLS = """
import os, sys
from carepact.cli.main import main
for line in sys.argv[1:]:
    sys.argv = ["carepact", "--quiet", *line.split()]
    try:
        main()
    except SystemExit as end:
        print("ended", end.code)
    print(*sorted(os.listdir("disk")), sep="\\n")
"""
"""Carries commands out one after another, and says what stands on the disk after each."""


@pytest.mark.skipif(not CAN_MOUNT, reason="this system lets nobody mount a small disk")
def test_a_full_disk_leaves_the_answer_before_or_none(tmp_path: Path) -> None:
    (tmp_path / "disk").mkdir()
    lines = ("packages -o disk/packages.csv", f"run KEN {' '.join(SMALL)} -o disk/kenya",
             "verify disk/packages.csv")  # fmt: skip
    called = shlex.join([sys.executable, "-c", CALLS, *lines])
    ended = subprocess.run(  # noqa: S603 - our own line
        ["unshare", "-rm", "/bin/bash", "-c",  # noqa: S607 - as above
         f"mount -t tmpfs -o size=1500k tmpfs disk && {called}"],
        cwd=tmp_path, env=ENVIRONMENT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert ended.stdout.startswith("ended 0\npackages."), ended
    assert "ended 2" in ended.stdout
    assert "the disk is full" in ended.stderr
    assert "kenya\n" not in ended.stdout.replace("disk/kenya", "")
    assert STAGE not in ended.stdout
    assert "disk/packages.csv: whole." in ended.stdout


def test_a_closed_folder_is_refused_before_anything_is_simulated(tmp_path: Path) -> None:
    folder = Path("/proc") if os.geteuid() == 0 else tmp_path / "closed"
    if os.geteuid() != 0:
        folder.mkdir(mode=0o500)
    log = tmp_path / "log"
    for words in (("run", "KEN"), ("run", "--all"), ("compare", "KEN"), ("demo",)):
        ended = run_carepact(*words, "-o", folder / "kenya", "--log", log)
        assert ended.code == 2
        assert f"Error: {folder / 'kenya'}: cannot be written to" in ended.err
    assert "simulating" not in log.read_text("utf-8")
    assert MANIFEST not in {path.name for path in folder.glob("*")}
