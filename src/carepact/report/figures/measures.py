"""What measures of an employer cost and save in a year, each with its range."""

from __future__ import annotations

import polars as pl

from carepact.core.messages import _
from carepact.report.employer.ours import print_cost
from carepact.report.employer.page import name_cost
from carepact.report.employer.picture import list_shown, say_finding, say_foot
from carepact.report.figures.legend import Shape
from carepact.report.figures.picture import WIDE, Picture, Sizes, frame
from carepact.report.figures.points import Point, PointRow, draw_points
from carepact.report.palette import shipped_palette
from carepact.studies.one_employer.answer import EmployerAnswer
from carepact.studies.one_employer.tables import SAVING, CostRow


def draw_measures(answer: EmployerAnswer, sizes: Sizes = WIDE) -> Picture:
    """Draw a row a measure, a saving and a total: median as a point, its range as a line.

    Parameters
    ----------
    answer : EmployerAnswer
        Of an employer.
    sizes : Sizes
        Of the picture.
    """
    shown = list(list_shown(answer))
    body = draw_points(
        "",
        [PointRow(name_cost(one), [_lay_out(one)]) for one in shown],
        sizes.inner,
        sizes,
        axis=_("{currency} a year", currency=answer.employer.currency),
    )
    table = pl.DataFrame(
        [
            {"kind": one.kind, "measure": one.measure, "value": one.value, "low": one.low,
             "high": one.high}
            for one in shown
        ]
    )  # fmt: skip
    described = _("A row a measure and saving: a point with its range along one axis of money.")
    said = (say_finding(answer), described)
    return frame("measures", *said, body, table, say_foot(answer), sizes)


def _lay_out(row: CostRow) -> Point:
    """Lay a row out; savings are rings in a colour of their own."""
    closures = shipped_palette().closures
    is_saved = row.kind == SAVING
    colour, shape = (closures[1], "ring") if is_saved else (closures[0], "dot")
    kind: Shape = "ring" if shape == "ring" else "dot"
    return Point(row.value, row.low, row.high, print_cost(row), colour, kind)
