"""What can be downloaded of a simulation: papers, a workbook, every figure."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from carepact.app.replies import Reply
from carepact.app.told import Told
from carepact.app.views.simulation.asked import read_asked
from carepact.app.views.simulation.runs import carry_out
from carepact.app.views.view import Answerer, Progress
from carepact.core.messages import _
from carepact.report.country_paper.files import lay_out_paper
from carepact.report.formats import render
from carepact.report.paper.document import PaperKind
from carepact.report.run.files import manifest_of
from carepact.report.run.workbook import write_workbook
from carepact.studies.country_findings import add_findings


def _paper(kind: PaperKind, ending: str) -> Answerer:
    """Offer a paper on the country."""
    name = Path(f"{kind}.{ending}")

    def answer(told: Told, on_progress: Progress) -> Reply:
        run = carry_out(read_asked(told), on_progress)
        found = add_findings(run, on_progress)
        on_progress(_("writing the paper"))
        return Reply(
            lay_out_paper(found, kind, name)[name],
            ending,
            name=_keep_as(run.country.code, name.name),
        )

    return answer


def _workbook(told: Told, on_progress: Progress) -> Reply:
    """Answer with a workbook for a spreadsheet."""
    run = carry_out(read_asked(told), on_progress)
    return Reply(write_workbook(run), "xlsx", name=_keep_as(run.country.code, "answer.xlsx"))


def _figures(told: Told, on_progress: Progress) -> Reply:
    """Answer with every figure, a row each."""
    run = carry_out(read_asked(told), on_progress)
    rows = render(run.figures, manifest_of(run), "csv")
    return Reply(rows, "csv", name=_keep_as(run.country.code, "figures.csv"))


def _keep_as(country: str, name: str) -> str:
    """Name a file as it is kept."""
    return f"{country}-{name}"


FILES: Mapping[str, Answerer] = {
    "report.html": _paper("report", "html"),
    "report.pdf": _paper("report", "pdf"),
    "brief.pdf": _paper("brief", "pdf"),
    "brief.docx": _paper("brief", "docx"),
    "submission.docx": _paper("submission", "docx"),
    "answer.xlsx": _workbook,
    "figures.csv": _figures,
}
"""By file name."""
