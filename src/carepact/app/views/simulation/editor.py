"""The sliders of a simulation: where each stands, between which ends, and on what it rests."""

from __future__ import annotations

import math
from dataclasses import dataclass

from carepact.app.views.simulation.asked import PERCENT_OF, SET, Asked
from carepact.core.digits import round_alone
from carepact.core.errors import ParameterError, nearest
from carepact.core.messages import _, word
from carepact.policy.evidence_names import settable_evidence
from carepact.policy.package import Edit
from carepact.policy.shipped_instruments import instrument_names, shipped_instrument
from carepact.policy.sliders import Slider, main_sliders, sliders_of
from carepact.report.scales import PERCENT
from carepact.report.values import word_number
from carepact.report.words import in_status, in_words
from carepact.studies.one_country.levers import Lever

FULL = 1.0


@dataclass(frozen=True)
class Control:
    """A slider as a page shows it; shares in per cent."""

    name: str
    """Field of the form."""
    title: str
    of: str
    """Whom it is of: ages, a level of need; empty for a single number."""
    unit: str
    low: str
    high: str
    step: str
    value: str
    """Where it stands; empty for no limit."""
    says: str
    """The value in words."""
    present: str
    """Present law in words."""
    is_set: bool
    """Whether the user set it."""
    grounds: tuple[str, ...]
    """What it rests on: law, then package."""
    further: str
    """Where its source is told: its row among the evidence, or among all that the run reads."""


@dataclass(frozen=True)
class Group:
    """The controls of one instrument."""

    name: str
    title: str
    controls: tuple[Control, ...]


def choose_sliders(asked: Asked) -> tuple[Slider, ...]:
    """Choose the sliders of a page: the main ones, those that are set, all of one instrument.

    Raises
    ------
    ParameterError
        If there is no such instrument.
    """
    if asked.opened and asked.opened not in instrument_names():
        raise ParameterError(
            _("settings: there is no instrument '{name}'.", name=asked.opened)
            + nearest(asked.opened, instrument_names())
        )
    wanted = {one.path: one for one in main_sliders()}
    for path in asked.settings:
        name = path.partition(".")[0]
        if name in instrument_names():
            wanted |= {one.path: one for one in sliders_of(name) if one.path == path}
    if asked.opened:
        wanted |= {one.path: one for one in sliders_of(asked.opened)}
    order = instrument_names()
    return tuple(sorted(wanted.values(), key=lambda one: order.index(one.instrument)))


def lay_out_controls(levers: tuple[Lever, ...], asked: Asked) -> tuple[Group, ...]:
    """Lay out controls by instrument, in its order."""
    names = dict.fromkeys(one.slider.instrument for one in levers)
    return tuple(
        Group(
            name,
            word(shipped_instrument(name).title),
            tuple(_lay_out(one, asked) for one in levers if one.slider.instrument == name),
        )
        for name in names
    )


def _lay_out(lever: Lever, asked: Asked) -> Control:
    """Lay out one control."""
    slider, unit = lever.slider, lever.slider.of.unit
    scale = PERCENT if _is_share(slider) else FULL
    ends = [slider.low, slider.high, lever.present, lever.target]
    known = [one for one in ends if math.isfinite(one)]
    return Control(
        name=(PERCENT_OF if _is_share(slider) else SET) + slider.path,
        title=word(slider.of.title),
        of=_name_label(slider.label),
        unit="%" if _is_share(slider) else in_words(unit),
        low=_write(scale * min(known)),
        high=_write(scale * max(known)),
        step=_write(scale * slider.step),
        value=_write(scale * lever.target) if math.isfinite(lever.target) else "",
        says=_say(lever.target, unit),
        present=_say(lever.present, unit),
        is_set=slider.path in asked.settings,
        grounds=tuple(_list_grounds(lever)),
        further=_link_source(slider, asked),
    )


def _link_source(slider: Slider, asked: Asked) -> str:
    """Link the row that tells where a value comes from; what decides that it exists is law."""
    name = f"{slider.instrument}.{slider.parameter}"
    page = "evidence" if name in settable_evidence() else f"sources?{asked.address()}"
    return f"{page}#{name}"


def _is_share(slider: Slider) -> bool:
    """Tell whether a value is shown in per cent."""
    return slider.of.unit == "share"


def _write(value: float) -> str:
    """Write a number for a field of a form: a point, no needless zeros."""
    return f"{round(value, 4):.4g}"


def _say(value: float, unit: str) -> str:
    """Say a value with its unit."""
    return word_number(round_alone(value), unit) if math.isfinite(value) else _("no limit")


def _name_label(label: str) -> str:
    """Name what a value of a table is of."""
    if label.startswith("ages_"):
        first, last = label.removeprefix("ages_").split("_")
        return _("ages {first}–{last}", first=first, last=last)
    return in_words(label.replace("_", " ")) if label else ""


def _list_grounds(lever: Lever) -> list[str]:
    """Say where present law is known from, and who asks for what the package makes of it."""
    origin = lever.origin
    told = [
        _("Present law: {status}. {source}", status=in_status(origin.status), source=origin.source)
    ]
    if lever.edit is not None:
        told.append(_say_edit(lever.edit))
    return told


def _say_edit(edit: Edit) -> str:
    """Say who asks for an edit."""
    said = _("Package: {source}", source=word(edit.source))
    return f"{said}. {word(edit.note)}" if edit.note else said
