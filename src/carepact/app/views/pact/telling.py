"""How each view of a pact is told: as a paper within the page, as tables and files."""

from __future__ import annotations

from functools import partial

from carepact.app.views.pact.answers import Answered, Found
from carepact.app.views.pact.asked import Side
from carepact.app.views.paper_parts import PaperParts, part_paper
from carepact.core.messages import _
from carepact.report.figures.picture import Drawer
from carepact.report.figures.standing import draw_standing
from carepact.report.level_paper.files import write_level_paper
from carepact.report.level_paper.taking import take_screen
from carepact.report.pact.files import (
    PactCheckTelling,
    PactMonitoringTelling,
    PactOutput,
    PactSimulationTelling,
    PactVersionsTelling,
)
from carepact.report.telling import Telling
from carepact.studies.one_pact.answer import PactCheck, PactMonitoring, PactSimulation, PactVersions


def tell(found: Found) -> Telling[Found]:
    """Tell an answer as its command does."""
    match found:
        case PactCheck():
            return PactCheckTelling(found)
        case PactSimulation():
            return PactSimulationTelling(found)
        case PactMonitoring():
            return PactMonitoringTelling(found)
        case PactVersions():
            return PactVersionsTelling(found)


def lay_out(found: Found) -> tuple[str, str, PaperParts]:
    """Lay an answer out: its title, what stands below it, its parts."""
    if isinstance(found, PactVersions):
        blocks = tuple(take_screen([PactVersionsTelling(found).show()]))
        return PactVersionsTelling(found).say_title(), "", PaperParts(blocks[1:], (), ())
    document = write_level_paper(found)
    return document.title, document.subtitle, part_paper(document)


def list_pictures(answered: Answered) -> dict[str, Drawer]:
    """List the pictures of an answer: how promises stand, where any is followed."""
    found = answered.found
    if isinstance(found, PactMonitoring) and found.years:
        return {PactOutput.PICTURE.value: partial(draw_standing, found)}
    return {}


def name_side(side: Side) -> str:
    """Name a view of a pact."""
    names: dict[Side, str] = {
        "check": _("What it leaves unnamed"),
        "simulation": _("What it brings"),
        "monitoring": _("Whether it is kept"),
        "versions": _("What changed since the earlier version"),
    }
    return names[side]
