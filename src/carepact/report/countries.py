"""Show what is known of countries in a terminal; an imputed figure always bears its mark."""

from __future__ import annotations

import itertools
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from typing import get_args

from rich.console import Group, RenderableType

from carepact.core.messages import _, _n, number, word
from carepact.data.countries.dictionary import Indicator, read_indicators
from carepact.data.countries.facts import Country, Fact
from carepact.data.countries.grades import Grade, Letter
from carepact.data.countries.law_dates import BY, READ_AT, last_checked
from carepact.population.second_sources import SecondSource
from carepact.report.grades import explain_grade, name_grade
from carepact.report.layout import ScreenLayout
from carepact.report.marks import MARKS, STYLES, explain_marks, print_interval, print_number
from carepact.report.needs.page import show_needs, show_people
from carepact.report.practice import show_enforcement, show_practice
from carepact.report.prose import Prose
from carepact.report.tables import WholeTable
from carepact.report.words import in_words, join_listed, join_parts, put_under, words_of
from carepact.studies.profile.profile import CountryProfile, Overview


def show_profile(profile: CountryProfile) -> RenderableType:
    """Lay out a country: grades, marks, people, needs, figures by topic, law in practice."""
    country = profile.country
    facts = sorted(country.facts.values(), key=lambda fact: _place(fact.indicator.topic))
    tables = [
        _topic_table(topic, list(group))
        for topic, group in itertools.groupby(facts, lambda fact: fact.indicator.topic)
    ]
    where = ", ".join(in_words(part) for part in (country.region, country.income_group) if part)
    return Group(
        Prose(f"{country.name} ({country.code})", style="bold"),
        Prose(where),
        *(Prose(_grade_line(grade)) for grade in profile.grades),
        Prose(explain_marks()),
        *show_people(profile),
        *show_needs(profile),
        *_show_levels(profile),
        *tables,
        *map(Prose, tell_laws_to_come(country)),
        *show_practice(profile.practice),
        *show_enforcement(profile.enforcement),
        Prose(_say_counts(country)),
    )


def show_overview(overview: Overview) -> RenderableType:
    """Lay out every country in a line: counts by status and grades by purpose."""
    table = WholeTable(show_edge=False, pad_edge=False, header_style="bold", box=None)
    table.add_column(_("code"), no_wrap=True)
    table.add_column(_("country"), width=ScreenLayout().name_of_country)
    table.add_column(_("figures"), justify="right", no_wrap=True)
    for grade in overview.profiles[0].grades:
        table.add_column(in_words(grade.purpose), justify="center")
    for profile in overview.profiles:
        country = profile.country
        counts = (country.count("observed"), country.count("imputed"), country.count("assumed"))
        letters = (grade.letter for grade in profile.grades)
        # Rich breaks a line at spaces alone, and would cut "Saint-Christophe-et-Niévès".
        name = textwrap.fill(country.name, ScreenLayout().name_of_country)
        table.add_row(country.code, name, "/".join(map(str, counts)), *letters)
    said = _n("{count} country. Figures: observed/imputed/assumed.",
              "{count} countries. Figures: observed/imputed/assumed.",
              len(overview.profiles))  # fmt: skip
    return Group(table, Prose(said + " " + explain_grades()))


def name_topics() -> Mapping[str, str]:
    """Name the topics, in the order in which they are shown."""
    return words_of("carepact.data.countries", "topics.csv", "topic")


def _place(topic: str) -> int:
    """Return where a topic stands."""
    return list(name_topics()).index(topic)


def _show_levels(profile: CountryProfile) -> list[RenderableType]:
    """Lay out levels beside their second source; why some are not told."""
    untold = [Prose(profile.levels_lacking)] if profile.levels_lacking else []
    if not profile.levels:
        return list(untold)
    table = WholeTable(
        title=_("Levels and their second source"),
        title_justify="left",
        show_edge=False,
        pad_edge=False,
        header_style="bold",
    )
    table.add_column(_("level"), no_wrap=True)
    table.add_column(_("ours"), justify="right", no_wrap=True)
    table.add_column(_("beside"), justify="right", no_wrap=True)
    table.add_column(_("unit"), no_wrap=True)
    table.add_column(_("ratio"), justify="right", no_wrap=True)
    for level in profile.levels:
        table.add_row(
            in_words(level.identity.value),
            print_number(level.ours),
            print_number(level.other),
            in_words(level.unit),
            MARKS[level.status] + number(level.ratio, 2) + _bounds_of(level),
        )
    said = _(
        "A ratio far from 1 says that two sources disagree; nothing is set equal in silence. A "
        "ratio with an interval is the median of its draws."
    )
    grounds = [
        Prose(put_under(in_words(level.identity.value), f"{word(level.ground)}."))
        for level in profile.levels
    ]
    return [table, *grounds, Prose(said), *untold]


def _bounds_of(level: SecondSource) -> str:
    """Print the interval of a ratio that stands on an imputed figure."""
    interval = print_interval(level.low, level.high)
    return f" {interval}" if interval else ""


def _topic_table(topic: str, facts: list[Fact]) -> WholeTable:
    """Lay out the figures of one topic."""
    table = WholeTable(
        title=name_topics()[topic],
        title_justify="left",
        show_edge=False,
        pad_edge=False,
        header_style="bold",
    )
    table.add_column(_("figure"), ratio=3)
    table.add_column(_("value"), justify="right", min_width=9)
    table.add_column(_("unit"), ratio=2)
    table.add_column(_head_of_dates(facts), no_wrap=True)
    table.add_column(_("status"), no_wrap=True)
    table.add_column(_("source"), ratio=3)
    for fact in facts:
        table.add_row(
            word(fact.indicator.title),
            Prose(print_value(fact), style=STYLES.get(fact.status, "")),
            print_unit(fact.indicator),
            print_since(fact),
            Prose(in_words(fact.status), style=STYLES.get(fact.status, "")),
            word(fact.source).partition(READ_AT)[0],
        )
    return table


def _head_of_dates(facts: list[Fact]) -> str:
    """Head the column that has the year of a figure, and of a law the day since which it holds."""
    dated = [bool(fact.in_force_from) for fact in facts]
    if all(dated):
        return _("since")
    return _("year or since") if any(dated) else _("year")


def print_unit(indicator: Indicator) -> str:
    """Print the unit of a figure; an answer and a text have none."""
    return "" if indicator.is_yes_or_no or indicator.is_text else word(indicator.unit)


def print_value(fact: Fact) -> str:
    """Print a figure with its marks (the user's own, its status), its interval, its part."""
    marks = (MARKS["given"] if fact.own else "") + MARKS[fact.status]
    said = [marks + _print_bare(fact)]
    if interval := print_interval(fact.low, fact.high):
        said.append(interval)
    if fact.part:
        said.append(_("({part} alone)", part=fact.part))
    return " ".join(said)


def _print_bare(fact: Fact) -> str:
    """Print a figure without marks; whether something holds as yes or no."""
    if isinstance(fact.value, str):
        return in_words(fact.value)
    if fact.indicator.is_yes_or_no and fact.value in (0.0, 1.0):
        return in_words("yes" if fact.value else "no")
    return print_number(fact.value)


def print_since(fact: Fact) -> str:
    """Print the year of a figure; of a law the day since which it holds, `≤` where earlier."""
    return fact.in_force_from.replace(BY, "≤ ") or str(fact.year)


def tell_laws_to_come(country: Country) -> list[str]:
    """Say what the days of laws mean, and list what is passed for a later day."""
    said = _(
        "A law holds since the day that stands beside it; ≤: it held then, and since when the "
        "source does not tell. Law as read up to {day}.",
        day=last_checked().isoformat(),
    )
    to_come = [
        _(
            "Passed for {day}: {title} {value} {unit}.",
            day=state.day.isoformat(),
            title=state.fact.indicator.title,
            value=_print_bare(state.fact),
            unit=word(state.fact.indicator.unit),
        )
        for states in country.dated.values()
        for state in states
        if state.day > last_checked()
    ]
    return [said, *sorted(to_come)]


def _grade_line(grade: Grade) -> str:
    """Say how well a purpose stands, and what is weak in it."""
    told = {
        "purpose": in_words(grade.purpose),
        "letter": grade.letter,
        "meaning": name_grade(grade.letter),
    }
    if not grade.lacking:
        return _("{purpose}: {letter}, {meaning}.", **told)
    weak = join_listed(name_weak(grade.lacking))
    return _("{purpose}: {letter}, {meaning}; weak: {weak}.", weak=weak, **told)


def name_weak(names: Sequence[str]) -> Iterator[str]:
    """Name weak figures by their titles; many of one topic are counted together."""
    known = read_indicators()
    by_topic: dict[str, list[str]] = {}
    for name in names:
        topic = known[name].topic if name in known else ""
        title = known[name].title if name in known else _("who needs care at each age")
        by_topic.setdefault(topic, []).append(title)
    for topic, titles in by_topic.items():
        if topic and len(titles) > ScreenLayout().titles_of_topic:
            count = len(titles)
            yield _n("{topic} ({count} figure)", "{topic} ({count} figures)", count,
                     topic=name_topics()[topic])  # fmt: skip
        else:
            yield from map(word, titles)


def explain_grades() -> str:
    """Say what the grades mean."""
    return (
        _("Grades: {listed}.", listed=join_parts(map(explain_grade, get_args(Letter))))
        + " "
        + _(
            "A figure that is old, or a minor one that is missing, makes B; a key one that is "
            "missing makes D."
        )
    )


def count_statuses(country: Country) -> str:
    """Count the figures of a country by status."""
    counts = (
        _n("{count} figure observed", "{count} figures observed", country.count("observed")),
        _n("{count} imputed", "{count} imputed", country.count("imputed")),
        _n("{count} assumed", "{count} assumed", country.count("assumed")),
    )
    return ", ".join(counts)


def _say_counts(country: Country) -> str:
    """Say how many figures are of which status."""
    return f"{count_statuses(country)}."
