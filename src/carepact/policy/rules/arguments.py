"""What an instrument is set to: the arguments of its rules, made of named values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import TYPE_CHECKING, Any, TypeVar

from carepact.core.arrays import FloatArray
from carepact.core.errors import ParameterError
from carepact.core.messages import _

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

T = TypeVar("T", bound="DataclassInstance")
LawValues = Mapping[str, Mapping[str, FloatArray]]
"""A law as plain values: arrays by instrument and parameter."""


def pick_arguments(form: type[T], offered: Mapping[str, Any]) -> T:
    """Pick the arguments that a rule asks for, by name.

    Parameters
    ----------
    form : type
        The dataclass that the rule takes: its columns, its terms or its evidence.
    offered : mapping of str to array
        What rows offer, what the parameters are set to, or what evidence says.

    Returns
    -------
    T
        Arguments for the rule.

    Raises
    ------
    ParameterError
        If something asked for is not offered: all of it at once.

    Notes
    -----
    Rules broadcast: with draws and years, a scalar value has the shape (draws, years, 1), a
    table (draws, years, labels), and every figure of the outcome (draws, years, n).
    """
    asked = [part.name for part in fields(form)]
    missing = [name for name in asked if name not in offered]
    if missing:
        raise ParameterError(
            _(
                "{form}: asks for {missing}, which its rows and its file do not offer. "
                "They offer {offered}.",
                form=f"{form.__module__}.{form.__name__}",
                missing=", ".join(missing),
                offered=", ".join(sorted(offered)),
            )
        )
    return form(**{name: offered[name] for name in asked})
