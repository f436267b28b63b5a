"""A carer's account as its file has it."""

from __future__ import annotations

from pydantic import Field

from carepact.core.parameter_tables import Number
from carepact.core.parameters import Strict
from carepact.recognise.account import Change, Oneself, Per, Progress, Whom
from carepact.studies.told.values import Day, YesNo


class OftenEntry(Strict):
    """How often something was done."""

    times: Number = Field(description="How many times; 0.5 is every second time.")
    per: Per


class CareEntry(Strict):
    """One kind of care, as it was usually given."""

    activity: str = Field(description="Three figures of ICATUS 2016, 311 to 490.")
    whom: Whom = Field(description="For whom, in words that tell of nobody's health.")
    how_often: OftenEntry
    how_long: Number = Field(description="Hours each time.")
    since: Day = Field(description="First day.")
    until: Day | None = Field(None, description="Last day; left out while it goes on.")


class ExampleEntry(Strict):
    """One thing that the holder did, and the skill that it shows."""

    skill: str = Field(
        description="A skill's label, or one of the nine.", json_schema_extra={"minLength": 1}
    )
    words: str = Field(description="What happened and what the holder did, in her own words.")
    activity: str | None = Field(None, description="What she was doing, as in care.")
    through_caring: Change | None = Field(None, description="What became of the skill.")
    change: str | None = Field(None, description="How, in a sentence.")
    myself: Oneself | None = Field(
        None, description="with-help, alone, when-hard (alone, also when it is hard), show-others."
    )
    show: YesNo = Field("no", description="Whether others may see it; no when left out.")


class StepEntry(Strict):
    """An open module, and how far the holder has come."""

    module: str
    progress: Progress
    on: Day


class AccountFile(Strict):
    """A carer's account as its file has it. Paths are seen from the folder of the file."""

    holder: str = Field(
        description="The name on what is printed; a letter will do.",
        json_schema_extra={"minLength": 1},
    )
    told_on: Day = Field(description="The day on which it is told; what goes on ends here.")
    care: tuple[CareEntry, ...] = ()
    diary: str | None = Field(
        None, min_length=1, description="CSV file: day, start, end, activity."
    )
    examples: tuple[ExampleEntry, ...] = ()
    learning: tuple[StepEntry, ...] = ()
    never_say: tuple[str, ...] = Field(
        (), description="Names that may stand in nothing which others see."
    )
