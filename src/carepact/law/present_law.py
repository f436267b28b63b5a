"""The law of a country as it is: the baseline of every reform."""

from __future__ import annotations

from carepact.core.draws import draw_parameter
from carepact.data.countries.drawn_country import DrawnCountry
from carepact.data.countries.facts import BASE_DAY
from carepact.law.law import Law, Origin, Reading, Readings
from carepact.law.leave import read_leave
from carepact.law.services import read_services
from carepact.policy.instrument import INSTRUMENT_NAMES, InstrumentName, shipped_instrument


def present_law(drawn: DrawnCountry) -> Law:
    """Read all parameters of all instruments as a country has them.

    Parameters
    ----------
    drawn : DrawnCountry
        The country along draws.

    Returns
    -------
    Law
        Every parameter of every instrument: from the country's facts where they tell it,
        else as the instrument ships, marked assumed. What no figure tells a country to have
        (community centres, programmes for fathers, measures of employers, infrastructure, and
        carers' leave unless the user gives its days) is none.
    """
    found: Readings = {**read_leave(drawn), **read_services(drawn)}
    readings = {
        (name, parameter): reading
        for name in INSTRUMENT_NAMES
        for parameter, reading in {**_read_shipped(drawn, name), **found.get(name, {})}.items()
    }
    return Law(
        country=drawn.country.code,
        values={
            name: {key: r.value for (owner, key), r in readings.items() if owner == name}
            for name in INSTRUMENT_NAMES
        },
        origins={place: reading.origin for place, reading in readings.items()},
    )


def _read_shipped(drawn: DrawnCountry, name: InstrumentName) -> dict[str, Reading]:
    """Draw what an instrument ships with."""
    return {
        key: Reading(
            draw_parameter(parameter, f"{name}.{key}", BASE_DAY, drawn.sampler),
            Origin("assumed", parameter.dated_at(BASE_DAY).source),
        )
        for key, parameter in shipped_instrument(name).parameters.items()
    }
