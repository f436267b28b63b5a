"""Draw who provides care and who pays for it, under present law and with a package."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from carepact.core.digits import count_decimals
from carepact.core.messages import _, number
from carepact.report.chart_rows import hold_rows
from carepact.report.headings import head_panel
from carepact.report.palette import ink_on, shipped_palette
from carepact.report.run.figures import Figures
from carepact.report.run.picture import (
    Chart,
    RunLayout,
    country_of,
    finish_picture,
    print_share,
)
from carepact.report.run.words import (
    Figure,
    in_words_of_run,
    name_case,
)
from carepact.report.scales import PERCENT
from carepact.report.wrapping import hold_figures, measure_text
from carepact.simulate.care_shares import PROVIDER_KINDS
from carepact.simulate.projection import HEADLINE_SCENARIO, PRESENT_LAW
from carepact.studies.one_country.run import CountryRun

LAWS = (PRESENT_LAW, HEADLINE_SCENARIO)


class Bars(NamedTuple):
    """Two bars of one variable: its labels with their colours, and its heading."""

    variable: str
    colours: Mapping[str, str]
    title: str


def draw_who_provides_and_pays(run: CountryRun) -> Chart:
    """Draw who provides and who pays under present law and under the package, as shares.

    Where the hours are imputed no share of hours is drawn, but who pays the money alone.
    """
    import altair as alt  # noqa: PLC0415 - slow to import, only pictures need it

    palette = shipped_palette()
    if run.grade.quotes_hours:
        hours = _("Who provides, % of all hours of care")
        cost = _("Who pays, % of the full cost, unpaid hours valued")
        drawn = [
            Bars("share_of_hours_given", palette.providers, hours),
            Bars("share_of_full_cost", palette.sharers, cost),
        ]
        note = _(
            "Full cost: money, and unpaid hours at their replacement value. In brackets: 95 % "
            "interval. Bars are drawn to fill 100 %."
        )
    else:
        money = _("Who pays, % of money")
        drawn = [Bars("share_of_gross_cost", palette.payers, money)]
        note = _(
            "Unpaid hours of this country are estimated from others: no share of hours is drawn. "
            "In brackets: 95 % interval. Bars are drawn to fill 100 %."
        )
    panels = [panel for bars in drawn for panel in _draw_bars(run, bars)]
    return finish_picture(alt.vconcat(*panels, spacing=10), _say_shares(run), run, [note])


def _say_shares(run: CountryRun) -> str:
    """Say how the women's share of the hours and the State's share of the cost change."""
    figures, year = Figures(run.figures), run.projection.years[-1]
    named = {"country": country_of(run), "year": year, "case": name_case(HEADLINE_SCENARIO)}

    def find(variable: str, label: str, sex: str | None = None) -> list[str]:
        return [print_share(figures.find(variable, law, year, label, sex)) for law in LAWS]

    if not run.grade.quotes_hours:
        before, after = find("share_of_gross_cost", "general_budget")
        return _(
            "{country}, {year}, {case}: the general budget pays {after} of the money for care, "
            "and {before} under present law",
            before=before,
            after=after,
            **named,
        )
    given_before, given_after = find("share_of_hours_given", "women, unpaid", "women")
    paid_before, paid_after = find("share_of_full_cost", "State")
    return _(
        "{country}, {year}, {case}: women give {given_after} of all hours of care unpaid, instead "
        "of {given_before}; the State pays {paid_after} of the full cost, instead of {paid_before}",
        given_before=given_before,
        given_after=given_after,
        paid_before=paid_before,
        paid_after=paid_after,
        **named,
    )


def _draw_bars(run: CountryRun, bars: Bars) -> Iterator[Chart]:
    """Draw the heading, the two bars, and the list of what changes."""
    import altair as alt  # noqa: PLC0415 - imported by the caller already

    layout = RunLayout()
    figures, year = Figures(run.figures), run.projection.years[-1]
    names = {PRESENT_LAW: _("present law"), HEADLINE_SCENARIO: _("with the package")}
    shares = {law: _find_shares(figures, bars.variable, law, year, bars.colours) for law in LAWS}
    rows = [
        row | {"law": names[law]}
        for law in LAWS
        for row in _pile_up(shares[law], bars.colours, layout)
    ]
    base = alt.Chart(hold_rows(rows)).encode(
        y=alt.Y("law:N", sort=list(names.values()), title=None,
                axis=alt.Axis(ticks=False, domain=False, labelFontSize=layout.label_size))
    )  # fmt: skip
    along = alt.X(
        "start:Q", title=None, axis=alt.Axis(tickCount=layout.ticks),
        scale=alt.Scale(domain=[0, 100], nice=False),
    )  # fmt: skip
    bar = base.mark_bar(size=layout.bar_height * 0.7, stroke="white").encode(
        x=along, x2="end:Q", color=alt.Color("colour:N", scale=None)
    )
    text = base.mark_text(fontSize=layout.label_size).encode(
        x="middle:Q", text="text:N", color=alt.Color("ink:N", scale=None)
    )
    listed = _list_changes(shares, bars.colours, layout)
    height = max(2 * layout.bar_height, layout.list_row * len(listed))
    left = (bar + text).properties(
        width=layout.bar_width, height=height, title=head_panel(bars.title, layout)
    )
    yield alt.hconcat(left, _draw_list(listed, height, layout), spacing=18)


def _draw_list(rows: list[dict[str, object]], height: int, layout: RunLayout) -> Chart:
    """List every label with its colour and its change, in the place of a legend."""
    import altair as alt  # noqa: PLC0415 - imported by the caller already

    base = alt.Chart(hold_rows(rows)).encode(
        y=alt.Y("place:Q", axis=None, scale=alt.Scale(domain=[0, len(rows)], reverse=True))
    )
    across = alt.Scale(domain=[0, layout.list_width], nice=False)
    square = base.mark_point(shape="square", filled=True, size=110, opacity=1).encode(
        x=alt.X("square:Q", axis=None, scale=across), color=alt.Color("colour:N", scale=None)
    )
    text = base.mark_text(align="left", dx=10, fontSize=layout.label_size).encode(
        x=alt.X("square:Q", scale=across), text="text:N"
    )
    drawn: Chart = (square + text).properties(
        width=layout.list_width, height=height, view=alt.ViewConfig(stroke=None)
    )
    return drawn


def _list_changes(
    shares: Mapping[str, Mapping[str, Figure]], colours: Mapping[str, str], layout: RunLayout
) -> list[dict[str, object]]:
    """Say of every label what it is under present law and with the package."""
    rows: list[dict[str, object]] = []
    for label, colour in colours.items():
        before, after = (shares[law][label] for law in LAWS)
        known = [one.value for one in (before, after) if one.value is not None]
        if not any(round(one, 1) for one in known):
            continue
        change = " → ".join(one.mark + _print_one(one) for one in (before, after))
        rows.append(
            {
                "text": hold_figures(
                    _("{who}: {change} %", who=in_words_of_run(label), change=change)
                ),
                "colour": colour,
                "place": len(rows) + 0.5,
                "square": layout.label_size / 2,
            }
        )
    return rows


def _print_one(figure: Figure) -> str:
    """Print a share as short as it stays exact: 0.7, 24."""
    if figure.value is None:
        return "?"
    return number(figure.value, min(1, count_decimals([figure.value])))


def _find_shares(
    figures: Figures, variable: str, scenario: str, year: int, labels: Iterable[str]
) -> dict[str, Figure]:
    """Find the share of every label, in per cent."""
    sexes = {label: sex for label, (sex, _paid) in PROVIDER_KINDS.items()}
    return {
        label: figures.find(variable, scenario, year, label, sexes.get(label)).times(PERCENT)
        for label in labels
    }


def _pile_up(
    shares: Mapping[str, Figure], colours: Mapping[str, str], layout: RunLayout
) -> Iterator[dict[str, object]]:
    """Let each share begin where the one before it ends; together they fill the bar."""
    end, whole = 0.0, sum(found.value or 0.0 for found in shares.values())
    for label, found in shares.items():
        start, end = end, end + PERCENT * (found.value or 0.0) / (whole or PERCENT)
        text = _print_short(found)
        room = (end - start) / PERCENT * layout.bar_width
        yield {
            "colour": colours[label],
            "ink": ink_on(colours[label]),
            "start": start,
            "end": end,
            "middle": (start + end) / 2,
            "text": text if measure_text(text, layout.label_size) < 0.9 * room else "",
        }


def _print_short(figure: Figure) -> str:
    """Print a share and its interval in whole numbers, e.g. `78 (70-80)`."""
    value, low, high = ("" if one is None else number(one, 0) for one in figure.ends)
    return f"{figure.mark}{value} ({low}–{high})"
