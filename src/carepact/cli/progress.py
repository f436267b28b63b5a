"""Say what is going on when work takes more than a second."""

from __future__ import annotations

import sys
import threading
import time
from typing import Self

from carepact.cli.log import is_quiet, note_step


class Progress:
    """Show the present step on standard error, from the first second on."""

    quiet_seconds = 1.0
    """Work shorter than this shows no progress. [s]"""

    def __init__(self) -> None:
        self._began = time.monotonic()
        self._step = ""
        self._timer: threading.Timer | None = None
        self._shows = sys.stderr.isatty() and not is_quiet()

    def step(self, message: str) -> None:
        """Begin a step; it is shown at once when a second has passed before."""
        self._step = message
        note_step(message)
        if time.monotonic() - self._began >= self.quiet_seconds:
            self._show()

    def __enter__(self) -> Self:
        """Start the clock."""
        if self._shows:
            self._timer = threading.Timer(self.quiet_seconds, self._show)
            self._timer.daemon = True
            self._timer.start()
        return self

    def __exit__(self, *_error: object) -> None:
        """Wipe the line, so that results stand alone."""
        if self._timer is not None:
            self._timer.cancel()
        if self._shows:
            sys.stderr.write("\r\033[K")
            sys.stderr.flush()

    def _show(self) -> None:
        """Write the present step over the last one."""
        if self._shows and self._step:
            sys.stderr.write(f"\r\033[K{self._step} ...")
            sys.stderr.flush()
