"""What the pictures of a country share: colours, sizes, and the heading with the source."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from typing import Any

from carepact.core.draws import PREVIEW_DRAWS
from carepact.core.messages import _
from carepact.report.charts import SUBTITLE_CHARACTERS, TITLE_CHARACTERS
from carepact.report.run.words import explain_mark
from carepact.simulate.result_grade import ON_IMPUTED_KEY
from carepact.studies.one_country.run import CountryRun

Chart = Any
"""A chart of Altair, of whatever kind."""
COMBINATION_COLOURS = ("#6a4c93", "#e09f3e", "#4d908e")
PANEL_WIDTH = 330
LEGEND_COLUMNS = 6
LABEL_LIMIT = 380
"""Widest label. [pixels]"""


def finish_picture(
    chart: Chart, title: str, run: CountryRun, notes: Sequence[str], packages: Sequence[str] = ()
) -> Chart:
    """Head a picture with its finding, what it is, and where it comes from."""
    import altair as alt  # noqa: PLC0415 - imported by the caller already

    sentences = [
        _(
            "Package: {package}. Simulation, not a forecast. Grade {grade} for money, {hours} "
            "for hours.",
            package=", ".join(packages or (run.projection.package,)),
            grade=run.grade.money,
            hours=run.grade.hours,
        ),
        *notes,
        _(
            "Source: carepact, {count} draws, seed {seed}; its facts and their sources: the "
            "manifest.",
            count=run.projection.draws,
            seed=run.projection.seed,
        ),
    ]
    if run.grade.money in ON_IMPUTED_KEY:  # hours of grade D are not drawn
        sentences.append(explain_mark())
    if run.projection.draws < PREVIEW_DRAWS:
        sentences.insert(0, _("PREVIEW: few draws, intervals are rough."))
    lines = [line for text in sentences for line in textwrap.wrap(text, SUBTITLE_CHARACTERS)]
    heading = alt.TitleParams(textwrap.wrap(title, TITLE_CHARACTERS), subtitle=lines)
    return (
        chart.properties(title=heading)
        .configure_view(stroke="#dddddd")
        .configure_title(anchor="start", fontSize=16, subtitleFontSize=12, offset=14)
        .configure_legend(
            orient="top", labelFontSize=12, symbolType="square", symbolOpacity=1,
            columns=LEGEND_COLUMNS,
            labelLimit=LABEL_LIMIT,
        )
    )  # fmt: skip
