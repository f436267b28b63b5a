"""The value of unpaid care: hours, and money by each method, by activity and provider."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from importlib import metadata

import polars as pl

from carepact.core.digits import count_decimals
from carepact.core.errors import ParameterError
from carepact.core.messages import _, number, word
from carepact.report.activities import colour_people, in_parts, word_activity
from carepact.report.domains import domain_of, spell_labels
from carepact.report.figures.canvas import Canvas
from carepact.report.figures.legend import Sign, draw_legend
from carepact.report.figures.look import Look
from carepact.report.figures.panels import lay_panels, put_below
from carepact.report.figures.picture import WIDE, Picture, Sizes, frame
from carepact.report.figures.points import Point, PointRow, draw_points
from carepact.report.scales import Scale, name_scale, shorten
from carepact.report.words import join_listed, word_money
from carepact.report.worth.page import heading_of_basis, heading_of_valuation
from carepact.value.care_value import BASIS, VALUATION, CareValue


def draw_care_value(result: CareValue, sizes: Sizes = WIDE) -> Picture:
    """Draw hours and, below them, the value by each method, with 95 % intervals.

    Parameters
    ----------
    result : CareValue
        The table.
    sizes : Sizes
        Of the picture.

    Raises
    ------
    ParameterError
        If the disclosure rule hides every figure.
    """
    rows = _drawable(result)
    if not rows.height:
        message = _("there is no value to draw. Ask for larger cells.")
        raise ParameterError(message)
    panels = rows["panel"].unique(maintain_order=True).to_list()
    body = lay_panels(
        [partial(_draw_panel, rows.filter(pl.col("panel") == one), sizes) for one in panels], sizes
    )
    colours = dict(zip(rows["provider"], rows["colour"], strict=True))
    if len(colours) > 1:
        signs = [Sign(provider, colour) for provider, colour in colours.items()]
        body = put_below(draw_legend(signs, sizes.inner, sizes), body)
    described = _(
        "Panels of hours and of money, a row an activity, a bar a provider, with 95 % intervals."
    )
    table = result.to_polars()[rows["place"].to_list()]
    said = (_say_worth(rows, result), described)
    return frame("care-value", *said, body, table, _say_notes(result), sizes)


def _draw_panel(rows: pl.DataFrame, sizes: Sizes, width: float) -> Canvas:
    """Draw one panel: a bar an activity and provider, pale for sums, with line and figure."""
    factor = rows["factor"][0]
    laid = []
    for _activity, group in rows.group_by("activity", maintain_order=True):
        points = [
            Point(
                row["value"] / factor, row["lower"] and row["lower"] / factor,
                row["upper"] and row["upper"] / factor, row["text"], row["colour"], "square",
                opacity=Look.paleness if row["sums"] else 1.0,
            )
            for row in group.to_dicts()
        ]  # fmt: skip
        laid.append(PointRow(group["name"][0], points, is_bold=group["sums"][0]))
    return draw_points(rows["panel"][0], laid, width, sizes, axis=rows["axis"][0])


def _drawable(result: CareValue) -> pl.DataFrame:
    """Return the visible figures of every panel, shortened, with provider and axis."""
    told = spell_labels(result.to_polars()).with_row_index("place")
    rows = told.filter(pl.col("value").is_not_null())
    statistics = set(rows["statistic"].to_list())
    totals = "value_per_year" in statistics
    hours, money = (
        ("hours_per_year", "value_per_year")
        if totals
        else ("hours_per_person_per_week", "value_per_person")
    )
    labels = [
        pl.col(name).cast(pl.String) for name in domain_of(told.drop("place"), VALUATION, BASIS)
    ]
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
        panel=pl.lit(panel),
        axis=pl.lit(f"{unit}, {word}" if word else unit),
        unit_in_words=pl.lit(unit),
        factor=pl.lit(factor),
        text=pl.Series([_print(value / factor) for value in rows["value"]], dtype=pl.String),
    )


def _print(value: float) -> str:
    """Print a figure behind its bar."""
    return number(value, count_decimals([value]))


def _basis_of(result: CareValue) -> str:
    """Choose money with the employer's contributions where it is known."""
    bases = {block.marks.get(BASIS, "") for block in result.blocks}
    return "gross" if "gross" in bases else "net"


def _say_worth(rows: pl.DataFrame, result: CareValue) -> str:
    """Say what the first activity is worth to each provider, by the last method drawn."""
    last = rows.filter(pl.col("panel") == rows["panel"][-1])
    first = last.filter(pl.col("activity") == last["activity"][0])
    if first.height > Look.most_named:
        first = first.sort("value")[[0, -1]]
    said = [
        f"{row['text']} {name_scale(row['factor'], row['value'] / row['factor'])}".strip()
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
