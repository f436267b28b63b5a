"""What families and staff answered when they were asked, and which counts of it may leave.

The same system as for surveys decides (`core.disclosure`): no count of few persons leaves, nor
what would give one away. Where all gave one answer everybody's is known, so that only their number
leaves.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from carepact.core.arrays import FloatArray, IntArray
from carepact.core.disclosure.contributions import Contributions
from carepact.core.disclosure.listing import Listing, Quantity
from carepact.core.disclosure.protection import protect
from carepact.core.disclosure.rules import DisclosureRule


@dataclass(frozen=True)
class Voices:
    """Answers of one group to one question."""

    criterion: str
    """Of which they tell."""
    who: str
    """Mothers, fathers, parents, children, staff or volunteers: no person in two of them."""
    question: str
    asked: int
    """Who were asked. [persons]"""
    counts: Mapping[str, int]
    """By answer; an answer that could not be given is not there. [persons]"""

    @property
    def answered(self) -> int:
        """Count who answered. [persons]"""
        return sum(self.counts.values())


@dataclass(frozen=True)
class VoiceCount:
    """One count of a question, and whether it may leave."""

    voices: Voices
    answer: str
    """`all` for all who answered, `asked` for all who were asked."""
    count: int
    may_leave: bool


def list_counts(voices: Voices, rule: DisclosureRule) -> Iterator[VoiceCount]:
    """List the counts of a question, each with whether it may leave.

    Parameters
    ----------
    voices : Voices
        Answers of one group.
    rule : DisclosureRule
        When there are too few persons.
    """
    hidden = _hide(voices, rule)
    for answer, count in voices.counts.items():
        yield VoiceCount(voices, answer, count, may_leave=answer not in hidden)
    may_tell = "all" not in hidden
    yield VoiceCount(voices, "all", voices.answered, may_leave=may_tell)
    yield VoiceCount(
        voices, "asked", voices.asked, may_leave=may_tell and not rule.is_few(voices.asked)
    )


def _hide(voices: Voices, rule: DisclosureRule) -> frozenset[str]:
    """Find the answers whose counts may not leave, and `all` where their number may not."""
    answers = tuple(voices.counts)
    if rule.is_few(voices.answered):
        return frozenset((*answers, "all"))
    if not voices.answered:
        return frozenset()
    if voices.answered in voices.counts.values():
        return frozenset(answers)
    persons = np.array([[voices.counts[one] for one in answers]], dtype=np.int64)
    members = np.column_stack([np.eye(len(answers), dtype=bool), np.ones(len(answers), dtype=bool)])
    entries = persons @ members.astype(np.int64)
    mass = persons.astype(float)
    quantity = Quantity(
        members=members,
        mass=mass,
        of_cells=_contribute(persons, mass, rule),
        of_line_atoms=_contribute(persons, mass, rule),
        of_entries=_contribute(entries, entries.astype(float), rule),
        participants=entries,
    )
    listing = Listing(np.ones((1, 1)), persons.sum(axis=1), persons.sum(axis=1), (quantity,))
    hidden = protect(listing, rule).entries[0]
    return frozenset(name for name, one in zip((*answers, "all"), hidden, strict=True) if one)


def _contribute(persons: IntArray, total: FloatArray, rule: DisclosureRule) -> Contributions:
    """Say who stands behind counts: each person as one."""
    places = np.arange(rule.depth)
    largest = np.where(places < persons[..., None], 1.0, 0.0)
    return Contributions(persons, total, largest)
