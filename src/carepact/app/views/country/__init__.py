"""One country: its people and needs, its law in numbers, every fact with source and grade."""

from __future__ import annotations

from carepact.app.leaf import offer_csv, offer_data
from carepact.app.views.country.asked import find
from carepact.app.views.country.page import list_charts, show_country
from carepact.app.views.view import View


def make_view() -> View:
    """Say what this noun offers."""
    return View(
        page=show_country,
        charts=list_charts,
        data=offer_data(find),
        files={"country.csv": offer_csv(find, "country.csv")},
    )
