"""A country's law beside standards: verdicts, what they stand on, and what is missing."""

from __future__ import annotations

from carepact.app.leaf import offer_csv, offer_data
from carepact.app.views.review.asked import find
from carepact.app.views.review.page import list_charts, show_review
from carepact.app.views.view import View


def make_view() -> View:
    """Say what this noun offers."""
    return View(
        page=show_review,
        charts=list_charts,
        data=offer_data(find),
        files={"review.csv": offer_csv(find, "review.csv")},
    )
