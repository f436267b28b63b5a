"""Scales of printed figures: per cent, and words by which large figures are shortened.

The words are CLDR's, by way of Babel: 1.9 million, 900 milliards, 2 billones. A new language
needs none of its own here.
"""

from __future__ import annotations

import csv
import functools
import io
from enum import IntEnum
from importlib import resources

from carepact.core.digits import count_decimals
from carepact.core.messages import language, number

PERCENT = 100.0


class Scale(IntEnum):
    """Factors by which large figures are shortened, the largest first."""

    TRILLION = 10**12
    BILLION = 10**9
    MILLION = 10**6
    THOUSAND = 10**3
    """Of tables whose heading says so; sentences write thousands out."""


def shorten(largest: float, most: Scale = Scale.TRILLION) -> tuple[float, str]:
    """Choose the factor by which figures are shortened, with its word as a heading has it.

    Parameters
    ----------
    largest : float
        Largest absolute value among the figures. [any unit]
    most : Scale
        Largest factor to be used.

    Returns
    -------
    tuple of float and str
        1 and no word where the figures are below a million: thousands are written out.
    """
    most_spoken = min(most, _largest_words().get(language(), most))
    factor = next((one for one in Scale if Scale.MILLION <= one <= min(most_spoken, largest)), None)
    return (1.0, "") if factor is None else (float(factor), name_scale(factor, 10.0))


def name_scale(factor: float, value: float) -> str:
    """Name a factor behind a figure, in the form that the figure asks for: million, millions.

    Parameters
    ----------
    factor : float
        One of `Scale`, or 1, which has no word.
    value : float
        The figure as it is printed, already divided by the factor.
    """
    return _word_of(language(), round(factor), value) if factor >= Scale.MILLION else ""


@functools.cache
def _word_of(code: str, factor: int, value: float) -> str:
    """Read the word of a factor from CLDR's compact numbers."""
    from babel import Locale  # noqa: PLC0415 - slow to import, only large figures need it

    locale = Locale(code)
    patterns = locale.compact_decimal_formats["long"]
    forms = patterns.get(locale.plural_form(abs(value)), patterns["other"])
    return str((forms.get(str(factor)) or patterns["other"][str(factor)]).pattern).strip("0 \u00a0")


@functools.cache
def _largest_words() -> dict[str, int]:
    """Read the largest factor that a language has a usual word for, where it is no trillion."""
    text = resources.files(__package__).joinpath("number_words.csv").read_text("utf-8")
    return {row["language"]: int(row["largest"]) for row in csv.DictReader(io.StringIO(text))}


def print_bare(value: float) -> str:
    """Print a number of a list, whose interval stands elsewhere or that has none."""
    return print_rounded(value, count_decimals([value]))


def print_rounded(value: float, decimals: int) -> str:
    """Print a number with some decimals, or rounded before its point; a zero has no sign."""
    return number(round(value, decimals) + 0.0, max(0, decimals))
