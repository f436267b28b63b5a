"""Every country: how far its facts carry each purpose, and any figure of all on a map."""

from __future__ import annotations

from collections.abc import Mapping

from carepact.api.countries import CountryList, list_countries
from carepact.app.forms import Choice, Form, FormField
from carepact.app.leaf import (
    Leaf,
    PageCell,
    draw_block,
    has_words,
    offer_csv,
    offer_data,
    say_found,
    show_leaf,
)
from carepact.app.nouns import name_fields
from carepact.app.replies import Reply
from carepact.app.told import Told
from carepact.app.views.country_choice import choose_country
from carepact.app.views.start.world_map import choose_figures, list_charts_of, list_indicators
from carepact.app.views.view import Progress, View
from carepact.core.messages import _, number
from carepact.data.countries.country_names import name_country
from carepact.report.countries import explain_grades
from carepact.report.figures.picture import Drawer, Picture
from carepact.report.marks import print_number
from carepact.report.paper.document import Cell, Paragraph, Table
from carepact.report.words import in_status, in_words
from carepact.studies.profile.profile import CountryProfile


def find(told: Told, on_progress: Progress) -> CountryList:
    """Find what is known of every country."""
    told.refuse_unknown(name_fields("countries", "find", "width"))
    on_progress(_("reading what is known of every country"))
    return list_countries()


def list_charts(told: Told, _on_progress: Progress) -> Mapping[str, Drawer]:
    """List the pictures of every country: the map."""
    told.refuse_unknown(name_fields("countries", "find", "width"))
    return list_charts_of(told)


def show_countries(told: Told, on_progress: Progress) -> Reply:
    """Show every country with its grades, and a figure of all."""
    profiles = {one.country.code: one for one in find(told, on_progress).found.profiles}
    asked = told.one("find")
    name, figures = choose_figures(told)
    listed = [profiles[one.value] for one in choose_country()]
    shown = [one for one in listed if has_words(asked, _texts_of(one))]
    draw = list_charts_of(told)["world"]
    indicators = tuple(
        Choice(one, title[:1].upper() + title[1:], one == name)
        for one, title in list_indicators(name).items()
    )
    return show_leaf(
        Leaf(
            "countries",
            _("Every country"),
            (say_found(len(shown), len(listed)),),
            (
                _tabulate(shown) if shown else Paragraph(_("No country has all these words.")),
                Paragraph(explain_grades(), look="small"),
                draw_block(draw, _tabulate_figures(draw(), figures.unit)),
            ),
            form=Form(
                "countries",
                _("Show"),
                (
                    FormField("find", _("Only countries with these words"), "search", asked),
                    FormField("indicator", _("What the map shows"), "select", name, indicators),
                ),
            ),
            query=[("indicator", name)],
            files=("countries.csv",),
            charts=("world",),
        ),
        told,
    )


def _texts_of(one: CountryProfile) -> tuple[str, ...]:
    """Give the texts of a country by which it is looked for."""
    country = one.country
    where = in_words(country.region), in_words(country.income_group)
    return country.code, name_country(country.code), *where


def _tabulate(shown: list[CountryProfile]) -> Table:
    """Lay out a country in a line: counts by status, and a grade for each purpose."""
    purposes = [one.purpose for one in shown[0].grades] if shown else []
    return Table(
        _("How far the facts carry"),
        (
            _("country"),
            in_status("observed"),
            in_status("imputed"),
            in_status("assumed"),
            *map(in_words, purposes),
        ),
        tuple(_row(one) for one in shown),
        (False, True, True, True, *(False for _one in purposes)),
        is_long=True,
    )


def _row(one: CountryProfile) -> tuple[Cell, ...]:
    """Lay out one country."""
    country = one.country
    return (
        PageCell(name_country(country.code), address=f"country?country={country.code}"),
        Cell(number(country.count("observed"), 0)),
        Cell(number(country.count("imputed"), 0)),
        Cell(number(country.count("assumed"), 0)),
        *(Cell(grade.letter) for grade in one.grades),
    )


def _tabulate_figures(picture: Picture, unit: str) -> Table:
    """Lay out the figures of the map, a row a country."""
    return Table(
        picture.sentence,
        (_("country"), unit, _("how it is known")),
        tuple(
            (
                Cell(name_country(row["country"])),
                Cell(print_number(row["value"])),
                Cell(in_status(row["status"])),
            )
            for row in picture.table.to_dicts()
        ),
        (False, True, False),
        is_long=True,
    )


def make_view() -> View:
    """Say what this noun offers."""
    return View(
        page=show_countries,
        charts=list_charts,
        data=offer_data(find),
        files={"countries.csv": offer_csv(find, "countries.csv")},
    )
