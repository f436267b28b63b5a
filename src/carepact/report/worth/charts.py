"""Draw the value of unpaid care: hours and money side by side, by activity and provider."""

from __future__ import annotations

import textwrap
from collections import Counter
from typing import TYPE_CHECKING

import polars as pl

from carepact.core.errors import ParameterError
from carepact.core.messages import _
from carepact.report.charts import (
    SUBTITLE_CHARACTERS,
    TITLE_CHARACTERS,
    WORDS_OF_MEN,
    WORDS_OF_WOMEN,
)
from carepact.report.scales import shorten
from carepact.report.terminal import FIXED
from carepact.report.worth.page import BILLION, EXTRA, heading_of_basis, heading_of_valuation
from carepact.value.care_value import BASIS, VALUATION, CareValue

if TYPE_CHECKING:
    import altair as alt

WOMEN_SHADES = ("#b5446e", "#dc9db5", "#83264a", "#eed0db")
MEN_SHADES = ("#2f6f8f", "#8fb8cb", "#1b4459", "#cbdfe8")
OTHER_SHADES = ("#5b5b5b", "#a3a3a3", "#333333", "#d0d0d0")
PANEL_WIDTH, BAR_HEIGHT, GAP = 200, 13, 10
LABEL_LIMIT, TICKS = 240, 5


def draw_care_value(result: CareValue) -> alt.HConcatChart:
    """Draw hours and, beside them, the value by each method, with 95 % intervals.

    Raises
    ------
    ParameterError
        If the gate hides every figure.
    """
    import altair as alt  # noqa: PLC0415 - slow to import, only pictures need it

    rows = _drawable(result)
    if not rows.height:
        message = _("there is no value to draw. Ask for larger cells.")
        raise ParameterError(message)
    panels = rows["panel"].unique(maintain_order=True).to_list()
    charts = [
        _panel(rows.filter(pl.col("panel") == one), axis=not at) for at, one in enumerate(panels)
    ]
    chart: alt.HConcatChart = (
        alt.hconcat(*charts, spacing=18, title=_heading(result))
        .configure_view(stroke="#dddddd")
        .configure_title(anchor="start", fontSize=16, subtitleFontSize=12, offset=14)
        .configure_legend(orient="top", title=None, labelFontSize=12, symbolType="square")
    )
    return chart


def _panel(rows: pl.DataFrame, *, axis: bool) -> alt.LayerChart | alt.FacetChart:
    """Draw one panel: a bar an activity and provider, its interval as a line."""
    import altair as alt  # noqa: PLC0415 - imported by the caller already

    activities = rows["activity"].unique(maintain_order=True).to_list()
    providers = rows["provider"].unique(maintain_order=True).to_list()
    names = alt.Axis(labelLimit=LABEL_LIMIT, ticks=False, domain=False) if axis else None
    base = alt.Chart(alt.InlineData(values=rows.to_dicts())).encode(
        y=alt.Y("activity:N", sort=activities, title=None, axis=names),
        yOffset=alt.YOffset("provider:N", sort=providers),
    )
    x_title, scale = rows["axis"][0], alt.Scale(domain=[0, rows["end"][0]])
    bars = base.mark_bar().encode(
        x=alt.X("value:Q", title=x_title, scale=scale, axis=alt.Axis(tickCount=TICKS)),
        color=alt.Color(
            "provider:N",
            sort=providers,
            scale=alt.Scale(domain=providers, range=_shades(providers)),
            legend=alt.Legend() if len(providers) > 1 else None,
        ),
    )  # fmt: skip
    lines = base.mark_rule(strokeWidth=1.5, color="#222222").encode(
        x=alt.X("lower:Q", title=x_title), x2="upper:Q"
    )
    height = len(activities) * (len(providers) * BAR_HEIGHT + GAP)
    sized = {"width": PANEL_WIDTH, "height": height, "title": _panel_title(rows["panel"][0])}
    return alt.layer(bars, lines, **sized)


def _drawable(result: CareValue) -> pl.DataFrame:
    """Return the visible figures of every panel, shortened, with provider and axis."""
    rows = result.to_polars().filter(pl.col("value").is_not_null())
    statistics = set(rows["statistic"].to_list())
    totals = "value_per_year" in statistics
    hours, money = (
        ("hours_per_year", "value_per_year")
        if totals
        else ("hours_per_person_per_week", "value_per_person")
    )
    bases = rows[BASIS].drop_nulls().unique().to_list()
    basis = "gross" if "gross" in bases else "net"
    labels = [name for name in rows.columns if name not in (*FIXED, *EXTRA)]
    provider = pl.concat_str([pl.col(name).cast(pl.String) for name in labels], separator=", ")
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
        provider=provider,
        activity=pl.col("activity_title").str.replace("^-+ ", ""),
    )  # fmt: skip


def _panel_title(text: str) -> alt.TitleParams:
    """Head one panel."""
    import altair as alt  # noqa: PLC0415 - imported by the caller already

    return alt.TitleParams(text, fontSize=13, anchor="middle", offset=6)


def _shortened(rows: pl.DataFrame) -> pl.DataFrame:
    """Divide large figures by thousands, millions or billions; name the axis and its end."""
    largest = float(rows.select(pl.max_horizontal("value", "upper").max()).item() or 0.0)
    factor, word = shorten(largest, BILLION)
    axis = f"{word} {rows['unit'][0]}".strip() if rows.height else ""
    return rows.with_columns(
        pl.col("value", "lower", "upper") / factor,
        axis=pl.lit(axis),
        end=pl.lit(largest / factor),
    )


def _shades(providers: list[str]) -> list[str]:
    """Give women, men and others their colours, a shade for each of several."""
    used: Counter[tuple[str, ...]] = Counter()
    colours = []
    for provider in providers:
        words = provider.replace(",", " ").removeprefix("lone ").split()
        shades = OTHER_SHADES
        if any(word in WORDS_OF_WOMEN for word in words):
            shades = WOMEN_SHADES
        elif any(word in WORDS_OF_MEN for word in words):
            shades = MEN_SHADES
        colours.append(shades[used[shades] % len(shades)])
        used[shades] += 1
    return colours


def _heading(result: CareValue) -> alt.TitleParams:
    """Head the picture with what it shows, and whether its diaries are made up."""
    import altair as alt  # noqa: PLC0415 - imported by the caller already

    bases = {block.marks.get(BASIS, "") for block in result.blocks}
    basis = "gross" if "gross" in bases else "net"
    sentences = [
        _("Money {basis}. Line: 95 % interval.", basis=heading_of_basis(basis)),
        _("Standard errors: {method}.", method=result.method),
        _("Source: {source}.", source=result.source),
    ]
    if result.synthetic:
        sentences.insert(0, _("SYNTHETIC: these diaries are made up."))
    lines = [line for text in sentences for line in textwrap.wrap(text, SUBTITLE_CHARACTERS)]
    return alt.TitleParams(textwrap.wrap(result.title, TITLE_CHARACTERS), subtitle=lines)
