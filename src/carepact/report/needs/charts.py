"""Draw a country's people by age, and the hours of care that they need year by year."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, Any

from carepact.core.arrays import FloatArray
from carepact.core.errors import ParameterError
from carepact.core.messages import _, number
from carepact.data.countries.ages import AGE_STARTS
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
from carepact.report.charts import MEN_COLOUR, WOMEN_COLOUR
from carepact.report.marks import MARKS
from carepact.report.words import in_words
from carepact.studies.profile.profile import CountryProfile

if TYPE_CHECKING:
    import altair as alt

    Panel = alt.LayerChart | alt.FacetChart

PANEL_WIDTH, PANEL_HEIGHT, GROUP_HEIGHT = 380, 400, 100
TITLE_CHARACTERS, NOTE_CHARACTERS = 52, 150
BODY_SIZE, TITLE_SIZE = 13, 15
COLOURS = ("#b35000", "#5b5b5b", "#00609c")
"""Children, adults, older persons; each has a panel of its own, so that none needs its colour."""
PER_CENT = 100
UNDER_15, FROM_65 = Ages(0, 14), Ages(65, None)
Rows = list[dict[str, Any]]


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
            "--chart: there is nothing to draw of {country}. {reason}",
            country=profile.country.name,
            reason=profile.lacking,
        )
        raise ParameterError(message)
    note = _(
        "People: {people}. Not a UN product. Hours of care: {hours}; persons in need: {need}. "
        "Band: 95 % interval. * assumed: set by a stated rule; ≈ imputed: stands on a rate "
        "predicted from other countries.",
        people=profile.population.source,
        hours=profile.balance.grounds["child hours"].source,
        need=profile.balance.grounds[OLDER].source,
    )
    chart: alt.HConcatChart = (
        alt.hconcat(
            _draw_pyramid(profile.population),
            _draw_needs(profile.balance),
            spacing=36,
            title=alt.TitleParams(
                textwrap.wrap(note, NOTE_CHARACTERS),
                orient="bottom", anchor="start", fontSize=11, fontWeight="normal",
                color="#444444", offset=16,
            ),
        )
        .resolve_scale(color="independent")
        .configure_view(stroke="#dddddd")
        .configure_axis(labelFontSize=BODY_SIZE, titleFontSize=BODY_SIZE, titleFontWeight="normal")
        .configure_legend(orient="top", title=None, labelFontSize=BODY_SIZE, symbolType="square")
    )  # fmt: skip
    return chart


def _draw_pyramid(population: Population) -> Panel:
    """Draw women to the left and men to the right: bars now, an outline in 2050."""
    import altair as alt  # noqa: PLC0415 - imported by the caller already

    years = (TOLD_YEARS[0], TOLD_YEARS[-1])
    rows = [row for year in years for row in _pyramid_rows(population, year)]
    largest = max(abs(row["persons"]) for row in rows)
    scale, word = _choose_scale(largest)
    for row in rows:
        row["persons"] /= scale
        row["end"] = row["place"] + PYRAMID_STEP
    now, later = ([row for row in rows if row["year"] == year] for year in years)
    later += [row | {"place": row["end"]} for row in later if row["place"] == AGE_STARTS[-1]]
    sexes = [in_words("women"), in_words("men")]
    colour = alt.Color(
        "sex:N", sort=sexes, scale=alt.Scale(domain=sexes, range=[WOMEN_COLOUR, MEN_COLOUR])
    )
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
        .encode(x=x, x2=alt.X2Datum(0), y=y, y2="end:Q", color=colour)
    )
    line = (
        alt.Chart(alt.InlineData(values=later))
        .mark_line(interpolate="step-before", strokeWidth=2, color="#111111")
        .encode(x=x, y=y, detail="sex:N", order="place:Q")
    )
    return alt.layer(
        bars, line, width=PANEL_WIDTH, height=PANEL_HEIGHT,
        title=_heading(_say_ages(population, *years)),
    )  # fmt: skip


def _pyramid_rows(population: Population, year: int) -> Rows:
    """Lay out one year: women to the left of zero."""
    side = {"women": -1, "men": 1}
    starts = range(0, AGE_STARTS[-1] + 1, PYRAMID_STEP)
    return [
        {"year": year, "sex": in_words(sex), "place": start, "persons": side[sex] * float(count)}
        for sex, counts in stack_pyramid(population, year).items()
        for start, count in zip(starts, counts, strict=True)
    ]


def _draw_needs(balance: Balance) -> alt.VConcatChart:
    """Draw the hours that each group needs, a panel with a scale of its own for each."""
    import altair as alt  # noqa: PLC0415 - imported by the caller already

    series = sum_hours(balance)
    years = [int(year) for year in balance.groups["year"]]
    panels = [
        _draw_group(years, ends, colour, MARKS[_status(balance, name)] + in_words(name))
        for (name, ends), colour in zip(series.items(), COLOURS, strict=True)
    ]
    column: alt.VConcatChart = alt.vconcat(*panels, spacing=14, title=_heading(_say_needs(balance)))
    return column


def _status(balance: Balance, name: str) -> str:
    """Return what the hours of a group rest on; those of children on a survey elsewhere."""
    return balance.grounds[name if name in balance.grounds else "child hours"].status


def _draw_group(years: list[int], ends: FloatArray, colour: str, name: str) -> Panel:
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
        name, anchor="start", frame="group", color=colour, fontSize=BODY_SIZE, offset=4
    )
    return alt.layer(band, line, width=PANEL_WIDTH, height=GROUP_HEIGHT, title=title)


def _say_ages(population: Population, now: int, later: int) -> str:
    """Say how the country's people grow older."""
    shares = [
        number(PER_CENT * share_of_people(population, year, ages), 0)
        for ages in (UNDER_15, FROM_65)
        for year in (now, later)
    ]
    young_now, young_later, old_now, old_later = shares
    return _(
        "{country}: of 100 people {young_now} are under 15 and {old_now} are 65 or over in "
        "{now}; {young_later} and {old_later} in {later}",
        country=population.name, young_now=young_now, old_now=old_now, now=now,
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
        country=balance.name,
        older=times[OLDER], children=times["children"], later=years[last], now=BASE_YEAR,
    )  # fmt: skip


def _heading(text: str) -> alt.TitleParams:
    """Head a panel with what it finds."""
    import altair as alt  # noqa: PLC0415 - imported by the caller already

    return alt.TitleParams(
        textwrap.wrap(text, TITLE_CHARACTERS),
        anchor="start",
        frame="group",
        fontSize=TITLE_SIZE,
        offset=10,
    )


def _choose_scale(largest: float) -> tuple[float, str]:
    """Choose thousands, millions or billions, with their word."""
    scales = ((1e9, _("billion")), (1e6, _("million")), (1e3, _("thousand")))
    return next(((factor, word) for factor, word in scales if largest >= factor), (1.0, _("one")))
