"""The pictures of a run by the names of their files."""

from __future__ import annotations

from functools import partial

from carepact.report.figures.country.care_flow import draw_care_flow
from carepact.report.figures.country.cost import draw_cost_by_year
from carepact.report.figures.country.crisis import draw_crisis
from carepact.report.figures.country.gross_to_net import draw_gross_to_net
from carepact.report.figures.country.hours_moved import draw_hours_moved
from carepact.report.figures.country.instruments import draw_cost_by_instrument
from carepact.report.figures.country.jobs import draw_jobs, is_comparable
from carepact.report.figures.country.profile import draw_profile
from carepact.report.figures.country.shares import draw_who_provides_and_pays
from carepact.report.figures.country.what_matters import draw_what_matters
from carepact.report.figures.picture import Drawer
from carepact.report.run.file_names import RunFile
from carepact.studies.one_country.run import CountryRun


def list_pictures(run: CountryRun) -> dict[str, Drawer]:
    """List the pictures of a run by name; each is drawn when it is called."""
    pictures: dict[str, Drawer] = {
        RunFile.COST_BY_YEAR: partial(draw_cost_by_year, run),
        RunFile.WHO_PROVIDES_AND_PAYS: partial(draw_who_provides_and_pays, run),
        RunFile.WHAT_MATTERS_MOST: partial(draw_what_matters, run),
        RunFile.COST_BY_INSTRUMENT: partial(draw_cost_by_instrument, run),
        RunFile.GROSS_TO_NET: partial(draw_gross_to_net, run),
    }
    if run.grade.quotes_hours:
        pictures[RunFile.HOURS_MOVED] = partial(draw_hours_moved, run)
        pictures[RunFile.CARE_FLOW] = partial(draw_care_flow, run)
        pictures[RunFile.PROFILE] = partial(draw_profile, run)
    if run.crises:
        pictures[RunFile.CRISIS] = partial(draw_crisis, run)
    if is_comparable(run):
        pictures[RunFile.JOBS] = partial(draw_jobs, [run])
    return pictures
