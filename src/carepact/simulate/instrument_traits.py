"""What the simulation asks of instruments: by what they say of themselves, never by name."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np

from carepact.core.arrays import FloatArray, IntArray
from carepact.core.draws import Sampler, draw_parameter
from carepact.core.parameter_tables import LABELS
from carepact.data.countries.drawn_country import DrawnCountry
from carepact.data.countries.facts import BASE_DAY
from carepact.policy.shipped_instruments import shipped_instrument, shipped_instruments
from carepact.policy.traits import Displacement, RecipientRule, Staffing, Traits
from carepact.simulate.projection import RECIPIENTS


def list_having(test: Callable[[Traits], bool]) -> tuple[str, ...]:
    """List the instruments whose traits pass a test, in their order."""
    return tuple(name for name, one in shipped_instruments().items() if test(one.traits))


def list_staffed() -> Iterator[tuple[str, Staffing]]:
    """List the instruments that employ staff, with what they say of it."""
    for name, one in shipped_instruments().items():
        if isinstance(one.traits.staffing, Staffing):
            yield name, one.traits.staffing


def draw_effect(source: str, sampler: Sampler) -> FloatArray:
    """Draw a scalar effect, `instrument.effect`, shape (1 + draws, 1)."""
    name, _dot, effect = source.partition(".")
    parameter = shipped_instrument(name).effects[effect]
    return draw_parameter(parameter, source, BASE_DAY, sampler)[:, None]


def draw_displacement(whose: str, what: str, sampler: Sampler) -> FloatArray:
    """Draw which share of hours in services families are spared, shape (1 + draws, 1). [share]

    Parameters
    ----------
    whose : {'children', 'adults'}
        Of whose care.
    what : {'active_care', 'presence'}
        Which hours.
    sampler : Sampler
        Seed of the run, and how many draws follow the point.
    """
    for name, one in shipped_instruments().items():
        displaces = one.traits.displaces
        if isinstance(displaces, Displacement) and displaces.whose == whose:
            effect = getattr(displaces, what)
            if effect != "nothing":
                return draw_effect(f"{name}.{effect}", sampler)
    return np.zeros((1 + sampler.draws, 1))


def draw_public_share(staffing: Staffing, country: DrawnCountry) -> FloatArray:
    """Draw the part of a service that public bodies give, shape (1 + draws or 1, 1). [share]"""
    told = staffing.public_share
    if told.startswith("1 - "):
        return 1 - country.number(told.removeprefix("1 - "))[..., 0]
    topic, dot, name = told.partition(".")
    if dot and not topic.isdigit():
        return country.assume(topic, name)[..., 0]
    return np.full((1, 1), float(told))


def place_recipients(rule: RecipientRule, rows: int) -> IntArray:
    """Place whose care the rows of an instrument give among `RECIPIENTS`, shape (rows,).

    Ages of children begin at 0 with the first row; persons in need lie by sex, age group, level.
    """
    households = RECIPIENTS.index("households")
    if rule == "by age of child":
        ages = np.arange(rows)
        return np.select([ages < 3, ages < 6, ages < 15], [0, 1, 2], households)  # noqa: PLR2004 - the groups' names
    if rule == "by age of person in need":
        axes = (len(LABELS["sex"]), len(LABELS["age group"]))
        age_group = np.indices((*axes, rows // (axes[0] * axes[1])))[1].ravel()
        first, older = map(RECIPIENTS.index, ("adults in need", "older persons in need"))
        return np.where(age_group == 0, first, older)
    # Whose hours are nobody's care has no hours: where they would stand makes no difference.
    return np.full(rows, households if rule == "nobody" else RECIPIENTS.index(rule))
