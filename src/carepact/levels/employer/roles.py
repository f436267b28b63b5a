"""A role, and never a person's name: a charter outlives who holds an office.

A list of words finds slips of the pen; it cannot read. Words of the table are of roles, however
they are written; of others those in capitals look like names.
"""

from __future__ import annotations

import csv
import itertools
import re
import unicodedata
from functools import cache
from importlib import resources


def looks_like_a_name(role: str) -> bool:
    """Tell whether what stands in the place of a role is a person's name, or an address.

    It is where two words in capitals follow each other and neither is of a role, where nothing
    but such words stands there, or where it holds `@` or a title.
    """
    if "@" in role or _title().search(role):
        return True
    words = re.findall(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*", role)
    names = [_is_named(one) for one in words]
    in_turn = any(a and b for a, b in itertools.pairwise(names))
    return in_turn or (bool(words) and all(names))


def _is_named(written: str) -> bool:
    """Tell whether a word begins with a capital and is of no role."""
    parts = [_fold(one) for one in re.split(r"[-'’.]", written) if one]
    return written[0].isupper() and not any(one in role_words() for one in parts)


@cache
def role_words() -> frozenset[str]:
    """Return the words of roles, as they are compared."""
    text = resources.files(__package__).joinpath("role_words.csv").read_text("utf-8")
    return frozenset(_fold(row["word"]) for row in csv.DictReader(text.splitlines()))


@cache
def _title() -> re.Pattern[str]:
    """Find what stands before a name alone."""
    return re.compile(r"(?<![^\W\d_])(?:Mrs?|Ms|Mx|Mme|Mlle|Sra?|Srta|Dra?)(?=\.|\s+[^\W\d_])")


def _fold(written: str) -> str:
    """Fold case and accents."""
    parted = unicodedata.normalize("NFKD", written.casefold())
    return "".join(one for one in parted if not unicodedata.combining(one))
