"""Sentences about a survey that hold counts: worded when they leave, by the rule of the table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from carepact.core.disclosure.contributions import Contributions
from carepact.core.disclosure.rules import DisclosureRule
from carepact.core.messages import Message, localise, percent_sign


class _Figure(float):
    """A figure of a sentence, printed with the decimal comma where the language has one."""

    def __format__(self, form: str) -> str:
        """Print the figure in the reader's language; a share in per cent, with its sign."""
        if form.endswith("%"):
            return localise(super().__format__(form).removesuffix("%")) + percent_sign()
        return localise(super().__format__(form))


@dataclass(frozen=True)
class Tally:
    """A count of anything, and the persons behind it."""

    count: int
    persons: int
    """Persons whom the count is of. [persons]"""


@dataclass(frozen=True)
class Notice:
    """What a reader noticed: a sentence with places for counts and for figures."""

    template: str
    """Message id with named places; see `core.messages.message_id`."""
    counts: Mapping[str, int | Tally] = field(default_factory=dict)
    """Counts of persons, or of what persons told; small ones are never told."""
    figures: Mapping[str, float] = field(default_factory=dict)
    """Means or shares over persons, whose contributions are in `stands_on`."""
    stands_on: Contributions | None = None
    """What persons contribute to the figures, shape (figures,)."""
    words: Mapping[str, object] = field(default_factory=dict)
    """Words that are no count and no figure."""
    persons: int | None = None
    """Persons over whom the figures are taken, whether they contribute or not. [persons]"""

    def word(self, rule: DisclosureRule, *, rounded: bool = False) -> Message | None:
        """Word the sentence, or return None where its figures may not be told.

        Parameters
        ----------
        rule : DisclosureRule
            The rule of the table beside which the sentence stands.
        rounded : bool
            Whether the table hides a figure, so that exact counts could give it away.
        """
        if self.persons is not None and rule.is_few(self.persons):
            return None
        if self.stands_on is not None and rule.is_unsafe(self.stands_on).any():
            return None
        counts = {
            name: rule.word_count(
                count.count if isinstance(count, Tally) else count,
                persons=count.persons if isinstance(count, Tally) else None,
                rounded=rounded,
            )
            for name, count in self.counts.items()
        }
        figures = {name: _Figure(figure) for name, figure in self.figures.items()}
        return Message(self.template, {**counts, **figures, **self.words})


Remarks = tuple[Notice | str, ...]
"""What a reader noticed; plain sentences hold no count."""


def word_all(
    notices: Sequence[Notice | str], rule: DisclosureRule, *, rounded: bool = False
) -> tuple[str, ...]:
    """Word several notices, leaving out those that stand on too few."""
    worded = (
        notice if isinstance(notice, str) else notice.word(rule, rounded=rounded)
        for notice in notices
    )
    return tuple(text for text in worded if text is not None)
