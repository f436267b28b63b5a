"""Keep the texts of a drawing as wide as it was laid out for, whatever fonts a machine has.

A drawing is laid out for Arial. With a wider type its texts would run into one another and out
of the picture, so each is given its length.
"""

from __future__ import annotations

import re
from html import unescape

from carepact.report.wrapping import measure_text

TEXT = re.compile(r'<text ([^>]*font-size="([\d.]+)"[^>]*)>([^<]+)</text>')


def fit_texts(svg: str) -> str:
    """Give every text of a drawing the length that it was measured to have."""
    return TEXT.sub(_fit, svg)


def _fit(found: re.Match[str]) -> str:
    """Give one text its length."""
    look, size, text = found.groups()
    length = measure_text(unescape(text), float(size), bold="font-weight" in look)
    return f'<text {look} textLength="{length:.1f}" lengthAdjust="spacingAndGlyphs">{text}</text>'
