"""Place an activity in ICATUS by how alike its label is to labels with a known place."""

from __future__ import annotations

import csv
import io
import math
import re
import unicodedata
from collections import Counter
from collections.abc import Mapping
from functools import cache
from importlib import resources
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
    """Split a label into stems of English words, without accents and short words."""
    plain = unicodedata.normalize("NFKD", label.lower())
    letters = "".join(one for one in plain if not unicodedata.combining(one))
    for phrase in _phrases():
        letters = letters.replace(phrase, _glossary()[phrase])
    english = [known for word in re.findall(r"[a-z]+", letters) for known in _translate(word)]
    limits = guesses().limits
    return [_stem(word) for word in english if len(word) >= limits.shortest_word.value]


@cache
def _glossary() -> dict[str, str]:
    """Read the glossary: phrase, or beginning of a word ($: all of it), to English words."""
    text = resources.files(__package__).joinpath("glossary.csv").read_text("utf-8")
    return {row["begins"]: row["english"] for row in csv.DictReader(io.StringIO(text))}


@cache
def _phrases() -> tuple[str, ...]:
    """List what the glossary holds of several words."""
    return tuple(key for key in _glossary() if not key.rstrip("$").isalpha())


def _translate(word: str) -> list[str]:
    """Return the English words that the glossary gives for a word, else the word itself."""
    glossary = _glossary()
    if f"{word}$" in glossary:
        return glossary[f"{word}$"].split()
    for end in range(len(word), guesses().limits.shortest_word.value, -1):
        if word[:end] in glossary:
            return glossary[word[:end]].split()
    return [word]


def _stem(word: str) -> str:
    """Cut what grammar adds to a word, and what is long."""
    plain = re.sub(r"(?<=[a-z]{3})(ing|ed|es|s)$", "", word)
    return re.sub(r"([pntg])\1$", r"\1", plain)[: guesses().limits.stem.value]


@cache
def _known() -> tuple[tuple[Counter[str], str], ...]:
    """List labels with a known place: titles of ICATUS, rows of the shipped crosswalks."""
    labelled = [(title, code) for code, title in icatus_titles().items()]
    for table in shipped_crosswalks():
        for row in read_csv_resource(f"{table}.csv"):
            if row.get("plus_minutes"):
                continue  # a question names much beside its activity: fuel to cook, the way there
            said, _colon, rest = row["rationale"].partition(":")
            told = rest if said.endswith("says") else said
            labelled.append((row.get("label") or row.get("name") or told, row["icatus"]))
    return tuple(
        (words, code)
        for label, code in labelled
        if code and code != OTHER_HOUSEHOLDS and (words := Counter(split_words(label)))
    )


@cache
def _rarity() -> Mapping[str, float]:
    """Weigh stems: the fewer labels hold one, the more it tells, but no word tells all."""
    found = Counter(word for words, _code in _known() for word in words)
    return {word: math.sqrt(math.log(len(_known()) / count)) for word, count in found.items()}


def place_by_label(label: str) -> Placed | None:
    """Find the place of the most similar label; None where no word is shared.

    None as well where a label of another division is as similar: neither is known then.
    """
    words = Counter(split_words(label))
    rarity = _rarity()
    size = _size(words, rarity)
    if not size:
        return None
    best: dict[str, Placed] = {}
    for known, code in _known():
        shared = sum(words[w] * known[w] * rarity[w] ** 2 for w in words.keys() & known.keys())
        if not shared:
            continue
        score = shared / (size * _size(known, rarity))
        before = best.get(code[0], Placed("", 0.0))
        # Of equals the less detailed place is the safer one.
        if score > before.score + 1e-9 or (
            score >= before.score - 1e-9 and len(code) < len(before.icatus)
        ):
            best[code[0]] = Placed(code, score)
    ranked = sorted(best.values(), key=lambda one: -one.score)
    limits = guesses().limits
    lead = (limits.clear_lead if len(words) > 1 else limits.clear_lead_of_a_word).value
    if not ranked or any(one.score >= lead * ranked[0].score for one in ranked[1:]):
        return None
    return ranked[0]


def _size(words: Counter[str], rarity: Mapping[str, float]) -> float:
    """Return the length of a label's words as a vector; unknown ones count as the rarest."""
    most = max(rarity.values())
    return math.sqrt(sum((count * rarity.get(word, most)) ** 2 for word, count in words.items()))
