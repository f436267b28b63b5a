"""Draw the value of unpaid care: hours and money side by side, by activity and provider."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import metadata
from typing import TYPE_CHECKING

import polars as pl

from carepact.core.digits import count_decimals
from carepact.core.errors import ParameterError
from carepact.core.messages import _, number, word
from carepact.report.chart_rows import hold_rows
from carepact.report.charts import colour_people, in_parts, word_activity
from carepact.report.domains import domain_of, spell_labels
from carepact.report.headings import frame_picture, head_panel
from carepact.report.layout import Layout
from carepact.report.palette import shipped_palette
from carepact.report.scales import Scale, name_scale, shorten
from carepact.report.words import join_listed, word_money
from carepact.report.worth.page import heading_of_basis, heading_of_valuation
from carepact.value.care_value import BASIS, VALUATION, CareValue

if TYPE_CHECKING:
    import altair as alt


@dataclass(frozen=True)
class CareValueLayout(Layout):
    """Sizes of a picture of the value of care."""

    width: int = 760
    panel_width: int = 165
    bar_height: int = 13
    gap: int = 10
    """Between the bars of two activities. [pixels]"""
    room: float = 1.35
    """Length of an axis over its longest bar, where figures stand behind it. [ratio]"""
    paleness: float = 0.3
    """Opacity of the bars of sums. [share]"""
    most_named: int = 3
    """Providers that the heading names; of more, the least and the greatest. [count]"""


def draw_care_value(result: CareValue) -> alt.VConcatChart:
    """Draw hours and, beside them, the value by each method, with 95 % intervals.

    Raises
    ------
    ParameterError
        If the disclosure rule hides every figure.
    """
    import altair as alt  # noqa: PLC0415 - slow to import, only pictures need it

    rows = _drawable(result)
    if not rows.height:
        message = _("there is no value to draw. Ask for larger cells.")
        raise ParameterError(message)
    layout = CareValueLayout()
    panels = rows["panel"].unique(maintain_order=True).to_list()
    activities = rows.unique("activity", maintain_order=True)
    charts = [
        _panel(rows.filter(pl.col("panel") == one), activities, layout, is_first=not at)
        for at, one in enumerate(panels)
    ]
    chart = alt.hconcat(*charts, spacing=14)
    return frame_picture(chart, _say_worth(rows, result, layout), _say_notes(result), layout)


def _panel(
    rows: pl.DataFrame, activities: pl.DataFrame, layout: CareValueLayout, *, is_first: bool
) -> alt.LayerChart | alt.FacetChart:
    """Draw one panel: a bar an activity and provider, pale for sums, with line and figure."""
    import altair as alt  # noqa: PLC0415 - imported by the caller already

    providers = rows["provider"].unique(maintain_order=True).to_list()
    colours = dict(zip(rows["provider"], rows["colour"], strict=True))
    order = activities["activity"].to_list()
    base = alt.Chart(hold_rows(rows.to_dicts())).encode(
        y=alt.Y(
            "activity:N", sort=order, scale=alt.Scale(domain=order), title=None,
            axis=_word_axis(activities, layout) if is_first else None,
        ),
        yOffset=alt.YOffset("provider:N", sort=providers),
    )  # fmt: skip
    along = alt.Scale(domain=[0, layout.room * float(rows["end"][0])], nice=False)
    bars = base.mark_bar().encode(
        x=alt.X("value:Q", title=rows["axis"][0], scale=along, axis=alt.Axis(tickCount=3)),
        color=alt.Color(
            "provider:N",
            sort=providers,
            scale=alt.Scale(domain=providers, range=[colours[one] for one in providers]),
            legend=alt.Legend() if len(providers) > 1 else None,
        ),
        fillOpacity=alt.condition("datum.sums", alt.value(layout.paleness), alt.value(1.0)),
    )  # fmt: skip
    lines = base.mark_rule(strokeWidth=1.5, color=shipped_palette().lines.interval).encode(
        x=alt.X("lower:Q", scale=along), x2="upper:Q"
    )
    text = base.mark_text(align="left", dx=4, fontSize=10).encode(
        x=alt.X("behind:Q", scale=along), text="text:N"
    )
    height = len(order) * (len(providers) * layout.bar_height + layout.gap)
    title = head_panel(rows["panel"][0], layout, layout.panel_width)
    return alt.layer(bars, lines, text, width=layout.panel_width, height=height, title=title)


def _word_axis(activities: pl.DataFrame, layout: Layout) -> alt.Axis:
    """Word the codes of an axis; sums stand in bold type."""
    import altair as alt  # noqa: PLC0415 - imported by the caller already

    names = dict(zip(activities["activity"], activities["name"], strict=True))
    sums = activities.filter(pl.col("sums"))["activity"].to_list()
    return alt.Axis(
        labelExpr=f"({json.dumps(names)})[datum.value]",
        labelFontWeight=alt.condition(
            f"indexof({json.dumps(sums)}, datum.value) >= 0", alt.value("bold"), alt.value("normal")
        ),
        labelLimit=layout.label_width, ticks=False, domain=False, labelFontSize=11,
    )  # fmt: skip


def _drawable(result: CareValue) -> pl.DataFrame:
    """Return the visible figures of every panel, shortened, with provider and axis."""
    rows = spell_labels(result.to_polars()).filter(pl.col("value").is_not_null())
    statistics = set(rows["statistic"].to_list())
    totals = "value_per_year" in statistics
    hours, money = (
        ("hours_per_year", "value_per_year")
        if totals
        else ("hours_per_person_per_week", "value_per_person")
    )
    labels = [pl.col(name).cast(pl.String) for name in domain_of(rows, VALUATION, BASIS)]
    worth = rows.filter((pl.col("statistic") == money) & (pl.col(BASIS) == _basis_of(result)))
    frames = [
        _shortened(rows.filter(pl.col("statistic") == hours), _("hours")),
        *(
            _shortened(worth.filter(pl.col(VALUATION) == one), heading_of_valuation(one))
            for one in worth[VALUATION].unique(maintain_order=True)
        ),
    ]
    drawn = pl.concat(frames, how="diagonal_relaxed").with_columns(
        provider=pl.concat_str(labels, separator=", ")
    )
    colours = colour_people(drawn["provider"].unique(maintain_order=True).to_list())
    depths = list_depths(drawn.unique("activity", maintain_order=True)["activity_title"].to_list())
    return drawn.with_columns(
        colour=pl.col("provider").replace_strict(colours, return_dtype=pl.String),
        provider=pl.Series(map(in_parts, drawn["provider"]), dtype=pl.String),
        name=pl.Series([word_activity(one) for one in drawn["activity_title"]]),
        sums=pl.col("activity_title").replace_strict(depths, return_dtype=pl.Boolean),
    )  # fmt: skip


def list_depths(titles: Sequence[str]) -> dict[str, bool]:
    """Tell of each title, set in by dashes, whether others of its own stand below it."""
    depths = [len(title) - len(title.lstrip("-")) for title in titles]
    return {
        title: place + 1 < len(titles) and depths[place + 1] > depths[place]
        for place, title in enumerate(titles)
    }


def _shortened(rows: pl.DataFrame, panel: str) -> pl.DataFrame:
    """Divide large figures by thousands, millions or billions; name panel, axis and its end."""
    largest = float(rows.select(pl.max_horizontal("value", "upper").max()).item() or 0.0)
    factor, word = shorten(largest, Scale.BILLION)
    unit = word_money(rows["unit"][0]) if rows.height else ""
    return rows.with_columns(
        pl.col("value", "lower", "upper") / factor,
        panel=pl.lit(panel),
        axis=pl.lit(f"{unit}, {word}" if word else unit),
        unit_in_words=pl.lit(unit),
        factor=pl.lit(factor),
        end=pl.lit(largest / factor),
        behind=pl.max_horizontal("value", "upper") / factor,
        text=(pl.col("value") / factor).map_elements(_print, return_dtype=pl.String),
    )


def _print(value: float) -> str:
    """Print a figure behind its bar."""
    return number(value, count_decimals([value]))


def _basis_of(result: CareValue) -> str:
    """Choose money with the employer's contributions where it is known."""
    bases = {block.marks.get(BASIS, "") for block in result.blocks}
    return "gross" if "gross" in bases else "net"


def _say_worth(rows: pl.DataFrame, result: CareValue, layout: CareValueLayout) -> str:
    """Say what the first activity is worth to each provider, by the last method drawn."""
    last = rows.filter(pl.col("panel") == rows["panel"][-1])
    first = last.filter(pl.col("activity") == last["activity"][0])
    if first.height > layout.most_named:
        first = first.sort("value")[[0, -1]]
    said = [
        f"{row['text']} {name_scale(row['factor'], float(row['value']))}".strip()
        for row in first.to_dicts()
    ]
    providers = first["provider"] if first.height > 1 else [""]
    named = [f"{who} {text}".strip() for who, text in zip(providers, said, strict=True)]
    title = _(
        "{activity}, value in {unit}: {figures} (method: {method})",
        activity=first["name"][0][:1].upper() + first["name"][0][1:],
        unit=first["unit_in_words"][0],
        figures=join_listed(named),
        method=first["panel"][0],
    )
    return _("{finding} (made-up diaries)", finding=title) if result.synthetic else title


def _say_notes(result: CareValue) -> list[str]:
    """Say how to read the picture, where it comes from, and whether its diaries are made up."""
    notes = [
        _(
            "Money {basis}. Pale bars: sums of the bars below them. Black line: 95 % interval.",
            basis=heading_of_basis(_basis_of(result)),
        ),
        _(
            "Source: {source}. Computed by carepact {version}.",
            source=word(result.source),
            version=metadata.version("carepact"),
        ),
    ]
    return [_("SYNTHETIC: these diaries are made up."), *notes] if result.synthetic else notes
