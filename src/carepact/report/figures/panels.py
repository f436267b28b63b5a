"""Head panels, and put them beside one another, or below one another where it is narrow."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from carepact.report.figures.canvas import Canvas
from carepact.report.figures.picture import Sizes
from carepact.report.wrapping import wrap_text

Panel = Callable[[float], Canvas]
"""Draws a panel of a width. [pixels]"""


def head_panel(canvas: Canvas, title: str, sizes: Sizes) -> float:
    """Write the heading of a panel; return where what it heads may begin. [pixels]"""
    if not title:
        return 0.0
    lines = wrap_text(title, canvas.width, sizes.panel, bold=True)
    foot = canvas.lines_of_text(
        0, sizes.panel, lines, sizes.panel, sizes.panel * sizes.leading, bold=True
    )
    return foot + 0.7 * sizes.panel


def lay_panels(panels: Sequence[Panel], sizes: Sizes, *, across: int = 1) -> Canvas:
    """Draw panels, so many across where there is room, else below one another.

    Parameters
    ----------
    panels : sequence of Panel
        In their order.
    sizes : Sizes
        Of the picture.
    across : int
        Panels beside one another in a wide picture.
    """
    body = Canvas(sizes.inner)
    beside = 1 if sizes.is_narrow else across
    gap = 2 * sizes.padding
    width = (sizes.inner - gap * (beside - 1)) / beside
    for first in range(0, len(panels), beside):
        top = body.height + (1.3 * sizes.panel if first else 0.0)
        for place, draw in enumerate(panels[first : first + beside]):
            panel = draw(width)
            body.shift(panel, place * (width + gap), top)
            body.height = max(body.height, top + panel.height)
    return body


def put_below(upper: Canvas, lower: Canvas, gap: float = 0.0) -> Canvas:
    """Put a drawing below another."""
    body = Canvas(max(upper.width, lower.width))
    body.shift(upper, 0, 0)
    body.shift(lower, 0, upper.height + gap)
    body.height = upper.height + gap + lower.height
    return body
