"""How a call ends: with one sentence where the user, the machine or a key stopped it."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterator, Sequence
from enum import IntEnum
from pathlib import Path
from typing import NoReturn

from carepact.cli.streams import hush_streams, is_reader_gone
from carepact.core.controls import shorten_words, show_controls
from carepact.core.errors import CareError, word_reason
from carepact.core.messages import _, _c
from carepact.core.whole_writes import note_written


class ExitStatus(IntEnum):
    """What the shell is told."""

    FAILED = 1
    BAD_INPUT = 2
    """The user can mend it."""
    STOPPED = 130
    """By Ctrl-C, as every shell has it."""


class Stopped(Exception):  # noqa: N818 - nothing went wrong
    """Ctrl-C, kept apart from what typer makes of it; it says what stands."""


@contextlib.contextmanager
def end_well() -> Iterator[None]:
    """End with one sentence and a status in the place of a traceback."""
    try:
        with note_written() as written:
            yield
    except CareError as error:
        _end_by_fault(str(error), ExitStatus.BAD_INPUT)
    except (KeyboardInterrupt, Stopped) as stopped:
        sys.stderr.write((str(stopped) or _say_what_stands(written)) + "\n")
        sys.exit(ExitStatus.STOPPED)
    except OSError as error:
        if is_reader_gone(error):  # it has read what it wanted, as `head` does
            hush_streams()
            sys.exit(ExitStatus.FAILED)
        _end_by_machine(error)
    except MemoryError:
        from carepact.cli.own_fault import word_no_memory

        _end_by_fault(word_no_memory(), ExitStatus.FAILED)
    except (SystemExit, GeneratorExit):
        raise
    except BaseException as error:  # noqa: BLE001 - the last catch; a library's panic is one
        from carepact.cli.own_fault import word_own_fault

        _end_by_fault(word_own_fault(error), ExitStatus.FAILED)


def _say_what_stands(written: Sequence[Path]) -> str:
    """Say what a call that was stopped leaves: whole files and folders, or nothing."""
    if not written:
        return _("Stopped. Nothing was written.")
    listed = ", ".join(str(path) for path in dict.fromkeys(written))
    return _("Stopped. Written before, and whole: {listed}.", listed=listed)


def _end_by_fault(message: str, status: ExitStatus) -> NoReturn:
    """Say what is wrong, and end."""
    import typer

    typer.secho(_c("label", "Error:") + " ", fg="red", bold=True, nl=False, err=True)
    typer.echo(shorten_words(show_controls(message)), err=True)
    sys.exit(status)


def _end_by_machine(error: OSError) -> NoReturn:
    """Say what the machine refused: a full disk, a folder that is closed."""
    place = error.filename if error.filename is not None else _("The output")
    hush_streams(sys.stdout)  # what is held back would fail once more at the end
    _end_by_fault(
        _("{place}: cannot be read or written ({reason}). Look at its rights and the space that is "
          "left.", place=place, reason=word_reason(error)),
        ExitStatus.FAILED,
    )  # fmt: skip
