"""A picture: its sentence, its drawing, its table, and what is read out in its place."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import ClassVar

import polars as pl

from carepact.core.messages import language
from carepact.report.figures.canvas import Canvas
from carepact.report.palette import shipped_palette
from carepact.report.wrapping import wrap_text


@dataclass(frozen=True)
class Sizes:
    """Sizes of a picture of some width: a page, or a telephone. [pixels]"""

    width: float = 640.0
    padding: float = 12.0
    title: float = 15.0
    panel: float = 12.5
    label: float = 11.5
    note: float = 10.0
    leading: float = 1.32
    """Distance of lines over the size of their type. [ratio]"""
    narrowest: ClassVar[float] = 240.0
    """Twice that is the least width of a page. [pixels]"""

    @property
    def inner(self) -> float:
        """Return the width within the padding."""
        return self.width - 2 * self.padding

    @property
    def is_narrow(self) -> bool:
        """Tell whether it is of the width of a telephone."""
        return self.width < 2 * self.narrowest


WIDE, NARROW = Sizes(), Sizes(width=320.0, padding=8.0, title=14.0)


@dataclass(frozen=True)
class Picture:
    """One picture."""

    name: str
    sentence: str
    """What it shows, with its figures."""
    description: str
    """What is read out in its place: kind of picture, what lies along it, where the table is."""
    table: pl.DataFrame
    """Every figure that is drawn."""
    svg: str
    notes: tuple[str, ...] = ()

    def png(self, scale: float = 2.0) -> bytes:
        """Return the picture as PNG, `scale` pixels for each of the drawing."""
        import vl_convert  # noqa: PLC0415 - slow to import, only PNG need it

        return bytes(vl_convert.svg_to_png(self.svg, scale=scale))


Drawer = Callable[..., Picture]
"""Draws a picture when it is called, of other sizes when called with `sizes`."""


def frame(
    name: str,
    sentence: str,
    description: str,
    body: Canvas,
    table: pl.DataFrame,
    notes: Iterable[str],
    sizes: Sizes,
) -> Picture:
    """Head a drawing with its sentence, foot it with how to read it and where it comes from.

    Parameters
    ----------
    name : str
        Of its file.
    sentence, description : str
        As `Picture` has them.
    body : Canvas
        The drawing, as wide as `sizes.inner`.
    table : pl.DataFrame
        What is drawn.
    notes : iterable of str
        Small print, each in lines of its own.
    sizes : Sizes
        Of the picture.
    """
    small = tuple(one for one in notes if one)
    canvas = Canvas(sizes.width)
    gap = sizes.title * sizes.leading
    lines = wrap_text(sentence, sizes.inner, sizes.title, bold=True)
    foot = canvas.lines_of_text(
        sizes.padding, sizes.padding + sizes.title, lines, sizes.title, gap, bold=True
    )
    top = foot + 0.9 * sizes.title
    canvas.shift(body, sizes.padding, top)
    below = top + body.height + 1.6 * sizes.note
    told = [line for note in small for line in wrap_text(note, sizes.inner, sizes.note)]
    end = canvas.lines_of_text(
        sizes.padding, below, told, sizes.note, sizes.note * sizes.leading,
        fill=shipped_palette().lines.note,
    )  # fmt: skip
    canvas.height = (end if told else top + body.height) + sizes.padding
    return Picture(
        name, sentence, description, table, canvas.write(sentence, description, language()), small
    )
