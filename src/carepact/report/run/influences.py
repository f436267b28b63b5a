"""Draw which inputs move the State's net cost most, one at a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from carepact.core.digits import count_decimals
from carepact.core.messages import _, number
from carepact.report.chart_rows import hold_rows
from carepact.report.layout import ScreenLayout
from carepact.report.palette import shipped_palette
from carepact.report.run.basis import find_range, list_influences, say_chance
from carepact.report.run.picture import (
    Chart,
    RunLayout,
    country_of,
    finish_picture,
    print_share,
)
from carepact.report.run.words import (
    Figure,
    mark_grade,
    name_case,
    name_input,
)
from carepact.report.scales import PERCENT
from carepact.report.words import lower_first
from carepact.report.wrapping import wrap_text
from carepact.simulate.projection import HEADLINE_SCENARIO
from carepact.simulate.sensitivity import Influence
from carepact.studies.one_country.run import CountryRun


def draw_what_matters(run: CountryRun) -> Chart:
    """Draw how far each of the most influential inputs moves the State's net cost."""
    import altair as alt  # noqa: PLC0415 - slow to import, only pictures need it

    layout = RunLayout()
    found = list_influences(run)[: ScreenLayout().influences]
    rows = [_lay_out(one, place, run, layout) for place, one in enumerate(found)]
    order = [str(row["input"]) for row in rows]
    labels = alt.Axis(
        labelLimit=layout.label_width, labelExpr="split(datum.label, '\\n')", ticks=False,
        domain=False, labelFontSize=layout.label_size,
    )  # fmt: skip
    base = alt.Chart(hold_rows(rows)).encode(
        y=alt.Y("input:N", sort=order, title=None, axis=labels)
    )
    axis = alt.X(
        "low:Q",
        title=_("net cost to the State, % of GDP"),
        scale=alt.Scale(domain=_span(rows, run), nice=False),
        axis=alt.Axis(tickCount=layout.ticks),
    )
    line = base.mark_rule(strokeWidth=9, color=shipped_palette().lines.range).encode(
        x=axis, x2="high:Q"
    )
    label = base.mark_text(align="left", dx=10, fontSize=layout.label_size).encode(
        x="end:Q", text="share:N"
    )
    parts = [line, *_draw_central(run), _draw_ends(rows, order), label]
    chart = alt.layer(*parts).properties(
        width=layout.bar_width, height=layout.row_height * max(len(rows), 1)
    )
    title, notes = _say_what_matters(found, run)
    return finish_picture(chart, title, run, notes)


def _lay_out(one: Influence, place: int, run: CountryRun, layout: RunLayout) -> dict[str, object]:
    """Lay out the name of an input, its share of the variance, and the ends of its line."""
    low, high = find_range(one)
    name = wrap_text(
        name_input(one.name, run.projection), layout.label_width * 0.9, layout.label_size
    )
    share = number(PERCENT * one.first_order, 0)
    return {
        "input": "\n".join(name),
        "low": PERCENT * low,
        "high": PERCENT * high,
        "end": PERCENT * max(low, high),
        "share": _("{share} % of the variance", share=share) if not place else f"{share} %",
    }


def _span(rows: Sequence[dict[str, object]], run: CountryRun) -> list[float]:
    """Return the ends of the axis, with room for the figures behind the longest line."""
    known = [float(str(row[end])) for row in rows for end in ("low", "high")]
    known += [PERCENT * run.sensitivity.value]
    least, greatest = min(known), max(known)
    room = (greatest - least) or abs(greatest) or 1.0
    return [least - 0.1 * room, greatest + 0.45 * room]


def _draw_central(run: CountryRun) -> list[Chart]:
    """Draw the line of the figure about which the inputs move it, with the figure on top."""
    import altair as alt  # noqa: PLC0415 - imported by the caller already

    colour = shipped_palette().lines.interval
    figure = Figure(run.sensitivity.value, mark=mark_grade(run.grade.money))
    row = {"at": PERCENT * run.sensitivity.value, "text": print_share(figure)}
    base = alt.Chart(hold_rows([row])).encode(x="at:Q")
    rule = base.mark_rule(color=colour, strokeDash=[4, 3])
    text = base.mark_text(dy=-8, fontSize=RunLayout().label_size, color=colour).encode(
        y=alt.value(0), text="text:N"
    )
    return [rule, text]


def _say_what_matters(found: Sequence[Influence], run: CountryRun) -> tuple[str, list[str]]:
    """Say what moves the net cost most, or that chance does, and how to read the lines."""
    named = {
        "country": country_of(run),
        "year": run.projection.years[-1],
        "case": name_case(HEADLINE_SCENARIO),
    }
    note = _(
        "Each input alone at its 2.5th and at its 97.5th percentile, all others at their median. "
        "Dashed: net cost of all together. Beside the lines: the share of the variance of the "
        "net cost that the input explains."
    )
    if not found or not found[0].beyond_chance:
        count = number(run.projection.draws, 0)
        title = _("{country}, {year}, {case}: {count} simulations do not show which input moves "
                  "the net cost to the State most", count=count, **named)  # fmt: skip
        return title, [note, say_chance(run)]
    name = name_input(found[0].name, run.projection)
    low, high = sorted(PERCENT * one for one in find_range(found[0]))
    decimals = max(count_decimals([high]), count_decimals([high - low]) - 1)
    title = _(
        "{country}, {year}, {case}: one input moves the net cost to the State most, from {low} to "
        "{high} % of GDP: {input}",
        input=lower_first(name),
        low=mark_grade(run.grade.money) + number(low, decimals),
        high=number(high, decimals),
        **named,
    )
    return title, [note, *_say_overlap(run)]


def _say_overlap(run: CountryRun) -> Iterator[str]:
    """Say that shares overlap where inputs move together."""
    if run.sensitivity.moving_together:
        yield _("Some inputs move together: their shares overlap.")


def _draw_ends(rows: Sequence[dict[str, object]], order: list[str]) -> Chart:
    """Draw a point where an input is lowest and one where it is highest."""
    import altair as alt  # noqa: PLC0415 - imported by the caller already

    words = {"low": _("input low"), "high": _("input high")}
    ends = [
        {"input": row["input"], "at": row[end], "end": word}
        for row in rows
        for end, word in words.items()
    ]
    palette = shipped_palette()
    colours = [palette.input_lowest, palette.input_highest]
    scale = alt.Scale(domain=list(words.values()), range=colours)
    return (
        alt.Chart(hold_rows(ends))
        .mark_point(filled=True, size=90, opacity=1)
        .encode(
            x="at:Q",
            y=alt.Y("input:N", sort=order, title=None),
            color=alt.Color("end:N", sort=list(words.values()), scale=scale, title=None),
        )
    )
