"""How each criterion stands: what each assessor said, what they agreed on, what shows it.

Nothing is added up to a score. A criterion counts at a step where one assessor alone looked, where
both say the same, or where they agreed on it afterwards; else it is to be discussed. Nothing said
is nothing said, and never `not yet`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from carepact.levels.quality.catalogue import STEPS, AreaFile, Criterion, Step

Said = Literal["not_yet", "begun", "in_place", "shown_to_work", "does_not_apply", ""]
"""What an assessor said of a criterion; empty: nothing."""
State = Literal[
    "not_yet", "begun", "in_place", "shown_to_work", "to_discuss", "does_not_apply", "not_answered"
]


@dataclass(frozen=True)
class Answer:
    """What one assessor said of one criterion."""

    said: Said = ""
    evidence: str = ""
    """What shows it; of what does not apply, why."""
    strength: str = ""
    challenge: str = ""

    @property
    def step(self) -> Step | None:
        """Return the step; None where there is no answer, or the criterion does not apply."""
        return next((one for one in STEPS if one == self.said), None)

    @property
    def is_unproved(self) -> bool:
        """Tell whether something is said to be in place, and nothing that shows it is named."""
        return is_high(self.step) and not self.evidence


@dataclass(frozen=True)
class Assessor:
    """Somebody who filled in a sheet, by role."""

    role: str
    name: str = ""
    """Empty unless they want it told."""
    answers: Mapping[str, Answer] = field(default_factory=dict)
    """By criterion."""

    def answer(self, criterion: str) -> Answer:
        """Return what they said of a criterion, nothing where they said nothing."""
        return self.answers.get(criterion, Answer())


@dataclass(frozen=True)
class Standing:
    """How one criterion stands."""

    area: str
    criterion: Criterion
    answers: tuple[Answer, ...]
    """One of each assessor, in their order."""
    agreed: Answer
    """What they agreed on afterwards; empty where they did not."""

    @property
    def state(self) -> State:
        """Return the step, or why there is none."""
        said = {one.said for one in self.answers}
        if self.agreed.said:
            return self.agreed.said
        if len(said) > 1:
            return "to_discuss"
        [only] = said
        return only or "not_answered"

    @property
    def step(self) -> Step | None:
        """Return the step; None where there is none, or none yet."""
        return next((one for one in STEPS if one == self.state), None)

    @property
    def apart(self) -> int | None:
        """Count the steps between two assessors; None where not both gave one."""
        steps = [STEPS.index(one.step) for one in self.answers if one.step is not None]
        return abs(steps[0] - steps[1]) if len(steps) == len(self.answers) == PAIR else None

    @property
    def differs(self) -> bool:
        """Tell whether two assessors said different things, whatever they agreed on later."""
        return len({one.said for one in self.answers}) > 1

    @property
    def is_low(self) -> bool:
        """Tell whether it is not yet in place; where it is to be discussed, for one of them."""
        steps = [self.step] if self.step else [one.step for one in self.answers]
        if self.state not in (*STEPS, "to_discuss"):
            return False
        return any(one in STEPS and not is_high(one) for one in steps)

    @property
    def is_unproved(self) -> bool:
        """Tell whether it counts as in place, and nobody who says so names what shows it."""
        proofs = (one.evidence for one in self._heard() if is_high(one.step))
        return is_high(self.step) and not any(proofs)

    @property
    def evidence(self) -> tuple[str, ...]:
        """List what was named beside a step, each once; of what does not apply, why."""
        applies = self.state != "does_not_apply"
        told = (one for one in self._heard() if (one.step is not None) == applies)
        return tuple(dict.fromkeys(one.evidence for one in told if one.evidence))

    @property
    def challenges(self) -> tuple[str, ...]:
        """List what is hard, each once."""
        return tuple(dict.fromkeys(one.challenge for one in self._heard() if one.challenge))

    @property
    def strengths(self) -> tuple[str, ...]:
        """List what is good, each once."""
        return tuple(dict.fromkeys(one.strength for one in self._heard() if one.strength))

    def _heard(self) -> tuple[Answer, ...]:
        """List all that was said, what was agreed first."""
        return (self.agreed, *self.answers)


@dataclass(frozen=True)
class AreaCount:
    """How many criteria of an area stand where."""

    area: AreaFile
    counts: Mapping[State, int]
    unproved: int
    """Of those in place or shown to work, how many are told and not shown."""

    def count(self, state: State) -> int:
        """Return how many stand there."""
        return self.counts.get(state, 0)


PAIR = 2
"""Assessors that are compared. [persons]"""


def is_high(step: Step | None) -> bool:
    """Tell whether a step says that something is in place."""
    return step in ("in_place", "shown_to_work")


def settle(
    areas: Iterable[AreaFile], assessors: Sequence[Assessor], agreed: Mapping[str, Answer]
) -> tuple[Standing, ...]:
    """Put side by side what was said of each criterion.

    Parameters
    ----------
    areas : iterable of AreaFile
        With the criteria that were asked.
    assessors : sequence of Assessor
        One, or two.
    agreed : mapping of str to Answer
        What they agreed on afterwards, by criterion.

    Returns
    -------
    tuple of Standing
        In the order of the catalogue.
    """
    return tuple(
        Standing(
            area=area.area,
            criterion=one,
            answers=tuple(who.answer(one.id) for who in assessors),
            agreed=agreed.get(one.id, Answer()),
        )
        for area in areas
        for one in area.criteria
    )


def count_areas(areas: Iterable[AreaFile], standings: Iterable[Standing]) -> tuple[AreaCount, ...]:
    """Count, area by area, how many criteria stand at each step; no mean, no sum over areas."""
    listed = tuple(standings)
    found = []
    for area in areas:
        inside = [one for one in listed if one.area == area.area]
        counts = Counter(one.state for one in inside)
        found.append(AreaCount(area, counts, sum(one.is_unproved for one in inside)))
    return tuple(found)
