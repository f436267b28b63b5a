"""The caller's words: how a message names an option, a value and a command.

Python reads `gap='nope'`, the command line `--gap nope`. Whoever raises an error names neither:
the face that was called says how it speaks, for its own context, as it says in which language.
A further face (a page, a file) brings its own `Voice` and nothing below it changes.
"""

from __future__ import annotations

import csv
import functools
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Protocol


class Voice(Protocol):
    """How one face names what its caller gave; names are the keywords of Python."""

    def option(self, name: str, /) -> str:
        """Name an option: `gap`, `--gap`."""

    def given(self, name: str, value: object, /) -> str:
        """Name an option with a value as its caller writes it: `gap='nope'`, `--gap nope`."""

    def command(
        self, words: str, arguments: Sequence[object], options: Mapping[str, object], /
    ) -> str:
        """Name what is called, as it is typed: `carepact.list_countries()`."""


class Blank(str):
    """A word in the place of a value that the reader fills in: it stands without quotes."""

    __slots__ = ()

    def __repr__(self) -> str:
        """Return the word as it is."""
        return str(self)


@dataclass(frozen=True)
class PythonVoice:
    """Speak to somebody who calls functions."""

    def option(self, name: str, /) -> str:
        """Name a keyword."""
        return name

    def given(self, name: str, value: object, /) -> str:
        """Name a keyword with its value, as it is written in a call."""
        return f"{name}={(str(value) if isinstance(value, Path) else value)!r}"

    def command(
        self, words: str, arguments: Sequence[object], options: Mapping[str, object], /
    ) -> str:
        """Name the function that does what a command does; without one the command."""
        function = _functions().get(words)
        if function is None:
            named = [f"--{name.replace('_', '-')} {value}" for name, value in options.items()]
            return " ".join(["carepact", words, *map(str, arguments), *named])
        written = [repr(one) for one in arguments]
        written += [self.given(name, value) for name, value in options.items()]
        return f"carepact.{function}({', '.join(written)})"


@functools.cache
def _functions() -> Mapping[str, str]:
    """Read which public function does what a command does."""
    # The table stands beside the functions, at the face: this floor knows none of them.
    table = Path(__file__).resolve().parent.parent / "functions.csv"
    with table.open(encoding="utf-8", newline="") as lines:
        return MappingProxyType({row["command"]: row["function"] for row in csv.DictReader(lines)})


@dataclass(frozen=True)
class _Renamed:
    """Another voice whose caller knows some options by another name."""

    voice: Voice
    names: Mapping[str, str]

    def option(self, name: str, /) -> str:
        """Name an option by its caller's name."""
        return self.voice.option(self.names.get(name, name))

    def given(self, name: str, value: object, /) -> str:
        """Name an option with its value by its caller's name."""
        return self.voice.given(self.names.get(name, name), value)

    def command(
        self, words: str, arguments: Sequence[object], options: Mapping[str, object], /
    ) -> str:
        """Name a command: its options are its own, not the caller's."""
        return self.voice.command(words, arguments, options)


_SPEAKING: ContextVar[Voice | None] = ContextVar("voice", default=None)


def voice() -> Voice:
    """Return the voice of this context; without a face that set one, Python's."""
    return _SPEAKING.get() or PythonVoice()


@contextmanager
def use_voice(speaking: Voice) -> Iterator[None]:
    """Speak with a voice within this context alone; the one before comes back at its end.

    Parameters
    ----------
    speaking : Voice
        That of a face.

    Examples
    --------
    >>> given("gap", "nope")
    "gap='nope'"
    """
    token = _SPEAKING.set(speaking)
    try:
        yield
    finally:
        _SPEAKING.reset(token)


@contextmanager
def name_options(**names: str) -> Iterator[None]:
    """Let options be known by other names while a function or command of these names runs.

    Parameters
    ----------
    **names : str
        What messages call it, and the name by which this caller gave it.

    Examples
    --------
    >>> with name_options(variance="method"):
    ...     option("variance")
    'method'
    """
    with use_voice(_Renamed(voice(), names)):
        yield


def option(name: str) -> str:
    """Name an option in the caller's words: `gap`, `--gap`."""
    return voice().option(name)


@dataclass(frozen=True)
class LaterOption:
    """An option that a result names: in the words of who reads it, not of who made it."""

    name: str

    def __str__(self) -> str:
        """Name it in the words of this context."""
        return option(self.name)


def given(name: str, value: object) -> str:
    """Name an option with its value in the caller's words: `gap='nope'`, `--gap nope`."""
    return voice().given(name, value)


def command(words: str, /, *arguments: object, **options: object) -> str:
    """Name what to call next, as the caller types it.

    Parameters
    ----------
    words : str
        The command, e.g. `country` or `survey check`.
    *arguments : object
        What stands behind it, e.g. `KEN`.
    **options : object
        Its options, by their names in Python.

    Examples
    --------
    >>> command("country", "KEN")
    "carepact.read_country('KEN')"
    """
    return voice().command(words, arguments, options)
