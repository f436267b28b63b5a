"""An employer's charter as its file has it."""

from __future__ import annotations

from pydantic import Field

from carepact.core.parameter_tables import Number
from carepact.core.parameters import Strict
from carepact.levels.employer.charter import Direction
from carepact.studies.told.values import Whole


class OwnIndicatorEntry(Strict):
    """What a goal is seen by, where the firm counts it itself."""

    words: str = Field(description="What is counted.", json_schema_extra={"minLength": 1})
    unit: str = Field(description="In what.", json_schema_extra={"minLength": 1})


class GoalEntry(Strict):
    """One goal."""

    code: str = Field(
        description="A short name, by which statements call it.",
        json_schema_extra={"minLength": 1},
    )
    words: str = Field(
        description="What is to be reached, in the firm's words.",
        json_schema_extra={"minLength": 1},
    )
    indicator: str | None = Field(None, description="One that carepact computes; or own_indicator.")
    own_indicator: OwnIndicatorEntry | None = Field(None, description="In place of indicator.")
    baseline: Number = Field(description="Where it stood at the end of the year before the first.")
    target: Number = Field(description="Where it shall stand at the end of the year due.")
    direction: Direction = Field(description="up where more is better, down where less is.")
    owner: str = Field(description="The role whose task it is; no name of a person.")
    first_year: Whole | None = Field(None, description="The charter's when left out.")
    due: Whole | None = Field(None, description="The charter's third year when left out.")


class StatementEntry(Strict):
    """What is told of one year."""

    year: Whole
    values: dict[str, Number] = Field(
        default_factory=dict, description="By code of the goal; what is left out is not told."
    )
    done: dict[str, str] = Field(
        default_factory=dict, description="What was done towards a goal, by its code."
    )


class CharterFile(Strict):
    """A charter of three years as its file has it."""

    first_year: Whole = Field(description="The first of its three years.")
    checked_by: str = Field(description="The role that draws up the yearly statement.")
    goals: tuple[GoalEntry, ...] = Field(json_schema_extra={"minItems": 1})
    statements: tuple[StatementEntry, ...] = ()
