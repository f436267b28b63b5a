"""The law of a country as it is: the baseline of every reform."""

from __future__ import annotations

from carepact.core.draws import draw_parameter
from carepact.policy.ground import GROUND_DAY, Ground
from carepact.policy.instrument import INSTRUMENT_NAMES, InstrumentName, shipped_instrument
from carepact.policy.law import Law, Origin, Reading, Readings
from carepact.policy.law_of_leave import read_leave
from carepact.policy.law_of_services import read_services


def present_law(ground: Ground) -> Law:
    """Read all parameters of all instruments as a country has them.

    Parameters
    ----------
    ground : Ground
        The country along draws.

    Returns
    -------
    Law
        Every parameter of every instrument: from the country's facts where they tell it,
        else as the instrument ships, marked assumed. What no figure tells a country to have
        (community centres, programmes for fathers, measures of employers, infrastructure, and
        carers' leave unless the user gives its days) is none.
    """
    found: Readings = {**read_leave(ground), **read_services(ground)}
    readings = {
        (name, parameter): reading
        for name in INSTRUMENT_NAMES
        for parameter, reading in {**_read_shipped(ground, name), **found.get(name, {})}.items()
    }
    return Law(
        country=ground.country.code,
        values={
            name: {key: r.value for (owner, key), r in readings.items() if owner == name}
            for name in INSTRUMENT_NAMES
        },
        origins={place: reading.origin for place, reading in readings.items()},
    )


def _read_shipped(ground: Ground, name: InstrumentName) -> dict[str, Reading]:
    """Draw what an instrument ships with."""
    return {
        key: Reading(
            draw_parameter(parameter, f"{name}.{key}", GROUND_DAY, ground.seed, ground.draws),
            Origin("assumed", parameter.dated_at(GROUND_DAY).source),
        )
        for key, parameter in shipped_instrument(name).parameters.items()
    }
