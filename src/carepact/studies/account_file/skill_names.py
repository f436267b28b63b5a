"""Find a skill by what people write: its label in any language, one of the nine, its address."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection
from functools import cache

from carepact.core import voice
from carepact.core.errors import ParameterError, nearest
from carepact.core.messages import _, language, word
from carepact.data.skills.concepts import read_concepts
from carepact.data.skills.reading import STRENGTHS, read_nine, read_rows


def find_skill(written: str, activities: Collection[str] = ()) -> str:
    """Find a skill.

    Parameters
    ----------
    written : str
        Its label in English, French or Spanish; one of the nine, which stands for that concept of
        it to which the activities lead most strongly, else for its first; its address in ESCO, or
        the code of one of our own.
    activities : collection of str
        What the holder was doing.

    Returns
    -------
    str
        The address of the concept, or the code of our own.

    Raises
    ------
    ParameterError
        If there is none; the nearest is offered.
    """
    folded = _fold(written)
    found = _known().get(folded)
    nine = find_nine(written)
    if nine:
        found = _choose(nine, activities)
    if found is None:
        spoken = [one.label(language()) for one in read_concepts().values()]
        raise ParameterError(
            _("'{skill}' is not the name of a skill.", skill=written.strip())
            + (
                nearest(written.strip(), [*spoken, *read_nine()])
                or " " + _("{command} lists them.", command=f"'{voice.command('skills list')}'")
            )
        )
    return found


def find_nine(written: str) -> str | None:
    """Return the code of one of the nine skills by its code or its name; None if it is none.

    A name that is also the label of one skill, in any language, is that label.
    """
    folded = _fold(written)
    return None if folded in _known() else _nine_in(language()).get(folded)


@cache
def _known() -> dict[str, str]:
    """Gather all names of all skills that are the same in every language of the reader."""
    named: dict[str, str] = {}
    for uri, concept in read_concepts().items():
        for name in (uri, uri.rpartition("/")[2], *concept.labels.values()):
            named.setdefault(_fold(name), uri)
    return named


@cache
def _nine_in(spoken: str) -> dict[str, str]:
    """Gather codes and names of the nine skills, these in the reader's language."""
    del spoken  # what `word` speaks; named so that each language is kept apart
    names = {_fold(word(name)): code for code, name in read_nine().items()}
    return {**names, **{_fold(code): code for code in read_nine()}}


def _choose(nine: str, activities: Collection[str]) -> str:
    """Choose the concept of one of the nine to which activities lead most strongly."""
    of_it = [uri for uri, concept in read_concepts().items() if concept.nine == nine]
    led = {
        row.uri: STRENGTHS.index(row.strength)
        for row in sorted(read_rows(), key=lambda row: -STRENGTHS.index(row.strength))
        if row.activity in activities and row.uri in of_it
    }
    return min(of_it, key=lambda uri: led.get(uri, len(STRENGTHS)))


def _fold(name: str) -> str:
    """Fold case, space and how accents are put together, so that what reads alike is alike."""
    plain = unicodedata.normalize("NFKC", name).casefold()
    return " ".join(plain.replace("\u2019", "'").split())
