"""Which skills an account may show, why, and what is still missing to show them.

A skill is a candidate because an activity that is told practises it (`direct`, `close` in the
reviewed table), or because the holder's own example shows it (`possible`, and what no row of the
table holds). How long or how often never counts: from hours alone no level is derived.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from carepact.data.skills.concepts import Concept, read_concepts
from carepact.data.skills.reading import Row, read_rows
from carepact.recognise.account import Account, Example

Strength = Literal["direct", "close", "possible", "own"]
STRENGTHS: tuple[Strength, ...] = ("direct", "close", "possible", "own")
"""From the strongest: the activity is the skill's own task; it is practised whenever the activity
is done well; the example alone shows it; the example shows it and no row of the table does."""
BY_ACTIVITY = frozenset({"direct", "close"})
"""Strengths for which telling the activity is enough to be asked for an example."""
Standing = Literal["shown", "private", "example-missing"]


@dataclass(frozen=True)
class Candidate:
    """A skill that an account may show."""

    concept: Concept
    rows: tuple[Row, ...]
    """Rows of the reviewed table that lead from what is told to the skill, the strongest first."""
    examples: tuple[Example, ...]
    """The holder's own, those that others may see first."""

    @property
    def strength(self) -> Strength:
        """Return how strongly the best of its rows leads here; `own` where there is none."""
        strengths = {one.strength for one in self.rows}
        return next((one for one in STRENGTHS if one in strengths), "own")

    @property
    def standing(self) -> Standing:
        """Tell whether others may see it, the holder alone, or an example is still missing."""
        if not self.examples:
            return "example-missing"
        return "shown" if any(one.is_shown for one in self.examples) else "private"

    @property
    def shown(self) -> tuple[Example, ...]:
        """List the examples that others may see."""
        return tuple(one for one in self.examples if one.is_shown)


@dataclass(frozen=True)
class Found:
    """Skills found in an account."""

    candidates: tuple[Candidate, ...]
    """The strongest first."""
    by_example: tuple[Candidate, ...]
    """Skills that an example of what is told could show, and none does yet."""

    def of(self, address: str) -> Candidate | None:
        """Return what was found of a concept; None where nothing was."""
        both = (*self.candidates, *self.by_example)
        return next((one for one in both if one.concept.uri == address), None)


def find_candidates(account: Account) -> Found:
    """Find the skills that an account may show.

    Parameters
    ----------
    account : Account
        What the holder tells.

    Returns
    -------
    Found
        Candidates with the rows that lead to them and the holder's examples, and the skills that
        an example could still show.
    """
    told = frozenset(account.activities)
    examples: dict[str, list[Example]] = {}
    for example in account.examples:
        examples.setdefault(example.skill, []).append(example)
    # What an example alone says that she did leads to the skill of that example and to no other.
    named = {(one.activity, one.skill) for one in account.examples}
    rows: dict[str, list[Row]] = {}
    for row in read_rows():
        if row.uri and (row.activity in told or (row.activity, row.uri) in named):
            rows.setdefault(row.uri, []).append(row)
    found = [
        _weigh(concept, rows.get(uri, []), examples.get(uri, []))
        for uri, concept in read_concepts().items()
        if uri in rows or uri in examples
    ]
    asked = [one for one in found if one.examples or one.strength in BY_ACTIVITY]
    left = [one for one in found if not one.examples and one.strength not in BY_ACTIVITY]
    return Found(_rank(asked), _rank(left))


def _weigh(concept: Concept, rows: Iterable[Row], examples: Iterable[Example]) -> Candidate:
    """Put together what leads to a skill: `possible` rows count where an example stands by them."""
    told = sorted(examples, key=lambda one: not one.is_shown)
    named = {one.activity for one in told}
    fitting = [
        row
        for row in rows
        if row.strength in BY_ACTIVITY or not told or row.activity in named or None in named
    ]
    ordered = sorted(fitting, key=lambda row: (_place(row), row.activity))
    return Candidate(concept, tuple(ordered), tuple(told))


def _place(row: Row) -> int:
    """Return the place of a row among the strengths, the strongest first."""
    return next(place for place, one in enumerate(STRENGTHS) if one == row.strength)


def _rank(found: Iterable[Candidate]) -> tuple[Candidate, ...]:
    """Order what was found: by strength, then as the table of concepts has them."""
    places: Mapping[str, int] = {uri: place for place, uri in enumerate(read_concepts())}
    return tuple(
        sorted(found, key=lambda one: (STRENGTHS.index(one.strength), places[one.concept.uri]))
    )
