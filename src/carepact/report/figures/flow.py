"""A Sankey drawing: columns of blocks, and bands between them as wide as what flows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from carepact.report.figures.canvas import Canvas
from carepact.report.figures.picture import Sizes
from carepact.report.palette import shipped_palette
from carepact.report.wrapping import wrap_text

GAP = 9.0
"""Between two blocks of a column. [pixels]"""
CLEAR = 0.42
"""Opacity of a band, on which names stay readable. [share]"""


@dataclass(frozen=True)
class Flow:
    """What goes from one block to another."""

    source: str
    target: str
    amount: float
    label: str = ""
    """Shown when pointed at, and read out."""


@dataclass(frozen=True)
class Block:
    """A block of a column."""

    code: str
    name: str
    """Words beside it, with its figure."""
    colour: str


@dataclass(frozen=True)
class _Laid:
    """Where a block stands."""

    block: Block
    x: float
    top: float
    height: float

    @property
    def middle(self) -> float:
        """Its middle."""
        return self.top + self.height / 2


def draw_flow(
    columns: Sequence[tuple[str, Sequence[Block]]],
    flows: Iterable[Flow],
    width: float,
    sizes: Sizes,
) -> Canvas:
    """Draw flows from the first column to the last.

    Parameters
    ----------
    columns : sequence of (str, sequence of Block)
        Heading and blocks from the top, columns from the left; two or three.
    flows : iterable of Flow
        Between neighbouring columns; none below 0.
    width : float
        Of the drawing. [pixels]
    sizes : Sizes
        Of the picture.

    Notes
    -----
    All blocks have one scale, that of the fullest column, so that a band is as wide as what flows
    wherever it is drawn. Names stand behind their blocks; they are moved as far as they would
    meet one another, and a line leads to them.
    """
    listed = [one for one in flows if one.amount > 0]
    canvas = Canvas(width)
    totals = _sum_blocks(listed)
    shown = [[one for one in blocks if totals.get(one.code)] for _heading, blocks in columns]
    bar, line = 0.9 * sizes.label, sizes.label * sizes.leading
    step = (width - bar) / len(columns)
    names = {one.code: wrap_text(one.name, step - bar - 12, sizes.label)
             for blocks in shown for one in blocks}  # fmt: skip
    needed = max(sum(len(names[one.code]) * line + 3 for one in blocks) for blocks in shown)
    height = max(needed, 0.42 * width)
    top = _head_columns(canvas, [heading for heading, _blocks in columns], step, sizes)
    scale = min(
        (height - GAP * (len(blocks) - 1)) / max(sum(totals[one.code] for one in blocks), 1e-12)
        for blocks in shown
    )
    laid: dict[str, _Laid] = {}
    for place, blocks in enumerate(shown):
        laid |= _stack(blocks, totals, scale, place * step, (top, height))
    _draw_bands(canvas, laid, listed, (scale, bar))
    for blocks in shown:
        for block in blocks:
            one = laid[block.code]
            canvas.box(one.x, one.top, bar, max(one.height, 0.8), block.colour, label=block.name,
                       stroke="#ffffff" if one.height > GAP else "")  # fmt: skip
        _name_column(canvas, [laid[one.code] for one in blocks], names, (top, height), bar, sizes)
    canvas.height = top + height
    return canvas


def _sum_blocks(flows: Sequence[Flow]) -> dict[str, float]:
    """Sum what enters or leaves each block, whichever is more."""
    out: dict[str, float] = {}
    into: dict[str, float] = {}
    for one in flows:
        out[one.source] = out.get(one.source, 0.0) + one.amount
        into[one.target] = into.get(one.target, 0.0) + one.amount
    return {code: max(out.get(code, 0.0), into.get(code, 0.0)) for code in {**out, **into}}


def _head_columns(canvas: Canvas, headings: Sequence[str], step: float, sizes: Sizes) -> float:
    """Write the headings of columns; return where the blocks begin."""
    ink = shipped_palette().lines.note
    line = sizes.note * sizes.leading
    feet = [0.0]
    for place, heading in enumerate(headings):
        words = wrap_text(heading, step - 8, sizes.note, bold=True)
        feet.append(canvas.lines_of_text(place * step, sizes.note, words, sizes.note, line,
                                         bold=True, fill=ink))  # fmt: skip
    return max(feet) + 0.8 * sizes.note


def _stack(
    column: Sequence[Block],
    totals: Mapping[str, float],
    scale: float,
    x: float,
    place: tuple[float, float],
) -> dict[str, _Laid]:
    """Put the blocks of a column below one another, in the middle of the height."""
    top, height = place
    whole = sum(totals[one.code] for one in column) * scale + GAP * (len(column) - 1)
    y, laid = top + (height - whole) / 2, {}
    for block in column:
        tall = totals[block.code] * scale
        laid[block.code] = _Laid(block, x, y, tall)
        y += tall + GAP
    return laid


def _draw_bands(
    canvas: Canvas,
    laid: Mapping[str, _Laid],
    flows: Sequence[Flow],
    sizes: tuple[float, float],
) -> None:
    """Draw each flow as a band that leaves a block where the one before it ended."""
    scale, bar = sizes
    order = {code: place for place, code in enumerate(laid)}
    out = {code: one.top for code, one in laid.items()}
    into = dict(out)
    starts: dict[int, float] = {}
    for flow in sorted(flows, key=lambda one: (order[one.source], order[one.target])):
        starts[id(flow)] = out[flow.source]
        out[flow.source] += flow.amount * scale
    for flow in sorted(flows, key=lambda one: (order[one.target], order[one.source])):
        source, target = laid[flow.source], laid[flow.target]
        tall, x0, x1 = flow.amount * scale, source.x + bar, target.x
        y0, y1, bend = starts[id(flow)], into[flow.target], (x0 + x1) / 2
        into[flow.target] += tall
        way = (
            f"M{x0:.1f},{y0:.1f}C{bend:.1f},{y0:.1f} {bend:.1f},{y1:.1f} {x1:.1f},{y1:.1f}"
            f"V{y1 + tall:.1f}C{bend:.1f},{y1 + tall:.1f} {bend:.1f},{y0 + tall:.1f} "
            f"{x0:.1f},{y0 + tall:.1f}Z"
        )
        canvas.path(way, source.block.colour, CLEAR, flow.label)


def _name_column(
    canvas: Canvas,
    column: Sequence[_Laid],
    names: Mapping[str, Sequence[str]],
    place: tuple[float, float],
    bar: float,
    sizes: Sizes,
) -> None:
    """Name the blocks of a column behind them, moved apart where their names would meet."""
    line = sizes.label * sizes.leading
    heights = [len(names[one.block.code]) * line + 3 for one in column]
    middles = keep_apart([one.middle for one in column], heights, place[0], sum(place))
    palette = shipped_palette().lines
    for one, middle in zip(column, middles, strict=True):
        x, words = one.x + bar + 9, names[one.block.code]
        if abs(middle - one.middle) > max(one.height / 2, 2.0):
            canvas.line([(one.x + bar, one.middle), (x - 1, middle)], palette.note, 0.8)
        first = middle - (len(words) - 1) * line / 2 + 0.35 * sizes.label
        canvas.lines_of_text(x, first, words, sizes.label, line, fill=palette.later)


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
