"""Find figures of an indicator that cannot be told: beyond all counts, or of too few persons."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from carepact.core.disclosure.rules import DisclosureRule
from carepact.core.messages import _
from carepact.levels.pact.few import is_few
from carepact.studies.pact_file.limits import pact_limits


def spell(code: str) -> str:
    """Spell a code in one way: an accent may be typed with its letter, or behind it."""
    return unicodedata.normalize("NFC", code.strip())


def find_beyond_counts(where: str, *figures: float | None) -> Iterator[str]:
    """Find figures that are not finite, or larger than anything that is counted."""
    most = pact_limits().largest_figure
    if any(one is not None and not abs(one) <= most for one in figures):
        yield _("{where}: is no figure that can be reached. Write a number up to {most} in size, "
                "or choose a larger unit.", where=where, most=most)  # fmt: skip


def find_few_at_start(where: str, baseline: float | None, unit: str) -> Iterator[str]:
    """Find a start of so few people that every page of the pact would tell of them."""
    if baseline is not None and is_few(baseline, unit):
        yield _("{where}: {value} {unit} are so few that they can be recognised, and every page "
                "would tell where it stood. Write 0, or choose an indicator of {minimum} or more.",
                where=where, value=f"{baseline:g}", unit=unit,
                minimum=DisclosureRule().minimum)  # fmt: skip
