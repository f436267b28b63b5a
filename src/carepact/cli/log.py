"""What goes beside the results: notices on the screen, unless quiet, and a log in a file."""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path

from carepact.core.controls import show_controls
from carepact.core.errors import CareError, DataError, word_reason
from carepact.core.messages import _

_QUIET: ContextVar[bool] = ContextVar("quiet", default=False)


def is_quiet() -> bool:
    """Tell whether results and errors alone are wanted."""
    return _QUIET.get()


def tell(message: str) -> None:
    """Say something beside the results, on standard error and in the log."""
    logging.getLogger("carepact").info(_make_writable(message))
    if not is_quiet():
        sys.stderr.write(show_controls(message) + "\n")


def _make_writable(text: str) -> str:
    """Write as a code what no file takes: half a letter, as a broken command line may hold."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def note_step(step: str) -> None:
    """Note in the log that a step begins."""
    logging.getLogger("carepact").info(step)


@contextmanager
def keep_log(file: Path | None, words: Sequence[str], *, quiet: bool) -> Iterator[None]:
    """Keep a log of one call, with its steps and their times; the screen shows none of it.

    Raises
    ------
    DataError
        If the file cannot be written to.
    """
    logger = logging.getLogger("carepact")
    logger.propagate = False  # nothing of it goes to the screen
    handler = _open_file(file) if file is not None else logging.NullHandler()
    before = logger.level
    token = _QUIET.set(quiet)
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    if file is not None:
        _log_call(words)
    try:
        yield
        logger.info("done")
    except CareError as error:
        logger.error("%s", _make_writable(str(error)))  # noqa: TRY400 - a fault of the input needs no traceback
        raise
    except Exception:
        logger.exception("failed")
        raise
    finally:
        _QUIET.reset(token)
        logger.setLevel(before)
        logger.removeHandler(handler)
        logging.getLogger("py.warnings").removeHandler(handler)
        logging.captureWarnings(capture=False)
        handler.close()


def _open_file(file: Path) -> logging.Handler:
    """Open the log at its end: earlier calls stay."""
    if file.is_symlink() and file.is_file():  # /dev/stderr is a link too, to no file
        raise DataError(
            _("--log {file}: is a link, and nothing is written through one. Name the file that "
              "it leads to.", file=file)
        )  # fmt: skip
    try:
        handler = logging.FileHandler(file, encoding="utf-8", errors="backslashreplace")
    except OSError as error:
        raise DataError(
            _("--log {file}: cannot be written ({reason}). Name another file.",
              file=file, reason=word_reason(error))
        ) from error  # fmt: skip
    handler.setFormatter(logging.Formatter("%(asctime)s.%(msecs)03d %(levelname)s %(message)s",
                                           "%Y-%m-%dT%H:%M:%S"))  # fmt: skip
    logging.captureWarnings(capture=True)
    logging.getLogger("py.warnings").addHandler(handler)
    return handler


def _log_call(words: Sequence[str]) -> None:
    """Note the versions and the command as it was typed."""
    import platform
    import shlex
    from importlib import metadata

    logging.getLogger("carepact").info(
        "carepact %s, Python %s, %s", metadata.version("carepact"), platform.python_version(),
        platform.platform(),
    )  # fmt: skip
    logging.getLogger("carepact").info("carepact %s", shlex.join(words))
