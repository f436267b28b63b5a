"""Words of tables and pictures in the reader's language.

Files keep the English labels, so that a program finds them; the screen and the
pictures say those that `labels.csv` lists in the reader's language.
"""

from __future__ import annotations

import csv
import functools
from collections.abc import Iterable, Mapping
from importlib import resources

from carepact.core.messages import Message, _, _c, data_text, message_id


def in_words(label: str) -> str:
    """Return a label of a table in the reader's language, or as it is."""
    if isinstance(label, Message):
        return label.word()
    return " - ".join(map(_word_part, label.split(" - ")))


def _word_part(part: str) -> str:
    """Say one part of a label: what `labels.csv` lists, or another word of a data file."""
    bare = part.lstrip("- ")  # dashes before the title of an activity tell its level
    kinds = ("label", "unit", "activity", "occupation", "region", "grouping")
    said = (data_text(kind, bare) for kind in kinds)
    return part[: len(part) - len(bare)] + next((s for s in said if s != bare), bare and _(bare))


def word_money(unit: str) -> str:
    """Say a unit of value, such as `pesos a year`, around the currency as its table names it."""
    forms = {
        " a person and year": message_id("{currency} a person and year"),
        " a year": message_id("{currency} a year"),
        " an hour": message_id("{currency} an hour"),
    }
    for end, form in forms.items():
        if unit.endswith(end) and in_words(unit) == unit:
            return _(form, currency=unit.removesuffix(end))
    return in_words(unit)


def join_parts(parts: Iterable[str]) -> str:
    """Join parts that hold commas of their own, as the reader's language parts them."""
    return _c("between parts of a list", "; ").join(parts)


def join_listed(items: Iterable[str]) -> str:
    """Join a list by commas, or as parts where an item holds a comma that would read as one."""
    listed = list(items)
    return join_parts(listed) if any(", " in one for one in listed) else ", ".join(listed)


def lower_first(text: str) -> str:
    """Begin a title small, as it stands within a sentence; an abbreviation stays."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def put_under(head: str, text: object) -> str:
    """Put a text behind its head and a colon, as the reader's language sets one."""
    return _("{head}: {text}", head=head, text=text)


def words_of(package: str, file: str, kind: str) -> Mapping[str, str]:
    """Return the words of a table in the reader's language, by what its first column names.

    Parameters
    ----------
    package : str
        Package in which the table lies, beside the vocabulary that it words.
    file : str
        Table whose last column holds the English words, in the order in which they are shown.
    kind : str
        What the words are: the context under which catalogues hold them.
    """
    return {key: data_text(kind, text) for key, text in _read_words(package, file).items()}


@functools.cache
def _read_words(package: str, file: str) -> Mapping[str, str]:
    """Read the English words of a table."""
    text = resources.files(package).joinpath(file).read_text("utf-8")
    rows = [list(row.values()) for row in csv.DictReader(text.splitlines())]
    return {row[0]: row[-1] for row in rows}


def in_status(status: str) -> str:
    """Say how a figure is known."""
    return {"observed": _("observed"), "imputed": _("estimated from other countries"),
            "assumed": _("assumed"), "given": _("given by the user")}[status]  # fmt: skip


def in_strength(strength: str | None) -> str:
    """Say how evidence was learnt."""
    return {
        "trial": _("trial"),
        "quasi-experiment": _("quasi-experiment"),
        "administrative": _("administrative data"),
        "survey": _("survey"),
        "self-report": _("self-report"),
        "expert": _("expert judgement"),
        "illustrative": _("illustrative"),
    }.get(strength or "", _("law"))
