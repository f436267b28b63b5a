"""What a table is to hold: of whom, of which activities, by which weights."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from carepact.core import voice
from carepact.core.disclosure.rules import DisclosureRule
from carepact.core.errors import ParameterError
from carepact.core.messages import _
from carepact.core.uncertainty import DEFAULT_SEED
from carepact.measure.domains import DEFAULT_AGE_BANDS
from carepact.measure.replicates import Replication


def list_words(words: str | Sequence[str] | None, name: str) -> tuple[str, ...]:
    """Return words as they are, and a plain string as one, or as several parted by commas.

    Raises
    ------
    ParameterError
        If what an option of this name holds is neither.
    """
    listed: Any = words.split(",") if isinstance(words, str) else () if words is None else words
    if not isinstance(listed, Iterable) or not all(isinstance(one, str) for one in listed):
        raise ParameterError(
            _("{given}: is no name. Give one, or a list of names.", given=voice.given(name, words))
        )
    return tuple(word.strip() for word in listed if word.strip())


@dataclass(frozen=True)
class Request:
    """What is measured, of whom, and how its error is estimated; see `estimate_care_time`."""

    by: Sequence[str] = ()
    groups: str = "icatus"
    where: str | None = None
    age_bands: Sequence[int] = DEFAULT_AGE_BANDS
    """First ages of the bands. [years]"""
    simultaneity: str | None = None
    replication: Replication | None = None
    method: str | None = None
    """How to build replicates where none are given."""
    seed: int = DEFAULT_SEED
    margins: bool = False
    disclosure: DisclosureRule = field(default_factory=DisclosureRule)
    """When a sum over persons may not leave."""

    def __post_init__(self) -> None:
        """Take one column by its name: a word is a sequence of letters, which nobody means."""
        if isinstance(self.by, str):
            object.__setattr__(self, "by", (self.by,))


@dataclass(frozen=True)
class FigureChoice:
    """Which figures of care time a table holds beside its cells' means."""

    statistics: Sequence[str] | None = None
    """Those that suit the grouping when None."""
    gap: str | None = None
    share: str | None = None
    trend: str | None = None
    amounts: Sequence[str] = ()
    cross_check: bool = False
    design_effects: bool = False
