"""A pact as data: what a program asks for."""

from __future__ import annotations

from carepact.app.told import Told
from carepact.app.views.pact.answers import answer_asked
from carepact.app.views.pact.asked import read_asked
from carepact.app.views.pact.telling import tell
from carepact.app.views.rows import tell_rows
from carepact.app.views.view import Progress


def answer_data(told: Told, on_progress: Progress) -> dict[str, object]:
    """Answer with every table of one view of a pact, and how it came to be."""
    answered = answer_asked(told, read_asked(told), on_progress)
    tables = {
        str(name).removesuffix(".csv"): tell_rows(table)
        for name, table in tell(answered.found).list_tables().items()
    }
    return {"view": answered.side, **tables, "manifest": answered.found.manifest()}
