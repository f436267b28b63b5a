"""What may not leave in a holder's words: names she listed, and words that tell of illness.

A list of words finds slips of the pen; it cannot read. What stands in a credential is shown to the
holder before she signs, and that is the real guard.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import resources

LETTER = r"[^\W\d_]"


def find_names(text: str, names: Iterable[str]) -> Iterator[str]:
    """Find names that may not be said, as the holder wrote them in her list.

    Parameters
    ----------
    text : str
        The holder's words.
    names : iterable of str
        Her list.
    """
    folded = _fold(text)
    for name in names:
        sought = re.escape(_fold(name.strip()))
        if sought and re.search(rf"(?<!{LETTER}){sought}(?!{LETTER})", folded):
            yield name.strip()


def find_health_words(text: str) -> Iterator[str]:
    """Find words that tell of illness or disability, in any language of the list, as written."""
    folded = _fold(text)
    yield from dict.fromkeys(match.group() for match in _health_pattern().finditer(folded))


@cache
def _health_pattern() -> re.Pattern[str]:
    """Make the pattern of all words of the list; one that ends with * begins words."""
    table = resources.files("carepact.data.skills").joinpath("health_words.csv").read_text("utf-8")
    words = sorted({_fold(row["word"]) for row in csv.DictReader(table.splitlines())})
    forms = (
        re.escape(word[:-1]) + rf"{LETTER}*" if word.endswith("*") else re.escape(word)
        for word in words
    )
    return re.compile(rf"(?<!{LETTER})(?:{'|'.join(forms)})(?!{LETTER})")


def _fold(text: str) -> str:
    """Fold case, accents and forms of letters, so that what reads alike is alike."""
    parted = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).casefold())
    return "".join(letter for letter in parted if not unicodedata.combining(letter))
