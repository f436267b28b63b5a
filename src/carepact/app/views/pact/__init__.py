"""A pact: what it leaves unnamed, what it brings, how it stands, and what differs from another."""

from __future__ import annotations

from carepact.app.views.pact.data import answer_data
from carepact.app.views.pact.files import FILES
from carepact.app.views.pact.page import list_charts, show_pact, show_part_of_pact
from carepact.app.views.view import View


def make_view() -> View:
    """Say what this noun offers."""
    return View(
        page=show_pact, part=show_part_of_pact, charts=list_charts, data=answer_data, files=FILES
    )
