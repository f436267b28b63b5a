"""How promises stand: a tile a promise and year, with its sign and its word."""

from __future__ import annotations

import polars as pl

from carepact.core.controls import show_controls
from carepact.core.messages import _
from carepact.levels.pact.following import Status
from carepact.report.figures.canvas import Canvas
from carepact.report.figures.look import Look
from carepact.report.figures.picture import WIDE, Picture, Sizes, frame
from carepact.report.pact.picture import say_foot, say_title
from carepact.report.pact.words import say_status
from carepact.report.palette import ink_on, shipped_palette
from carepact.report.wrapping import hold_figures, measure_text, wrap_text
from carepact.studies.one_pact.answer import PactMonitoring


def draw_standing(found: PactMonitoring, sizes: Sizes = WIDE) -> Picture:
    """Draw a row a promise, a column a year; the sign tells how it stands, colour repeats it.

    Parameters
    ----------
    found : PactMonitoring
        Promises that are followed.
    sizes : Sizes
        Of the picture; where it is narrow signs stand without their words.
    """
    table = pl.DataFrame(
        [
            {"promise": state.commitment.code, "year": one.year, "status": one.status}
            for state in found.states
            for one in state.years
        ]
    )
    years = table["year"].unique().sort().to_list()
    canvas, line = Canvas(sizes.inner), sizes.note * sizes.leading
    side = 0.0 if sizes.is_narrow else Look.promise_names * sizes.inner
    step = (sizes.inner - side) / len(years)
    ink = shipped_palette().lines
    for place, year in enumerate(years):
        canvas.text(side + (place + 0.5) * step, sizes.note, str(year), sizes.note,
                    anchor="middle", fill=ink.note)  # fmt: skip
    y, tall = 1.6 * sizes.note, 2.2 * sizes.note
    for state in found.states:
        room = (side or sizes.inner) - sizes.note
        words = wrap_text(show_controls(state.commitment.code), room, sizes.note)
        high = max(tall, len(words) * line) if side else tall
        foot = canvas.lines_of_text(0, y + 1.35 * sizes.note, words, sizes.note, line)
        top = y if side else foot + 0.4 * sizes.note
        for one in state.years:
            x = side + years.index(one.year) * step
            _draw_tile(canvas, one.status, (x, top, step, tall), sizes)
        y = top + high + 0.4 * sizes.note
    canvas.height = y
    described = _("A row a promise, a column a year: how the promise stands, as sign and word.")
    return frame("standing", say_title(found), described, canvas, table, say_foot(found), sizes)


def _draw_tile(
    canvas: Canvas, status: Status, place: tuple[float, float, float, float], sizes: Sizes
) -> None:
    """Draw how a promise stands in a year: sign and word where there is room, else the sign."""
    x, top, width, tall = place
    verdicts, lines = shipped_palette().verdicts, shipped_palette().lines
    colours: dict[Status, str] = {
        "kept": verdicts["met"], "late": verdicts["partly"], "broken": verdicts["not"],
        "unknown": verdicts["unknown"], "not-due": lines.frame,
    }  # fmt: skip
    colour = colours[status]
    told = say_status(status)
    canvas.box(x + 1, top, width - 2, tall, colour, label=told)
    words = hold_figures(told)
    if measure_text(words, sizes.note) > width - 4:
        words = words.split(" ")[0].split("\u00a0")[0]
    canvas.text(x + width / 2, top + tall / 2 + 0.35 * sizes.note, words, sizes.note,
                anchor="middle", fill=ink_on(colour))  # fmt: skip
