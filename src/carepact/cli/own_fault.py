"""The last catch: a fault that nobody foresaw is ours, and is told as such with a report."""

from __future__ import annotations

import platform
import shlex
import sys
import tempfile
import traceback
from importlib import metadata
from pathlib import Path

from carepact.core.messages import _


def word_own_fault(error: BaseException) -> str:
    """Word a fault of ours, and say where its report stands.

    Parameters
    ----------
    error : BaseException
        What nobody foresaw.

    Returns
    -------
    str
        The sentence for the screen. Where no report can be written, it holds the error.
    """
    kind = type(error).__name__
    try:
        report = _write_report(error)
    except OSError:
        return _(
            "This is a fault of carepact, not yours ({kind}: {reason}). Please tell its makers "
            "what you typed. No result was written.",
            kind=kind,
            reason=error,
        )
    return _(
        "This is a fault of carepact, not yours ({kind}). A report stands in {file}; please send "
        "it to its makers. It holds what you typed and may quote a value of your files: read it "
        "first.",
        kind=kind,
        file=report,
    )


def word_no_memory() -> str:
    """Word that the machine has too little memory for what is asked."""
    return _(
        "The memory of this machine does not suffice. Ask for less at a time: fewer columns, "
        "years or simulations, or take a larger machine."
    )


def _write_report(error: BaseException) -> Path:
    """Write what we need to mend a fault into a new file among the temporary ones."""
    head = (
        f"carepact {metadata.version('carepact')}",
        f"Python {platform.python_version()}, {platform.platform()}",
        shlex.join(sys.argv),
    )
    said = "\n".join(head) + "\n\n" + "".join(traceback.format_exception(error))
    with tempfile.NamedTemporaryFile(
        "w", encoding="utf-8", errors="backslashreplace",
        prefix="carepact-report-", suffix=".txt", delete=False,
    ) as report:  # fmt: skip
        report.write(said)
    return Path(report.name)
