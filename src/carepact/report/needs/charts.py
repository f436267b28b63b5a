"""Draw a country's people by age, and the hours of care that they need year by year."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import metadata
from typing import TYPE_CHECKING, Any

from carepact.core import voice
from carepact.core.errors import ParameterError
from carepact.core.messages import _, number, word
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
from carepact.report.chart_rows import hold_rows
from carepact.report.headings import frame_picture, head_panel
from carepact.report.layout import Layout
from carepact.report.marks import MARKS
from carepact.report.palette import shipped_palette
from carepact.report.scales import PERCENT
from carepact.report.words import in_words
from carepact.report.wrapping import spread_out
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
    width: int = 880
    needs_width: int = 300
    body_size: int = 12
    line_gap: int = 30
    """Between the labels of two groups, at least. [pixels]"""


def draw_country(profile: CountryProfile) -> alt.VConcatChart:
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
    layout = CountryLayout()
    pyramid, needs = _draw_pyramid(profile.population, layout), _draw_needs(profile.balance, layout)
    panels = alt.hconcat(pyramid, needs, spacing=30).resolve_scale(color="independent")
    title = _("{finding}; {further}", finding=_say_ages(profile.population, TOLD_YEARS[0],
              TOLD_YEARS[-1]), further=_say_needs(profile.balance))  # fmt: skip
    foot = _say_sources(profile.population, profile.balance)
    return frame_picture(panels, title, foot, layout)


def _say_sources(population: Population, balance: Balance) -> list[str]:
    """Say what marks mean, and where the figures come from."""
    return [
        _(
            "Band: 95 % interval. *: assumed, set by a stated rule; ≈: rests on an estimate from "
            "other countries."
        ),
        _(
            "Source: carepact {version}. People: {people} (not a UN product). Hours of care: "
            "{hours}. Persons in need: {need}.",
            version=metadata.version("carepact"),
            people=word(population.source),
            hours=word(balance.grounds["child hours"].source),
            need=word(balance.grounds[OLDER].source),
        ),
    ]


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
        scale=alt.Scale(domain=[-1.06 * largest / scale, 1.06 * largest / scale], nice=False),
    )  # fmt: skip
    y = alt.Y("place:Q", title=_("age"), scale=alt.Scale(domain=[0, 105], nice=False))
    bars = (
        alt.Chart(hold_rows(now))
        .mark_bar(opacity=0.75, stroke="white", strokeWidth=0.5)
        .encode(x=x, x2=alt.X2Datum(0), y=y, y2="end:Q", color=_colour_of_sex())
    )
    line = (
        alt.Chart(hold_rows(later))
        .mark_line(interpolate="step-before", strokeWidth=2, color=shipped_palette().lines.later)
        .encode(x=x, y=y, detail="sex:N", order="place:Q")
    )
    return alt.layer(
        bars, line, width=layout.panel_width, height=layout.panel_height,
        title=head_panel(_("People by age"), layout),
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


def _draw_needs(balance: Balance, layout: CountryLayout) -> Panel:
    """Draw the hours that each group needs, all on one scale, named at the end of their lines."""
    import altair as alt  # noqa: PLC0415 - imported by the caller already

    years = [int(year) for year in balance.groups["year"]]
    series = sum_hours(balance)
    largest = max(float(ends.max()) for ends in series.values())
    scale, word = _choose_scale(largest)
    rows: Rows = [
        {"group": name, "colour": colour, "year": year, "hours": point, "low": low, "high": high}
        for (name, ends), colour in zip(
            series.items(), shipped_palette().groups_in_need, strict=True
        )
        for year, point, low, high in zip(years, *(ends / scale).tolist(), strict=True)
    ]
    up = alt.Scale(domain=[0, 1.05 * largest / scale], nice=False)
    base = alt.Chart(hold_rows(rows)).encode(
        x=alt.X(
            "year:Q", title=None, axis=alt.Axis(format="d", tickCount=5),
            scale=alt.Scale(domain=[years[0], years[-1]], nice=False),
        ),
        color=alt.Color("colour:N", scale=None),
        detail="group:N",
    )  # fmt: skip
    y = alt.Y("high:Q", title=None, scale=up, axis=alt.Axis(tickCount=layout.ticks))
    band = base.mark_area(opacity=0.25).encode(y=y, y2="low:Q")
    line = base.mark_line(strokeWidth=2.5).encode(y=alt.Y("hours:Q", scale=up))
    names = (
        alt.Chart(hold_rows(_lay_names(balance, rows, years, layout)))
        .mark_text(align="left", dx=6, fontSize=layout.body_size - 1, lineBreak="\n", clip=False)
        .encode(x="year:Q", y=alt.Y("at:Q", scale=up), text="text:N",
                color=alt.Color("colour:N", scale=None))
    )  # fmt: skip
    return alt.layer(
        band, line, names, width=layout.needs_width, height=layout.panel_height,
        title=head_panel(_("Care needed a year, {scale} hours", scale=word), layout),
    )  # fmt: skip


def _lay_names(balance: Balance, rows: Rows, years: list[int], layout: CountryLayout) -> Rows:
    """Lay the names of groups out beside the ends of their lines, with first and last figure."""
    first, last = ({row["group"]: row for row in rows if row["year"] == year}
                   for year in (BASE_YEAR, years[-1]))  # fmt: skip
    order = sorted(last, key=lambda name: float(last[name]["hours"]))
    largest = max(float(row["high"]) for row in rows)
    gap = layout.line_gap * 1.05 * largest / layout.panel_height
    places = spread_out([float(last[name]["hours"]) for name in order], gap)
    lifted = max(0.0, gap / 2 - places[0])
    return [
        {
            "year": years[-1],
            "at": at + lifted,
            "colour": last[name]["colour"],
            "text": MARKS[_status(balance, name)]
            + in_words(name)
            + f"\n{number(first[name]['hours'], 1)} → {number(last[name]['hours'], 1)}",
        }
        for name, at in zip(order, places, strict=True)
    ]


def _status(balance: Balance, name: str) -> str:
    """Return what the hours of a group rest on; those of children on a survey elsewhere."""
    return balance.grounds[name if name in balance.grounds else "child hours"].status


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
        country=name_country(population.country),
        young_now=young_now, old_now=old_now, now=now, young_later=young_later,
        old_later=old_later, later=later,
    )  # fmt: skip


def _say_needs(balance: Balance) -> str:
    """Say how much more care is needed in the last year than now."""
    series, years = sum_hours(balance), [int(year) for year in balance.groups["year"]]
    first, last = years.index(BASE_YEAR), len(years) - 1
    times = {name: number(ends[0, last] / ends[0, first], 1) for name, ends in series.items()}
    return _(
        "in {later} older persons need {older} times as many hours of care as in {now}, children "
        "{children} times",
        older=times[OLDER], children=times["children"], later=years[last], now=BASE_YEAR,
    )  # fmt: skip


def _choose_scale(largest: float) -> tuple[float, str]:
    """Choose thousands, millions or billions, with their word."""
    scales = ((1e9, _("billion")), (1e6, _("million")), (1e3, _("thousand")))
    return next(((factor, word) for factor, word in scales if largest >= factor), (1.0, _("one")))
