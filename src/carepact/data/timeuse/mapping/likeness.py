"""Place an activity in ICATUS by how alike its label is to labels with a known place."""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from carepact.data.icatus.crosswalk import (
    OTHER_HOUSEHOLDS,
    icatus_titles,
    read_csv_resource,
    shipped_crosswalks,
)
from carepact.data.timeuse.mapping.guesses import guesses


class Placed(NamedTuple):
    """A place and how sure it is."""

    icatus: str
    score: float
    """Cosine of the words of both labels, rare ones counting more, 0 to 1."""


def split_words(label: str) -> list[str]:
    """Split a label into stems, without accents and short words."""
    plain = unicodedata.normalize("NFKD", label.lower())
    letters = "".join(one for one in plain if not unicodedata.combining(one))
    stem, least = guesses().limits.stem.value, guesses().limits.shortest_word.value
    return [word[:stem] for word in re.findall(r"[a-z]+", letters) if len(word) >= least]


@cache
def _known() -> tuple[tuple[Counter[str], str], ...]:
    """List labels with a known place: titles of ICATUS, rows of the shipped crosswalks."""
    labelled = [(title, code) for code, title in icatus_titles().items()]
    for table in shipped_crosswalks():
        for row in read_csv_resource(f"{table}.csv"):
            label = row.get("label") or row.get("name") or row["rationale"].split(":")[0]
            labelled.append((label, row["icatus"]))
    return tuple(
        (Counter(split_words(label)), code)
        for label, code in labelled
        if code and code != OTHER_HOUSEHOLDS
    )


@cache
def _rarity() -> Mapping[str, float]:
    """Weigh stems: the fewer labels hold one, the more it tells."""
    found = Counter(word for words, _code in _known() for word in words)
    return {word: math.log(len(_known()) / count) for word, count in found.items()}


def place_by_label(label: str) -> Placed | None:
    """Find the place of the most similar label; None where no word is shared."""
    words = Counter(split_words(label))
    rarity = _rarity()
    size = _size(words, rarity)
    if not size:
        return None
    best = Placed("", 0.0)
    for known, code in _known():
        shared = sum(words[w] * known[w] * rarity[w] ** 2 for w in words.keys() & known.keys())
        score = shared / (size * _size(known, rarity)) if shared else 0.0
        # Of equals the less detailed place is the safer one.
        if score > best.score + 1e-9 or (
            score >= best.score - 1e-9 and len(code) < len(best.icatus)
        ):
            best = Placed(code, score)
    return best if best.score > 0 else None


def _size(words: Counter[str], rarity: Mapping[str, float]) -> float:
    """Return the length of a label's words as a vector; unknown ones count as the rarest."""
    most = max(rarity.values())
    return math.sqrt(sum((count * rarity.get(word, most)) ** 2 for word, count in words.items()))
