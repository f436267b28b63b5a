"""An employer as its file has it."""

from __future__ import annotations

from pydantic import Field

from carepact.core.parameter_tables import Number
from carepact.core.parameters import Strict
from carepact.studies.told.values import Day


class MeasuresEntry(Strict):
    """What the employer gives beyond the law, or thinks of giving; what is left out is none."""

    top_up: Number | None = Field(
        None, description="Pay during leave to which the employer fills up. Share of pay, 0 to 1."
    )
    place_share: Number | None = Field(
        None, description="Parents of young children with a place at or near work. Share, 0 to 1."
    )
    place_cost: Number | None = Field(
        None, description="Yearly cost of a place, in mean yearly pay of those who use it."
    )
    backup_days: Number | None = Field(
        None, description="Days of back-up care for a parent of a young child. Days a year."
    )
    backup_cost: Number | None = Field(None, description="Cost of such a day, over a day's pay.")
    carer_days: Number | None = Field(
        None, description="Paid days for who cares for a relative. Days a year."
    )
    flexible_share: Number | None = Field(
        None, description="Parents and carers who work flexible hours. Share, 0 to 1."
    )
    flexible_cost: Number | None = Field(
        None, description="Cost of arranging that, over the pay of who has it."
    )
    recognition_cost: Number | None = Field(
        None, description="Recognising care skills, over the wage bill. Share."
    )


class EmployerFile(Strict):
    """An employer as its file has it. Paths are seen from the folder of the file."""

    employer: str = Field(min_length=1, description="A name, or a letter that stands for it.")
    country: str = Field(description="Country whose law counts: its name, or ISO 3166-1 alpha-3.")
    counted_on: Day = Field(description="The day of the headcount.")
    currency: str | None = Field(
        None, description="ISO 4217; the country's own when left out. Nothing is converted."
    )
    headcount: str = Field(min_length=1, description="XLSX or CSV: see carepact employer new.")
    pay_bands: dict[str, Number] = Field(
        default_factory=dict, description="Gross pay of a year of each pay band of the headcount."
    )
    levels: tuple[str, ...] = Field((), description="Levels of the firm, from the lowest.")
    measures: MeasuresEntry | None = Field(
        None, description="What is given beyond the law, or thought of."
    )
    own_facts: str | None = Field(
        None, min_length=1, description="File of own figures of the country."
    )
