"""Options that may stand anywhere in the line, before a command or behind it."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from carepact.core.errors import ParameterError
from carepact.core.messages import _


@dataclass
class Anywhere:
    """What was told about the call as a whole, and the words that are left of the line."""

    words: list[str] = field(default_factory=list)
    language: str | None = None
    config: str | None = None
    log: str | None = None
    quiet: bool = False


def take_anywhere(line: list[str]) -> Anywhere:
    """Take the options of the call as a whole out of its words.

    Raises
    ------
    ParameterError
        If one of them has no value.
    """
    told = Anywhere()
    words = iter(_reread_words(line))
    for word in words:
        option, sign, value = word.partition("=")
        if word == "--":  # what follows are names, whatever they look like
            told.words += [word, *words]
        elif word in {"--quiet", "-q"}:
            told.quiet = True
        elif option in {"--language", "--config", "--log"}:
            found = value if sign else next(words, "")
            if not found or (not sign and found.startswith("-")):
                raise ParameterError(_("{option}: its value is missing. Write it behind the "
                                       "option.", option=option))  # fmt: skip
            setattr(told, option.removeprefix("--"), found)
        else:
            told.words.append(word)
    return told


def _reread_words(line: Sequence[str]) -> Iterator[str]:
    """Read words as UTF-8 where the machine took them for ASCII, as in the locale C.

    What may name a file stays as it is, since the machine finds it by that spelling.
    """
    before = ""
    for word in line:
        may_be_file = before.startswith("-") or os.path.lexists(word) or os.sep in word
        before = word
        if word.isascii() or may_be_file:
            yield word
            continue
        try:
            yield os.fsencode(word).decode("utf-8")
        except UnicodeError:  # no text at all, or one of another origin
            yield word
