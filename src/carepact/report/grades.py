"""Grades in words: what a letter says, beside it."""

from __future__ import annotations

from carepact.core.messages import _


def explain_grade(letter: str) -> str:
    """Say a grade of a result with its meaning, e.g. `B (some inputs estimated)`."""
    return f"{letter} ({name_grade(letter)})"


def name_grade(letter: str) -> str:
    """Say what a grade means."""
    return {
        "A": _("every input observed"),
        "B": _("minor inputs estimated or assumed"),
        "C": _("a key input estimated or assumed"),
        "D": _("not to be quoted: key inputs estimated"),
    }[letter]
