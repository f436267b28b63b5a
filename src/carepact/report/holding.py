"""Hold figures together with their mark, sign, unit and interval, wherever lines end."""

from __future__ import annotations

import functools
import re

from carepact.core.messages import language
from carepact.report.scales import Scale, name_scale

HELD = "\u00a0"


def hold_together(text: str) -> str:
    """Put no-break spaces, one for one, where a line must not end.

    Parameters
    ----------
    text : str
        E.g. `it costs PPP $ 1.9 million (1.1 to 2.5) of 12 000`.

    Returns
    -------
    str
        As long as the text: marks stay with figures, figures with their sign and word, an
        interval in brackets stays whole.
    """
    held = _intervals().sub(lambda found: found[0].replace(" ", HELD), text)
    for pattern in _neighbours_in(language()):
        held = pattern.sub(HELD, held)
    return held


@functools.cache
def _intervals() -> re.Pattern[str]:
    """Find brackets that hold an interval or an error: short, and beginning with a figure."""
    return re.compile(r"[(\[][≈°*†+ ]*[−-]?\d[^()\[\]]{0,26}[)\]]")


@functools.cache
def _neighbours_in(_code: str) -> tuple[re.Pattern[str], ...]:
    """Find them in the language of the moment, which the code is of."""
    words = frozenset(name_scale(scale, value) for scale in Scale for value in (1.0, 10.0)) - {""}
    return _neighbours(words)


def _neighbours(words: frozenset[str]) -> tuple[re.Pattern[str], ...]:
    """Find spaces between a mark and its figure, a figure and its sign or word."""
    named = "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
    return (
        re.compile(r"(?<=[≈°†$€]) (?=\S)"),
        re.compile(r"(?<=PPP) (?=\$)"),
        re.compile(r"(?<=\d) (?=\d{3}(?!\d))|(?<=[\d)]) (?=[%‰])"),
        re.compile(rf"(?<=\d) (?=(?:{named})\b)|(?<=\bmil) (?=millones\b)"),
        re.compile(r"(?<=\d)(?<!\b(?:19|20)\d\d) (?=[^\W\d_]{3,})"),  # a unit; no year has one
        re.compile(r" (?=[–—:;?!»](?:\s|$))|(?<=«) "),
    )
