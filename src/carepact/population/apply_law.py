"""The law applied to rows: every instrument, in the order in which one feeds the next."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from typing import Any

import numpy as np

from carepact.core.arrays import FloatArray
from carepact.policy.rules.arguments import LawValues
from carepact.policy.rules.outcome import Outcome
from carepact.policy.shipped_instruments import shipped_instruments
from carepact.population.leave_taken import LeaveTaken
from carepact.population.rows import READS_LEAVE, Effects, Rows

PLACES = "places_now"
"""The column of places that exist."""
EVERYONE = np.array(np.inf)
"""As many places as anyone needs."""


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
    return _apply(rows, law, _draw_effects(rows), standing, {})


def apply_both(
    rows: Rows, before: LawValues, after: LawValues
) -> tuple[dict[str, Outcome], dict[str, Outcome]]:
    """Apply present law and a reform to the same rows; what present law provides stands.

    Only what the reform adds is built: places in use under present law stand already. What both
    have alike is computed once: rows that no leave changes, and instruments whose rows and terms
    are the same, of which nothing is built.

    Parameters
    ----------
    rows : Rows
        Whom both laws meet.
    before, after : mapping of instrument to mapping of parameter to FloatArray
        Present law and the reform, as for `apply_law`.
    """
    effects, known = _draw_effects(rows), dict[Hashable, Any]()
    alike = {
        name: before[name] if _is_alike(before[name], terms) else terms
        for name, terms in after.items()
    }
    now = _apply(rows, before, effects, None, known)
    standing = {name: np.asarray(outcome.places) for name, outcome in now.items()}
    return now, _apply(rows, alike, effects, standing, known)


def _is_alike(one: Mapping[str, FloatArray], other: Mapping[str, FloatArray]) -> bool:
    """Tell whether two laws say the same of an instrument."""
    return all(np.array_equal(one[name], terms) for name, terms in other.items())


def _apply(
    rows: Rows,
    law: LawValues,
    effects: Mapping[str, Effects],
    standing: Mapping[str, FloatArray] | None,
    known: dict[Hashable, Any],
) -> dict[str, Outcome]:
    """Apply all instruments; what is known of the same objects is not computed again."""

    def once(key: Hashable, compute: Callable[..., Any], *arguments: object) -> Any:  # noqa: ANN401
        if key not in known:
            known[key] = compute(*arguments)
        return known[key]

    found: dict[str, Outcome] = {}
    taken = once("nobody", rows.begin)
    for name, one in shipped_instruments().items():
        kind, terms = one.traits.rows, law[name]
        leave = id(taken) if kind in READS_LEAVE else None
        columns = once((name, leave), rows.offer, kind, taken, effects[name])
        places = EVERYONE if standing is None else standing[name]
        key = name, id(columns), id(terms)
        offered = {**columns, PLACES: places}
        found[name] = once(key, one.compute, offered, rows.meet(kind, terms), effects[name])
        if one.traits.time == "leave around a birth":
            taken = once((id(taken), id(found[name])), taken.add, found[name], one.traits)
    return found


def take_leave(rows: Rows, law: LawValues) -> LeaveTaken:
    """Apply leave around births alone, and return what of it is taken."""
    effects, taken = _draw_effects(rows), rows.begin()
    for name, one in shipped_instruments().items():
        if one.traits.time == "leave around a birth":
            columns = {**rows.offer(one.traits.rows, taken, effects[name]), PLACES: EVERYONE}
            outcome = one.compute(columns, rows.meet(one.traits.rows, law[name]), effects[name])
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
