"""The first page: what one can do here, and every country by name and on a map."""

from __future__ import annotations

from carepact.app.views.start.page import list_charts, show_start
from carepact.app.views.view import View


def make_view() -> View:
    """Say what this noun offers."""
    return View(page=show_start, charts=list_charts)
