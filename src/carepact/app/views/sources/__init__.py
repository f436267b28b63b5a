"""Where the figures of a simulation come from: every input, and which move the result most."""

from __future__ import annotations

from carepact.app.leaf import offer_csv, offer_data
from carepact.app.views.sources.found import find
from carepact.app.views.sources.page import show_sources
from carepact.app.views.view import View


def make_view() -> View:
    """Say what this noun offers."""
    return View(
        page=show_sources,
        data=offer_data(find),
        files={"sources.csv": offer_csv(find, "sources.csv")},
    )
