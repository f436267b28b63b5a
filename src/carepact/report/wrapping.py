"""Break the text of a picture into lines by its width, never within a figure and its unit."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
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
    letters = Letters()
    return size * (letters.bold if bold else 1.0) * sum(letters.of(one) for one in text)


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
    for word in hold_figures(text).split(" "):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and measure_text(longer, size, bold=bold) <= width:
            lines[-1] = longer
        elif word:
            lines.append(word)
    return lines


def spread_out(places: Iterable[float], gap: float) -> list[float]:
    """Move places that rise apart until they are a gap from one another, about their middle.

    Parameters
    ----------
    places : iterable of float
        In rising order. [any unit]
    gap : float
        Least distance of neighbours. [the same unit]

    Returns
    -------
    list of float
        In the same order.

    Examples
    --------
    >>> spread_out([1.0, 1.1, 5.0], 1.0)
    [0.55, 1.55, 5.0]
    """
    clusters: list[list[float]] = []
    for place in places:
        clusters.append([place])
        while _meet(clusters, gap):
            last = clusters.pop()
            clusters[-1] += last
    return [
        _reach(cluster, gap)[0] + at * gap for cluster in clusters for at in range(len(cluster))
    ]


def _meet(clusters: list[list[float]], gap: float) -> bool:
    """Tell whether the last two clusters would meet."""
    if len(clusters) == 1:
        return False
    return _reach(clusters[-2], gap)[1] + gap > _reach(clusters[-1], gap)[0]


def _reach(cluster: list[float], gap: float) -> tuple[float, float]:
    """Return where the first and the last of a cluster stand when a gap apart."""
    middle, half = sum(cluster) / len(cluster), gap * (len(cluster) - 1) / 2
    return middle - half, middle + half
