"""Head pictures with their finding, and foot them with small print, alike in every picture."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from carepact.report.layout import Layout
from carepact.report.palette import shipped_palette
from carepact.report.wrapping import wrap_text

if TYPE_CHECKING:
    import altair as alt

    Drawn = alt.Chart | alt.LayerChart | alt.FacetChart | alt.HConcatChart | alt.VConcatChart


def head_panel(title: str, layout: Layout, width: float | None = None) -> alt.TitleParams:
    """Head one panel of a picture, broken where it is wider than its panel."""
    import altair as alt  # noqa: PLC0415 - imported by the caller already

    size = layout.panel_title_size
    return alt.TitleParams(
        wrap_text(title, width or layout.width, size, bold=True),
        fontSize=size,
        anchor="start",
        frame="group",
        offset=layout.panel_title_offset,
    )


def frame_picture(
    chart: Drawn, title: str, foot: Iterable[str], layout: Layout
) -> alt.VConcatChart:
    """Give a picture its finding at the head, its small print at the foot, and air around it.

    Parameters
    ----------
    chart : altair chart
        Panels without heading.
    title : str
        What the picture finds, with its figure.
    foot : iterable of str
        Small print, each on a line of its own: how to read it, then the source.
    layout : Layout
        Sizes.
    """
    import altair as alt  # noqa: PLC0415 - imported by the caller already

    lines = shipped_palette().lines
    small = [
        line for text in foot if text for line in wrap_text(text, layout.width, layout.note_size)
    ]
    below = alt.TitleParams(
        small, orient="bottom", anchor="start", fontSize=layout.note_size, fontWeight="normal",
        color=lines.note, offset=layout.title_offset,
    )  # fmt: skip
    above = alt.TitleParams(
        wrap_text(title, layout.width, layout.title_size, bold=True),
        anchor="start", fontSize=layout.title_size, offset=layout.title_offset,
    )  # fmt: skip
    config = alt.Config(
        view=alt.ViewConfig(stroke=lines.frame),
        axis=alt.AxisConfig(titleFontWeight="normal"),
        legend=alt.LegendConfig(
            orient="top", title=None, labelFontSize=layout.subtitle_size, symbolType="square",
            symbolOpacity=1, labelLimit=layout.label_width, columns=layout.legend_columns,
        ),
    )  # fmt: skip
    # All at once: each property that is given afterwards would copy every chart within.
    framed: alt.VConcatChart = alt.vconcat(
        alt.vconcat(chart, title=below), title=above, padding=layout.padding, config=config
    )
    return framed
