"""The law of a country as it is: the baseline of every reform."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

import numpy as np

from carepact.core.draws import draw_parameter
from carepact.core.messages import say
from carepact.data.countries.changes import country_on
from carepact.data.countries.drawn_country import DrawnCountry
from carepact.data.countries.facts import BASE_DAY
from carepact.law.law import Law, Origin, Reading, Readings, read_evidence
from carepact.law.leave import read_leave
from carepact.law.services import read_services
from carepact.policy.instrument import Instrument
from carepact.policy.rules.arguments import LawValues
from carepact.policy.shipped_instruments import shipped_instruments

Reader = Callable[[DrawnCountry], Readings]
"""What finds the law of some instruments in the facts of a country."""
PAYER = "leave_who_pays"
"""Fact without which nothing is known of a country's leave."""
NONE_KNOWN = say("none known: no source that ships tells")
"""Source of a law that nobody has read: it grants nothing."""


def present_law(drawn: DrawnCountry) -> Law:
    """Read all parameters of all instruments as a country has them.

    Parameters
    ----------
    drawn : DrawnCountry
        The country along draws.

    Returns
    -------
    Law
        Every parameter of every instrument: from the country's facts where they tell it, else
        as the instrument ships, marked assumed. What decides whether a country has it at all
        is 0 unless facts say otherwise: an instrument that nobody has read is none known, never
        assumed to be there.
    """
    return _make(drawn, (read_leave, read_services))


def leave_law(drawn: DrawnCountry) -> Law:
    """Read leave alone, as `present_law` does: one family asks for no more.

    Nothing of it is known where the tables hold no leave of the country.
    """
    return _make(drawn, (read_leave,) if PAYER in drawn.facts else ())


def _make(drawn: DrawnCountry, readers: Sequence[Reader]) -> Law:
    """Make the law of what readers find, as it was and will be."""
    readings = _read(drawn, readers)
    changes = {state.day for states in drawn.country.dated.values() for state in states}
    days = sorted(changes | {date.min}) if changes else []
    return Law(
        country=drawn.country.code,
        values=_take_values(readings),
        origins={
            (name, key): reading.origin
            for name, of_one in readings.items()
            for key, reading in of_one.items()
        },
        steps=tuple((day, _take_values(_read(_stand_on(drawn, day), readers))) for day in days),
    )


def _read(drawn: DrawnCountry, readers: Sequence[Reader]) -> Readings:
    """Read all instruments from a country's facts."""
    found: Readings = {name: of for read in readers for name, of in read(drawn).items()}
    return {
        name: {**_begin_with_none(drawn, one), **found.get(name, {})}
        for name, one in shipped_instruments().items()
    }


def _take_values(readings: Readings) -> LawValues:
    """Take the values of readings."""
    return {
        name: {key: reading.value for key, reading in of_one.items()}
        for name, of_one in readings.items()
    }


def _stand_on(drawn: DrawnCountry, day: date) -> DrawnCountry:
    """Return the country with the facts of law that hold on a day, by the same draws."""
    country = country_on(drawn.country, day)
    changed = {name: country.facts[name] for name in drawn.country.dated if name in country.facts}
    kept = {name: fact for name, fact in drawn.facts.items() if name in country.facts}
    return replace(drawn, country=country, facts=kept | changed)


def _begin_with_none(drawn: DrawnCountry, instrument: Instrument) -> dict[str, Reading]:
    """Draw what an instrument ships with, and grant nothing of it."""
    name, found = instrument.instrument, {}
    for key, parameter in instrument.parameters.items():
        value = draw_parameter(parameter, f"{name}.{key}", BASE_DAY, drawn.sampler)
        if key in instrument.traits.absent_when_zero:
            found[key] = Reading(np.zeros_like(value), Origin("assumed", NONE_KNOWN))
            continue
        shipped = parameter.dated_at(BASE_DAY).source
        found[key] = read_evidence(value, f"{name}.{key}", shipped, drawn)
    return found
