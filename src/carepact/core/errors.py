"""Every error that carepact raises on purpose.

* CareError
  - DataError          the input data cannot be used as given
  - DesignError        the survey design is incomplete or contradictory
  - ParameterError     a settings file or an option breaks its rules
  - DisclosureError    what is asked for would show single respondents
  - LedgerError        the books of a path do not balance, or do not agree with its model
"""

from __future__ import annotations

import errno
import re
from collections.abc import Iterable
from typing import Self

from carepact.core.messages import _
from carepact.core.reading_limits import reading_limits


class CareError(Exception):
    """Base class: catch it to catch everything carepact raises on purpose."""

    def __str__(self) -> str:
        """Return the message alone: what is wrong, where it stands, the mend."""
        return str(self.args[0]) if self.args else ""


class DataError(CareError):
    """The input data cannot be used as given."""


class DesignError(CareError):
    """The survey design is incomplete or contradictory."""


class ParameterError(CareError):
    """A settings file or an option breaks its rules."""


class DisclosureError(CareError):
    """What is asked for would show single respondents."""


class LedgerError(CareError):
    """The books of a path do not balance, or do not agree with its model."""


class Faults:
    """Collect every fault of one input, then raise them together.

    Use as a context: leaving the block raises one error when there are faults.
    """

    def __init__(self, error: type[CareError], where: str) -> None:
        self._error = error
        self._where = where
        self._messages: list[str] = []

    def add(self, message: str) -> None:
        """Note one fault: what, where, mend."""
        self._messages.append(message)

    def extend(self, messages: Iterable[str]) -> None:
        """Note several faults in their order."""
        self._messages.extend(messages)

    def __bool__(self) -> bool:
        """Tell whether any fault was noted."""
        return bool(self._messages)

    @property
    def full(self) -> bool:
        """Tell whether there are more faults than will be told: looking for others is idle."""
        return len(self._messages) > reading_limits().most_faults

    def raise_if_any(self) -> None:
        """Raise one numbered error that lists every fault noted so far."""
        if not self._messages:
            return
        named = re.match(rf"{re.escape(self._where)}(?![\w.])", self._messages[0])
        if len(self._messages) == 1 and named:
            raise self._error(self._messages[0])  # it names the place itself
        if len(self._messages) == 1:
            message = _("{where}: {fault}", where=self._where, fault=self._messages[0])
            raise self._error(message)
        told = self._messages[: reading_limits().most_faults]
        head = (
            _("{where}: many faults, of which these are the first.", where=self._where)
            if self.full
            else _("{where}: {count} faults.", where=self._where, count=len(told))
        )
        lines = [f"{i}. {message}" for i, message in enumerate(told, start=1)]
        raise self._error("\n".join([head, *lines]))

    def __enter__(self) -> Self:
        """Open the block in which faults are collected."""
        return self

    def __exit__(self, kind: type[BaseException] | None, *_rest: object) -> None:
        """Raise what was collected, unless another error is already on its way."""
        if kind is None:
            self.raise_if_any()


def nearest(name: str, known: Iterable[str]) -> str:
    """Offer the known name nearest to a misspelt one, as a sentence or nothing.

    Dashes before a name make it no likelier.
    """
    import difflib  # noqa: PLC0415 - only a misspelt name pays for it

    by_lower = {candidate.lower().lstrip("-"): candidate for candidate in known}
    match = difflib.get_close_matches(name.lower().lstrip("-"), by_lower, n=1, cutoff=0.6)
    return " " + _("Did you mean '{name}'?", name=by_lower[match[0]]) if match else ""


def word_reason(error: OSError) -> str:
    """Word why the machine refused a file: its own words are in the machine's language."""
    reasons = {
        errno.ENOENT: _("there is no such file or folder"),
        errno.EACCES: _("you have no right to it"),
        errno.EPERM: _("you have no right to it"),
        errno.EROFS: _("the disk can only be read"),
        errno.ENOSPC: _("the disk is full"),
        errno.EDQUOT: _("your share of the disk is full"),
        errno.EISDIR: _("it is a folder"),
        errno.ENOTDIR: _("a part of the path is a file"),
        errno.EEXIST: _("there is a file of that name"),
    }
    return reasons.get(error.errno or 0) or error.strerror or str(error)
