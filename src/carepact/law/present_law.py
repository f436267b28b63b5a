"""The law of a country as it is: the baseline of every reform."""

from __future__ import annotations

import numpy as np

from carepact.core.draws import draw_parameter
from carepact.data.countries.drawn_country import DrawnCountry
from carepact.data.countries.facts import BASE_DAY
from carepact.law.law import Law, Origin, Reading, Readings
from carepact.law.leave import read_leave
from carepact.law.services import read_services
from carepact.policy.instrument import Instrument
from carepact.policy.shipped_instruments import shipped_instruments

NONE_KNOWN = "none known: no source that ships tells"
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
    found: Readings = {**read_leave(drawn), **read_services(drawn)}
    readings = {
        name: {**_begin_with_none(drawn, one), **found.get(name, {})}
        for name, one in shipped_instruments().items()
    }
    return Law(
        country=drawn.country.code,
        values={
            name: {key: reading.value for key, reading in of_one.items()}
            for name, of_one in readings.items()
        },
        origins={
            (name, key): reading.origin
            for name, of_one in readings.items()
            for key, reading in of_one.items()
        },
    )


def _begin_with_none(drawn: DrawnCountry, instrument: Instrument) -> dict[str, Reading]:
    """Draw what an instrument ships with, and grant nothing of it."""
    name, found = instrument.instrument, {}
    for key, parameter in instrument.parameters.items():
        value = draw_parameter(parameter, f"{name}.{key}", BASE_DAY, drawn.sampler)
        source = parameter.dated_at(BASE_DAY).source
        if key in instrument.traits.absent_when_zero:
            value, source = np.zeros_like(value), NONE_KNOWN
        found[key] = Reading(value, Origin("assumed", source))
    return found
