"""Break the text of a picture into lines by its width, never within a figure and its unit."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from carepact.report.holding import HELD, hold_together


@dataclass(frozen=True)
class Letters:
    """Widths of letters over the size of the type, as in Arial and Liberation Sans. [ratio]"""

    narrow: float = 0.28
    usual: float = 0.56
    broad: float = 0.73
    broadest: float = 0.94
    bold: float = 1.07
    """Width of bold type over that of plain type."""

    def of(self, letter: str) -> float:
        """Return the width of one letter."""
        if letter in "iljtfrI.,:;'’|!()[]/ \u00a0\u202f-":
            return self.narrow
        if letter in "mwMW%@—…":
            return self.broadest
        return self.broad if unicodedata.category(letter) == "Lu" else self.usual


def measure_text(text: str, size: float, *, bold: bool = False) -> float:
    """Measure a line of text, about.

    Parameters
    ----------
    text : str
        One line.
    size : float
        Size of the type. [pixels]
    bold : bool
        Whether the type is bold.

    Returns
    -------
    float
        Its width. [pixels]
    """
    return size * (Letters.bold if bold else 1.0) * sum(map(_width_of, text))


@functools.cache
def _width_of(letter: str) -> float:
    """Return the width of one letter over the size of the type. [ratio]"""
    return Letters().of(letter)


def hold_figures(text: str) -> str:
    """Put spaces that do not break into figures, and true minus signs and dashes.

    A figure stays with its unit, its mark and its interval: `≈ 2.6 % (1.9 to 3.5)` is one word.

    Examples
    --------
    >>> hold_figures("78 % (72 to 80) of -3").replace(HELD, "_")
    '78_%_(72_to_80) of −3'
    """
    text = re.sub(r"(?<=\d)-(?=\d)", "–", text)
    text = re.sub(r"(?<![\w-])-(?=\d)", "−", text)
    text = re.sub(r"(?<=[\d*†+]) (?=[^\s(])| (?=→)|(?<=→) ", HELD, hold_together(text))
    return re.sub(r" ?\([^()]{,36}\d[^()]{,12}\)", lambda it: it[0].replace(" ", HELD), text)


def wrap_text(text: str, width: float, size: float, *, bold: bool = False) -> list[str]:
    """Break a text into lines of at most a width.

    Parameters
    ----------
    text : str
        Any text; it breaks at plain spaces alone.
    width : float
        Of the widest line. [pixels]
    size : float
        Size of the type. [pixels]
    bold : bool
        Whether the type is bold.

    Returns
    -------
    list of str
        One word at least a line.
    """
    lines: list[str] = []
    reached, space = 0.0, measure_text(" ", size, bold=bold)
    for word in hold_figures(text).split(" "):
        long = measure_text(word, size, bold=bold)
        if lines and reached + space + long <= width:
            lines[-1] += f" {word}"
            reached += space + long
        elif word:
            lines.append(word)
            reached = long
    return lines


def keep_apart(
    middles: Sequence[float], heights: Sequence[float], top: float, foot: float
) -> list[float]:
    """Move what rises down and up as little as keeps it apart and between two heights.

    Parameters
    ----------
    middles, heights : sequence of float
        Of each thing, in rising order. [pixels]
    top, foot : float
        Nothing goes beyond; all of them fit.

    Examples
    --------
    >>> keep_apart([2.0, 3.0, 50.0], [10.0, 10.0, 10.0], 0.0, 60.0)
    [5.0, 15.0, 50.0]
    >>> keep_apart([50.0, 58.0], [10.0, 10.0], 0.0, 60.0)
    [45.0, 55.0]
    """
    places: list[float] = []
    reached = top
    for middle, tall in zip(middles, heights, strict=True):
        places.append(max(middle, reached + tall / 2))
        reached = places[-1] + tall / 2
    reached = foot
    for at in reversed(range(len(places))):
        places[at] = min(places[at], reached - heights[at] / 2)
        reached = places[at] - heights[at] / 2
    return places
