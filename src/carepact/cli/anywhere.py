"""Options that may stand anywhere in the line, before a command or behind it."""

from __future__ import annotations

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
    words = iter(line)
    for word in words:
        option, sign, value = word.partition("=")
        if word == "--":  # what follows are names, whatever they look like
            told.words += [word, *words]
        elif word == "--quiet":
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
