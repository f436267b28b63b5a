"""The files of a quality assessment: text, tables, the sheet to print, and their manifest."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import polars as pl
from rich.console import RenderableType

from carepact.report.formats import render
from carepact.report.quality.page import show_answer, show_full
from carepact.report.quality.sheet import write_sheet
from carepact.report.telling import Telling
from carepact.studies.one_quality.answer import QualityAnswer


class QualityFolder(StrEnum):
    """Files of an assessment that others name too."""

    FIGURES = "figures.csv"
    """Every criterion."""
    AREAS = "areas.csv"
    AGREEMENT = "agreement.csv"
    PLAN = "plan.csv"
    SURVEY = "survey.csv"
    """What families and staff answered, each count with whether it may leave."""
    JSON = "figures.json"
    SHEET = "sheet.html"


@dataclass(frozen=True)
class QualityTelling(Telling[QualityAnswer]):
    """How a quality assessment is told."""

    def show(self) -> RenderableType:
        """Lay out how many criteria stand where, who differs, what is late."""
        return show_answer(self.found)

    def show_full(self) -> RenderableType:
        """Lay out each criterion with all that was said, the plan, the sources."""
        return show_full(self.found)

    def list_tables(self) -> dict[str, pl.DataFrame]:
        """List criteria, areas and plan, and agreement and survey where there are some."""
        found = self.found
        tables = {
            QualityFolder.FIGURES: found.to_polars(),
            QualityFolder.AREAS: found.by_area(),
            QualityFolder.PLAN: found.plan_table(),
            QualityFolder.AGREEMENT: found.agreement_table(),
            QualityFolder.SURVEY: found.voices_table(),
        }
        always = (QualityFolder.FIGURES, QualityFolder.AREAS)
        return {name.value: rows for name, rows in tables.items() if name in always or rows.height}

    def list_pages(self) -> dict[str, bytes]:
        """List the sheet to print, and the criteria for a program."""
        found = self.found
        return {
            QualityFolder.SHEET: write_sheet(found),
            QualityFolder.JSON: render(found.to_polars(), found.manifest(), "json"),
        }
