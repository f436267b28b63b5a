"""What can be downloaded of a pact: its report, public page, workbook, tables, all in one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

from carepact.app.charts import answer_chart
from carepact.app.replies import Reply
from carepact.app.told import Told
from carepact.app.views.levels.files import REPORTS
from carepact.app.views.levels.packing import pack
from carepact.app.views.pact.answers import Answered, answer_asked
from carepact.app.views.pact.asked import read_asked
from carepact.app.views.pact.telling import list_pictures, tell
from carepact.app.views.view import Answerer, Progress
from carepact.core.errors import ParameterError
from carepact.core.messages import _
from carepact.report.formats import render
from carepact.report.level_paper.files import write_level_paper
from carepact.report.pact.files import PactOutput
from carepact.report.paper.writing import check_ending, write_paper
from carepact.report.run.file_names import RunFile
from carepact.studies.one_pact.answer import PactVersions
from carepact.studies.pact_file.drafting import WORKBOOK_NAME, draft_pact, draft_workbook


def list_files(answered: Answered) -> list[str]:
    """List what there is of an answer."""
    found = answered.found
    tables = tell(found).list_tables()
    papers = () if isinstance(found, PactVersions) else (*REPORTS, PactOutput.PAGE.value)
    pictures = [f"{name}.{kind}" for name in list_pictures(answered) for kind in ("svg", "png")]
    workbook = [RunFile.WORKBOOK.value] if answered.side in {"simulation", "monitoring"} else []
    return [*papers, *workbook, *tables, *pictures, "pact.zip"]


def _offer(name: str, write: Callable[[Answered, Told], bytes]) -> Answerer:
    """Offer a file of an answer under its name."""

    def answer(told: Told, on_progress: Progress) -> Reply:
        if name in REPORTS:
            check_ending(Path(name))
        answered = answer_asked(told, read_asked(told), on_progress)
        known = list_files(answered)
        if name not in known:
            raise ParameterError(
                _("there is no file '{name}' here. Files: {listed}.",
                  name=name, listed=", ".join(known))
            )  # fmt: skip
        on_progress(_("drawing and writing"))
        return Reply(write(answered, told), name.rpartition(".")[2], name=name)

    return answer


def _paper(name: str) -> Callable[[Answered, Told], bytes]:
    """Write the report in the format of a name."""
    return lambda answered, _told: write_paper(write_level_paper(answered.found), Path(name))


def _page(name: str) -> Callable[[Answered, Told], bytes]:
    """Write a page of the command."""
    return lambda answered, _told: tell(answered.found).list_pages()[name]


def _table(name: str) -> Callable[[Answered, Told], bytes]:
    """Write one table."""
    return lambda answered, _told: render(
        tell(answered.found).list_tables()[name], answered.found.manifest(), "csv"
    )


def _picture(kind: str) -> Callable[[Answered, Told], bytes]:
    """Draw how promises stand as one of its twins."""
    name = PactOutput.PICTURE.value
    return lambda answered, told: answer_chart(list_pictures(answered), name, kind, told).body


def _pack(answered: Answered, _told: Told) -> bytes:
    """Put every file that the command writes into one archive."""
    laid = tell(answered.found).lay_out(Path("pact"))
    return pack({path.as_posix(): held for path, held in laid.items()})


def _draft(told: Told, _on_progress: Progress) -> Reply:
    """Answer with the draft of a pact, to be filled in."""
    return Reply(write_draft(told).encode(), "yaml", name="pact.yaml")


def write_draft(told: Told) -> str:
    """Write the draft of a pact of a country, as the command `new` does."""
    return draft_pact(told.one("country", "KEN"), date.today())  # noqa: DTZ011 - the reader's day


def _workbook(_told: Told, _on_progress: Progress) -> Reply:
    """Answer with the empty workbook for what is seen."""
    return Reply(draft_workbook(), "xlsx", name=WORKBOOK_NAME)


FILES: Mapping[str, Answerer] = {
    **{name: _offer(name, _paper(name)) for name in REPORTS},
    **{name: _offer(name, _page(name)) for name in (PactOutput.PAGE.value, RunFile.WORKBOOK.value)},
    **{one.value: _offer(one.value, _table(one)) for one in PactOutput if one.endswith(".csv")},
    **{
        f"{PactOutput.PICTURE.value}.{kind}": _offer(
            f"{PactOutput.PICTURE.value}.{kind}", _picture(kind)
        )
        for kind in ("svg", "png")
    },
    "pact.zip": _offer("pact.zip", _pack),
    "pact.yaml": _draft,
    WORKBOOK_NAME: _workbook,
}
"""By file name."""
