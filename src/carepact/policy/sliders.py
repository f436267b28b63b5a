"""What is set most often in a package, each with the span that a slider runs over."""

from __future__ import annotations

import csv
from functools import cache
from importlib import resources
from typing import NamedTuple

from carepact.core.parameter_tables import AXES, LABELS, SHARES
from carepact.core.parameters import Parameter
from carepact.policy.settings import GROUPS
from carepact.policy.shipped_instruments import shipped_instrument


class Slider(NamedTuple):
    """One number of a package that can be moved."""

    instrument: str
    parameter: str
    label: str
    """A label of its table, or a word for several; empty for a single number."""
    low: float
    high: float
    step: float
    """Its span. [unit of the parameter]"""

    @property
    def path(self) -> str:
        """Name it as a setting does, `childcare.coverage.ages_0_2`."""
        return ".".join(one for one in (self.instrument, self.parameter, self.label) if one)

    @property
    def of(self) -> Parameter:
        """Return the parameter with its title, unit and range."""
        return shipped_instrument(self.instrument).parameters[self.parameter]

    @property
    def places(self) -> tuple[int, ...]:
        """Tell which labels of the table it moves."""
        axes = AXES[self.of.type]
        if not axes:
            return ()
        known = LABELS[axes[0]]
        return tuple(known.index(one) for one in GROUPS.get(self.label, (self.label,)))


@cache
def main_sliders() -> tuple[Slider, ...]:
    """List the sliders that `sliders.csv` names, in its order."""
    text = resources.files("carepact.policy").joinpath("sliders.csv").read_text("utf-8")
    return tuple(
        Slider(
            row["instrument"], row["parameter"], row["label"],
            float(row["low"]), float(row["high"]), float(row["step"]),
        )
        for row in csv.DictReader(text.splitlines())
    )  # fmt: skip


def sliders_of(instrument: str) -> tuple[Slider, ...]:
    """List a slider for every number of an instrument; main ones have the span of their own.

    Tables by two labels are left out: they are set in a file.
    """
    own = {one.path: one for one in main_sliders()}
    found = []
    for name, parameter in shipped_instrument(instrument).parameters.items():
        axes = AXES[parameter.type]
        if len(axes) > 1:
            continue
        labels = _labels_of(parameter) if axes else ("",)
        for label in labels:
            made = Slider(instrument, name, label, *_span(parameter))
            found.append(own.get(made.path, made))
    return tuple(found)


def is_of_shares(slider: Slider) -> bool:
    """Tell whether it is one of several shares that sum to one and so are set together."""
    return slider.of.type.startswith(SHARES)


def _labels_of(parameter: Parameter) -> tuple[str, ...]:
    """Name the labels of a table; children's ages in groups of three."""
    axis = AXES[parameter.type][0]
    return tuple(GROUPS) if axis == "child age" else LABELS[axis]


def _span(parameter: Parameter) -> tuple[float, float, float]:
    """Choose the span of a slider: the range, or twice what ships where that has no end."""
    low, high = parameter.range
    shipped = parameter.to_array(parameter.values[max(parameter.values)].value)
    if high == float("inf"):
        high = max(2 * float(shipped.max()), low + 1)
    return low, high, 0.01 if high - low <= 1 else 0.05 if high - low <= 5 else 1.0  # noqa: PLR2004
