"""Draw several packages of one country side by side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from carepact.core.headline import Headline, choose_headline
from carepact.core.messages import _
from carepact.report.chart_rows import hold_rows
from carepact.report.headings import head_panel
from carepact.report.palette import shipped_palette
from carepact.report.run.figures import Figures
from carepact.report.run.picture import (
    Chart,
    RunLayout,
    country_of,
    finish_picture,
    print_share,
    title_package,
)
from carepact.report.run.words import (
    Figure,
    name_case,
)
from carepact.report.scales import PERCENT, print_bare
from carepact.report.wrapping import wrap_text
from carepact.simulate.projection import HEADLINE_SCENARIO
from carepact.studies.comparison import Comparison
from carepact.studies.one_country.run import CountryRun


@dataclass(frozen=True)
class ComparisonLayout(RunLayout):
    """Sizes of the picture of a comparison."""

    panel_width: int = 200
    panel_title_size: int = 12
    row_height: int = 46
    label_width: int = 150
    near_end: float = 0.03
    """A point nearer to an end of its interval stands at it. [share of the interval]"""


class Compared(NamedTuple):
    """One figure of every package."""

    variable: str
    label: str | None
    words: str

    def find(self, run: CountryRun) -> Figure:
        """Find the figure of one package, in per cent."""
        year = run.projection.years[-1]
        figures = Figures(run.figures)
        return figures.find(self.variable, HEADLINE_SCENARIO, year, self.label).times(PERCENT)


def draw_comparison(comparison: Comparison) -> Chart:
    """Draw added cost, net cost to the State, and women's share, a row a package."""
    import altair as alt  # noqa: PLC0415 - slow to import, only pictures need it

    first = comparison.runs[0]
    panels = [
        Compared("additional_cost_over_gdp", None, _("Added cost, % of GDP")),
        Compared("state_net_cost_over_gdp", None, _("Net cost to the State, % of GDP")),
    ]
    if first.grade.quotes_hours:
        panels.append(Compared("share_of_full_cost", "women", _("Women’s share of full cost, %")))
    drawn = [
        _draw_panel(comparison.runs, one, is_first=not place) for place, one in enumerate(panels)
    ]
    names = [run.projection.package for run in comparison.runs]
    notes = [_("Line: 95 % interval."), *_explain_ends(comparison.runs, panels)]
    title = _say_costs(comparison.runs)
    return finish_picture(alt.hconcat(*drawn, spacing=16), title, first, notes, names)


def _draw_panel(runs: Sequence[CountryRun], compared: Compared, *, is_first: bool) -> Chart:
    """Draw one figure of every package: its headline, its interval, its number behind it."""
    import altair as alt  # noqa: PLC0415 - imported by the caller already

    layout = ComparisonLayout()
    rows: list[dict[str, object]] = []
    for run in runs:
        found = compared.find(run)
        shown = "" if found.value is None else found.mark + print_bare(found.value)
        end = found.high if found.high is not None else found.value
        rows.append({"package": _name(run), "text": shown, "end": end, **found._asdict()})
    known = [float(str(row["end"])) for row in rows if row["end"] is not None]
    known += [float(str(row["low"])) for row in rows if row["low"] is not None]
    least, greatest = min(0.0, *known), max(0.0, *known)
    reach = (greatest - least) or 1.0
    domain = [least - 0.04 * reach, greatest + (layout.room - 1) * reach]
    scale = alt.Scale(domain=domain, nice=False)
    axis = alt.Axis(
        labelExpr="split(datum.label, '\\n')", labelLimit=layout.label_width + 20, ticks=False,
        domain=False, labelFontSize=layout.label_size,
    )  # fmt: skip
    base = alt.Chart(hold_rows(rows)).encode(
        y=alt.Y(
            "package:N", sort=[_name(run) for run in runs], title=None,
            axis=axis if is_first else None,
        )
    )  # fmt: skip
    colour = shipped_palette().closures[0]
    line = base.mark_rule(strokeWidth=4, opacity=0.4, color=colour).encode(
        x=alt.X("low:Q", title=None, scale=scale, axis=alt.Axis(tickCount=4)), x2="high:Q"
    )
    point = base.mark_point(filled=True, size=90, opacity=1, color=colour).encode(x="value:Q")
    text = base.mark_text(align="left", dx=8, fontSize=layout.label_size).encode(
        x="end:Q", text="text:N"
    )
    return (line + point + text).properties(
        width=layout.panel_width,
        height=layout.row_height * len(runs),
        title=head_panel(compared.words, layout, layout.panel_width),
    )


def _name(run: CountryRun) -> str:
    """Name a package in the lines of an axis."""
    layout = ComparisonLayout()
    title = title_package(run.projection.package)
    return "\n".join(wrap_text(title, layout.label_width, layout.label_size))


def _explain_ends(runs: Sequence[CountryRun], panels: Sequence[Compared]) -> Iterator[str]:
    """Say why a point stands at an end of its interval, where one does."""
    near = ComparisonLayout().near_end
    at_end = any(
        min(found.value - found.low, found.high - found.value) < near * (found.high - found.low)
        for found in (one.find(run) for run in runs for one in panels)
        if found.value is not None and found.low is not None and found.high is not None
    )
    if not at_end:
        return
    if choose_headline(runs[0].projection.draws) is Headline.MEDIAN:
        yield _("A point at the end of its line: half or more of the simulations lie there.")
    else:
        yield _(
            "A point at the end of its line: the central simulation lies beyond the others, "
            "whose 95 % are stretched to it."
        )


def _say_costs(runs: Sequence[CountryRun]) -> str:
    """Say which package adds least and which most to the cost of present law."""
    year = runs[0].projection.years[-1]
    costs = {
        run.projection.package: Figures(run.figures).find(
            "additional_cost_over_gdp", HEADLINE_SCENARIO, year
        )
        for run in runs
    }
    least, most = (choose(costs, key=lambda one: costs[one].value or 0.0) for choose in (min, max))
    return _(
        "{country}, {year}, {case}: beyond present law, “{least}” costs {low} of GDP and “{most}” "
        "{high}",
        country=country_of(runs[0]),
        year=year,
        case=name_case(HEADLINE_SCENARIO),
        low=print_share(costs[least]),
        least=title_package(least),
        high=print_share(costs[most]),
        most=title_package(most),
    )
