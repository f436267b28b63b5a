"""Draw care time: a point a domain, its interval as a line, a panel an activity."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal, get_args

import polars as pl

from carepact.core import voice
from carepact.core.errors import ParameterError
from carepact.core.messages import _, language
from carepact.core.units import MINUTES_PER_HOUR
from carepact.measure.care_time import CareTime
from carepact.report.domains import domain_of, spell_labels
from carepact.report.formats import write_files
from carepact.report.headings import frame_picture, head_picture
from carepact.report.layout import Layout
from carepact.report.palette import People, shipped_palette
from carepact.report.words import in_words

if TYPE_CHECKING:
    import altair as alt

PictureKind = Literal[".svg", ".png"]


@dataclass(frozen=True)
class CareTimeLayout(Layout):
    """Sizes of a picture of care time."""

    panel_width: int = 190
    row_height: int = 30
    panels_abreast: int = 3
    label_width: int = 260


def draw_care_time(*results: CareTime) -> alt.FacetChart:
    """Draw the mean hours a day of one or several tables with the same activities.

    Raises
    ------
    ParameterError
        If a table holds no mean minutes, or the disclosure rule hides every one of them.
    """
    import altair as alt  # noqa: PLC0415 - slow to import, only pictures need it

    rows = pl.concat([_drawable(result) for result in results])
    if not rows.height:
        message = _("there is no mean to draw. Ask for mean_minutes_per_day, in larger cells.")
        raise ParameterError(message)
    layout = CareTimeLayout()
    header = alt.Header(labelFontWeight="bold", labelFontSize=12, labelLimit=layout.panel_width)
    activities = rows["activity"].unique(maintain_order=True).to_list()
    panels: alt.FacetChart = (
        _draw_panel(rows, layout)
        .facet(
            facet=alt.Facet("activity:N", sort=activities, title=None, header=header),
            columns=layout.panels_abreast,
            title=_heading(results, layout),
        )
        .resolve_scale(x="independent")
    )
    return frame_picture(panels, layout)


def _draw_panel(rows: pl.DataFrame, layout: CareTimeLayout) -> alt.LayerChart | alt.FacetChart:
    """Draw a point a domain with its interval and its hours."""
    import altair as alt  # noqa: PLC0415 - imported by the caller already

    domains = rows["domain"].unique(maintain_order=True).to_list()
    title = _("hours a day (line: 95 % interval)")
    base = alt.Chart(alt.InlineData(values=rows.to_dicts())).encode(
        y=alt.Y(
            "domain:N",
            sort=domains,
            title=None,
            axis=alt.Axis(labelLimit=layout.label_width, ticks=False),
            scale=alt.Scale(paddingOuter=0.9),
        ),
        color=alt.Color("colour:N", scale=None, legend=None),
    )
    interval = base.mark_rule(strokeWidth=3, opacity=0.55).encode(
        x=alt.X("lower:Q", title=title), x2="upper:Q"
    )
    point = base.mark_point(filled=True, size=70, opacity=1).encode(
        x=alt.X("hours:Q", title=title, scale=alt.Scale(zero=True))
    )
    label = base.mark_text(dy=-9, fontSize=10).encode(
        x="hours:Q", text=alt.Text("hours:Q", format=".1f")
    )
    height = layout.row_height * len(domains)
    return alt.layer(interval, point, label, width=layout.panel_width, height=height)


def check_picture_names(paths: list[Path]) -> None:
    """Refuse names whose ending tells no kind of picture."""
    for path in paths:
        if path.suffix.lower() not in get_args(PictureKind):
            message = _(
                "{given}: the ending tells no picture. Use .svg or .png.",
                given=voice.given("chart", path.name),
            )
            raise ParameterError(message)


def save_pictures(chart: alt.FacetChart | alt.HConcatChart, paths: list[Path]) -> list[Path]:
    """Write a chart as SVG or PNG, by the ending of each path."""
    check_picture_names(paths)
    return write_files({path: picture_of(chart, path.suffix.lower()) for path in paths})


def picture_of(chart: alt.TopLevelMixin, kind: str) -> bytes:
    """Turn a chart into the bytes of a picture, by its ending `.svg` or `.png`."""
    import vl_convert  # noqa: PLC0415 - slow to import, only pictures need it

    specification, spoken = chart.to_json(), _number_format(language())
    if kind == ".svg":
        return vl_convert.vegalite_to_svg(specification, format_locale=spoken).encode()
    return vl_convert.vegalite_to_png(specification, scale=2, format_locale=spoken)


@functools.cache
def _number_format(code: str) -> dict[str, object]:
    """Say how axes write numbers in a language, as d3-format asks for it."""
    from babel import Locale  # noqa: PLC0415 - only pictures need it

    signs = Locale(code).number_symbols["latn"]
    return {
        "decimal": signs["decimal"],
        "thousands": signs["group"],
        "grouping": [3],
        "currency": ["", ""],
    }


def _drawable(result: CareTime) -> pl.DataFrame:
    """Return the visible means in hours, with a label and a colour for each domain."""
    is_drawn = (pl.col("statistic") == "mean_minutes_per_day") & pl.col("value").is_not_null()
    rows = spell_labels(result.to_polars()).filter(is_drawn)
    labels = domain_of(rows)
    domain = pl.concat_str([pl.col(name).cast(pl.String) for name in labels], separator=", ")
    people = shipped_palette().people
    colour = (
        pl.when(_mean(people.women, labels, domain))
        .then(pl.lit(people.women.shades[0]))
        .when(_mean(people.men, labels, domain))
        .then(pl.lit(people.men.shades[0]))
        .otherwise(pl.lit(people.other.shades[0]))
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


def _mean(people: People, labels: list[str], domain: pl.Expr) -> pl.Expr:
    """Tell whether a domain means some people: by one of its columns, or its first word."""
    first_word = domain.str.strip_prefix("lone ").str.split(" ").list.first()
    named = [pl.col(name).cast(pl.String).is_in(people.words) for name in labels]
    return pl.any_horizontal(named) | first_word.is_in(people.words)


def _heading(results: tuple[CareTime, ...], layout: Layout) -> alt.TitleParams:
    """Head the picture with what it shows, and whether its diaries are made up."""
    first = results[0]
    sentences = [
        _("Standard errors: {method}.", method=first.method),
        _("Source: {source}.", source=first.source),
    ]
    if first.synthetic:
        sentences.insert(0, _("SYNTHETIC: these diaries are made up."))
    return head_picture(first.title, sentences, layout)
