"""Try a mutant in a copy of the checkout: one process of pytest a stage, nearest tests first."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from scripts.mutation.table import Mutant

LEFT_OUT = {"build", "dist", "demo", "__pycache__"}
SHORTEST_LIMIT = 60.0
"""Time that tests are given at least. [s]"""
SLOWER = 4.0
"""How much slower than without a fault tests may get before they count as hanging. [factor]"""
NO_TESTS = 5
"""What pytest returns when it finds no test."""


class Outcome(NamedTuple):
    """What became of a mutant."""

    word: str
    """`killed`, `hung`, which counts as killed, or `survived`."""
    by: str
    """The first test that failed."""
    stage: str
    """The tests at which it ended: `near`, `room` or `all`."""
    seconds: float


class Bench:
    """A copy of a checkout in which mutants are tried; the checkout itself is never touched."""

    def __init__(self, root: Path, folder: Path, sound: Mapping[str, float] | None = None) -> None:
        """Copy a checkout into a folder, with the shared data beside it where there are any.

        Parameters
        ----------
        root : Path
            The checkout.
        folder : Path
            An empty folder for the copy.
        sound : mapping of str to float, optional
            Modules of tests that are known to pass without a fault, each with the seconds of
            the run in which they did.
        """
        self.tree = folder / "tree"
        copy_checkout(root, self.tree)
        shared = root.parent / "shared"
        if shared.is_dir():
            (folder / "shared").symlink_to(shared.resolve())
        self.sound: dict[str, float] = dict(sound or {})

    def try_mutant(self, mutant: Mutant, *, against_all: bool = False) -> Outcome:
        """Run the tests of a mutant, stage by stage, until one fails."""
        began, path = time.monotonic(), self.tree / mutant.file
        sound, name = path.read_text("utf-8"), "none"
        for name, tests in self._lay_stages(mutant, against_all=against_all):
            limit = self._limit_of(tests)
            _write_module(path, mutant.text)
            try:
                word, by = self._run(tests, limit)
            finally:
                _write_module(path, sound)
            if word != "survived":
                return Outcome(word, by, name, time.monotonic() - began)
        return Outcome("survived", "", name, time.monotonic() - began)

    def _lay_stages(
        self, mutant: Mutant, *, against_all: bool
    ) -> list[tuple[str, tuple[str, ...]]]:
        """Lay tests out: those that name the module, then the other ones of the room, then all."""
        files = list(find_test_files(self.tree, mutant.tests))
        module = re.sub(r"^src/|\.py$", "", mutant.file).replace("/", ".")
        parent, _, last = module.rpartition(".")
        named = re.compile(
            rf"\b{re.escape(module)}\b|from {re.escape(parent)} import [^\n]*\b{last}\b"
        )
        near = [file for file in files if named.search((self.tree / file).read_text("utf-8"))]
        other = [file for file in files if file not in near]
        stages = [("near", tuple(near)), ("room", tuple(other))]
        if against_all:
            stages.append(
                ("all", tuple(f for f in find_test_files(self.tree, ["tests"]) if f not in files))
            )
        return [(name, tests) for name, tests in stages if tests]

    def _limit_of(self, tests: tuple[str, ...]) -> float:
        """Return how long tests may take, from how long they take without a fault. [s]

        Raises `SystemExit` if they fail without a fault: they could not tell anything.
        """
        unknown = tuple(file for file in tests if file not in self.sound)
        if unknown:
            began = time.monotonic()
            word, by = self._run(unknown, None)
            if word != "survived":
                raise SystemExit(f"The tests fail without any fault: {by}. Mend that first.")
            seconds = time.monotonic() - began
            self.sound |= dict.fromkeys(unknown, seconds)
        # A run is counted once, whatever part of its files is run now.
        usual = sum({self.sound[file] for file in tests})
        return max(SHORTEST_LIMIT, SLOWER * usual)

    def _run(self, tests: Sequence[str], limit: float | None) -> tuple[str, str]:
        """Run tests in one process up to the first that fails."""
        command = [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", *tests]
        told = {"PYTHONPATH": os.pathsep.join([str(self.tree / "src"), str(self.tree)])}
        process = subprocess.Popen(
            command,
            cwd=self.tree,
            env=os.environ | told,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )
        try:
            said, _ = process.communicate(timeout=limit)
        except subprocess.TimeoutExpired:
            return "hung", f"after {limit:.0f} s"
        finally:
            _end(process)
        if process.returncode in {0, NO_TESTS}:
            return "survived", ""
        failed = re.findall(r"^(?:FAILED|ERROR) (\S+)", said, flags=re.MULTILINE)
        return "killed", failed[0] if failed else said.strip().splitlines()[-1][:200]


def _end(process: subprocess.Popen[str]) -> None:
    """End a process and those that it began."""
    if process.poll() is None:
        os.killpg(process.pid, 9)
        process.communicate()


def copy_checkout(root: Path, tree: Path) -> None:
    """Copy a checkout without what is hidden or generated."""

    def leave_out(folder: str, names: list[str]) -> set[str]:
        """Name what stays behind in a folder."""
        hidden = {name for name in names if name.startswith(".") and name != ".dockerignore"}
        generated = LEFT_OUT if Path(folder) == root else {"__pycache__"}
        return hidden | (generated & {*names})

    shutil.copytree(root, tree, ignore=leave_out, symlinks=True)


def find_test_files(tree: Path, tests: Sequence[str]) -> Iterator[str]:
    """List the modules of tests that folders and files hold, each once."""
    found: dict[str, None] = {}
    for one in tests:
        path = tree / one
        files = sorted(path.rglob("test_*.py")) if path.is_dir() else [path]
        found |= dict.fromkeys(file.relative_to(tree).as_posix() for file in files)
    yield from found


def _write_module(path: Path, text: str) -> None:
    """Write a module, and forget what was compiled of it: times of files have whole seconds."""
    path.write_text(text, "utf-8")
    for compiled in path.parent.glob(f"__pycache__/{path.stem}.*.pyc"):
        compiled.unlink()


def digest_tree(root: Path) -> str:
    """Return a short mark of code and tests: tests are sound for these alone."""
    found = hashlib.sha256()
    for folder in ("src", "tests"):
        for path in sorted((root / folder).rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                found.update(path.relative_to(root).as_posix().encode() + path.read_bytes())
    return found.hexdigest()[:12]
