"""The law applied to rows: every instrument, in the order in which one feeds the next."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from carepact.core.arrays import FloatArray
from carepact.policy.instrument import Instrument
from carepact.policy.rules.arguments import LawValues
from carepact.policy.rules.outcome import Outcome
from carepact.policy.shipped_instruments import shipped_instruments
from carepact.population.leave_taken import LeaveTaken
from carepact.population.rows import Effects, Rows


def apply_law(
    rows: Rows, law: LawValues, standing: Mapping[str, FloatArray] | None = None
) -> dict[str, Outcome]:
    """Apply all instruments to rows: the one way in, for a country as for one family.

    Parameters
    ----------
    rows : Rows
        Whom the law meets: the cells of a country, persons of households, one family.
    law : mapping of instrument to mapping of parameter to FloatArray
        What every parameter is set to, shape (..., labels), one label for a scalar.
    standing : mapping of instrument to FloatArray, optional
        Places that exist, by the rows of their instrument; when omitted there are as many as
        anyone needs, and nothing is built.

    Returns
    -------
    dict of str to Outcome
        By instrument, in their order; figures along the rows of its kind. [money of the rows]

    Raises
    ------
    ParameterError
        If rules ask for a column that rows do not offer, or pay whom no trait names.
    """
    instruments = shipped_instruments()
    effects = _draw_effects(rows)
    found: dict[str, Outcome] = {}
    taken = rows.begin()
    for name, one in instruments.items():
        places = np.array(np.inf) if standing is None else standing[name]
        found[name] = _apply_one(rows, one, law, taken, effects[name], places)
        if one.traits.time == "leave around a birth":
            taken = taken.add(found[name], one.traits)
    return found


def take_leave(rows: Rows, law: LawValues) -> LeaveTaken:
    """Apply leave around births alone, and return what of it is taken."""
    effects, taken = _draw_effects(rows), rows.begin()
    for name, one in shipped_instruments().items():
        if one.traits.time == "leave around a birth":
            outcome = _apply_one(rows, one, law, taken, effects[name], np.array(np.inf))
            taken = taken.add(outcome, one.traits)
    return taken


def _draw_effects(rows: Rows) -> dict[str, Effects]:
    """Draw the evidence of every instrument, with what others share."""
    instruments = shipped_instruments()
    drawn = {name: rows.draw_effects(one) for name, one in instruments.items()}
    shared = {
        effect: drawn[name][effect]
        for name, one in instruments.items()
        for effect in one.traits.shared_evidence
    }
    return {name: {**shared, **effects} for name, effects in drawn.items()}


def _apply_one(
    rows: Rows,
    one: Instrument,
    law: LawValues,
    taken: LeaveTaken,
    effects: Effects,
    places: FloatArray,
) -> Outcome:
    """Apply one instrument to its rows, after the leave that others have given."""
    columns = {**rows.offer(one.traits.rows, taken, effects), "places_now": places}
    return one.compute(columns, rows.meet(one.traits.rows, law[one.instrument]), effects)
