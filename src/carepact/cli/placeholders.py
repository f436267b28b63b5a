"""Words in the place of what is typed, as the help of a command has them."""

from __future__ import annotations

import re

from carepact.core.messages import _c


def word_placeholder(written: str) -> str:
    """Say the words of a placeholder in the reader's language: NAME=VALUE, COUNTRY|STUDY.

    What is typed as it stands, such as `survey`, stays.
    """
    words = {
        "ADDRESS": _c("placeholder", "ADDRESS"),
        "AGES": _c("placeholder", "AGES"),
        "CODE": _c("placeholder", "CODE"),
        "COLUMN": _c("placeholder", "COLUMN"),
        "COLUMNS": _c("placeholder", "COLUMNS"),
        "CONDITION": _c("placeholder", "CONDITION"),
        "COUNTRY": _c("placeholder", "COUNTRY"),
        "DATAFILE": _c("placeholder", "DATAFILE"),
        "DAY": _c("placeholder", "DAY"),
        "FILE": _c("placeholder", "FILE"),
        "FOLDER": _c("placeholder", "FOLDER"),
        "FORMAT": _c("placeholder", "FORMAT"),
        "GROUPS": _c("placeholder", "GROUPS"),
        "KIND": _c("placeholder", "KIND"),
        "MAPPING": _c("placeholder", "MAPPING"),
        "NAME": _c("placeholder", "NAME"),
        "NAMES": _c("placeholder", "NAMES"),
        "NUMBER": _c("placeholder", "NUMBER"),
        "PATH": _c("placeholder", "PATH"),
        "REFERENCE": _c("placeholder", "REFERENCE"),
        "RULE": _c("placeholder", "RULE"),
        "SHARE": _c("placeholder", "SHARE"),
        "SHELL": _c("placeholder", "SHELL"),
        "STUDY": _c("placeholder", "STUDY"),
        "VALUE": _c("placeholder", "VALUE"),
        "WORD": _c("placeholder", "WORD"),
        "YEAR": _c("placeholder", "YEAR"),
        "YEARS": _c("placeholder", "YEARS"),
    }
    return re.sub(r"[A-Z]{3,}", lambda found: words.get(found[0], found[0]), written)
