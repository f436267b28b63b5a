"""Say a text of a data file in every language that has a catalogue."""

from __future__ import annotations

from carepact.core.messages import LANGUAGES, word
from carepact.core.speaking import use_language


def say_in_each(text: str) -> tuple[str, ...]:
    """Say a text in every language, in the order of `LANGUAGES`."""
    told = []
    for code in LANGUAGES:
        with use_language(code):
            told.append(word(text))
    return tuple(told)
