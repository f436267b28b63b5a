"""Bands of ages where a survey tells the age in classes alone."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

import polars as pl

from carepact.core import voice
from carepact.core.bands import label_bands
from carepact.core.errors import ParameterError
from carepact.core.messages import _


def band_classes(classes: pl.Series, first: Sequence[int]) -> pl.Series:
    """Put classes of age into bands, each class whole.

    Parameters
    ----------
    classes : pl.Series, shape (n,)
        Classes as `15-24`, `75+` or `under 15`.
    first : sequence of int
        First ages of the bands, rising. [years]

    Returns
    -------
    pl.Series, shape (n,)
        Names of bands; below the first one `under 15`, without a class not known.

    Raises
    ------
    ParameterError
        If a class is none, or lies in two bands.
    """
    names = dict(zip(first, label_bands(first), strict=True))
    bands = list(zip((0, *first), (*first, math.inf), strict=True))
    words = {}
    for one in classes.drop_nulls().unique().sort().to_list():
        low, high = _bounds(one, first[-1])
        inside = [start for start, end in bands if start <= low and high < end]
        if not inside:
            raise ParameterError(
                _(
                    "{given}: the class '{one}' lies in two of the bands {bands}. Give {age_bands} "
                    "that begin where classes do, or use {instead}.",
                    one=one,
                    bands=",".join(map(str, first)),
                    given=voice.given("by", "age_group"),
                    age_bands=voice.option("age_bands"),
                    instead=voice.given("by", "age_class"),
                )
            )
        words[one] = names.get(inside[0], f"under {first[0]}")
    return classes.replace_strict(words, default=None, return_dtype=pl.String)


def _bounds(one: str, last: int) -> tuple[int, int]:
    """Read the first and last age of a class; an open one ends nowhere. [years]"""
    found = re.match(r"^(?:(\d+)\s*(?:-|–|to)\s*(\d+)|(\d+)\s*\+|under (\d+))$", str(one).strip())
    if found is None:
        raise ParameterError(
            _(
                "{given}: '{one}' is no class of ages. Give age_class words such as 15-24, 75+ "
                "or under 15.",
                one=one,
                given=voice.given("by", "age_group"),
            )
        )
    low, high, above, below = found.groups()
    if below:
        return 0, int(below) - 1
    return (int(low), int(high)) if low else (int(above), max(int(above), last))
