"""Draw which part of countries meets each requirement: a bar a requirement, a panel a group."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from importlib import metadata
from typing import TYPE_CHECKING, Any

from carepact.core.messages import _, _n, number, word
from carepact.report.chart_rows import hold_rows
from carepact.report.datasets import name_dataset
from carepact.report.headings import frame_picture
from carepact.report.layout import Layout
from carepact.report.palette import shipped_palette
from carepact.report.review.words import name_standard, word_verdict
from carepact.report.words import in_words, put_under
from carepact.report.wrapping import wrap_text
from carepact.review.requirement import RATIFIED
from carepact.review.summary import WORLD, LawSummary, Tally

if TYPE_CHECKING:
    import altair as alt


@dataclass(frozen=True)
class SummaryLayout(Layout):
    """Sizes of a picture of verdicts by group."""

    width: int = 1150
    panel_width: int = 78
    row_height: int = 15
    label_width: int = 400
    panels_spacing: int = 12


def draw_summary(found: LawSummary) -> alt.VConcatChart:
    """Draw the share of countries by verdict, a panel for the world and for each group."""
    import altair as alt  # noqa: PLC0415 - slow to import, only pictures need it

    layout = SummaryLayout()
    panels = [
        _draw_panel(found, group, layout, is_first=place == 0)
        for place, group in enumerate(found.groups)
    ]
    chart = alt.hconcat(*panels, spacing=layout.panels_spacing).resolve_scale(y="shared")
    return frame_picture(chart, _say_most(found), _say_notes(found), layout)


def _draw_panel(
    found: LawSummary, group: str, layout: SummaryLayout, *, is_first: bool
) -> alt.Chart:
    """Draw one group: a bar a requirement, parted by verdict; the first panel names them."""
    import altair as alt  # noqa: PLC0415 - imported by the caller already

    colours = shipped_palette().verdicts
    verdicts = [word_verdict(verdict) for verdict in colours]
    names = [_name(tally) for tally in found.told]
    axis = alt.Axis(labelLimit=layout.label_width, ticks=False) if is_first else None
    chart: alt.Chart = (
        alt.Chart(
            hold_rows(list(_lay_out(found, group))),
            title=alt.TitleParams(
                _name_group(found, group, layout), anchor="start", frame="group",
                fontSize=layout.note_size,
            ),
            width=layout.panel_width,
            height=layout.row_height * len(names),
        )
        .mark_bar()
        .encode(
            x=alt.X(
                "share:Q", title=None, scale=alt.Scale(domain=[0, 1]),
                axis=alt.Axis(
                    values=[0, 0.5, 1], grid=False, labelFlush=True,
                    labelExpr="format(100 * datum.value, 'd') + (datum.value ? '\u00a0%' : '')",
                ),
            ),
            y=alt.Y("requirement:N", sort=names, title=None, axis=axis),
            color=alt.Color(
                "verdict:N", sort=verdicts,
                scale=alt.Scale(domain=verdicts, range=list(colours.values())),
            ),
            order="order:Q",
        )
    )  # fmt: skip
    return chart


def _lay_out(found: LawSummary, group: str) -> Iterator[dict[str, Any]]:
    """Lay out a row a requirement and verdict of one group."""
    for tally in found.told:
        for order, verdict in enumerate(shipped_palette().verdicts):
            yield {
                "requirement": _name(tally),
                "verdict": word_verdict(verdict),
                "order": order,
                "share": tally.share(group, verdict),
            }


def _name(tally: Tally) -> str:
    """Name a requirement by its standard, its article and its title."""
    asked = tally.requirement
    return put_under(f"{name_standard(tally.standard)} {asked.article}", word(asked.title))


def _name_group(found: LawSummary, group: str, layout: SummaryLayout) -> list[str]:
    """Name a group of countries, and how many they are in the last line."""
    count = found.tallies[0].counts[group].total()
    name = wrap_text(in_words(group), layout.panel_width, layout.note_size, bold=True)
    return [*name, _n("{count} country", "{count} countries", count)]


def _say_most(found: LawSummary) -> str:
    """Say which requirement most countries do not meet, and how many they are."""
    first = found.tallies[0]
    named = {
        "count": number(first.count(WORLD, "not"), 0),
        "all": number(first.counts[WORLD].total(), 0),
        "standard": word(first.standard.title),
    }
    if first.requirement.requirement == RATIFIED:
        return _("{count} of {all} countries have not ratified: {standard}", **named)
    asked = f"{first.requirement.article}, {word(first.requirement.title)}"
    return _(
        "{count} of {all} countries do not meet: {standard}, {requirement}",
        requirement=asked,
        **named,
    )


def _say_notes(found: LawSummary) -> list[str]:
    """Say how to read the picture, and where it comes from."""
    untold = len(found.tallies) - len(found.told)
    datasets = ("wbl", "ratifications", "minset-law")
    return [
        _(
            "Share of countries by verdict on each requirement; that which most do not meet "
            "comes first. Unknown is no failure: no table that ships tells."
        )
        + " "
        + _n(
            "Left out: {count} requirement that is unknown of every country.",
            "Left out: {count} requirements that are unknown of every country.",
            untold,
        ),
        _(
            "Source: carepact {version}, review of law against standards. Data: {data} and others.",
            version=metadata.version("carepact"),
            data=" · ".join(name_dataset(one) for one in datasets),
        ),
    ]
