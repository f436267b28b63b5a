"""Draw which inputs move the State's net cost most, one at a time."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping, Sequence

from carepact.core.messages import _
from carepact.report.run.basis import (
    MOST_INFLUENTIAL,
    find_range,
    list_influences,
    say_chance,
)
from carepact.report.run.picture import (
    COMBINATION_COLOURS,
    LABEL_LIMIT,
    PANEL_WIDTH,
    Chart,
    finish_picture,
)
from carepact.report.run.words import PERCENT, name_input
from carepact.studies.one_country.run import CountryRun

ROW_HEIGHT = 36
LABEL_CHARACTERS = 46
LOW_COLOUR, HIGH_COLOUR = COMBINATION_COLOURS[2], COMBINATION_COLOURS[0]


def draw_what_matters(run: CountryRun) -> Chart:
    """Draw how far each of the most influential inputs moves the State's net cost."""
    import altair as alt  # noqa: PLC0415 - slow to import, only pictures need it

    found = list_influences(run)[: 2 * MOST_INFLUENTIAL]
    by_chance = not found or not found[0].beyond_chance
    rows = [
        {
            "input": "\n".join(
                textwrap.wrap(
                    name_input(one.name, run.projection),
                    LABEL_CHARACTERS,
                    max_lines=2,
                    placeholder=" ...",
                )
            ),
            "from": PERCENT * low,
            "to": PERCENT * high,
            "share": f"{PERCENT * one.first_order:.0f} %",
            "end": PERCENT * max(low, high),
        }
        for one in found
        for low, high in [find_range(one)]
    ]
    order: list[str] = [str(row["input"]) for row in rows]
    base = alt.Chart(alt.InlineData(values=rows)).encode(
        y=alt.Y(
            "input:N",
            sort=order,
            title=None,
            axis=alt.Axis(
                labelLimit=LABEL_LIMIT, labelExpr="split(datum.label, '\\n')", ticks=False
            ),
        )
    )
    axis = alt.X(
        "from:Q", title=_("State's net cost, % of GDP"), scale=alt.Scale(zero=False, nice=True)
    )
    line = base.mark_rule(strokeWidth=9, color="#d9d9d9").encode(x=axis, x2="to:Q")
    label = base.mark_text(align="left", dx=9, fontSize=11).encode(x="end:Q", text="share:N")
    chart = alt.layer(line, _draw_ends(rows, order), label).properties(
        width=PANEL_WIDTH + PANEL_WIDTH // 4, height=ROW_HEIGHT * len(rows)
    )
    named = {"country": run.country.name, "year": run.projection.years[-1]}
    title = (
        _("{country}: no input can be told from chance to move the net cost in {year}", **named)
        if by_chance
        else _(
            "{country}: the State's net cost in {year} depends most on: {input}",
            input=name_input(found[0].name, run.projection),
            **named,
        )
    )
    note = _(
        "One at a time: net cost with each input alone at its 2.5 and at its 97.5 point, all "
        "others at their median; beside it, the share of the variance that it explains."
    )
    return finish_picture(chart, title, run, [note, *([say_chance(run)] if by_chance else [])])


def _draw_ends(rows: Sequence[Mapping[str, object]], order: list[str]) -> Chart:
    """Draw a point where an input is lowest and one where it is highest."""
    import altair as alt  # noqa: PLC0415 - imported by the caller already

    words = {"from": _("input lowest"), "to": _("input highest")}
    ends = [
        {"input": row["input"], "at": row[end], "end": word}
        for row in rows
        for end, word in words.items()
    ]
    scale = alt.Scale(domain=list(words.values()), range=[LOW_COLOUR, HIGH_COLOUR])
    return (
        alt.Chart(alt.InlineData(values=ends))
        .mark_point(filled=True, size=90, opacity=1)
        .encode(
            x="at:Q",
            y=alt.Y("input:N", sort=order, title=None),
            color=alt.Color("end:N", sort=list(words.values()), scale=scale, title=None),
        )
    )
