"""The pictures of a paper on a country: those of its run and its people, in two widths."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from carepact.report.country_paper.picture_table import tabulate_picture
from carepact.report.figures.people import draw_country
from carepact.report.figures.picture import NARROW, WIDE, Drawer
from carepact.report.paper.document import Drawing
from carepact.report.run.pictures import list_pictures as list_pictures_of_run
from carepact.studies.one_country.findings import CountryFindings

NEEDS = "needs"
"""The picture of a country's people and their needs, beside those of a run."""


def list_pictures(found: CountryFindings) -> Mapping[str, Drawer]:
    """List the pictures that there are of a country; where hours are imputed, none is of them."""
    pictures = dict(list_pictures_of_run(found.run))
    if found.profile.balance is not None:
        pictures[NEEDS] = partial(draw_country, found.profile)
    return pictures


def draw(found: CountryFindings, *names: str) -> list[Drawing]:
    """Draw pictures for both widths; those that there are not are left out."""
    pictures = list_pictures(found)
    return [_draw(found, pictures[one]) for one in names if one in pictures]


def _draw(found: CountryFindings, drawer: Drawer) -> Drawing:
    """Draw one picture, with the table of its figures."""
    wide = drawer(sizes=WIDE)
    return Drawing(wide, drawer(sizes=NARROW), tabulate_picture(wide, found.run))
