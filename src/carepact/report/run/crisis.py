"""Say and draw what a crisis does to a country under present law and under a package."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import polars as pl

from carepact.core.digits import count_decimals
from carepact.core.messages import _, number, word
from carepact.report.chart_rows import hold_rows
from carepact.report.headings import head_panel
from carepact.report.palette import shipped_palette
from carepact.report.run.figures import Figures
from carepact.report.run.picture import Chart, RunLayout, country_of, finish_picture
from carepact.report.run.told import say_begun
from carepact.report.run.words import (
    Figure,
    choose_scale,
    in_words_of_run,
    name_case,
    print_change,
    print_figure,
    print_percent,
)
from carepact.report.scales import name_scale
from carepact.report.tables import WholeTable
from carepact.report.words import join_parts, lower_first
from carepact.simulate.crises import BegunCrisis
from carepact.simulate.crisis_table import HOLDERS, find_worst_year
from carepact.simulate.projection import DIMENSIONS, HEADLINE_SCENARIO, PRESENT_LAW, SEXES
from carepact.studies.one_country.run import CountryRun


class Row(NamedTuple):
    """One line of what a crisis changes, under present law and with the package."""

    words: str
    of_law: tuple[Figure, Figure]


def worst_year_of(run: CountryRun) -> int:
    """Find the year of a run in which its crises move most."""
    return find_worst_year(run.figures.filter(pl.col("variable").str.starts_with("crisis_")))


def name_crises(run: CountryRun) -> str:
    """Name the crises of a run with their first years."""
    return join_parts(say_begun(name_crisis(one), one.begins) for one in run.crises)


def name_crisis(begun: BegunCrisis) -> str:
    """Name a crisis as within a sentence: a shipped one in the reader's language."""
    words = word(begun.crisis.title or begun.name)
    return lower_first(words)


def say_crisis(run: CountryRun) -> str:
    """Say who takes up the hours of a crisis, and what it costs the State."""
    figures, year = Figures(run.figures), worst_year_of(run)
    told = []
    for law in (PRESENT_LAW, HEADLINE_SCENARIO):
        women, men, nobody = (
            figures.find("crisis_hours_held", law, year, holder)
            for holder in ("women, unpaid", "men, unpaid", "nobody")
        )
        told.append(
            _(
                "{law}: care by women {women} hours, by men {men}; left undone {nobody}.",
                law=_("Under present law") if law == PRESENT_LAW else _("With the package"),
                women=print_change(women),
                men=print_change(men),
                nobody=print_change(nobody),
            )
        )
    gdp = figures.find("crisis_gdp", PRESENT_LAW, year)
    revenue = figures.find("crisis_public_revenue", PRESENT_LAW, year)
    return _(
        "All figures of this answer are those with it: {crises}. In {year}, against the "
        "same country without it, GDP changes by {gdp}, and public revenue, at its share of GDP, "
        "by PPP $ {revenue}. {told}",
        revenue=print_change(revenue),
        crises=name_crises(run),
        year=year,
        gdp=print_percent(gdp),
        told=" ".join(told),
    )


def _of_laws(
    figures: Figures, variable: str, year: int, label: str | None = None, sex: str | None = None
) -> tuple[Figure, Figure]:
    """Find a figure under present law and with the package."""
    law, package = (
        figures.find(variable, run, year, label, sex) for run in (PRESENT_LAW, HEADLINE_SCENARIO)
    )
    return law, package


def list_rows_of_hours(figures: Figures, year: int) -> Iterator[Row]:
    """List who holds hours of care more or less, and who is with children."""
    for holder in HOLDERS:
        found = _of_laws(figures, "crisis_hours_held", year, holder)
        words = _("nobody: needed but not given") if holder == "nobody" else in_words_of_run(holder)
        yield Row(words, found)
    near = {"women": _("women, near a child"), "men": _("men, near a child")}
    for sex in SEXES:
        found = _of_laws(figures, "crisis_presence", year, None, sex)
        yield Row(near[sex], found)


def list_rows_of_money(figures: Figures, year: int) -> Iterator[Row]:
    """List which payers pay more or less."""
    for payer in DIMENSIONS["payer"]:
        found = _of_laws(figures, "crisis_cost_by_payer", year, payer)
        if any(any(one.ends) for one in found):
            yield Row(in_words_of_run(payer), found)


def list_rows_of_work(figures: Figures, year: int) -> Iterator[Row]:
    """List how many women and men are in work more or less."""
    for sex in SEXES:
        found = _of_laws(figures, "crisis_employed", year, None, sex)
        words = _("women in work") if sex == "women" else _("men in work")
        yield Row(words, found)


def show_crisis(run: CountryRun) -> WholeTable:
    """Show what a crisis changes: hours by who holds them, cost by payer, work."""
    figures, year = Figures(run.figures), worst_year_of(run)
    table = WholeTable(show_edge=False, pad_edge=False, header_style="bold", box=None)
    table.add_column(_("the crisis in {year}, change", year=year))
    for words in (_("present law"), _("package")):
        table.add_column(words, justify="right")
    for heading, list_rows in (
        (_("hours"), list_rows_of_hours),
        (_("PPP dollars"), list_rows_of_money),
        (_("persons"), list_rows_of_work),
    ):
        rows = list(list_rows(figures, year))
        factor, letters = choose_scale(*(one for row in rows for one in row.of_law))
        table.add_row(f"{letters} {heading}".strip(), "", "", style="italic")
        for row in rows:
            table.add_row(f"  {row.words}", *(print_figure(one, factor) for one in row.of_law))
    return table


def draw_crisis(run: CountryRun) -> Chart:
    """Draw who holds the hours of a crisis and who pays, under present law and the package."""
    import altair as alt  # noqa: PLC0415 - slow to import, only pictures need it

    figures, year = Figures(run.figures), worst_year_of(run)
    hours = list(list_rows_of_hours(figures, year))
    money = list(list_rows_of_money(figures, year))
    panels = [_draw_panel(hours, _("Hours of care and near children, change"))]
    if money:
        panels.append(_draw_panel(money, _("Cost of care by payer, change, PPP dollars")))
    factor, _letters = choose_scale(*(one for row in hours for one in row.of_law))
    law, package = _of_laws(figures, "crisis_hours_held", year, "women, unpaid")
    title = _(
        "{country}, {crises}: unpaid care by women changes in {year} by {package} hours with the "
        "package ({case}), by {law} under present law",
        country=country_of(run),
        crises=name_crises(run),
        year=year,
        package=_name_change(package, factor),
        law=_name_change(law, factor),
        case=name_case(HEADLINE_SCENARIO),
    )
    notes = [
        _("With the crisis less without it. Line: 95 % interval."),
        _("Near a child: without active care; these hours are not added to the others."),
    ]
    return finish_picture(alt.vconcat(*panels, spacing=24), title, run, notes)


def _draw_panel(rows: list[Row], words: str) -> Chart:
    """Draw a point and an interval a row and law."""
    import altair as alt  # noqa: PLC0415 - imported by the caller already

    factor, letters = choose_scale(*(one for row in rows for one in row.of_law))
    laws = [_("present law"), _("with the package")]
    laid = [
        {
            "who": row.words,
            "law": law,
            "text": _print_change(one, factor),
            "end": None if one.high is None else one.high / factor,
            **one.times(1 / factor)._asdict(),
        }
        for row in rows
        for law, one in zip(laws, row.of_law, strict=True)
    ]
    palette, layout = shipped_palette(), RunLayout()
    colours = alt.Scale(domain=laws, range=[palette.lines.equality, palette.closures[0]])
    base = alt.Chart(hold_rows(laid)).encode(
        y=alt.Y("who:N", sort=[row.words for row in rows], title=None,
                axis=alt.Axis(labelLimit=layout.label_width, ticks=False)),
        yOffset=alt.YOffset("law:N", sort=laws),
        color=alt.Color("law:N", sort=laws, title=None, scale=colours),
    )  # fmt: skip
    axis = alt.X(
        "low:Q",
        title=None,
        scale=alt.Scale(domain=_span(laid), nice=False),
        axis=alt.Axis(tickCount=layout.ticks),
    )
    line = base.mark_rule(strokeWidth=4, opacity=0.45).encode(x=axis, x2="high:Q")
    point = base.mark_point(filled=True, size=70, opacity=1).encode(x="value:Q")
    text = base.mark_text(align="left", dx=7, fontSize=10).encode(x="end:Q", text="text:N")
    zero = alt.Chart(hold_rows([{"x": 0}])).mark_rule(color=palette.lines.note)
    drawn = zero.encode(x="x:Q") + line + point + text
    return drawn.properties(
        width=layout.bar_width,
        height=layout.row_height * len(rows),
        title=head_panel(f"{words}, {letters}" if letters else words, layout),
    )


def _name_change(figure: Figure, factor: float) -> str:
    """Say a change with the word of its scale, as the figure asks for it."""
    scale = name_scale(factor, (figure.value or 0.0) / factor)
    return f"{_print_change(figure, factor)} {scale}".strip()


def _print_change(figure: Figure, factor: float) -> str:
    """Print a change at its line, with the sign of a rise and its mark."""
    if figure.value is None:
        return ""
    value = figure.value / factor
    decimals = count_decimals([value])
    if not round(value, decimals):
        return f"{figure.mark}0"
    sign = "+" if value > 0 else ""
    return figure.mark + sign + number(value, decimals).replace("-", "−")


def _span(laid: list[dict[str, object]]) -> list[float]:
    """Return the ends of the axis, with room for the figures behind the lines."""
    known = [float(str(row[end])) for row in laid for end in ("low", "value", "high")
             if row[end] is not None]  # fmt: skip
    least, greatest = min(0.0, *known), max(0.0, *known)
    room = (greatest - least) or 1.0
    return [least - 0.05 * room, greatest + 0.2 * room]
