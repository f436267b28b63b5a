"""A chart and its twins: the same picture as drawing, image, table and text."""

from __future__ import annotations

from collections.abc import Mapping

from carepact.app.replies import Reply, reply_json
from carepact.app.told import Told
from carepact.core.csv_text import write_csv
from carepact.core.errors import ParameterError, nearest
from carepact.core.messages import _
from carepact.report.figures.picture import NARROW, WIDE, Drawer, Picture, Sizes


def answer_chart(charts: Mapping[str, Drawer], name: str, kind: str, told: Told) -> Reply:
    """Draw one chart and answer with one of its twins.

    Raises
    ------
    ParameterError
        If there is no such chart; the nearest is named.
    """
    if name not in charts:
        raise ParameterError(
            _("there is no chart '{name}' here.", name=name)
            + nearest(name, [*charts])
            + " "
            + _("Charts: {listed}.", listed=", ".join(charts))
        )
    picture = charts[name](sizes=choose_sizes(told))
    if kind == "svg":
        return Reply(picture.svg.encode(), "svg")
    if kind == "png":
        return Reply(
            picture.png(), "png", headers={"content-disposition": f"inline; filename={name}.png"}
        )
    if kind == "csv":
        return Reply(write_csv(picture.table), "csv", name=f"{name}.csv")
    return reply_json(describe(picture))


def choose_sizes(told: Told) -> Sizes:
    """Choose the width of a chart: that of a page, or of a telephone.

    Raises
    ------
    ParameterError
        If the width is none of the two.
    """
    known = {f"{one.width:.0f}": one for one in (WIDE, NARROW)}
    width = told.one("width", f"{WIDE.width:.0f}")
    if width not in known:
        raise ParameterError(
            _("width: there is no chart of {width} pixels. Write {listed}.",
              width=width, listed=" or ".join(known))
        )  # fmt: skip
    return known[width]


def describe(picture: Picture) -> dict[str, object]:
    """Describe a chart for a program: its sentence, how to read it, and every figure in it."""
    return {
        "name": picture.name,
        "sentence": picture.sentence,
        "description": picture.description,
        "notes": list(picture.notes),
        "columns": picture.table.columns,
        "rows": picture.table.to_dicts(),
    }
