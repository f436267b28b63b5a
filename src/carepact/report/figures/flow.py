"""A Sankey drawing: columns of blocks, and bands between them as wide as what flows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from carepact.report.figures.canvas import Canvas
from carepact.report.figures.picture import Sizes
from carepact.report.palette import shipped_palette
from carepact.report.wrapping import measure_text, spread_out, wrap_text


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


BAR = 14.0
"""Width of a block. [pixels]"""
GAP = 7.0
"""Between two blocks of a column. [pixels]"""


def draw_flow(
    columns: Sequence[Sequence[Block]],
    flows: Iterable[Flow],
    width: float,
    height: float,
    sizes: Sizes,
) -> Canvas:
    """Draw flows from the first column to the last.

    Parameters
    ----------
    columns : sequence of sequence of Block
        Blocks from the top, columns from the left; two or three.
    flows : iterable of Flow
        Between neighbouring columns; none below 0.
    width, height : float
        Of the drawing. [pixels]
    sizes : Sizes
        Of the picture.

    Notes
    -----
    All blocks have one scale, that of the fullest column, so that a band is as wide as what flows
    wherever it is drawn.
    """
    listed = [one for one in flows if one.amount > 0]
    canvas = Canvas(width, height)
    totals = {block.code: _total(block.code, listed) for column in columns for block in column}
    scale = min(
        (height - GAP * (len(column) - 1)) / max(sum(totals[one.code] for one in column), 1e-12)
        for column in columns
    )
    side = _name_width(columns, sizes, width)
    laid: dict[str, _Laid] = {}
    for place, column in enumerate(columns):
        x = side + place * (width - 2 * side - BAR) / max(len(columns) - 1, 1)
        laid |= _stack(column, totals, scale, x, height)
    _draw_bands(canvas, laid, listed, scale)
    for place, column in enumerate(columns):
        for block in column:
            one = laid[block.code]
            canvas.box(one.x, one.top, BAR, max(one.height, 0.8), block.colour, label=block.name)
        _name_column(canvas, [laid[block.code] for block in column], place == 0, side, sizes)
    return canvas


def _total(code: str, flows: Sequence[Flow]) -> float:
    """Return what enters or leaves a block, whichever is more."""
    out = sum(one.amount for one in flows if one.source == code)
    into = sum(one.amount for one in flows if one.target == code)
    return max(out, into)


def _name_width(columns: Sequence[Sequence[Block]], sizes: Sizes, width: float) -> float:
    """Return the room for names at either side."""
    longest = max(
        (measure_text(one.name, sizes.label) for one in (*columns[0], *columns[-1])), default=0.0
    )
    return min(longest + 6, 0.27 * width)


def _stack(
    column: Sequence[Block], totals: Mapping[str, float], scale: float, x: float, height: float
) -> dict[str, _Laid]:
    """Put the blocks of a column below one another, in the middle of the height."""
    whole = sum(totals[one.code] for one in column) * scale + GAP * (len(column) - 1)
    top, laid = (height - whole) / 2, {}
    for block in column:
        tall = totals[block.code] * scale
        laid[block.code] = _Laid(block, x, top, tall)
        top += tall + GAP
    return laid


def _draw_bands(
    canvas: Canvas, laid: Mapping[str, _Laid], flows: Sequence[Flow], scale: float
) -> None:
    """Draw each flow as a band that leaves a block where the one before it ended."""
    order = {code: place for place, code in enumerate(laid)}
    out = {code: one.top for code, one in laid.items()}
    into = dict(out)
    starts: dict[int, float] = {}
    for flow in sorted(flows, key=lambda one: (order[one.source], order[one.target])):
        starts[id(flow)] = out[flow.source]
        out[flow.source] += flow.amount * scale
    for flow in sorted(flows, key=lambda one: (order[one.target], order[one.source])):
        source, target = laid[flow.source], laid[flow.target]
        tall, x0, x1 = flow.amount * scale, source.x + BAR, target.x
        y0, y1, bend = starts[id(flow)], into[flow.target], (x0 + x1) / 2
        into[flow.target] += tall
        way = (
            f"M{x0:.1f},{y0:.1f}C{bend:.1f},{y0:.1f} {bend:.1f},{y1:.1f} {x1:.1f},{y1:.1f}"
            f"V{y1 + tall:.1f}C{bend:.1f},{y1 + tall:.1f} {bend:.1f},{y0 + tall:.1f} "
            f"{x0:.1f},{y0 + tall:.1f}Z"
        )
        canvas.path(way, source.block.colour, 0.45, flow.label)


def _name_column(
    canvas: Canvas, column: Sequence[_Laid], at_left: bool, side: float, sizes: Sizes
) -> None:
    """Name the blocks of a column, moved apart where their names would meet."""
    gap = sizes.label * sizes.leading
    said = [wrap_text(one.block.name, side - 8, sizes.label) for one in column]
    tall = max((len(words) for words in said), default=1) * gap
    places = spread_out([one.top + one.height / 2 for one in column], tall)
    ink = shipped_palette().lines.later
    for one, words, place in zip(column, said, places, strict=True):
        x = one.x - 6 if at_left else one.x + BAR + 6
        top = place + 0.35 * sizes.label - (len(words) - 1) * gap / 2
        for line, told in enumerate(words):
            y = top + line * gap
            canvas.text(x, y, told, sizes.label, anchor="end" if at_left else "start", fill=ink)
