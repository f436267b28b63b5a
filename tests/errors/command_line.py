"""Run the command line in this process, and check that it refuses."""

from __future__ import annotations

import io
import re
import sys
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import NamedTuple

import pytest

from carepact.cli.main import main


class Ended(NamedTuple):
    """How a run of the command ended."""

    code: int
    out: str
    err: str

    @property
    def said(self) -> str:
        """The words on standard error in one line."""
        return " ".join(self.err.split())


def run_carepact(*words: object, columns: int = 200) -> Ended:
    """Run `carepact` with these words, on a screen of so many characters."""
    out, err = io.StringIO(), io.StringIO()
    code = 0
    with (
        pytest.MonkeyPatch.context() as patch,
        redirect_stdout(out),
        redirect_stderr(err),
    ):
        patch.setattr(sys, "argv", ["carepact", *map(str, words)])
        patch.setenv("CAREPACT_LANGUAGE", "en")
        patch.setenv("COLUMNS", str(columns))
        try:
            main()
        except SystemExit as ended:
            code = ended.code if isinstance(ended.code, int) else int(bool(ended.code))
    return Ended(code, out.getvalue(), err.getvalue())


def assert_refused(folder: Path, says: str, *words: object) -> Ended:
    """Check that `measure` prints the message and no figure, ends with 2, writes nothing.

    `folder` is fresh; `says` is a regular expression over the message in one line.
    """
    folder.mkdir(exist_ok=True)
    target = folder / "table.json"
    ended = run_carepact("measure", *words, "-o", target)
    assert ended.code == 2, ended
    assert ended.out == ""
    assert re.search(says, ended.said), ended.said
    assert "Traceback" not in ended.err
    assert list(folder.iterdir()) == []
    return ended
