"""A simulation as data: what a program asks for."""

from __future__ import annotations

from carepact.app.told import Told
from carepact.app.views.simulation.asked import read_asked
from carepact.app.views.simulation.runs import carry_out
from carepact.app.views.view import Progress
from carepact.report.run.files import answer_of, manifest_of


def answer_data(told: Told, on_progress: Progress) -> dict[str, object]:
    """Answer with every figure, as `carepact run` writes it, and how it came to be."""
    run = carry_out(read_asked(told), on_progress)
    return answer_of(run) | {"manifest": manifest_of(run)}
