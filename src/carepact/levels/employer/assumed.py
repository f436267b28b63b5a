"""Which costs and savings of a firm stand on values of ours, which nobody measured.

A value is ours where the instrument's own file calls it illustrative, until the firm tells its own.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from importlib import resources

from carepact.levels.employer.measures import employers_instrument, read_measures

OURS = "illustrative"
"""Strength of what nobody measured, as files of instruments have it."""
SAVINGS = ("fewer leave", "fewer are absent")
"""Kinds of saving, as tables name them."""


def list_assumed(given: Mapping[str, float], day: date) -> dict[str, tuple[str, ...]]:
    """List the values of ours on which each cost and each saving stands.

    Parameters
    ----------
    given : mapping of str to float
        What the firm gives and what it costs there, by parameters of the instrument.
    day : date
        Whose values and evidence count.

    Returns
    -------
    dict of str to tuple of str
        By measure and by kind of saving: names of parameters; of a measure that is not given none.
    """
    quantities = read_measures()
    found: dict[str, tuple[str, ...]] = {}
    for figure, value in _read_values():
        is_given = bool(given.get(quantities[figure])) if figure in quantities else True
        ours = is_given and value not in given and _is_ours(value, day)
        found[figure] = (*found.get(figure, ()), *((value,) if ours else ()))
    return found


def join_assumed(assumed: Mapping[str, tuple[str, ...]], figures: Iterable[str]) -> tuple[str, ...]:
    """List the values of ours on which a sum of some figures stands, each once."""
    return tuple(dict.fromkeys(one for figure in figures for one in assumed.get(figure, ())))


@cache
def _read_values() -> tuple[tuple[str, str], ...]:
    """Read which values stand behind a cost or a saving, beside how much is given."""
    text = resources.files(__package__).joinpath("stands_on.csv").read_text("utf-8")
    return tuple((row["figure"], row["value"]) for row in csv.DictReader(text.splitlines()))


def _is_ours(value: str, day: date) -> bool:
    """Tell whether nobody measured a value."""
    one = employers_instrument()
    held = one.parameters.get(value) or one.effects[value]
    return held.dated_at(day).strength == OURS
