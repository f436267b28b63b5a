"""Find a skill by what people write: its label in any language, one of the nine, its address."""

from __future__ import annotations

import unicodedata
from functools import cache

from carepact.core import voice
from carepact.core.errors import ParameterError, nearest
from carepact.core.messages import _, language, word
from carepact.data.skills.concepts import read_concepts
from carepact.data.skills.reading import read_nine


def find_skill(written: str) -> str:
    """Find a skill.

    Parameters
    ----------
    written : str
        Its label in English, French or Spanish; the code of one of the nine, which stands for the
        first concept that belongs to it; its address in ESCO, or the code of one of our own.

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
    found = _known().get(folded) or _nine_in(language()).get(folded)
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


@cache
def _known() -> dict[str, str]:
    """Gather all names of all skills that are the same in every language of the reader."""
    named: dict[str, str] = {}
    for uri, concept in read_concepts().items():
        for name in (uri, uri.rpartition("/")[2], *concept.labels.values()):
            named.setdefault(_fold(name), uri)
        if concept.nine:
            named.setdefault(_fold(concept.nine), uri)
    return named


@cache
def _nine_in(spoken: str) -> dict[str, str]:
    """Gather the names of the nine skills in the reader's language."""
    del spoken  # what `word` speaks; named so that each language is kept apart
    return {_fold(word(name)): _known()[_fold(code)] for code, name in read_nine().items()}


def _fold(name: str) -> str:
    """Fold case, space and how accents are put together, so that what reads alike is alike."""
    plain = unicodedata.normalize("NFKC", name).casefold()
    return " ".join(plain.replace("\u2019", "'").split())
