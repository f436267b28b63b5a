"""What can be downloaded: the report, all files of the command, empty forms to fill in."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from functools import partial
from pathlib import Path

from carepact.app.replies import MEDIA, Reply
from carepact.app.told import Told
from carepact.app.views.levels.answering import answer_brought
from carepact.app.views.levels.level import Level
from carepact.app.views.levels.packing import pack
from carepact.app.views.view import Answerer, Progress
from carepact.core.errors import ParameterError
from carepact.core.messages import _
from carepact.report.level_paper.files import write_level_paper
from carepact.report.paper.writing import write_paper


class LevelFile(StrEnum):
    """Files that every level offers."""

    READ = "report.html"
    PRINTED = "report.pdf"
    EDITED = "report.docx"
    ALL = "answer.zip"
    """Every file that the command writes."""
    FORMS = "forms.zip"
    """Everything that is to be filled in."""


REPORTS = (LevelFile.READ.value, LevelFile.PRINTED.value, LevelFile.EDITED.value)
"""The report as it is read, printed and edited."""


def list_files(level: Level) -> dict[str, Answerer]:
    """List what can be downloaded of a level, by file name."""
    return {
        **{one: partial(_report, level, one) for one in REPORTS},
        LevelFile.ALL.value: partial(_all, level),
        **{one: partial(_form, level, one) for one in level.drafts},
        LevelFile.FORMS.value: partial(_forms, level),
    }


def _report(level: Level, name: str, told: Told, on_progress: Progress) -> Reply:
    """Answer with the report."""
    with answer_brought(level, told, on_progress) as found:
        on_progress(_("writing the paper"))
        held = write_paper(write_level_paper(found.telling.found), Path(name))
    return Reply(held, name.rpartition(".")[2], name=f"{level.noun}-{name}")


def _all(level: Level, told: Told, on_progress: Progress) -> Reply:
    """Answer with every file that the command writes into a folder."""
    with answer_brought(level, told, on_progress) as found:
        on_progress(_("drawing and writing"))
        folder = Path(level.noun)
        files = found.telling.lay_out(folder)
    return Reply(
        pack({path.as_posix(): held for path, held in files.items()}),
        "zip",
        name=f"{level.noun}-{LevelFile.ALL}",
    )


def _form(level: Level, name: str, told: Told, _progress: Progress) -> Reply:
    """Answer with one file that is to be filled in."""
    kind = name.rpartition(".")[2]
    return Reply(_draft(level, told)[name], kind if kind in MEDIA else "txt", name=name)


def _forms(level: Level, told: Told, _progress: Progress) -> Reply:
    """Answer with everything that is to be filled in."""
    return Reply(pack(dict(_draft(level, told))), "zip", name=f"{level.noun}-{LevelFile.FORMS}")


def _draft(level: Level, told: Told) -> Mapping[str, bytes]:
    """Draft the files of a level for a country."""
    country = told.one("country")
    if not country:
        raise ParameterError(_("country: none is named. Choose one, for example country=KEN."))
    return level.draft(told, country, date.today())  # noqa: DTZ011 - the server's day
