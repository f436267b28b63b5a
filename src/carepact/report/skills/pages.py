"""Pages that are handed on: one file of HTML each, which prints, and asks for nothing outside."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from importlib import metadata

from carepact.core.messages import _, language
from carepact.data.skills.reading import NOTICE
from carepact.report.skills.words import say_own_labels
from carepact.report.templates import fill_page


def fill_template(name: str, words: Mapping[str, object], labels: Iterable[str]) -> bytes:
    """Fill the template of a page; every text of the holder is escaped.

    Parameters
    ----------
    name : str
        Template beside this module.
    words : mapping of str to object
        What the page says.
    labels : iterable of str
        Names of the skills that stand on it; where one is marked as ours, the mark is explained.
    """
    foot = {
        "lang": language(),
        "notice": NOTICE,
        "own_labels": say_own_labels() if any(one.endswith("*") for one in labels) else "",
        "foot": _("Laid out by carepact {version}.", version=metadata.version("carepact")),
    }
    return fill_page("skills", name, {**foot, **words}, is_tight=True)
