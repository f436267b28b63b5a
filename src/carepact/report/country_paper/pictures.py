"""The pictures of a paper on a country: which there are, drawn for paper and for a telephone."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum
from functools import partial

from carepact.report.country_paper.picture_table import tabulate_picture
from carepact.report.figures.country.care_flow import draw_care_flow
from carepact.report.figures.country.cost import draw_cost_by_year
from carepact.report.figures.country.crisis import draw_crisis
from carepact.report.figures.country.jobs import draw_jobs, is_comparable
from carepact.report.figures.country.shares import draw_who_provides_and_pays
from carepact.report.figures.country.what_matters import draw_what_matters
from carepact.report.figures.people import draw_country
from carepact.report.figures.picture import NARROW, WIDE, Picture, Sizes
from carepact.report.paper.document import Drawing
from carepact.studies.one_country.findings import CountryFindings

Draw = Callable[[Sizes], Picture]


class PaperPicture(StrEnum):
    """Pictures of a paper."""

    COST = "cost"
    FLOW = "flow"
    SHARES = "shares"
    JOBS = "jobs"
    NEEDS = "needs"
    MATTERS = "matters"
    CRISIS = "crisis"


def list_pictures(found: CountryFindings) -> Mapping[PaperPicture, Draw]:
    """List the pictures that there are of a country; where hours are imputed, none is of them."""
    run = found.run
    pictures: dict[PaperPicture, Draw] = {
        PaperPicture.COST: partial(draw_cost_by_year, run),
        PaperPicture.SHARES: partial(draw_who_provides_and_pays, run),
        PaperPicture.MATTERS: partial(draw_what_matters, run),
    }
    if run.grade.quotes_hours:
        pictures[PaperPicture.FLOW] = partial(draw_care_flow, run)
    if is_comparable(run):
        pictures[PaperPicture.JOBS] = partial(draw_jobs, [run])
    if run.crises:
        pictures[PaperPicture.CRISIS] = partial(draw_crisis, run)
    if found.profile.balance is not None:
        pictures[PaperPicture.NEEDS] = partial(draw_country, found.profile)
    return pictures


def draw(found: CountryFindings, name: PaperPicture) -> list[Drawing]:
    """Draw a picture for both widths; an empty list where there is none of the name."""
    drawn = list_pictures(found).get(name)
    if drawn is None:
        return []
    wide = drawn(WIDE)
    return [Drawing(wide, drawn(NARROW), tabulate_picture(wide, found.run))]
