"""The words of a page: fields of an address, and other pages by their titles."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from carepact.app.nouns import all_nouns
from carepact.core.messages import _, word


@dataclass(frozen=True)
class PageVoice:
    """Speak to somebody who looks at a page."""

    def option(self, name: str, /) -> str:
        """Name a field."""
        return name

    def given(self, name: str, value: object, /) -> str:
        """Name a field with its value, as an address has it."""
        return f"{name}={value}"

    def command(
        self, words: str, arguments: Sequence[object], options: Mapping[str, object], /
    ) -> str:
        """Name the page that shows what a command does; where there is none, the command."""
        noun = {"countries": "", "options": "agenda", "law changes": "law-changes"}.get(
            words, words
        )
        titles = {one.name: word(one.title) for one in all_nouns()}
        if noun in titles:
            return _("the page “{page}”", page=titles[noun])
        named = [f"--{name.replace('_', '-')} {value}" for name, value in options.items()]
        return " ".join(["carepact", words, *map(str, arguments), *named])
