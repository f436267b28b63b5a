"""Sentences about a survey that hold counts: worded when they leave through the gate."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from carepact.core.disclosure_control import Gate
from carepact.core.messages import language


class _Figure(float):
    """A figure of a sentence, printed with the decimal comma where the language has one."""

    def __format__(self, form: str) -> str:
        """Print the figure in the reader's language."""
        printed = super().__format__(form)
        return printed if language() == "en" else printed.replace(".", ",")


@dataclass(frozen=True)
class Notice:
    """What a reader noticed: a sentence with places for counts and for figures."""

    template: str
    """Sentence in the reader's language, with named places."""
    counts: Mapping[str, int] = field(default_factory=dict)
    """Counts of respondents; small ones are never told. [respondents]"""
    figures: Mapping[str, float] = field(default_factory=dict)
    """Means or shares over the respondents of `stands_on`."""
    stands_on: int | None = None
    """Respondents that the figures stand on. [respondents]"""

    def word(self, gate: Gate, *, rounded: bool = False) -> str | None:
        """Word the sentence, or return None where its figures stand on too few.

        Parameters
        ----------
        gate : Gate
            The rule of the table beside which the sentence stands.
        rounded : bool
            Whether the table hides a cell, so that exact counts could give it away.
        """
        if self.stands_on is not None and 0 < self.stands_on < gate.minimum:
            return None
        counts = {name: gate.count(count, rounded=rounded) for name, count in self.counts.items()}
        figures = {name: _Figure(figure) for name, figure in self.figures.items()}
        return self.template.format(**counts, **figures)


Remarks = tuple[Notice | str, ...]
"""What a reader noticed; plain sentences hold no count."""


def word_all(
    notices: Sequence[Notice | str], gate: Gate, *, rounded: bool = False
) -> tuple[str, ...]:
    """Word several notices, leaving out those that stand on too few."""
    worded = (
        notice if isinstance(notice, str) else notice.word(gate, rounded=rounded)
        for notice in notices
    )
    return tuple(text for text in worded if text is not None)
