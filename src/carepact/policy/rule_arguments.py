"""What an instrument is set to: the arguments of its rules, made of named values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import TYPE_CHECKING, Any, TypeVar

from carepact.core.arrays import FloatArray

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

T = TypeVar("T", bound="DataclassInstance")
LawValues = Mapping[str, Mapping[str, FloatArray]]
"""A law as plain values: arrays by instrument and parameter."""


def make_terms(form: type[T], values: Mapping[str, FloatArray]) -> T:
    """Set the terms of a rule from the values of its instrument.

    Parameters
    ----------
    form : type
        The dataclass of terms that the rules take; its fields are named as parameters are.
    values : mapping of str to FloatArray
        Values of all parameters of the instrument, laid out along their axes.

    Returns
    -------
    T
        Terms for the rules.

    Notes
    -----
    Rules broadcast: with draws, a scalar value has the shape (draws, 1), a table (draws,
    labels), and every figure of the outcome (draws, n).
    """
    chosen: dict[str, Any] = {part.name: values[part.name] for part in fields(form)}
    return form(**chosen)
