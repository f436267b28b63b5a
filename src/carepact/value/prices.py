"""Which wage prices which hour: generalist, specialist, hybrid."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal, get_args

import numpy as np

from carepact.core import voice
from carepact.core.arrays import FloatArray
from carepact.core.errors import DesignError, ParameterError, nearest
from carepact.core.messages import _
from carepact.data.wages.files import GENERALIST
from carepact.data.wages.occupations import OccupationMap

Valuation = Literal["generalist", "specialist", "hybrid", "opportunity-cost"]
Basis = Literal["net", "gross"]
EVERY = "all"


def choose_valuations(wanted: Sequence[str]) -> tuple[Valuation, ...]:
    """Return the methods asked for, each once, in the order of the definitions.

    Raises
    ------
    ParameterError
        If there is no such method; the nearest is offered.
    """
    known = get_args(Valuation)
    for word in wanted:
        if word not in (*known, EVERY):
            raise ParameterError(
                _("{given}: there is no such method.", given=voice.given("valuations", word))
                + nearest(word, [*known, EVERY])
                + " "
                + _("Methods: {listed}.", listed=", ".join([*known, EVERY]))
            )
    return tuple(one for one in known if one in wanted or EVERY in wanted)


def lay_prices(
    valuation: Valuation,
    kinds: Sequence[str],
    wage_of: Mapping[str, FloatArray],
    occupations: OccupationMap,
) -> FloatArray:
    """Price an hour of each kind of work in each year.

    Parameters
    ----------
    valuation : str
        `generalist`: one wage for all; `specialist`: the wage of the occupation that
        does the work; `hybrid`: the generalist's for routine housework, the
        specialist's for the rest.
    kinds : sequence of str, shape (A,)
        Keys of the map of occupations.
    wage_of : mapping of str to FloatArray, shape (Y, 1) or (Y, 1 + R)
        Hourly wage by occupation, and of the generalist. [currency an hour]
    occupations : OccupationMap
        Who does what.

    Returns
    -------
    FloatArray, shape (Y, A, 1) or (Y, A, 1 + R)
        Price of an hour. [currency an hour]

    Raises
    ------
    DesignError
        If a kind of work has no occupation.
    """
    if not kinds or any(kind not in occupations.activities for kind in kinds):
        raise DesignError(
            _(
                "{option}: holds activities that are no unpaid domestic or care work (ICATUS "
                "3, 4), or that have no place in ICATUS; nobody's wage prices them. Take them "
                "out.",
                option=voice.option("groups"),
            )
        )
    prices = [wage_of[_wage_of_kind(valuation, kind, occupations)] for kind in kinds]
    return np.stack(np.broadcast_arrays(*prices), axis=1)


def list_needed(
    valuations: Sequence[Valuation], kinds: Sequence[str], occupations: OccupationMap
) -> frozenset[str]:
    """List whose wages the methods need for these kinds of work: codes, and `generalist`."""
    priced = [kind for kind in kinds if kind in occupations.activities]
    return frozenset(
        _wage_of_kind(valuation, kind, occupations)
        for valuation in valuations
        if valuation != "opportunity-cost"
        for kind in priced
    )


def _wage_of_kind(valuation: Valuation, kind: str, occupations: OccupationMap) -> str:
    """Name the wage that prices a kind of work by one method."""
    occupation = occupations.activities[kind]
    general = valuation == "generalist" or (valuation == "hybrid" and occupation.routine)
    return GENERALIST if general else occupation.code
