"""Forms that ask for an address: each field with its label, without script."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple


class Choice(NamedTuple):
    """One thing that can be chosen."""

    value: str
    words: str
    is_chosen: bool


@dataclass(frozen=True)
class FormField:
    """One field of a form."""

    name: str
    """As the address has it."""
    label: str
    kind: Literal["select", "search", "date", "number", "check"]
    value: str = ""
    """What stands in it; of a check, whether it is set."""
    choices: tuple[Choice, ...] = ()
    hint: str = ""


@dataclass(frozen=True)
class Form:
    """A form that leads to an address."""

    action: str
    button: str
    fields: tuple[FormField, ...]
    hidden: tuple[tuple[str, str], ...] = ()
    """Fields that it sends on as they are."""
    title: str = ""
    """Of a form that is not the first of its page."""
