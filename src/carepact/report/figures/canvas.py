"""Write SVG: shapes and texts in pixels, each number as short as it can be."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from html import escape
from typing import Literal

from carepact.core.controls import show_controls
from carepact.report.wrapping import hold_figures

Anchor = Literal["start", "middle", "end"]
FONT = "Arial, 'Liberation Sans', sans-serif"
"""What measures of text are of."""


@dataclass
class Canvas:
    """A drawing that grows from the top; x runs to the right, y down. [pixels]"""

    width: float
    height: float = 0.0
    parts: list[str] = field(default_factory=list)

    def box(self, x: float, y: float, width: float, height: float, fill: str, *, label: str = "",
            stroke: str = "", opacity: float = 1.0) -> None:  # fmt: skip
        """Draw a rectangle; a label is read out and shown when pointed at."""
        outline = f' stroke="{stroke}"' if stroke else ""
        clear = f' fill-opacity="{_short(opacity)}"' if opacity < 1 else ""
        place = f'x="{_short(x)}" y="{_short(y)}" width="{_short(width)}" height="{_short(height)}"'
        self._add("rect", f'{place} fill="{fill}"{outline}{clear}', label)

    def line(self, points: Sequence[tuple[float, float]], stroke: str, width: float = 1.0, *,
             dashes: str = "") -> None:  # fmt: skip
        """Draw straight lines from point to point."""
        way = " ".join(f"{_short(x)},{_short(y)}" for x, y in points)
        broken = f' stroke-dasharray="{dashes}"' if dashes else ""
        self._add("polyline", f'points="{way}" fill="none" stroke="{stroke}" '
                  f'stroke-width="{_short(width)}"{broken} stroke-linejoin="round"')  # fmt: skip

    def area(self, points: Sequence[tuple[float, float]], fill: str, opacity: float = 1.0) -> None:
        """Fill what points enclose."""
        way = " ".join(f"{_short(x)},{_short(y)}" for x, y in points)
        self._add("polygon", f'points="{way}" fill="{fill}" fill-opacity="{_short(opacity)}"')

    def path(self, way: str, fill: str, opacity: float, label: str = "") -> None:
        """Fill a path."""
        self._add("path", f'd="{way}" fill="{fill}" fill-opacity="{_short(opacity)}"', label)

    def dot(self, x: float, y: float, radius: float, fill: str, *, label: str = "") -> None:
        """Draw a point; a label is read out and shown when pointed at."""
        at = f'cx="{_short(x)}" cy="{_short(y)}" r="{_short(radius)}"'
        self._add("circle", f'{at} fill="{fill}"', label)

    def text(self, x: float, y: float, words: str, size: float, *, anchor: Anchor = "start",
             bold: bool = False, fill: str = "#222222") -> None:  # fmt: skip
        """Write one line whose foot stands at y; figures and units are held together."""
        told = escape(show_controls(hold_figures(words)))
        weight = ' font-weight="bold"' if bold else ""
        aligned = f' text-anchor="{anchor}"' if anchor != "start" else ""
        at = f'x="{_short(x)}" y="{_short(y)}" font-size="{_short(size)}"'
        self.parts.append(f'<text {at}{weight}{aligned} fill="{fill}">{told}</text>')

    def lines_of_text(self, x: float, y: float, lines: Iterable[str], size: float, gap: float, *,
                      bold: bool = False, fill: str = "#222222") -> float:  # fmt: skip
        """Write lines below one another, the first at y; return the foot of the last."""
        foot = y
        for place, one in enumerate(lines):
            foot = y + place * gap
            self.text(x, foot, one, size, bold=bold, fill=fill)
        return foot

    def shift(self, other: Canvas, x: float, y: float) -> None:
        """Put another drawing at a place of this one."""
        inner = "".join(other.parts)
        self.parts.append(f'<g transform="translate({_short(x)},{_short(y)})">{inner}</g>')

    def write(self, title: str, description: str, language: str) -> str:
        """Write the drawing with what is read out in its place.

        Parameters
        ----------
        title, description : str
            What it shows, and what a person who does not see it should know.
        language : str
            Of its words (BCP 47).
        """
        size = f"{_short(self.width)} {_short(self.height)}"
        head = (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size}" role="img" '
            f'lang="{language}" width="{_short(self.width)}" height="{_short(self.height)}" '
            f'font-family="{FONT}">'
        )
        said = f"<title>{_plain(title)}</title><desc>{_plain(description)}</desc>"
        ground = (
            f'<rect width="{_short(self.width)}" height="{_short(self.height)}" fill="#ffffff"/>'
        )
        return f"{head}{said}{ground}{''.join(self.parts)}</svg>\n"

    def _add(self, shape: str, what: str, label: str = "") -> None:
        """Add a shape, with a title where it has a label."""
        named = f"><title>{_plain(label)}</title></{shape}>" if label else "/>"
        self.parts.append(f"<{shape} {what}{named}")


def _plain(words: str) -> str:
    """Make text safe within a tag."""
    return escape(show_controls(words))


def _short(number: float) -> str:
    """Write a number of pixels to a tenth, without what says nothing."""
    return f"{number:.2f}".rstrip("0").rstrip(".") if number % 1 else f"{number:.0f}"
