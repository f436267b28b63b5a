"""The page of a country: its settings to move, its charts, its figures, and what they stand on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import Any

from markupsafe import Markup

from carepact.core.messages import _, number, word
from carepact.data.countries.country_names import name_country
from carepact.data.countries.income_group import group_income
from carepact.report.figures.picture import Picture
from carepact.report.grades import explain_grade
from carepact.report.marks import explain_marks
from carepact.report.palette import shipped_palette
from carepact.report.run.picture_sources import list_publishers
from carepact.report.run.words import mark_grade
from carepact.report.site.figures import Figure, list_figures, print_as, print_number
from carepact.report.site.frame import Linked, fill_frame
from carepact.report.site.knob_words import (
    list_evidence,
    list_stops,
    name_group,
    name_knob,
    print_value,
    tell_law,
    tell_start,
)
from carepact.report.site.script_data import word_sentence, write_data
from carepact.report.words import join_parts, put_under
from carepact.simulate.projection import SEXES
from carepact.studies.response_table.answer import CountryResponses
from carepact.studies.response_table.knobs import Setting


def write_country(
    found: CountryResponses, pictures: Mapping[str, Picture], addresses: Mapping[str, str]
) -> bytes:
    """Write the page of a country in the reader's language.

    Parameters
    ----------
    found : CountryResponses
        The country's table.
    pictures : mapping of str to Picture
        By name, of the package that is begun with.
    addresses : mapping of str to str
        Where each picture lies, without its ending.
    """
    country = name_country(found.country.code)
    figures = list_figures(found)
    titles = {"cost": _("{country}: cost by year, % of GDP", country=country)}
    heading = _("Care in {country}: move what the law gives", country=country)
    linked = Linked(f"{found.country.code}.html", "index.html", heading)
    return fill_frame("country.html.j2", linked, {
        "code": found.country.code,
        "heading": heading,
        "lead": _say_lead(found),
        "units": _say_units(found),
        "groups": list(_list_groups(found)),
        "signs": list(_list_signs()),
        "sentence": fill_sentence(found, figures),
        "pictures": [
            {"name": name, "title": titles.get(name, one.sentence), "svg": Markup(one.svg),  # noqa: S704 - our own
             "address": addresses[name]}
            for name, one in pictures.items()
        ],
        "caption": _("{country}, {year}: every job filled", country=country, year=_last(found)),
        "rows": [_lay_out(one) for one in figures],
        "reading": _say_reading(found),
        "cannot": list(_list_limits(found)),
        "law": [_tell_setting(found, one) for one in found.settings],
        "evidence": list(_list_evidence(found)),
        "words": _list_words(),
        "foot": list(_list_foot()),
        "sources": _list_sources(found),
        "data": Markup(write_data(found, figures)),  # noqa: S704 - our own, its signs escaped
    })  # fmt: skip


def fill_sentence(found: CountryResponses, figures: list[Figure]) -> str:
    """Say what the starting package costs and brings."""
    start = {one.name: one.start for one in figures}
    mark = mark_grade(found.grade.money)
    jobs = sum(start[f"care_jobs:{sex}"] for sex in SEXES)
    return word_sentence(found).format(
        cost=mark + print_as(start["cost"], "gdp"),
        net=mark + print_as(start["net_cost"], "gdp"),
        jobs=mark + print_as(jobs, "count"),
    )


def _last(found: CountryResponses) -> int:
    """Return the year of the figures."""
    return found.table.years[-1]


def _say_lead(found: CountryResponses) -> str:
    """Say what the page is."""
    return _(
        "What would it cost, who would pay, and who would work, if the law gave more places, more "
        "weeks, better pay? The page begins with a package, the settings of '{package}' that can "
        "be moved here. Move them: charts and figures follow at once, and nothing leaves this "
        "computer.",
        package=word(found.pattern.title),
    )


def _say_units(found: CountryResponses) -> str:
    """Say years and units."""
    return _(
        "Figures are of {last}, the first year with all of a package in force; it begins after "
        "{begins}. Money is a share of the GDP of the same year, so no prices enter. Grade of the "
        "figures: money {money}; unpaid hours {hours}.",
        last=_last(found),
        begins=found.pattern.phase_in.begins,
        money=explain_grade(found.grade.money),
        hours=explain_grade(found.grade.hours),
    )


def _say_reading(found: CountryResponses) -> str:
    """Say how the columns are to be read."""
    return _(
        "Starting package and your package: every input at its middle value. Full run: median of "
        "{draws} simulations with their 95 % interval. The two lie apart where spreads are skewed: "
        "what follows from inputs at their middle is not the middle of what follows. Of your "
        "package there is no interval.",
        draws=number(found.draws, 0),
    )


def _list_groups(found: CountryResponses) -> Iterator[dict[str, Any]]:
    """List the knobs by group."""
    for group, settings in groupby(found.settings, lambda one: one.knob.group):
        knobs = []
        for one in settings:
            stops = list_stops(one)
            law = _("Law today: {value}", value=print_value(one.knob, one.law))
            knobs.append(
                {
                    "name": one.knob.name,
                    "title": name_knob(one.knob),
                    "start": print_value(one.knob, one.start),
                    "most": len(stops) - 1,
                    "place": [stop.value for stop in stops].index(one.start),
                    "note": law,
                }
            )
        yield {"name": name_group(group), "knobs": knobs}


def _list_signs() -> Iterator[dict[str, object]]:
    """Say what lines and colours of the moved charts are."""
    palette = shipped_palette()
    start, yours, pale = palette.closures[1], palette.closures[0], palette.people.other.shades[1]
    rest = 'fill="none"'
    marks = {
        _(
            "your package"
        ): f'<line x1="0" x2="26" y1="6" y2="6" stroke="{yours}" stroke-width="3"/>',
        _("starting package, with the 95 % interval of its full run"): (
            f'<rect width="26" height="12" fill="{start}" fill-opacity="0.16"/>'
            f'<line x1="0" x2="26" y1="6" y2="6" stroke="{start}" stroke-width="1.8" '
            f'stroke-dasharray="5 4" {rest}/>'
        ),
        _("starting package, in bars"): f'<rect width="26" height="12" fill="{pale}"/>',
        _("present law"): f'<rect width="26" height="12" fill="{palette.lines.range}"/>',
    }
    for words, mark in marks.items():
        yield {"words": words, "mark": Markup(mark)}  # noqa: S704 - our own


def _lay_out(figure: Figure) -> dict[str, str]:
    """Lay out a row of the table of figures."""
    start = figure.mark + print_as(figure.start, figure.kind)
    law = "0" if figure.law is None else figure.mark + print_as(figure.law, figure.kind)
    full = "" if figure.value is None else figure.mark + print_as(figure.value, figure.kind)
    if figure.low is not None and figure.high is not None:
        low, high = (print_number(one, figure.kind) for one in (figure.low, figure.high))
        full = f"{full} ({low} – {high})".strip().replace(" – ", "\u00a0–\u00a0")
    return {
        "words": figure.words, "law": law, "start": start, "full": full,
        "name": figure.name,
    }  # fmt: skip


def _list_limits(found: CountryResponses) -> Iterator[str]:
    """List what the page cannot do."""
    yield _("No intervals for what you move: figures are those of inputs at their middle values.")
    yield _("Only the case in which every job is filled. Where staff is short, less is reached.")
    yield _("No crises, no other payers, no second country beside it.")
    yield _(
        "Only these settings, from {first} to {last}; everything else stays as present law has it.",
        first=found.table.years[0],
        last=_last(found),
    )
    if not found.grade.quotes_hours:
        yield _("No hours: unpaid hours of this country are estimated from others.")
    yield _("For all of that use carepact itself: the app, the command or Python.")


def _tell_setting(found: CountryResponses, setting: Setting) -> dict[str, str]:
    """Lay out a row of the table of present law."""
    known, source = tell_law(found, setting)
    return {
        "title": name_knob(setting.knob),
        "law": print_value(setting.knob, setting.law),
        "known": put_under(known, source) if source else known,
        "start": print_value(setting.knob, setting.start),
        "asked": tell_start(found, setting),
    }


def _list_evidence(found: CountryResponses) -> Iterator[dict[str, object]]:
    """List the evidence behind each knob."""
    for setting in found.settings:
        known = [
            put_under(
                word(one.title), join_parts(filter(None, (one.value, one.strength, one.source)))
            )
            for one in list_evidence(setting.knob, group_income(found.country))
        ]
        if not known:
            known = [_("What it costs follows from the law itself; no effect beyond that is read.")]
        yield {"title": name_knob(setting.knob), "known": known}


def _list_words() -> dict[str, str]:
    """List the headings and words of the page."""
    return {
        "still": _("Your browser runs no script: the page shows the starting package alone."),
        "move": _("Move the law"),
        "to_start": _("Back to the start"),
        "to_law": _("As present law"),
        "found": _("What follows"),
        "unmoved": _("Of the starting package:"),
        "picture": _("picture (SVG)"),
        "csv": _("figures (CSV)"),
        "figures": _("The figures"),
        "figure": _("Figure"),
        "law": _("Present law"),
        "start": _("Starting package"),
        "full": _("Full run of it (95 % interval)"),
        "yours": _("Your package"),
        "cannot": _("What this page cannot do"),
        "exact": _("The same package in full, with intervals:"),
        "package": _("The starting package as a file"),
        "law_today": _("What the law gives today"),
        "setting": _("Setting"),
        "today": _("Today"),
        "known": _("How it is known"),
        "asked": _("Who asks for it"),
        "evidence": _("The evidence behind each setting"),
        "sources": _("Sources of the figures"),
    }


def _list_foot() -> Iterator[str]:
    """Say what the page is and what its marks mean."""
    yield _("Simulated by carepact; a simulation under stated assumptions, not a forecast.")
    yield explain_marks()


def _list_sources(found: CountryResponses) -> list[str]:
    """List where the figures come from: whose data, then every file that was read."""
    named = [*list_publishers(found.inputs), *(one.title for one in found.sources)]
    return list(dict.fromkeys(named))
