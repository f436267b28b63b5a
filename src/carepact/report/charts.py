"""Draw care time: a point a domain, its interval as a line, a panel an activity."""

from __future__ import annotations

import textwrap
from pathlib import Path
from typing import TYPE_CHECKING

import polars as pl

from carepact.core.errors import ParameterError
from carepact.core.messages import _, language
from carepact.core.units import MINUTES_PER_HOUR
from carepact.measure.care_time import CareTime
from carepact.report.formats import write_files
from carepact.report.terminal import FIXED
from carepact.report.words import in_words

if TYPE_CHECKING:
    import altair as alt

WOMEN_COLOUR, MEN_COLOUR, OTHER_COLOUR = "#b5446e", "#2f6f8f", "#5b5b5b"
PANEL_WIDTH, ROW_HEIGHT, PANELS_ABREAST = 190, 30, 3
PNG_SCALE = 2
NUMBERS_OF: dict[str, dict[str, object]] = {
    code: {"decimal": point, "thousands": thousands, "grouping": [3], "currency": ["", ""]}
    for code, point, thousands in (("en", ".", ","), ("fr", ",", "\u00a0"), ("es", ",", "."))
}
"""How the axes of each language write their numbers, as d3-format asks for it."""
TITLE_CHARACTERS, SUBTITLE_CHARACTERS = 90, 120
"""Where the lines of a heading break. [characters]"""
PICTURES = (".svg", ".png")
DRAWN = "mean_minutes_per_day"
WORDS_OF_WOMEN = ("women", "mothers", "grandmothers")
WORDS_OF_MEN = ("men", "fathers", "grandfathers")


def draw_care_time(*results: CareTime) -> alt.FacetChart:
    """Draw the mean hours a day of one or several tables with the same activities.

    Raises
    ------
    ParameterError
        If a table holds no mean minutes, or the gate hides every one of them.
    """
    import altair as alt  # noqa: PLC0415 - slow to import, only pictures need it

    rows = pl.concat([_drawable(result) for result in results])
    if not rows.height:
        message = _("there is no mean to draw. Ask for mean_minutes_per_day, in larger cells.")
        raise ParameterError(message)
    domains = rows["domain"].unique(maintain_order=True).to_list()
    activities = rows["activity"].unique(maintain_order=True).to_list()
    axis_title = _("hours a day (line: 95 % interval)")
    who = alt.Y(
        "domain:N",
        sort=domains,
        title=None,
        axis=alt.Axis(labelLimit=260, ticks=False),
        scale=alt.Scale(paddingOuter=0.9),
    )
    colour = alt.Color(
        "colour:N",
        scale=None,
        legend=None,
    )
    base = alt.Chart(alt.InlineData(values=rows.to_dicts()))
    interval = base.mark_rule(strokeWidth=3, opacity=0.55).encode(
        y=who, x=alt.X("lower:Q", title=axis_title), x2="upper:Q", color=colour
    )
    point = base.mark_point(filled=True, size=70, opacity=1).encode(
        y=who, x=alt.X("hours:Q", title=axis_title, scale=alt.Scale(zero=True)), color=colour
    )
    label = base.mark_text(dy=-9, fontSize=10).encode(
        y=who, x="hours:Q", text=alt.Text("hours:Q", format=".1f"), color=colour
    )
    chart = (interval + point + label).properties(
        width=PANEL_WIDTH, height=ROW_HEIGHT * len(domains)
    )
    panels: alt.FacetChart = (
        chart.facet(
            facet=alt.Facet(
                "activity:N",
                sort=activities,
                title=None,
                header=alt.Header(labelFontWeight="bold", labelFontSize=12, labelLimit=PANEL_WIDTH),
            ),
            columns=PANELS_ABREAST,
            title=_heading(results),
        )
        .resolve_scale(x="independent")
        .configure_view(stroke="#dddddd")
        .configure_title(anchor="start", fontSize=16, subtitleFontSize=12, offset=14)
    )
    return panels


def check_picture_names(paths: list[Path]) -> None:
    """Refuse names whose ending tells no kind of picture."""
    for path in paths:
        if path.suffix.lower() not in PICTURES:
            message = _(
                "--chart {file}: the ending tells no picture. Use .svg or .png.", file=path.name
            )
            raise ParameterError(message)


def save_pictures(chart: alt.FacetChart | alt.HConcatChart, paths: list[Path]) -> list[Path]:
    """Write a chart as SVG or PNG, by the ending of each path."""
    check_picture_names(paths)
    return write_files({path: picture_of(chart, path.suffix.lower()) for path in paths})


def picture_of(chart: alt.TopLevelMixin, kind: str) -> bytes:
    """Turn a chart into the bytes of a picture, by its ending `.svg` or `.png`."""
    import vl_convert  # noqa: PLC0415 - slow to import, only pictures need it

    specification, spoken = chart.to_json(), NUMBERS_OF[language()]
    if kind == ".svg":
        return vl_convert.vegalite_to_svg(specification, format_locale=spoken).encode()
    return vl_convert.vegalite_to_png(specification, scale=PNG_SCALE, format_locale=spoken)


def _drawable(result: CareTime) -> pl.DataFrame:
    """Return the visible means in hours, with a label and a colour for each domain."""
    rows = result.to_polars().filter((pl.col("statistic") == DRAWN) & pl.col("value").is_not_null())
    labels = [name for name in rows.columns if name not in FIXED]
    domain = pl.concat_str([pl.col(name).cast(pl.String) for name in labels], separator=", ")
    first_word = domain.str.strip_prefix("lone ").str.split(" ").list.first()
    colour = (
        pl.when(
            pl.any_horizontal(_names(labels, WORDS_OF_WOMEN)) | first_word.is_in(WORDS_OF_WOMEN)
        )
        .then(pl.lit(WOMEN_COLOUR))
        .when(pl.any_horizontal(_names(labels, WORDS_OF_MEN)) | first_word.is_in(WORDS_OF_MEN))
        .then(pl.lit(MEN_COLOUR))
        .otherwise(pl.lit(OTHER_COLOUR))
    )
    return rows.select(
        domain=_translated(domain, rows),
        activity=_translated(pl.col("activity_title").str.strip_prefix("- "), rows),
        hours=pl.col("value") / MINUTES_PER_HOUR,
        lower=pl.col("lower") / MINUTES_PER_HOUR,
        upper=pl.col("upper") / MINUTES_PER_HOUR,
        colour=colour,
    )


def _translated(words: pl.Expr, rows: pl.DataFrame) -> pl.Series:
    """Put labels into the reader's language; several are joined by commas."""
    joined = rows.select(words.alias("words"))["words"].to_list()
    return pl.Series([", ".join(in_words(part) for part in text.split(", ")) for text in joined])


def _names(labels: list[str], words: tuple[str, ...]) -> list[pl.Expr]:
    """Tell whether any domain column is one of some words."""
    return [pl.col(name).cast(pl.String).is_in(words) for name in labels]


def _heading(results: tuple[CareTime, ...]) -> alt.TitleParams:
    """Head the picture with what it shows, and whether its diaries are made up."""
    import altair as alt  # noqa: PLC0415 - imported by the caller already

    first = results[0]
    sentences = [
        _("Standard errors: {method}.", method=first.method),
        _("Source: {source}.", source=first.source),
    ]
    if first.synthetic:
        sentences.insert(0, _("SYNTHETIC: these diaries are made up."))
    lines = [line for text in sentences for line in textwrap.wrap(text, SUBTITLE_CHARACTERS)]
    return alt.TitleParams(textwrap.wrap(first.title, TITLE_CHARACTERS), subtitle=lines)
