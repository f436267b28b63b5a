"""How a hostile input is written down: what is laid out, what is typed, how it may end."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

REFUSED = 2


@dataclass(frozen=True)
class Case:
    """One hostile input."""

    name: str
    words: tuple[str, ...]
    """What is typed behind `carepact`, in the folder of the files."""
    files: tuple[tuple[str, str | bytes], ...] = ()
    lay_out: Callable[[Path], None] | None = None
    """Lays out what is no text."""
    odd: bool = False
    """Whether it is merely odd: an answer is right as well."""

    def prepare(self, folder: Path) -> None:
        """Lay out the files."""
        if self.lay_out is not None:
            self.lay_out(folder)
        for name, content in self.files:
            raw = content.encode() if isinstance(content, str) else content
            (folder / name).write_bytes(raw)


def of_file(
    kind: str,
    words: str,
    name: str,
    contents: dict[str, str | bytes],
    lay_out: Callable[[Path], None] | None = None,
    odd: Iterable[str] = (),
) -> list[Case]:
    """Make a case of each content of one file."""
    unknown = set(odd) - set(contents)
    assert not unknown, unknown
    return [
        Case(f"{kind}: {what}", tuple(words.split()), ((name, content),), lay_out, what in odd)
        for what, content in contents.items()
    ]


def of_words(
    kind: str,
    before: str,
    values: Iterable[str],
    lay_out: Callable[[Path], None] | None = None,
    odd: Iterable[str] = (),
) -> list[Case]:
    """Make a case of each value of one option or argument."""
    return [
        Case(
            f"{kind}: {ascii(value)[:40]} ({len(value)} letters)",
            (*before.split(), value),
            (),
            lay_out,
            value in set(odd),
        )
        for value in values
    ]
