"""The log of requests: in its file, on standard error, or in the log of the command."""

from __future__ import annotations

import asyncio
import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from logging.handlers import WatchedFileHandler

from carepact.app.settings import AppSettings
from carepact.core.errors import DataError, word_reason
from carepact.core.messages import _


@contextmanager
def keep_request_log(settings: AppSettings) -> Iterator[None]:
    """Keep the log of requests: in its file, on standard error, or in the log of the command."""
    logger, servers = logging.getLogger("carepact.app"), logging.getLogger("uvicorn.error")
    handler = _open_log(settings)
    handler.addFilter(is_worth_telling)
    form = "%(asctime)s.%(msecs)03d %(levelname)s %(message)s"
    handler.setFormatter(logging.Formatter(form, "%Y-%m-%dT%H:%M:%S"))
    before = servers.level, servers.propagate
    for one in (logger, servers):
        one.addHandler(handler)
    logger.setLevel(logging.INFO)
    servers.setLevel(logging.WARNING)
    servers.propagate = False
    try:
        yield
    finally:
        for one in (logger, servers):
            one.removeHandler(handler)
        servers.setLevel(before[0])
        servers.propagate = before[1]
        handler.close()


def is_worth_telling(record: logging.LogRecord) -> bool:
    """Tell whether a record says more than that a stop broke off what was being answered."""
    is_broken_off = record.exc_info is not None and record.exc_info[0] is asyncio.CancelledError
    is_of_a_stop = record.name == "uvicorn.error" and record.msg.startswith("Cancel ")
    return not is_broken_off and not is_of_a_stop


def _open_log(settings: AppSettings) -> logging.Handler:
    """Open the log: a server of one's own shows faults alone."""
    if settings.log is None:
        handler: logging.Handler = logging.StreamHandler(sys.stderr)
        handler.setLevel(logging.INFO if settings.is_public else logging.ERROR)
        return handler
    try:
        # Watched: a program that turns logs over may rename the file under us.
        handler = WatchedFileHandler(settings.log, encoding="utf-8", errors="backslashreplace")
        settings.log.chmod(0o640)  # no others than its group
    except OSError as error:
        raise DataError(
            _("{file}: cannot be written ({reason}). Name another file of the log.",
              file=settings.log, reason=word_reason(error))
        ) from error  # fmt: skip
    return handler
