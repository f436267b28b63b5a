"""Pages that are handed on: one file of HTML each, which prints, and asks for nothing outside."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from importlib import metadata

from carepact.core.messages import _, language
from carepact.data.skills.reading import NOTICE
from carepact.report.skills.words import say_own_labels


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
    from jinja2 import Environment, PackageLoader, StrictUndefined  # noqa: PLC0415 - slow to import

    surroundings = Environment(
        loader=PackageLoader("carepact.report", "skills"),
        autoescape=True,
        undefined=StrictUndefined,
        keep_trailing_newline=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    foot = {
        "lang": language(),
        "notice": NOTICE,
        "own_labels": say_own_labels() if any(one.endswith("*") for one in labels) else "",
        "foot": _("Laid out by carepact {version}.", version=metadata.version("carepact")),
    }
    return surroundings.get_template(name).render(**foot, **words).encode()
