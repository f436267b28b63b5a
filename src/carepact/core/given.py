"""Evidence that a user sets in the place of what ships: it travels with the seed of a run."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from functools import cached_property
from typing import Any

import numpy as np

from carepact.core.arrays import FloatArray
from carepact.core.distributions import Distribution
from carepact.core.parameter_tables import AXES, LABELS, SHARES
from carepact.core.parameters import Parameter


@dataclass(frozen=True)
class GivenNumber:
    """One number that a user sets: a parameter of one number, or one label of a table."""

    name: str
    """Name of the parameter with that of its file, as `childcare.additional_use`."""
    labels: tuple[str, ...]
    """Its label on each axis; none where the parameter is one number."""
    value: float
    """[unit of the parameter]"""
    source: str
    """Who says so; where it was set, when the user names nobody."""
    distribution: Distribution | None = None
    """How far it may lie off; None where it is the same in all draws."""

    @property
    def place(self) -> tuple[str, tuple[str, ...]]:
        """Return what it is a value of."""
        return self.name, self.labels

    def draw(self, u: FloatArray, bounds: tuple[float, float]) -> FloatArray:
        """Draw it by uniform numbers within bounds, its point first, shape (1 + draws,)."""
        spread = self.distribution
        if spread is None:
            return np.full(1 + u.size, self.value)
        drawn = (
            self.value * spread.draw(1.0, u)
            if spread.of == "factor"
            else spread.draw(self.value, u)
        )
        return np.concatenate([[self.value], np.clip(drawn, *bounds)])

    def to_dict(self) -> dict[str, Any]:
        """Return it for a manifest."""
        told = asdict(self) | {"labels": list(self.labels)}
        spread = self.distribution
        return told | {
            "distribution": None if spread is None else spread.model_dump(exclude_defaults=False)
        }


@dataclass(frozen=True)
class GivenEvidence:
    """All that a user sets of the evidence; what is not in it stays as it ships."""

    numbers: tuple[GivenNumber, ...] = ()

    @classmethod
    def of(cls, numbers: Iterable[GivenNumber]) -> GivenEvidence:
        """Gather numbers; a later one wins over an earlier one of the same place."""
        return cls(tuple({one.place: one for one in numbers}.values()))

    @cached_property
    def _by_name(self) -> dict[str, tuple[GivenNumber, ...]]:
        found: dict[str, tuple[GivenNumber, ...]] = {}
        for one in self.numbers:
            found[one.name] = (*found.get(one.name, ()), one)
        return found

    @property
    def names(self) -> tuple[str, ...]:
        """List the parameters that are set, each once."""
        return tuple(self._by_name)

    def find(self, name: str) -> tuple[GivenNumber, ...]:
        """Return what is set of a parameter: nothing, one number, or several of its labels."""
        return self._by_name.get(name, ())

    def cite(self, name: str, otherwise: str) -> str:
        """Name the source of a parameter: the user's where it is set."""
        return "; ".join(dict.fromkeys(one.source for one in self.find(name))) or otherwise

    def varies(self, name: str, parameter: Parameter, spread: object) -> bool:
        """Tell whether a parameter whose shipped distribution is `spread` moves along draws."""
        numbers = self.find(name)
        if any(one.distribution is not None for one in numbers):
            return True
        return spread is not None and len(numbers) < max(1, int(np.prod(parameter.shape)))

    def put(self, name: str, parameter: Parameter, drawn: FloatArray, u: FloatArray) -> FloatArray:
        """Put what is set in the place of what was drawn.

        Parameters
        ----------
        name : str
            Name of the parameter with that of its file.
        parameter : Parameter
            As it ships: its axes and its range.
        drawn : FloatArray, shape (1 + draws, labels of each axis)
            As it ships, the point first.
        u : FloatArray, shape (draws,)
            The uniform numbers that it was drawn by.

        Returns
        -------
        FloatArray, shape of drawn
            Labels that are not set stay as drawn; those of shares, which are set all at once,
            are 0. [unit of the parameter]
        """
        numbers = self.find(name)
        if not numbers:
            return drawn
        found = np.zeros_like(drawn) if parameter.type.startswith(SHARES) else drawn.copy()
        for one in numbers:
            axes = zip(AXES[parameter.type], one.labels, strict=True)
            place: Any = (slice(None), *(LABELS[axis].index(label) for axis, label in axes))
            found[place] = one.draw(u, parameter.range)
        return found


NOTHING_GIVEN = GivenEvidence()
