"""Scales of printed figures: per cent, and letters by which large figures are shortened."""

from __future__ import annotations

from enum import IntEnum

from carepact.core.messages import _

PERCENT = 100.0


class Scale(IntEnum):
    """Factors by which large figures are shortened, the largest first."""

    TRILLION = 10**12
    BILLION = 10**9
    MILLION = 10**6
    THOUSAND = 10**3


def shorten(largest: float, most: Scale = Scale.TRILLION) -> tuple[float, str]:
    """Choose the factor by which figures are shortened, with its letters.

    Parameters
    ----------
    largest : float
        Largest absolute value among the figures. [any unit]
    most : Scale
        Largest factor to be used.

    Returns
    -------
    tuple of float and str
        1 and no letters where the figures are small.
    """
    chosen = next((one for one in Scale if most >= one <= largest), None)
    if chosen is None:
        return 1.0, ""
    letters = {
        Scale.TRILLION: _("tn"),
        Scale.BILLION: _("bn"),
        Scale.MILLION: _("m"),
        Scale.THOUSAND: _("k"),
    }
    return float(chosen), letters[chosen]
