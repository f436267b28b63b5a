"""Head pictures and their panels, alike in every picture."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable
from typing import TYPE_CHECKING, TypeVar

from carepact.report.layout import Layout
from carepact.report.palette import shipped_palette

if TYPE_CHECKING:
    import altair as alt

    Chart = TypeVar("Chart", alt.FacetChart, alt.HConcatChart)


def head_picture(title: str, sentences: Iterable[str], layout: Layout) -> alt.TitleParams:
    """Head a picture with its finding, and below it what there is to say of it."""
    import altair as alt  # noqa: PLC0415 - imported by the caller already

    lines = [line for text in sentences for line in textwrap.wrap(text, layout.subtitle_characters)]
    return alt.TitleParams(textwrap.wrap(title, layout.title_characters), subtitle=lines)


def head_panel(title: str, layout: Layout) -> alt.TitleParams:
    """Head one panel of a picture."""
    import altair as alt  # noqa: PLC0415 - imported by the caller already

    return alt.TitleParams(
        title, fontSize=layout.panel_title_size, anchor="middle", offset=layout.panel_title_offset
    )


def frame_picture(chart: Chart, layout: Layout) -> Chart:
    """Give a picture its frame and the sizes of its heading."""
    framed: Chart = chart.configure_view(stroke=shipped_palette().lines.frame).configure_title(
        anchor="start",
        fontSize=layout.title_size,
        subtitleFontSize=layout.subtitle_size,
        offset=layout.title_offset,
    )
    return framed
