"""Draw which part of countries meets each requirement: a bar a requirement, a panel a group."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from carepact.core.messages import _, word
from carepact.report.headings import frame_picture, head_picture
from carepact.report.layout import Layout
from carepact.report.palette import shipped_palette
from carepact.report.review.words import name_standard, word_verdict
from carepact.report.words import in_words
from carepact.review.summary import LawSummary, Tally

if TYPE_CHECKING:
    import altair as alt


@dataclass(frozen=True)
class SummaryLayout(Layout):
    """Sizes of a picture of verdicts by group."""

    panel_width: int = 110
    subtitle_characters: int = 200
    row_height: int = 15
    label_width: int = 430
    panels_spacing: int = 12


def draw_summary(found: LawSummary) -> alt.HConcatChart:
    """Draw the share of countries by verdict, a panel for the world and for each group."""
    import altair as alt  # noqa: PLC0415 - slow to import, only pictures need it

    layout = SummaryLayout()
    panels = [
        _draw_panel(found, group, layout, is_first=place == 0)
        for place, group in enumerate(found.groups)
    ]
    chart: alt.HConcatChart = alt.hconcat(
        *panels, spacing=layout.panels_spacing, title=_heading(found, layout)
    ).resolve_scale(y="shared")
    framed: alt.HConcatChart = frame_picture(chart, layout).configure_legend(
        orient="top", title=None, labelFontSize=layout.subtitle_size, symbolType="square"
    )
    return framed


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
            alt.InlineData(values=list(_lay_out(found, group))),
            title=alt.TitleParams(
                _name_group(found, group), anchor="start", frame="group",
                fontSize=layout.subtitle_size,
            ),
            width=layout.panel_width,
            height=layout.row_height * len(names),
        )
        .mark_bar()
        .encode(
            x=alt.X(
                "share:Q", title=None, scale=alt.Scale(domain=[0, 1]),
                axis=alt.Axis(format="%", tickCount=2, grid=False),
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
    return f"{name_standard(tally.standard)} {asked.article}: {word(asked.title)}"


def _name_group(found: LawSummary, group: str) -> list[str]:
    """Name a group of countries and how many they are, in two lines."""
    count = found.tallies[0].counts[group].total()
    return [in_words(group), _("{count} countries", count=count)]


def _heading(found: LawSummary, layout: Layout) -> alt.TitleParams:
    """Head the picture with what most countries do not meet."""
    first = found.tallies[0]
    title = _("Most countries do not meet: {requirement}", requirement=_name(first))
    note = _(
        "Share of countries by verdict on each requirement, that which most do not meet first. "
        "Unknown is no failure: no table that ships tells. Left out: {untold} requirements that "
        "are unknown of every country.",
        untold=len(found.tallies) - len(found.told),
    )
    return head_picture(title, [note], layout)
