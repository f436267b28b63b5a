"""Letters by which large figures are shortened, in the reader's language."""

from __future__ import annotations

from carepact.core.messages import _

SCALES = (1e12, 1e9, 1e6, 1e3)
"""Factors, the largest first."""


def shorten(largest: float, most: float = SCALES[0]) -> tuple[float, str]:
    """Choose the factor by which figures are shortened, with its letters.

    Parameters
    ----------
    largest : float
        Largest absolute value among the figures. [any unit]
    most : float
        Largest factor to be used.

    Returns
    -------
    tuple of float and str
        1 and no letters where the figures are small.
    """
    factor = next((one for one in SCALES if most >= one <= largest), 1.0)
    letters = {1e12: _("tn"), 1e9: _("bn"), 1e6: _("m"), 1e3: _("k")}
    return factor, letters.get(factor, "")
