"""What can be downloaded of an account: papers to hand on, tables for oneself, all in one."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from carepact.app.replies import Reply
from carepact.app.told import Told
from carepact.app.views.levels.packing import pack
from carepact.app.views.skills.asked import answer_asked
from carepact.app.views.view import Answerer, Progress
from carepact.core.errors import ParameterError
from carepact.core.messages import _
from carepact.report.skills.files import SkillsFile, SkillsTelling
from carepact.studies.account_file.drafting import draft_account

HANDED_ON = (
    "statement.html", "statement.pdf", "dossier.html", "dossier.pdf", "matrix.xlsx",
    SkillsFile.MATRIX.value, SkillsFile.CV.value,
)  # fmt: skip
"""Made for others: nothing stands in them that the holder keeps to herself."""
OWN = (SkillsFile.SKILLS.value, SkillsFile.ACTIVITIES.value, SkillsFile.NINE.value,
       SkillsFile.PLAN.value, "skills.zip")  # fmt: skip
"""For the holder alone; the last holds every file that the command writes."""


def list_handed_on(found: SkillsTelling) -> list[str]:
    """List what there is to hand on: papers only where something is shown."""
    if not found.found.shown:
        return [SkillsFile.CV.value]
    pages = found.list_pages()
    return [
        name
        for name in HANDED_ON
        if name.replace(".pdf", ".html") in pages or name == SkillsFile.MATRIX
    ]


def _offer(name: str) -> Answerer:
    """Offer one file that the command writes."""

    def answer(told: Told, on_progress: Progress) -> Reply:
        ending = name.rpartition(".")[2]
        found = answer_asked(told, on_progress, is_printed=ending == "pdf")
        on_progress(_("writing the papers"))
        laid = {str(path): held for path, held in found.lay_out(Path()).items()}
        if name not in laid:
            raise ParameterError(
                _("{name}: is not there, as no example is shown. Set show to yes in the account "
                  "for one.", name=name)
            )  # fmt: skip
        return Reply(laid[name], ending, name=name)

    return answer


def _pack(told: Told, on_progress: Progress) -> Reply:
    """Answer with all files of the command in one archive."""
    found = answer_asked(told, on_progress)
    laid = found.lay_out(Path("skills"))
    packed = pack({path.as_posix(): held for path, held in laid.items()})
    return Reply(packed, "zip", name="skills.zip")


def _draft(told: Told, _on_progress: Progress) -> Reply:
    """Answer with the draft of an account, to be filled in."""
    del told
    return Reply(write_draft().encode(), "yaml", name="account.yaml")


def write_draft() -> str:
    """Write the draft of an account, as the command `new` does."""
    return draft_account(date.today())  # noqa: DTZ011 - the reader's day


FILES: Mapping[str, Answerer] = {
    **{name: _offer(name) for name in (*HANDED_ON, *OWN)},
    "skills.zip": _pack,
    "account.yaml": _draft,
}
"""By file name."""
