"""The first page: four ways in, every country by name, by region and on the map."""

from __future__ import annotations

from collections.abc import Mapping

from carepact.app.forms import Choice
from carepact.app.nouns import all_nouns, name_fields
from carepact.app.pages import Link, show_page
from carepact.app.replies import TWINS, Reply
from carepact.app.told import Told, write_query
from carepact.app.views.country_choice import choose_country
from carepact.app.views.start.ways_in import list_ways
from carepact.app.views.start.world_map import (
    choose_figures,
    lay_out_map,
    list_charts_of,
    list_indicators,
    read_countries,
)
from carepact.app.views.view import Progress
from carepact.core.messages import _
from carepact.report.figures.picture import Drawer
from carepact.report.words import in_words


def show_start(told: Told, on_progress: Progress) -> Reply:
    """Show the first page."""
    told.refuse_unknown(name_fields("", "width"))
    on_progress(_("reading what is known of every country"))
    name, figures = choose_figures(told)
    sentence_case = figures.title[:1].upper() + figures.title[1:]
    query = write_query([("indicator", name)])
    return show_page(
        "start.html.j2",
        "",
        told,
        {
            "title": _("Care work in numbers that people can negotiate with"),
            "ways": list_ways({one.name for one in all_nouns()}),
            "countries": choose_country(),
            "regions": _list_regions(),
            "indicators": [
                Choice(one, title[:1].upper() + title[1:], one == name)
                for one, title in list_indicators(name).items()
            ],
            "map": lay_out_map(figures),
            "map_title": f"{sentence_case} ({figures.unit})",
            "map_source": figures.source,
            "twins": [Link(kind.upper(), f"chart/world.{kind}?{query}") for kind in TWINS],
        },
    )


def list_charts(told: Told, on_progress: Progress) -> Mapping[str, Drawer]:
    """List the pictures of the first page: the map."""
    told.refuse_unknown(name_fields("", "width"))
    on_progress(_("reading what is known of every country"))
    return list_charts_of(told)


def _list_regions() -> dict[str, list[Choice]]:
    """List the countries by region, both in the order of the reader's language."""
    of = {one.code: in_words(one.region) if one.region else _("other") for one in read_countries()}
    regions: dict[str, list[Choice]] = {}
    for one in choose_country():
        regions.setdefault(of[one.value], []).append(one)
    return dict(sorted(regions.items()))
