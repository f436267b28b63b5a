"""The files of a carer's answer: text, tables, what is handed on, and their manifest."""

from __future__ import annotations

import io
from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path

from carepact.report.formats import render
from carepact.report.layout import ScreenLayout
from carepact.report.run.files import close_folder
from carepact.report.screen import open_screen
from carepact.report.skills.cv import write_cv
from carepact.report.skills.full import show_full
from carepact.report.skills.paper import lay_out_papers, print_papers
from carepact.studies.one_carer.answer import CarerAnswer


class SkillsFile(StrEnum):
    """Files of a carer that others name too."""

    ANSWER = "answer.txt"
    """Everything, in the holder's language, and for her alone."""
    SKILLS = "skills.csv"
    ACTIVITIES = "activities.csv"
    NINE = "nine.csv"
    PLAN = "plan.csv"
    MATRIX = "matrix.csv"
    """What an employer gets: nothing private stands in it."""
    CV = "cv.txt"
    """Lines to be copied: nothing private stands in them."""


def lay_out_skills(found: CarerAnswer, folder: Path, *, pdf: bool = False) -> dict[Path, bytes]:
    """Lay out every file of an answer; nothing is written yet.

    Parameters
    ----------
    found : CarerAnswer
        What an account shows.
    folder : Path
        Where the files are to stand.
    pdf : bool
        Whether statement and dossier are printed too.

    Returns
    -------
    dict of Path to bytes
        What to write where, the manifest last. What is handed on is there only where something
        is shown.

    Raises
    ------
    ParameterError
        If a PDF file is asked for and nothing is shown, or the library that prints is missing.
    """
    manifest = found.manifest()
    tables = {
        SkillsFile.SKILLS: found.to_polars(),
        SkillsFile.ACTIVITIES: found.activities(),
        SkillsFile.NINE: found.reached(),
        SkillsFile.PLAN: found.lessons(),
        SkillsFile.MATRIX: found.matrix(),
    }
    files: dict[str, bytes] = {SkillsFile.ANSWER: write_answer(found)}
    files |= {name: render(rows, manifest, "csv") for name, rows in tables.items()}
    files |= _write_pages(found, pdf=pdf)
    return close_folder(files, manifest, folder)


def _write_pages(found: CarerAnswer, *, pdf: bool) -> dict[str, bytes]:
    """Write the pages that are handed on: every one of them is made here, and nowhere else."""
    pages = {SkillsFile.CV.value: write_cv(found)}
    if found.shown:
        pages |= lay_out_papers(found)
    return pages | print_papers(found) if pdf else pages


def list_handed_on(written: Iterable[Path]) -> list[str]:
    """List the files of a folder that are made for others; all others are the holder's alone."""
    kept = {SkillsFile.ANSWER, SkillsFile.SKILLS, SkillsFile.ACTIVITIES, SkillsFile.NINE,
            SkillsFile.PLAN, "manifest.json"}  # fmt: skip
    return sorted(path.name for path in written if path.name not in kept)


def write_answer(found: CarerAnswer) -> bytes:
    """Write everything that the screen can show as a text; it ends with the answer."""
    text = io.StringIO()
    open_screen(text, ScreenLayout().answer).print(show_full(found))
    lines = (line.rstrip() for line in text.getvalue().splitlines())
    return ("\n".join(lines) + "\n").encode()


def render_skills(found: CarerAnswer, chosen: str) -> str:
    """Turn the skills into the text of one format for the screen."""
    return render(found.to_polars(), found.manifest(), chosen).decode("utf-8-sig")
