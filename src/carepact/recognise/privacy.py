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

from carepact.recognise.account import Account, Example

LETTER = r"[^\W\d_]"
LIKE = str.maketrans(
    {
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2212", "-"),
        **dict.fromkeys("\u2018\u2019\u02bc`\u00b4", "'"),
    }
)
"""Signs that programs of writing put in the place of a hyphen and an apostrophe."""


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
        sought = _fold(name).strip()
        if sought and re.search(_bound(sought), folded):
            yield name.strip()


def find_health_words(text: str) -> Iterator[str]:
    """Find words that tell of illness or disability, in any language of the list, as written."""
    plain = unicodedata.normalize("NFC", text)
    folded = [_fold(letter) for letter in plain]
    # Where each folded letter stands in what was written.
    places = [place for place, letters in enumerate(folded) for _letter in letters]
    matches = _health_pattern().finditer("".join(folded))
    yield from dict.fromkeys(
        plain[places[match.start()] : places[match.end() - 1] + 1] for match in matches
    )


def find_private(account: Account, text: str) -> Iterator[str]:
    """List what in a text tells of somebody who was cared for: names of the list, illnesses."""
    yield from find_names(text, account.never_say)
    yield from find_health_words(text)


def tells_health(example: Example) -> bool:
    """Tell whether the words of an example look as if they told of somebody's health."""
    return any(find_health_words(f"{example.words}\n{example.change_words}"))


@cache
def _health_pattern() -> re.Pattern[str]:
    """Make the pattern of all words of the list; one that ends with * begins words."""
    table = resources.files("carepact.data.skills").joinpath("health_words.csv").read_text("utf-8")
    listed = {_fold(row["word"]) for row in csv.DictReader(table.splitlines())}
    words = sorted(listed, key=lambda word: (-len(word), word))  # the longest that fits is told
    forms = (
        _spell(word[:-1]) + rf"{LETTER}*" if word.endswith("*") else _spell(word) for word in words
    )
    return re.compile(rf"(?<!{LETTER})(?:{'|'.join(forms)})(?!{LETTER})")


def _bound(sought: str) -> str:
    """Make the pattern of a name that is no part of a longer word.

    Writing without capitals often has no gaps between words, or writes small words on to a name:
    there a name is found wherever it stands.
    """
    before = rf"(?<!{LETTER})" if sought[0] != sought[0].upper() else ""
    behind = rf"(?!{LETTER})" if sought[-1] != sought[-1].upper() else ""
    return before + _spell(sought) + behind


def _spell(words: str) -> str:
    """Make the pattern of some words, however wide the gaps between them are."""
    return r"\s+".join(re.escape(word) for word in words.split())


def _fold(text: str) -> str:
    """Fold case, accents, forms of letters and signs unseen, so that what reads alike is alike."""
    # NFKC by itself would make a hyphen that does not break a line one that is no other's like.
    plain = unicodedata.normalize("NFKC", text.translate(LIKE)).casefold()
    return "".join(
        letter
        for letter in unicodedata.normalize("NFKD", plain)
        if not unicodedata.combining(letter) and unicodedata.category(letter) != "Cf"
    )
