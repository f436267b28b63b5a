"""The files of a carer's answer: text, tables, what is handed on, and their manifest."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

import polars as pl
from rich.console import RenderableType

from carepact.core.messages import _
from carepact.report.run.file_names import RunFile
from carepact.report.skills.cv import write_cv
from carepact.report.skills.full import show_full
from carepact.report.skills.page import show_answer
from carepact.report.skills.paper import lay_out_papers, print_papers
from carepact.report.telling import Telling
from carepact.studies.one_carer.answer import CarerAnswer


class SkillsFile(StrEnum):
    """Files of a carer that others name too."""

    SKILLS = "skills.csv"
    ACTIVITIES = "activities.csv"
    NINE = "nine.csv"
    PLAN = "plan.csv"
    MATRIX = "matrix.csv"
    """What an employer gets: nothing private stands in it."""
    CV = "cv.txt"
    """Lines to be copied: nothing private stands in them."""


@dataclass(frozen=True)
class SkillsTelling(Telling[CarerAnswer]):
    """How the answer of a carer is told; everything is for her alone, but what is handed on."""

    pdf: bool = False
    """Whether statement and dossier are printed too."""

    def show(self) -> RenderableType:
        """Lay out how each of the nine skills is reached, within one screen."""
        return show_answer(self.found)

    def show_full(self) -> RenderableType:
        """Lay out paths, reasons, modules too."""
        return show_full(self.found)

    def list_tables(self) -> dict[str, pl.DataFrame]:
        """List every table."""
        return {
            SkillsFile.SKILLS: self.found.to_polars(),
            SkillsFile.ACTIVITIES: self.found.activities(),
            SkillsFile.NINE: self.found.reached(),
            SkillsFile.PLAN: self.found.lessons(),
            SkillsFile.MATRIX: self.found.matrix(),
        }

    def list_pages(self) -> dict[str, bytes]:
        """List the pages that are handed on: every one of them is made here, and nowhere else.

        Statement and dossier are there only where something is shown.

        Raises
        ------
        ParameterError
            If a PDF file is asked for and nothing is shown, or the library that prints is missing.
        """
        pages = {SkillsFile.CV.value: write_cv(self.found)}
        if self.found.shown:
            pages |= lay_out_papers(self.found)
        return pages | print_papers(self.found) if self.pdf else pages

    def say_of_files(self, written: Iterable[Path]) -> str:
        """Say which of the files are made to be handed on."""
        if not self.found.shown:
            return _(
                "No statement, dossier or matrix to hand on is among them: no example is shown. "
                "Set show to yes in the account for one."
            )
        return _(
            "Made to be handed on: {listed}. The rest is for you alone.",
            listed=", ".join(list_handed_on(written)),
        )


def list_handed_on(written: Iterable[Path]) -> list[str]:
    """List the files of a folder that are made for others; all others are the holder's alone."""
    kept = {RunFile.ANSWER, SkillsFile.SKILLS, SkillsFile.ACTIVITIES, SkillsFile.NINE,
            SkillsFile.PLAN, "manifest.json"}  # fmt: skip
    return sorted(path.name for path in written if path.name not in kept)
