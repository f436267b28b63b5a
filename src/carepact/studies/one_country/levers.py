"""Where the sliders of a country stand: what its law says, what a package makes of it, and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from carepact.law.law import Origin
from carepact.law.years import expand
from carepact.policy.package import Edit, Package
from carepact.policy.rules.arguments import LawValues
from carepact.policy.sliders import Slider
from carepact.studies.one_country.facts import StartingPoint


@dataclass(frozen=True)
class Lever:
    """A slider where it stands in a country."""

    slider: Slider
    present: float
    """Under present law, median of the draws. [unit of the parameter]"""
    target: float
    """With the package, once all of it is in force. [unit of the parameter]"""
    origin: Origin
    """Where present law is known from."""
    edit: Edit | None
    """What the package asks for; None where it leaves present law as it is."""


def set_levers(
    start: StartingPoint, package: Package, year: int, sliders: Sequence[Slider]
) -> tuple[Lever, ...]:
    """Find where sliders stand when all of a package is in force.

    Parameters
    ----------
    start : StartingPoint
        The country.
    package : Package
        With all that was set in it.
    year : int
        Last year of the run; later ones are read where the package comes in until then.
    sliders : sequence of Slider
        Which ones.
    """
    last = max([year, *(package.phase_of(edit).ends for edit in package.edits)])
    present = expand(start.law, None, [last])
    reform = expand(start.law, package, [last])
    return tuple(
        Lever(
            slider=one,
            present=_read(present, one),
            target=_read(reform, one),
            origin=start.law.origins[one.instrument, one.parameter],
            edit=_find_edit(package, one),
        )
        for one in sliders
    )


def _read(law: LawValues, slider: Slider) -> float:
    """Read the median of the draws; of several labels their mean."""
    drawn = law[slider.instrument][slider.parameter][:, -1, :]
    chosen = drawn[:, list(slider.places)] if slider.places else drawn
    return float(np.median(chosen.mean(axis=-1)[1:] if len(chosen) > 1 else chosen.mean(axis=-1)))


def _find_edit(package: Package, slider: Slider) -> Edit | None:
    """Find the last edit of a package that names a slider's place."""
    found = None
    for edit in package.edits:
        if edit.place == (slider.instrument, slider.parameter) and _names(edit, slider):
            found = edit
    return found


def _names(edit: Edit, slider: Slider) -> bool:
    """Tell whether an edit names the labels of a slider."""
    named = edit.named
    return bool(named[list(slider.places)].any()) if slider.places else bool(named.all())
