"""An employer as its file has it."""

from __future__ import annotations

from typing import Literal

from pydantic import ConfigDict, Field

from carepact.core.parameter_tables import Number
from carepact.core.parameters import Strict
from carepact.studies.employer_file.practice_entry import PracticeEntry
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


class BySexEntry(Strict):
    """A count of women and of men; what is left out is not told, and 0 is an answer."""

    women: Number | None = None
    men: Number | None = None


class TrainingEntry(Strict):
    """Hours of training of who cares for somebody and of others."""

    carers: Number | None = None
    others: Number | None = None


class UseEntry(Strict):
    """What the firm counts in a year; what is left out is not told."""

    announced: BySexEntry | None = Field(None, description="Who announced a birth or an adoption.")
    begun: BySexEntry | None = Field(None, description="Who began leave for a child.")
    leave_days: BySexEntry | None = Field(None, description="Days of leave that they took.")
    ended: BySexEntry | None = Field(None, description="Whose leave ended.")
    returned: BySexEntry | None = Field(None, description="Of those: who came back.")
    returned_before: BySexEntry | None = Field(
        None, description="Who had come back in the year before."
    )
    still_here: BySexEntry | None = Field(
        None, description="Of those: who was still here after twelve months."
    )
    asked: BySexEntry | None = Field(None, description="Who asked for flexible hours.")
    granted: BySexEntry | None = Field(None, description="Of those: who was granted them.")
    lactation: Number | None = Field(None, description="Women who used breaks for breastfeeding.")
    places: BySexEntry | None = Field(
        None, description="Parents whose child has a place that the firm pays or runs."
    )
    care_takers: BySexEntry | None = Field(None, description="Who took days to care for somebody.")
    care_days: BySexEntry | None = Field(None, description="Days that they took.")
    training_hours: TrainingEntry | None = Field(
        None, description="Hours of training, of carers and parents and of others."
    )


class EmployerFile(Strict):
    """An employer as its file has it. Paths are seen from the folder of the file."""

    model_config = ConfigDict(
        json_schema_extra={
            "dependentRequired": {
                "pay_bands": ["pay_bands_are"],
                "pay_bands_are": ["pay_bands"],
                "full_time_hours": ["pay_bands_are"],
            },
            "if": {
                "properties": {"pay_bands_are": {"const": "full-time"}},
                "required": ["pay_bands_are"],
            },
            "then": {"required": ["full_time_hours"]},
            "else": {"properties": {"full_time_hours": False}},
        }
    )

    employer: str = Field(min_length=1, description="A name, or a letter that stands for it.")
    country: str = Field(description="Country whose law counts: its name, or ISO 3166-1 alpha-3.")
    counted_on: Day = Field(description="The day of the headcount.")
    currency: str | None = Field(
        None, description="ISO 4217; the country's own when left out. Nothing is converted."
    )
    headcount: str = Field(min_length=1, description="XLSX or CSV, as a draft names it.")
    pay_bands: dict[str, Number] = Field(
        default_factory=dict, description="Gross pay of a year of each pay band of the headcount."
    )
    pay_bands_are: Literal["as-paid", "full-time"] | None = Field(
        None,
        description="Needed with pay_bands. as-paid: what is paid at the hours of the row; "
        "full-time: pay of full_time_hours, of which other hours are paid in proportion.",
    )
    full_time_hours: Number | None = Field(
        None, description="Paid hours a week of full time; needed with pay_bands_are: full-time."
    )
    levels: tuple[str, ...] = Field((), description="Levels of the firm, from the lowest.")
    measures: MeasuresEntry | None = Field(
        None, description="What is given beyond the law, or thought of."
    )
    use: UseEntry | None = Field(
        None, description="What was counted in the year before: leave, return, hours, places."
    )
    practice: PracticeEntry | None = Field(
        None, description="What everybody has a right to here, the law's part included."
    )
    standards: tuple[str, ...] = Field(
        (), description="Standards to be held against beside the law, such as ilo-c183."
    )
    charter: str | None = Field(
        None, min_length=1, description="File of the charter: goals of three years."
    )
    recognition: str | None = Field(
        None, min_length=1, description="File of the policy: how what care taught is recognised."
    )
    decisions: str | None = Field(
        None, min_length=1, description="Log of decisions on credentials."
    )
    own_facts: str | None = Field(
        None, min_length=1, description="File of own figures of the country."
    )
