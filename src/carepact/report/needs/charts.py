"""Draw a country's people by age, and the hours of care that they need year by year."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from carepact.core import voice
from carepact.core.arrays import FloatArray
from carepact.core.errors import ParameterError
from carepact.core.messages import _, number
from carepact.data.countries.ages import AGE_STARTS
from carepact.data.countries.country_names import name_country
from carepact.data.countries.facts import BASE_YEAR
from carepact.data.countries.population import Population
from carepact.needs.balance import Balance
from carepact.needs.figures import (
    PYRAMID_STEP,
    TOLD_YEARS,
    share_of_people,
    stack_pyramid,
    sum_hours,
)
from carepact.needs.persons import OLDER, Ages
from carepact.report.layout import Layout
from carepact.report.marks import MARKS
from carepact.report.palette import shipped_palette
from carepact.report.scales import PERCENT
from carepact.report.words import in_words
from carepact.studies.profile.profile import CountryProfile

if TYPE_CHECKING:
    import altair as alt

    Panel = alt.LayerChart | alt.FacetChart

Rows = list[dict[str, Any]]


@dataclass(frozen=True)
class CountryLayout(Layout):
    """Sizes of a picture of people and their needs."""

    panel_width: int = 380
    panel_height: int = 400
    group_height: int = 100
    body_size: int = 13
    title_size: int = 15
    title_offset: int = 10
    title_characters: int = 52
    note_characters: int = 150
    """Where the lines of the small print break. [characters]"""


def draw_country(profile: CountryProfile) -> alt.HConcatChart:
    """Draw the age pyramid now and in 2050, and beside it the care needed by group.

    Raises
    ------
    ParameterError
        If no people by age, or no care needs, are known of the country.
    """
    import altair as alt  # noqa: PLC0415 - slow to import, only pictures need it

    if profile.population is None or profile.balance is None:
        message = _(
            "{option}: there is nothing to draw of {country}. {reason}",
            country=profile.country.name,
            reason=profile.lacking,
            option=voice.option("chart"),
        )
        raise ParameterError(message)
    layout, lines = CountryLayout(), shipped_palette().lines
    note = alt.TitleParams(
        textwrap.wrap(_say_sources(profile.population, profile.balance), layout.note_characters),
        orient="bottom", anchor="start", fontSize=11, fontWeight="normal",
        color=lines.note, offset=16,
    )  # fmt: skip
    size = layout.body_size
    pyramid, needs = _draw_pyramid(profile.population, layout), _draw_needs(profile.balance, layout)
    chart: alt.HConcatChart = (
        alt.hconcat(pyramid, needs, spacing=36, title=note)
        .resolve_scale(color="independent")
        .configure_view(stroke=lines.frame)
        .configure_axis(labelFontSize=size, titleFontSize=size, titleFontWeight="normal")
        .configure_legend(orient="top", title=None, labelFontSize=size, symbolType="square")
    )
    return chart


def _say_sources(population: Population, balance: Balance) -> str:
    """Say where the figures come from, and what their marks mean."""
    return _(
        "People: {people}. Not a UN product. Hours of care: {hours}; persons in need: {need}. "
        "Band: 95 % interval. * assumed: set by a stated rule; ≈ imputed: stands on a rate "
        "predicted from other countries.",
        people=population.source,
        hours=balance.grounds["child hours"].source,
        need=balance.grounds[OLDER].source,
    )


def _draw_pyramid(population: Population, layout: CountryLayout) -> Panel:
    """Draw women to the left and men to the right: bars now, an outline in 2050."""
    import altair as alt  # noqa: PLC0415 - imported by the caller already

    years = (TOLD_YEARS[0], TOLD_YEARS[-1])
    now, later = (_pyramid_rows(population, year) for year in years)
    largest = max(abs(row["persons"]) for row in now + later)
    scale, word = _choose_scale(largest)
    now, later = (_shorten(rows, scale) for rows in (now, later))
    later += [row | {"place": row["end"]} for row in later if row["place"] == AGE_STARTS[-1]]
    x = alt.X(
        "persons:Q",
        title=_("persons ({scale}); bars {now}, line {later}",
                scale=word, now=years[0], later=years[1]),
        axis=alt.Axis(labelExpr="format(abs(datum.value), ',')", tickCount=6),
        scale=alt.Scale(domain=[-largest / scale, largest / scale]),
    )  # fmt: skip
    y = alt.Y("place:Q", title=_("age"), scale=alt.Scale(domain=[0, 105], nice=False))
    bars = (
        alt.Chart(alt.InlineData(values=now))
        .mark_bar(opacity=0.75, stroke="white", strokeWidth=0.5)
        .encode(x=x, x2=alt.X2Datum(0), y=y, y2="end:Q", color=_colour_of_sex())
    )
    line = (
        alt.Chart(alt.InlineData(values=later))
        .mark_line(interpolate="step-before", strokeWidth=2, color=shipped_palette().lines.later)
        .encode(x=x, y=y, detail="sex:N", order="place:Q")
    )
    return alt.layer(
        bars, line, width=layout.panel_width, height=layout.panel_height,
        title=_heading(_say_ages(population, *years), layout),
    )  # fmt: skip


def _colour_of_sex() -> alt.Color:
    """Give women and men their colours."""
    import altair as alt  # noqa: PLC0415 - imported by the caller already

    people = shipped_palette().people
    sexes = [in_words("women"), in_words("men")]
    colours = [people.women.shades[0], people.men.shades[0]]
    return alt.Color("sex:N", sort=sexes, scale=alt.Scale(domain=sexes, range=colours))


def _pyramid_rows(population: Population, year: int) -> Rows:
    """Lay out one year: women to the left of zero."""
    side = {"women": -1, "men": 1}
    starts = range(0, AGE_STARTS[-1] + 1, PYRAMID_STEP)
    return [
        {"year": year, "sex": in_words(sex), "place": start, "persons": side[sex] * float(count)}
        for sex, counts in stack_pyramid(population, year).items()
        for start, count in zip(starts, counts, strict=True)
    ]


def _shorten(rows: Rows, scale: float) -> Rows:
    """Count persons in thousands or millions, and say where each bar ends."""
    return [
        row | {"persons": row["persons"] / scale, "end": row["place"] + PYRAMID_STEP}
        for row in rows
    ]


def _draw_needs(balance: Balance, layout: CountryLayout) -> alt.VConcatChart:
    """Draw the hours that each group needs, a panel with a scale of its own for each."""
    import altair as alt  # noqa: PLC0415 - imported by the caller already

    series = sum_hours(balance)
    years = [int(year) for year in balance.groups["year"]]
    colours = shipped_palette().groups_in_need
    panels = [
        _draw_group(years, ends, MARKS[_status(balance, name)] + in_words(name), colour, layout)
        for (name, ends), colour in zip(series.items(), colours, strict=True)
    ]
    heading = _heading(_say_needs(balance), layout)
    column: alt.VConcatChart = alt.vconcat(*panels, spacing=14, title=heading)
    return column


def _status(balance: Balance, name: str) -> str:
    """Return what the hours of a group rest on; those of children on a survey elsewhere."""
    return balance.grounds[name if name in balance.grounds else "child hours"].status


def _draw_group(
    years: list[int], ends: FloatArray, name: str, colour: str, layout: CountryLayout
) -> Panel:
    """Draw one group: a line, and its 95 % interval as a band."""
    import altair as alt  # noqa: PLC0415 - imported by the caller already

    scale, word = _choose_scale(float(ends.max()))
    rows: Rows = [
        {"year": year, "hours": point, "low": low, "high": high}
        for year, point, low, high in zip(years, *(ends / scale).tolist(), strict=True)
    ]
    x = alt.X("year:Q", title=None, axis=alt.Axis(format="d", tickCount=6))
    y = alt.Y(
        "high:Q", title=_("{scale} hours", scale=word), scale=alt.Scale(zero=True),
        axis=alt.Axis(tickCount=4),
    )  # fmt: skip
    base = alt.Chart(alt.InlineData(values=rows)).encode(x=x)
    band = base.mark_area(opacity=0.25, color=colour).encode(y=y, y2="low:Q")
    line = base.mark_line(strokeWidth=2.5, color=colour).encode(y=alt.Y("hours:Q"))
    title = alt.TitleParams(
        name, anchor="start", frame="group", color=colour, fontSize=layout.body_size, offset=4
    )
    sized = {"width": layout.panel_width, "height": layout.group_height}
    return alt.layer(band, line, title=title, **sized)


def _say_ages(population: Population, now: int, later: int) -> str:
    """Say how the country's people grow older."""
    shares = [
        number(PERCENT * share_of_people(population, year, ages), 0)
        for ages in (Ages(0, 14), Ages(65, None))
        for year in (now, later)
    ]
    young_now, young_later, old_now, old_later = shares
    return _(
        "{country}: of 100 people {young_now} are under 15 and {old_now} are 65 or over in "
        "{now}; {young_later} and {old_later} in {later}",
        country=name_country(population.country), young_now=young_now, old_now=old_now, now=now,
        young_later=young_later, old_later=old_later, later=later,
    )  # fmt: skip


def _say_needs(balance: Balance) -> str:
    """Say how much more care is needed in the last year than now."""
    series, years = sum_hours(balance), [int(year) for year in balance.groups["year"]]
    first, last = years.index(BASE_YEAR), len(years) - 1
    times = {name: number(ends[0, last] / ends[0, first], 1) for name, ends in series.items()}
    return _(
        "{country}: older persons need {older} times as many hours of care in {later} as in "
        "{now}, children {children} times",
        country=name_country(balance.country),
        older=times[OLDER], children=times["children"], later=years[last], now=BASE_YEAR,
    )  # fmt: skip


def _heading(text: str, layout: Layout) -> alt.TitleParams:
    """Head a panel with what it finds."""
    import altair as alt  # noqa: PLC0415 - imported by the caller already

    return alt.TitleParams(
        textwrap.wrap(text, layout.title_characters),
        anchor="start",
        frame="group",
        fontSize=layout.title_size,
        offset=layout.title_offset,
    )


def _choose_scale(largest: float) -> tuple[float, str]:
    """Choose thousands, millions or billions, with their word."""
    scales = ((1e9, _("billion")), (1e6, _("million")), (1e3, _("thousand")))
    return next(((factor, word) for factor, word in scales if largest >= factor), (1.0, _("one")))
