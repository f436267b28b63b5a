"""A family's rights as data: what a program asks for."""

from __future__ import annotations

from carepact.app.told import Told
from carepact.app.views.family.asked import answer_asked
from carepact.app.views.rows import tell_rows
from carepact.app.views.view import Progress
from carepact.report.family.files import FamilyTelling


def answer_data(told: Told, on_progress: Progress) -> dict[str, object]:
    """Answer with every right, month, hour and question, and how the answer came to be."""
    found = answer_asked(told, on_progress)
    tables = FamilyTelling(found).list_tables()
    return {
        name.removesuffix(".csv"): tell_rows(table) for name, table in tables.items()
    } | {"manifest": found.manifest()}  # fmt: skip
