"""Draw the value of unpaid care: hours and money side by side, by activity and provider."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import polars as pl

from carepact.core.errors import ParameterError
from carepact.core.messages import _, word
from carepact.report.domains import domain_of, spell_labels
from carepact.report.headings import frame_picture, head_panel, head_picture
from carepact.report.layout import Layout
from carepact.report.palette import shipped_palette
from carepact.report.scales import Scale, shorten
from carepact.report.worth.page import heading_of_basis, heading_of_valuation
from carepact.value.care_value import BASIS, VALUATION, CareValue

if TYPE_CHECKING:
    import altair as alt


@dataclass(frozen=True)
class CareValueLayout(Layout):
    """Sizes of a picture of the value of care."""

    panel_width: int = 200
    bar_height: int = 13
    gap: int = 10
    """Between the bars of two activities. [pixels]"""


def draw_care_value(result: CareValue) -> alt.HConcatChart:
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
    panels = rows["panel"].unique(maintain_order=True).to_list()
    layout = CareValueLayout()
    charts = [
        _panel(rows.filter(pl.col("panel") == one), layout, axis=not at)
        for at, one in enumerate(panels)
    ]
    chart: alt.HConcatChart = alt.hconcat(
        *charts, spacing=18, title=_heading(result, layout)
    ).configure_legend(
        orient="top", title=None, labelFontSize=layout.subtitle_size, symbolType="square"
    )
    return frame_picture(chart, layout)


def _panel(
    rows: pl.DataFrame, layout: CareValueLayout, *, axis: bool
) -> alt.LayerChart | alt.FacetChart:
    """Draw one panel: a bar an activity and provider, its interval as a line."""
    import altair as alt  # noqa: PLC0415 - imported by the caller already

    activities = rows["activity"].unique(maintain_order=True).to_list()
    providers = rows["provider"].unique(maintain_order=True).to_list()
    names = alt.Axis(labelLimit=layout.label_width, ticks=False, domain=False) if axis else None
    base = alt.Chart(alt.InlineData(values=rows.to_dicts())).encode(
        y=alt.Y("activity:N", sort=activities, title=None, axis=names),
        yOffset=alt.YOffset("provider:N", sort=providers),
    )
    x_title, scale = rows["axis"][0], alt.Scale(domain=[0, rows["end"][0]])
    bars = base.mark_bar().encode(
        x=alt.X("value:Q", title=x_title, scale=scale, axis=alt.Axis(tickCount=layout.ticks)),
        color=alt.Color(
            "provider:N",
            sort=providers,
            scale=alt.Scale(domain=providers, range=_shades(providers)),
            legend=alt.Legend() if len(providers) > 1 else None,
        ),
    )  # fmt: skip
    lines = base.mark_rule(strokeWidth=1.5, color=shipped_palette().lines.interval).encode(
        x=alt.X("lower:Q", title=x_title), x2="upper:Q"
    )
    height = len(activities) * (len(providers) * layout.bar_height + layout.gap)
    title = head_panel(rows["panel"][0], layout)
    return alt.layer(bars, lines, width=layout.panel_width, height=height, title=title)


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
    bases = rows[BASIS].drop_nulls().unique().to_list()
    basis = "gross" if "gross" in bases else "net"
    labels = [pl.col(name).cast(pl.String) for name in domain_of(rows, VALUATION, BASIS)]
    worth = rows.filter((pl.col("statistic") == money) & (pl.col(BASIS) == basis))
    headings = {one: heading_of_valuation(one) for one in worth[VALUATION].unique().to_list()}
    frames = [
        _shortened(rows.filter(pl.col("statistic") == hours)).with_columns(
            panel=pl.lit(_("hours"))
        ),
        _shortened(worth).with_columns(panel=pl.col(VALUATION).replace(headings)),
    ]
    return pl.concat(frames, how="diagonal_relaxed").select(
        "panel", "axis", "end", "value", "lower", "upper",
        provider=pl.concat_str(labels, separator=", "),
        activity=pl.col("activity_title").str.replace("^-+ ", ""),
    )  # fmt: skip


def _shortened(rows: pl.DataFrame) -> pl.DataFrame:
    """Divide large figures by thousands, millions or billions; name the axis and its end."""
    largest = float(rows.select(pl.max_horizontal("value", "upper").max()).item() or 0.0)
    factor, word = shorten(largest, Scale.BILLION)
    axis = f"{word} {rows['unit'][0]}".strip() if rows.height else ""
    return rows.with_columns(
        pl.col("value", "lower", "upper") / factor,
        axis=pl.lit(axis),
        end=pl.lit(largest / factor),
    )


def _shades(providers: list[str]) -> list[str]:
    """Give women, men and others their colours, a shade for each of several."""
    people = shipped_palette().people
    used: Counter[tuple[str, ...]] = Counter()
    colours = []
    for provider in providers:
        shades = people.find(provider.replace(",", " ").removeprefix("lone ").split()).shades
        colours.append(shades[used[shades] % len(shades)])
        used[shades] += 1
    return colours


def _heading(result: CareValue, layout: Layout) -> alt.TitleParams:
    """Head the picture with what it shows, and whether its diaries are made up."""
    bases = {block.marks.get(BASIS, "") for block in result.blocks}
    basis = "gross" if "gross" in bases else "net"
    sentences = [
        _("Money {basis}. Line: 95 % interval.", basis=heading_of_basis(basis)),
        _("Standard errors: {method}.", method=result.method),
        _("Source: {source}.", source=result.source),
    ]
    if result.synthetic:
        sentences.insert(0, _("SYNTHETIC: these diaries are made up."))
    return head_picture(word(result.title), sentences, layout)
