"""Show whether an answer is whole: what is changed, missing, or no part of it."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Group, RenderableType

from carepact.core.messages import _, _n
from carepact.report.prose import Prose
from carepact.studies.received.found import Found, Verification

MOST = 20
"""No more files of a kind are named on the screen. [files]"""


def show_verification(found: Verification) -> RenderableType:
    """Say whether it is whole, and what is wrong where."""
    verdict = say_verdict(found)
    style = "bold green" if found.is_whole else "bold red"
    return Group(Prose(verdict, style=style), *(Prose(line) for line in _say_each(found)))


def say_verdict(found: Verification) -> str:
    """Say in one sentence whether an answer is whole."""
    matching = found.counts[Found.MATCHING]
    if found.is_whole:
        return _n(
            "{place}: whole. {count} file is as it was written.",
            "{place}: whole. {count} files are as they were written.",
            matching,
            place=found.place,
        )
    return _(
        "{place}: not whole. Do not rely on it: write the answer again, or ask for it again.",
        place=found.place,
    )


def _say_each(found: Verification) -> Iterator[str]:
    """Say of each kind which files are found to be so."""
    words = {
        Found.NO_MANIFEST: _("Without a whole manifest that lists files with their hashes"),
        Found.CHANGED: _("Changed since it was written"),
        Found.MISSING: _("Missing"),
        Found.EXTRA: _("No part of the answer, nothing vouches for it"),
    }
    for kind, told in words.items():
        named = found.name(kind)
        if named:
            further = ", …" if len(named) > MOST else ""
            yield f"- {told} ({len(named)}): {', '.join(named[:MOST])}{further}"
    broken = [f"{one.file} ({one.place})" for one in found.files if one.found is Found.BROKEN]
    if broken:
        yield "- " + _("The books do not hold: {listed}", listed=", ".join(broken[:MOST]))
    elif found.is_whole and any(one.endswith("ledger/checks.csv") for one in _matching(found)):
        yield _("Its books balance, and all their checks hold.")
    if not found.is_whole and found.counts[Found.MATCHING]:
        count = found.counts[Found.MATCHING]
        yield "- " + _n(
            "As it was written: {count} file", "As they were written: {count} files", count
        )


def _matching(found: Verification) -> list[str]:
    return found.name(Found.MATCHING)
