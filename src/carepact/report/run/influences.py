"""Draw which inputs move the State's net cost most, one at a time."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping, Sequence

from carepact.core.messages import _
from carepact.report.layout import ScreenLayout
from carepact.report.palette import shipped_palette
from carepact.report.run.basis import (
    find_range,
    list_influences,
    say_chance,
    say_shares,
)
from carepact.report.run.picture import (
    Chart,
    RunLayout,
    finish_picture,
)
from carepact.report.run.words import name_input
from carepact.report.scales import PERCENT
from carepact.simulate.sensitivity import Influence
from carepact.studies.one_country.run import CountryRun


def draw_what_matters(run: CountryRun) -> Chart:
    """Draw how far each of the most influential inputs moves the State's net cost."""
    import altair as alt  # noqa: PLC0415 - slow to import, only pictures need it

    layout = RunLayout()
    found = list_influences(run)[: 2 * ScreenLayout().influences]
    rows = [_lay_out(one, run, layout) for one in found]
    order = [str(row["input"]) for row in rows]
    labels = alt.Axis(
        labelLimit=layout.label_width, labelExpr="split(datum.label, '\\n')", ticks=False
    )
    base = alt.Chart(alt.InlineData(values=rows)).encode(
        y=alt.Y("input:N", sort=order, title=None, axis=labels)
    )
    axis = alt.X(
        "from:Q", title=_("State's net cost, % of GDP"), scale=alt.Scale(zero=False, nice=True)
    )
    line = base.mark_rule(strokeWidth=9, color=shipped_palette().lines.range).encode(
        x=axis, x2="to:Q"
    )
    label = base.mark_text(align="left", dx=9, fontSize=11).encode(x="end:Q", text="share:N")
    chart = alt.layer(line, _draw_ends(rows, order), label).properties(
        width=layout.panel_width + layout.panel_width // 4, height=layout.row_height * len(rows)
    )
    title, notes = _say_what_matters(found, run)
    return finish_picture(chart, title, run, notes)


def _lay_out(one: Influence, run: CountryRun, layout: RunLayout) -> dict[str, object]:
    """Lay out the name of an input, its share of the variance, and the ends of its line."""
    low, high = find_range(one)
    name = textwrap.wrap(
        name_input(one.name, run.projection), layout.row_characters, max_lines=2, placeholder=" ..."
    )
    return {
        "input": "\n".join(name),
        "from": PERCENT * low,
        "to": PERCENT * high,
        "share": f"{PERCENT * one.first_order:.0f} %",
        "end": PERCENT * max(low, high),
    }


def _say_what_matters(found: Sequence[Influence], run: CountryRun) -> tuple[str, list[str]]:
    """Say what moves the net cost most, or that chance does, and how to read the lines."""
    named = {"country": run.country.name, "year": run.projection.years[-1]}
    note = _(
        "One at a time: net cost with each input alone at its 2.5 and at its 97.5 point, all "
        "others at their median; beside it, the share of the variance that it explains."
    )
    if not found or not found[0].beyond_chance:
        title = _("{country}: no input can be told from chance to move the net cost in {year}",
                  **named)  # fmt: skip
        return title, [note, say_chance(run), *say_shares(run)]
    title = _(
        "{country}: the State's net cost in {year} depends most on: {input}",
        input=name_input(found[0].name, run.projection),
        **named,
    )
    return title, [note, *say_shares(run)]


def _draw_ends(rows: Sequence[Mapping[str, object]], order: list[str]) -> Chart:
    """Draw a point where an input is lowest and one where it is highest."""
    import altair as alt  # noqa: PLC0415 - imported by the caller already

    words = {"from": _("input lowest"), "to": _("input highest")}
    ends = [
        {"input": row["input"], "at": row[end], "end": word}
        for row in rows
        for end, word in words.items()
    ]
    palette = shipped_palette()
    colours = [palette.input_lowest, palette.input_highest]
    scale = alt.Scale(domain=list(words.values()), range=colours)
    return (
        alt.Chart(alt.InlineData(values=ends))
        .mark_point(filled=True, size=90, opacity=1)
        .encode(
            x="at:Q",
            y=alt.Y("input:N", sort=order, title=None),
            color=alt.Color("end:N", sort=list(words.values()), scale=scale, title=None),
        )
    )
