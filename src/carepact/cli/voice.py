"""The words of the command line: `--gap nope`, `carepact countries`."""

from __future__ import annotations

import csv
import functools
import shlex
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple


class _Spelling(NamedTuple):
    """An option that is not spelled as its keyword in Python."""

    option: str
    joined_by: str
    """Between a name and its value, where an option takes both."""


@dataclass(frozen=True)
class CommandLine:
    """Speak to somebody who types; other processes can be told to speak so too."""

    called: str = "carepact"
    """What stood in the place of `carepact`, where what it names is to be typed as it stands."""

    def option(self, name: str, /) -> str:
        """Name an option as it is typed."""
        return _spell(name).option

    def given(self, name: str, value: object, /) -> str:
        """Name an option with its value as it is typed; a switch stands alone."""
        return " ".join(_write(name, value))

    def command(
        self, words: str, arguments: Sequence[object], options: Mapping[str, object], /
    ) -> str:
        """Name a command as it is typed."""
        named = [word for name, value in options.items() for word in _write(name, value)]
        # The message may be copied into a shell, where a condition needs its quotes.
        return " ".join([self.called, words, *map(shlex.quote, [*map(str, arguments), *named])])


def _write(name: str, value: object) -> Iterator[str]:
    """Write an option and its value as words; one of several names stands once for each."""
    spelled = _spell(name)
    if isinstance(value, Mapping):
        for key, one in value.items():
            yield from (spelled.option, f"{key}{spelled.joined_by}{one}")
        return
    yield spelled.option
    if value is None or isinstance(value, bool):
        return
    if isinstance(value, Iterable) and not isinstance(value, str):
        yield ",".join(map(_print_one, value))
    else:
        yield _print_one(value)


def _print_one(value: object) -> str:
    """Print a value as it is typed: a whole number without its decimals."""
    return f"{value:.0f}" if isinstance(value, float) and value.is_integer() else str(value)


def _spell(name: str) -> _Spelling:
    """Spell an option: as in Python with hyphens, unless the table has it otherwise."""
    return _spellings().get(name) or _Spelling(f"--{name.replace('_', '-')}", "=")


@functools.cache
def _spellings() -> Mapping[str, _Spelling]:
    """Read the options that are not spelled as in Python."""
    table = Path(__file__).parent / "option_names.csv"
    with table.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines)
        return {row["name"]: _Spelling(row["option"], row["joined_by"]) for row in rows}
