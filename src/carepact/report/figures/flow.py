"""A Sankey drawing: columns of blocks, and bands between them as wide as what flows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from carepact.report.figures.canvas import Canvas
from carepact.report.figures.look import Look
from carepact.report.figures.picture import Sizes
from carepact.report.palette import shipped_palette
from carepact.report.wrapping import wrap_text


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
    wherever it is drawn. Names stand behind their blocks, which keep as far apart as names need.
    """
    listed = [one for one in flows if one.amount > 0]
    canvas = Canvas(width)
    totals = _sum_blocks(listed)
    shown = [[one for one in blocks if totals.get(one.code)] for _heading, blocks in columns]
    bar, line = 0.9 * sizes.label, sizes.label * sizes.leading
    step = (width - bar) / len(columns)
    names = {one.code: wrap_text(one.name, step - bar - 10, sizes.label)
             for blocks in shown for one in blocks}  # fmt: skip
    slot = {code: len(words) * line + 3 for code, words in names.items()}
    top = _head_columns(canvas, [heading for heading, _blocks in columns], step, sizes)
    whole = max(sum(totals[one.code] for one in blocks) for blocks in shown)
    scale = Look.flow_height * max(width, 1.6 * sizes.narrowest) / whole
    height = max(
        sum(max(totals[one.code] * scale, slot[one.code]) + Look.flow_gap for one in blocks)
        for blocks in shown
    )
    laid: dict[str, _Laid] = {}
    for place, blocks in enumerate(shown):
        tall = {one.code: totals[one.code] * scale for one in blocks}
        laid |= _stack(blocks, tall, slot, place * step, (top, height))
    _draw_bands(canvas, laid, listed, (scale, bar))
    for blocks in shown:
        for block in blocks:
            one = laid[block.code]
            canvas.box(one.x, one.top, bar, max(one.height, 0.8), block.colour, label=block.name,
                       stroke="#ffffff" if one.height > Look.flow_gap else "")  # fmt: skip
        _name_column(canvas, [laid[one.code] for one in blocks], names, bar, sizes)
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
    tall: Mapping[str, float],
    slot: Mapping[str, float],
    x: float,
    place: tuple[float, float],
) -> dict[str, _Laid]:
    """Put the blocks of a column below one another, each with room for its name."""
    top, height = place
    rooms = [max(tall[one.code], slot[one.code]) + Look.flow_gap for one in column]
    y, laid = top + (height - sum(rooms)) / 2, {}
    for block, room in zip(column, rooms, strict=True):
        own = tall[block.code]
        # The name of a thin block stands above it, so that no band crosses it.
        laid[block.code] = _Laid(
            block, x, y + (room - own) / (1 if own < Look.flow_gap else 2), own
        )
        y += room
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
        canvas.path(way, source.block.colour, Look.flow_opacity, flow.label)


def _name_column(
    canvas: Canvas,
    column: Sequence[_Laid],
    names: Mapping[str, Sequence[str]],
    bar: float,
    sizes: Sizes,
) -> None:
    """Name the blocks of a column behind them."""
    line = sizes.label * sizes.leading
    for one in column:
        words = names[one.block.code]
        lifted = one.top - 0.3 * sizes.label - (len(words) - 1) * line
        middle = one.middle - (len(words) - 1) * line / 2 + 0.35 * sizes.label
        first = lifted if one.height < Look.flow_gap else middle
        canvas.lines_of_text(one.x + bar + 6, first, words, sizes.label, line,
                             fill=shipped_palette().lines.later)  # fmt: skip
