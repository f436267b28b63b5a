"""Draw what measures cost and save in a year, each with its range."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from importlib import metadata
from typing import Any

from carepact.core.messages import _
from carepact.report.chart_rows import hold_rows
from carepact.report.employer.ours import find_cost, print_cost, say_assumed
from carepact.report.employer.page import is_given, name_cost
from carepact.report.employer.sentences import say_break_even
from carepact.report.employer.words import print_amount
from carepact.report.headings import frame_picture
from carepact.report.layout import Layout
from carepact.report.palette import shipped_palette
from carepact.report.wrapping import wrap_text
from carepact.studies.one_employer.answer import EmployerAnswer
from carepact.studies.one_employer.rounding import round_cost
from carepact.studies.one_employer.tables import ALL, BREAK_EVEN, SAVING, TOTAL, CostRow

Chart = Any
"""A chart of Altair, of whatever kind."""


@dataclass(frozen=True)
class MeasuresLayout(Layout):
    """Sizes of the picture."""

    panel_width: int = 430
    row_height: int = 40
    label_size: int = 11
    label_width: int = 190
    room: float = 0.16
    """Beside the ends of the longest line, where figures stand. [share of the axis]"""


def draw_measures(answer: EmployerAnswer) -> Chart:
    """Draw a row a measure, a saving and a total: median as a point, its range as a line."""
    import altair as alt  # noqa: PLC0415 - slow to import, only pictures need it

    layout = MeasuresLayout()
    shown = list(list_shown(answer))
    labels = ["\n".join(wrap_text(name_cost(one), layout.label_width, layout.label_size))
              for one in shown]  # fmt: skip
    rows = [_lay_out(one, label) for one, label in zip(shown, labels, strict=True)]
    ends = [float(str(row[key])) for row in rows for key in ("low", "high")]
    least, greatest = min(0.0, *ends), max(0.0, *ends)
    reach = (greatest - least) or 1.0
    scale = alt.Scale(
        domain=[least - layout.room / 4 * reach, greatest + layout.room * reach], nice=False
    )
    axis = alt.Axis(
        labelExpr="split(datum.label, '\\n')", labelLimit=layout.label_width + 20, ticks=False,
        domain=False, labelFontSize=layout.label_size,
    )  # fmt: skip
    base = alt.Chart(hold_rows(rows)).encode(
        y=alt.Y("row:N", sort=labels, title=None, axis=axis),
        color=alt.Color("colour:N", scale=None),
    )
    title = _("{currency} a year", currency=answer.employer.currency)
    along = alt.X("low:Q", title=title, scale=scale, axis=alt.Axis(tickCount=layout.ticks))
    line = base.mark_rule(strokeWidth=4, opacity=0.45).encode(x=along, x2="high:Q")
    point = base.mark_point(filled=True, size=70, opacity=1).encode(
        x=alt.X("value:Q", title=title, scale=scale)
    )
    text = base.mark_text(align="left", dx=7, fontSize=layout.label_size).encode(
        x=alt.X("end:Q", title=title, scale=scale), text="text:N",
        color=alt.value(shipped_palette().lines.note),
    )  # fmt: skip
    zero = alt.Chart(alt.InlineData(values=[{"at": 0}])).mark_rule(
        color=shipped_palette().lines.interval
    ).encode(x=alt.X("at:Q", scale=scale))  # fmt: skip
    drawn = alt.layer(zero, line, point, text, width=layout.panel_width,
                      height=len(rows) * layout.row_height)  # fmt: skip
    return frame_picture(drawn, say_finding(answer), list(_say_foot(answer)), layout)


def say_finding(answer: EmployerAnswer) -> str:
    """Say what measures cost and save."""
    cost, saved = find_cost(answer, TOTAL, "cost"), find_cost(answer, SAVING, ALL)
    if cost is None or saved is None:
        return ""
    return _(
        "The measures cost {cost} {currency} a year; saved are {saved}, from {low} to {high}",
        cost=print_cost(cost),
        currency=answer.employer.currency,
        saved=print_cost(saved),
        low=print_amount(saved.low, saved.status),
        high=print_amount(saved.high, saved.status),
    )


def list_shown(answer: EmployerAnswer) -> Iterator[CostRow]:
    """List the rows that are told, without the break-even and the sum of what is saved."""
    for row in map(round_cost, answer.cost_rows):
        is_sum = row.kind == SAVING and row.measure == ALL
        is_amount = row.value is not None and row.kind != BREAK_EVEN and not is_sum
        if is_amount and is_given(answer, row):
            yield row


def _lay_out(row: CostRow, label: str) -> dict[str, object]:
    """Lay a row out, savings in a colour of their own."""
    closures = shipped_palette().closures
    return {
        "row": label,
        "value": row.value,
        "low": row.low,
        "high": row.high,
        "end": max(row.high or 0.0, row.value or 0.0),
        "text": print_cost(row),
        "colour": closures[1] if row.kind == SAVING else closures[0],
    }


def _say_foot(answer: EmployerAnswer) -> Iterator[str]:
    """Say how to read the picture, and where it comes from."""
    yield _("Point: median; line: 95 in 100 draws. What is saved rests on cases of single firms.")
    yield from filter(None, (say_break_even(answer), say_assumed(answer)))
    yield _("Computed by carepact {version}.", version=metadata.version("carepact"))
