"""One country and one package: sliders, charts that move, downloads."""

from __future__ import annotations

from carepact.app.views.simulation.data import answer_data
from carepact.app.views.simulation.files import FILES
from carepact.app.views.simulation.page import list_charts, show_answer, show_simulation
from carepact.app.views.view import View


def make_view() -> View:
    """Say what this noun offers."""
    return View(
        page=show_simulation, part=show_answer, charts=list_charts, data=answer_data, files=FILES
    )
