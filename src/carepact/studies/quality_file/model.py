"""A quality assessment as its file has it."""

from __future__ import annotations

from pydantic import Field

from carepact.core.documents import Strict
from carepact.levels.quality.catalogue import ServiceKind
from carepact.studies.told.values import Day, Whole


class AssessorEntry(Strict):
    """Somebody who filled in a sheet."""

    role: str = Field(min_length=1, description="Their role; no name of a person.")
    name: str | None = Field(None, description="Only where they want it told.")
    sheet: str = Field(min_length=1, description="What they filled in, XLSX or CSV.")


class QualityFile(Strict):
    """A quality assessment as its file has it. Paths are seen from the folder of the file."""

    service: str = Field(min_length=1, description="Name of the service, or a code.")
    kind: ServiceKind = Field(description="What it is: that decides which criteria are asked.")
    country: str = Field(description="Its name, or ISO 3166-1 alpha-3.")
    day: Day = Field(description="The day of which the assessment tells.")
    as_of: Day | None = Field(
        None, description="The day for which the plan is looked at; that of the assessment if none."
    )
    catalogue: Whole = Field(description="Number of the catalogue of criteria that was used.")
    assessors: tuple[AssessorEntry, ...] = Field(description="One, or two who filled in apart.")
    agreed: str | None = Field(None, description="The sheet that both agreed on afterwards.")
    plan: str | None = Field(None, description="What to do, XLSX or CSV.")
    follow_ups: str | None = Field(None, description="What was found since, XLSX or CSV.")
    survey: str | None = Field(None, description="Answers of families and staff, as counts.")
    earlier: str | None = Field(None, description="File of an earlier assessment of this service.")
