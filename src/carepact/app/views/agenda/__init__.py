"""Options of care policy: the catalogue, or what fits a country and is missing."""

from __future__ import annotations

from carepact.app.leaf import offer_csv, offer_data
from carepact.app.views.agenda.asked import find
from carepact.app.views.agenda.page import show_agenda
from carepact.app.views.view import View


def make_view() -> View:
    """Say what this noun offers."""
    return View(
        page=show_agenda,
        data=offer_data(find),
        files={"agenda.csv": offer_csv(find, "agenda.csv")},
    )
