"""What can become of work that is not done. None of it holds a path, a trace or a user's data."""

from __future__ import annotations


class NotDone(Exception):  # noqa: N818 - it is no fault of the program that work is not done
    """Base class: work was asked for, and there is no answer."""


class Busy(NotDone):
    """Too many jobs wait already: ask again later."""


class TookTooLong(NotDone):
    """The job had not ended when its time was over."""


class TooLarge(NotDone):
    """The job asked for more memory than a worker may take."""


class Refused(NotDone):
    """The task cannot be done as asked: its message is for the reader, in the reader's language."""

    def __init__(self, message: str, kind: str) -> None:
        super().__init__(message)
        self.message = message
        self.kind = kind


class WorkFailed(NotDone):
    """A fault of the program: the number stands beside the trace in the log."""

    def __init__(self, number: str) -> None:
        super().__init__(number)
        self.number = number
