"""What can be downloaded of a family: its report, calendar, tables and picture."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from carepact.app.charts import answer_chart
from carepact.app.replies import Reply
from carepact.app.told import Told
from carepact.app.views.family.asked import answer_asked
from carepact.app.views.levels.files import REPORTS
from carepact.app.views.view import Answerer, Progress
from carepact.core.errors import ParameterError
from carepact.core.messages import _
from carepact.report.family.calendar_file import write_calendar
from carepact.report.family.files import FamilyFile, FamilyTelling, list_pictures
from carepact.report.family.sheet import write_sheet
from carepact.report.formats import render
from carepact.report.level_paper.files import write_level_paper
from carepact.report.paper.writing import check_ending, write_paper
from carepact.studies.one_family.answer import FamilyAnswer


def list_files(answer: FamilyAnswer) -> list[str]:
    """List what there is of a family: without a child no picture, of one parent no sheet."""
    pictures = [f"{name}.{kind}" for name in list_pictures(answer) for kind in ("svg", "png")]
    is_shared = len(answer.family.parents) > 1
    return [
        FamilyFile.CALENDAR.value,
        *REPORTS,
        *([FamilyFile.SHEET.value] if is_shared else []),
        *(one.value for one in FamilyFile if one.endswith(".csv")),
        *pictures,
    ]


def _offer(name: str, write: Callable[[FamilyAnswer, Told], bytes]) -> Answerer:
    """Offer a file of a family under its name."""

    def answer(told: Told, on_progress: Progress) -> Reply:
        if name in REPORTS:
            check_ending(Path(name))
        found = answer_asked(told, on_progress)
        if name not in list_files(found):
            raise ParameterError(
                _("there is no file '{name}' here. Files: {listed}.",
                  name=name, listed=", ".join(list_files(found)))
            )  # fmt: skip
        return Reply(write(found, told), name.rpartition(".")[2], name=name)

    return answer


def _paper(name: str) -> Callable[[FamilyAnswer, Told], bytes]:
    """Write the report in the format of a name."""
    return lambda found, _told: write_paper(write_level_paper(found), Path(name))


def _table(name: str) -> Callable[[FamilyAnswer, Told], bytes]:
    """Write one table."""
    return lambda found, _told: render(
        FamilyTelling(found).list_tables()[name], found.manifest(), "csv"
    )


def _picture(kind: str) -> Callable[[FamilyAnswer, Told], bytes]:
    """Draw the timeline as one of its twins."""
    name = FamilyFile.TIMELINE.value
    return lambda found, told: answer_chart(list_pictures(found), name, kind, told).body


FILES: Mapping[str, Answerer] = {
    FamilyFile.CALENDAR.value: _offer(
        FamilyFile.CALENDAR.value, lambda found, _told: write_calendar(found)
    ),
    **{name: _offer(name, _paper(name)) for name in REPORTS},
    FamilyFile.SHEET.value: _offer(FamilyFile.SHEET.value, lambda found, _told: write_sheet(found)),
    **{one.value: _offer(one.value, _table(one)) for one in FamilyFile if one.endswith(".csv")},
    **{
        f"{FamilyFile.TIMELINE.value}.{kind}": _offer(
            f"{FamilyFile.TIMELINE.value}.{kind}", _picture(kind)
        )
        for kind in ("svg", "png")
    },
}
"""By file name."""
