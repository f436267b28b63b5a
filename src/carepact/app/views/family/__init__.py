"""One family: a form or a file of it, its rights and dates, a calendar, its report."""

from __future__ import annotations

from carepact.app.views.family.data import answer_data
from carepact.app.views.family.files import FILES
from carepact.app.views.family.page import list_charts, show_family
from carepact.app.views.view import View


def make_view() -> View:
    """Say what this noun offers."""
    return View(
        page=show_family, charts=list_charts, data=answer_data, files=FILES, is_private=True
    )


# fmt: skip
