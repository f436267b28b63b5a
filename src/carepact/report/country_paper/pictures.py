"""The pictures of a paper on a country: those of its run, its people and its law, in two widths."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from functools import partial

from carepact.report.country_paper.picture_table import tabulate_picture, tabulate_verdicts
from carepact.report.figures.law import draw_law
from carepact.report.figures.people import draw_country
from carepact.report.figures.picture import NARROW, WIDE, Drawer
from carepact.report.paper.document import Drawing
from carepact.report.run.files import list_pictures as list_pictures_of_run
from carepact.studies.one_country.findings import CountryFindings


class Beside(StrEnum):
    """Pictures beside those of a run."""

    NEEDS = "needs"
    LAW = "law"


def list_pictures(found: CountryFindings) -> Mapping[str, Drawer]:
    """List the pictures that there are of a country; where hours are imputed, none is of them."""
    pictures = dict(list_pictures_of_run(found.run))
    pictures[Beside.LAW] = partial(draw_law, found.law)
    if found.profile.balance is not None:
        pictures[Beside.NEEDS] = partial(draw_country, found.profile)
    return pictures


def draw(found: CountryFindings, *names: str) -> list[Drawing]:
    """Draw pictures for both widths; those that there are not are left out."""
    pictures = list_pictures(found)
    return [_draw(found, one, pictures[one]) for one in names if one in pictures]


def _draw(found: CountryFindings, name: str, drawer: Drawer) -> Drawing:
    """Draw one picture, with the table of its figures."""
    wide = drawer(sizes=WIDE)
    table = (
        tabulate_verdicts(wide, found.law)
        if name == Beside.LAW
        else tabulate_picture(wide, found.run)
    )
    return Drawing(wide, drawer(sizes=NARROW), table)
