"""Draw care time: a point a domain and activity, its interval as a line, all on one axis."""

from __future__ import annotations

import functools
import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, get_args

import polars as pl

from carepact.core import voice
from carepact.core.controls import show_controls
from carepact.core.digits import count_decimals
from carepact.core.errors import ParameterError
from carepact.core.messages import _, language, number
from carepact.measure.care_time import CareTime
from carepact.report.chart_rows import hold_rows
from carepact.report.domains import domain_of, spell_labels
from carepact.report.formats import check_place, write_files
from carepact.report.headings import frame_picture
from carepact.report.layout import Layout
from carepact.report.palette import shipped_palette
from carepact.report.words import in_words, join_listed
from carepact.report.wrapping import measure_text

if TYPE_CHECKING:
    import altair as alt

PictureKind = Literal[".svg", ".png"]


@dataclass(frozen=True)
class CareTimeLayout(Layout):
    """Sizes of a picture of care time."""

    panel_width: int = 460
    row_height: int = 15
    """Of one domain within an activity. [pixels]"""
    gap: int = 9
    """Between two activities. [pixels]"""
    label_width: int = 260
    room: float = 1.25
    """Length of the axis over its longest line, where figures stand behind it. [ratio]"""
    most_colours: int = 4
    """With more domains their names stand at the lines. [count]"""
    most_named: int = 3
    """Domains that the heading names; of more, the least and the greatest. [count]"""


def draw_care_time(*results: CareTime) -> alt.VConcatChart:
    """Draw the mean minutes a day of one or several tables with the same activities.

    Raises
    ------
    ParameterError
        If a table holds no mean minutes, or the disclosure rule hides every one of them.
    """
    rows = pl.concat([_drawable(result) for result in results])
    if not rows.height:
        message = _("there is no mean to draw. Ask for mean_minutes_per_day, in larger cells.")
        raise ParameterError(message)
    layout = CareTimeLayout()
    foot = [
        _("Point: mean; line: 95 % interval."),
        _(
            "Source: {source}. Computed by carepact {version}.",
            source=results[0].source,
            version=metadata.version("carepact"),
        ),
    ]
    title = _say_most(rows, layout)
    if any(one.synthetic for one in results):
        title = _("{finding} (made-up diaries)", finding=title)
        foot.insert(0, _("SYNTHETIC: these diaries are made up."))
    return frame_picture(_draw_panel(rows, layout), title, foot, layout)


def _say_most(rows: pl.DataFrame, layout: CareTimeLayout) -> str:
    """Say what the first activity takes: of each domain, or of the least and the greatest."""
    first = rows.filter(pl.col("activity") == rows["activity"][0])
    if first.height > layout.most_named:
        first = first.sort("minutes")[[0, -1]]
    figures = [
        f"{row['domain']} {number(row['minutes'], 0)}" if first.height > 1
        else number(row["minutes"], 0)
        for row in first.to_dicts()
    ]  # fmt: skip
    return _(
        "{activity}, minutes a day: {figures}",
        activity=_capitalise(first["name"][0].lstrip("\u00b7\u00a0")),
        figures=join_listed(figures),
    )


def _capitalise(text: str) -> str:
    """Begin with a capital letter."""
    return text[:1].upper() + text[1:]


def _draw_panel(rows: pl.DataFrame, layout: CareTimeLayout) -> alt.LayerChart | alt.FacetChart:
    """Draw a row an activity, and within it a point a domain with interval and figure."""
    import altair as alt  # noqa: PLC0415 - slow to import, only pictures need it

    domains = rows["domain"].unique(maintain_order=True).to_list()
    activities = rows["activity"].unique(maintain_order=True).to_list()
    names = dict(zip(rows["activity"], rows["name"], strict=True))
    colours = dict(zip(rows["domain"], rows["colour"], strict=True))
    few = len(domains) <= layout.most_colours
    labelled = rows.with_columns(
        text=pl.concat_str(
            pl.col("minutes").map_elements(_print_minutes, return_dtype=pl.String),
            pl.lit("" if few else "\u00a0\u00a0") + (pl.lit("") if few else pl.col("domain")),
        )
    )
    spoken = alt.Axis(
        labelExpr=_word_labels(names), labelLimit=layout.label_width, labelAlign="left",
        labelPadding=8 + max(measure_text(one, 11) for one in names.values()),
        ticks=False, domain=False, labelFontSize=11,
    )  # fmt: skip
    base = alt.Chart(hold_rows(labelled.to_dicts())).encode(
        y=alt.Y("activity:N", sort=activities, title=None, axis=spoken),
        yOffset=alt.YOffset("domain:N", sort=domains),
        color=alt.Color(
            "domain:N",
            sort=domains,
            scale=alt.Scale(domain=domains, range=[colours[one] for one in domains]),
            legend=alt.Legend() if few and len(domains) > 1 else None,
        ),
    )
    longest = float(max(rows["upper"].max() or 0.0, rows["minutes"].max() or 0.0))  # type: ignore[arg-type]
    along = alt.Scale(domain=[0, layout.room * longest], nice=False)
    title = _("minutes a day")
    interval = base.mark_rule(strokeWidth=4, opacity=0.5).encode(
        x=alt.X("lower:Q", title=title, scale=along, axis=alt.Axis(tickCount=layout.ticks)),
        x2="upper:Q",
    )
    point = base.mark_point(filled=True, size=55, opacity=1).encode(
        x=alt.X("minutes:Q", title=title, scale=along)
    )
    behind = base.mark_text(align="left", dx=6, fontSize=10).encode(x="end:Q", text="text:N")
    text = behind if few else behind.encode(color=alt.value(shipped_palette().lines.note))
    height = len(activities) * (len(domains) * layout.row_height + layout.gap)
    return alt.layer(interval, point, text, width=layout.panel_width, height=height)


def _print_minutes(minutes: float) -> str:
    """Print minutes as the table does where they are few."""
    return number(minutes, min(1, count_decimals([minutes])))


def _word_labels(names: dict[str, str]) -> str:
    """Write the expression by which an axis words its codes."""
    pairs = ", ".join(f"{json.dumps(code)}: {json.dumps(name)}" for code, name in names.items())
    return f"({{{pairs}}})[datum.value]"


def check_picture_names(paths: list[Path]) -> None:
    """Refuse names whose ending tells no kind of picture, or whose folder is not there."""
    for path in paths:
        if path.suffix.lower() not in get_args(PictureKind):
            message = _(
                "{given}: the ending tells no picture. Use .svg or .png.",
                given=voice.given("chart", path.name),
            )
            raise ParameterError(message)
        check_place(path, "chart")


def save_pictures(chart: alt.TopLevelMixin, paths: list[Path]) -> list[Path]:
    """Write a chart as SVG or PNG, by the ending of each path."""
    check_picture_names(paths)
    drawn = pictures_of(chart, {path.suffix.lower() for path in paths})
    return write_files({path: drawn[path.suffix.lower()] for path in paths})


def picture_of(chart: alt.TopLevelMixin, kind: str) -> bytes:
    """Turn a chart into the bytes of a picture, by its ending `.svg` or `.png`."""
    return pictures_of(chart, [kind])[kind]


def pictures_of(chart: alt.TopLevelMixin, kinds: Iterable[str]) -> dict[str, bytes]:
    """Turn a chart into the bytes of a picture of each kind, `.svg` or `.png`."""
    import vl_convert  # noqa: PLC0415 - slow to import, only pictures need it

    # Of a control character, in the name of a file for one, the library would abort the program.
    specification = json.dumps(_show_all(json.loads(chart.to_json())))
    spoken = _number_format(language())
    vector = vl_convert.vegalite_to_svg(specification, format_locale=spoken)
    return {
        kind: vector.encode() if kind == ".svg" else vl_convert.svg_to_png(vector, scale=2)
        for kind in kinds
    }


def _show_all(part: Any) -> Any:  # noqa: ANN401 - any piece of JSON
    """Make control characters visible in every text of a chart's specification."""
    if isinstance(part, str):
        return show_controls(part)
    if isinstance(part, dict):
        return {show_controls(key): _show_all(one) for key, one in part.items()}
    return [_show_all(one) for one in part] if isinstance(part, list) else part


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
    """Return the visible means in minutes, with a label and a colour for each domain."""
    is_drawn = (pl.col("statistic") == "mean_minutes_per_day") & pl.col("value").is_not_null()
    rows = spell_labels(result.to_polars()).filter(is_drawn)
    labels = domain_of(rows)
    joined = rows.select(pl.concat_str(pl.col(labels).cast(pl.String), separator=", "))
    domains = joined.to_series().to_list()
    colours = colour_people(list(dict.fromkeys(domains)))
    return rows.select(
        "activity",
        pl.Series("domain", [in_parts(one) for one in domains], dtype=pl.String),
        pl.Series("name", map(indent, rows["activity_title"]), dtype=pl.String),
        pl.Series("colour", [colours[one] for one in domains], dtype=pl.String),
        "lower",
        "upper",
        minutes="value",
        end=pl.coalesce("upper", "value"),
    )


def in_parts(label: str) -> str:
    """Put a label into the reader's language; several are joined by commas."""
    return ", ".join(in_words(part) for part in label.split(", "))


def indent(title: str) -> str:
    """Word the title of an activity, set in as deep as it stands below the others."""
    depth = len(title) - len(title.lstrip("-"))
    return "\u00b7\u00a0\u00a0" * depth + word_activity(title)


def word_activity(title: str) -> str:
    """Word the title of an activity without the dashes that set it in."""
    spoken = in_words(title)
    if spoken == title:
        spoken = in_words(title.lstrip("- "))
    return spoken.lstrip("- ")


def colour_people(labels: list[str]) -> dict[str, str]:
    """Give women, men and others their colours, a shade for each of several."""
    people = shipped_palette().people
    used: Counter[tuple[str, ...]] = Counter()
    colours = {}
    for label in labels:
        shades = people.find(label.replace(",", " ").removeprefix("lone ").split()).shades
        colours[label] = shades[used[shades] % len(shades)]
        used[shades] += 1
    return colours
