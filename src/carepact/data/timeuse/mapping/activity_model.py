"""What a mapping file may say of activities: a column, a row or a slot an activity."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    FiniteFloat,
    field_validator,
    model_validator,
)

from carepact.core.documents import Strict
from carepact.core.messages import _
from carepact.data.icatus.crosswalk import OTHER_HOUSEHOLDS, icatus_titles, shipped_crosswalks

TimeUnit = Literal[
    "minutes a day", "hours a day", "minutes a week", "hours a week", "shares of a day"
]
LengthUnit = Literal["minutes", "hours"]
ClockUnit = Literal["HH:MM", "minutes", "seconds", "hours"]
SimultaneityWord = Literal["none", "main marked", "unmarked"]
TO_FILL_IN = "???"
"""What a drafted file holds where only the office knows."""


def _as_list(value: object) -> object:
    """Read one name as a list of one."""
    return [value] if isinstance(value, str) else value


Names = Annotated[
    tuple[str, ...], BeforeValidator(_as_list, json_schema_input_type=str | list[str])
]


class Code(Strict):
    """One activity code: its name and its place in ICATUS 2016."""

    label: str = Field("", description="What the survey calls it.")
    icatus: str = Field(
        description="ICATUS 2016 code of 1 to 3 digits, 'other_households', or '' for unplaced."
    )
    rationale: str = Field(min_length=1, description="Why it belongs there; name the rival.")

    @field_validator("icatus")
    @classmethod
    def _known(cls, code: str) -> str:
        if code not in {"", TO_FILL_IN, OTHER_HOUSEHOLDS} and code not in icatus_titles():
            raise ValueError(
                _("'{code}' is no code of ICATUS 2016. Use one to three digits.", code=code)
            )
        return code


def _check_shipped(name: str) -> str:
    """Refuse a crosswalk that does not ship."""
    if name and name not in shipped_crosswalks():
        raise ValueError(
            _(
                "there is no crosswalk '{name}' among those that ship: {listed}. Use one, or list "
                "'codes'.",
                name=name,
                listed=", ".join(shipped_crosswalks()),
            )
        )
    return name


Crosswalk = Annotated[str, AfterValidator(_check_shipped)]


class Filter(Strict):
    """A question that is asked before an amount, and the answers after which it is not."""

    column: str = Field(min_length=1)
    no: Names = Field(
        min_length=1,
        description="Values after which the amount is 0; '' stands for an empty cell of it.",
    )


class WideCode(Code):
    """An activity that is a column of the file."""

    unit: TimeUnit | None = Field(None, description="Unit of this column, where it has its own.")
    plus_minutes: str = Field("", description="Column of the minutes that hours are told with.")
    filter: Filter | None = Field(None, description="Question before it; answered no it is 0.")
    equal_parts: str = Field(
        "", description="Column of the same activity with simultaneous time in equal parts."
    )


class Flag(Strict):
    """A column and the values that mean yes."""

    column: str = Field(min_length=1)
    yes: Names = Field(min_length=1)


class GridFlag(Strict):
    """Columns, one a slot, and the values that mean yes."""

    columns: Names
    yes: Names = Field(min_length=1)


class Coded(Strict):
    """Activities that carry codes: a list of them, or a crosswalk that ships."""

    codes: dict[str, Code] = Field({}, description="Code to its place in ICATUS 2016.")
    crosswalk: Crosswalk = Field("", description="A shipped crosswalk instead, e.g. uktus_2014.")
    missing: Names = Field((), description="Codes that mean: activity not known.")
    simultaneity: SimultaneityWord = "none"

    @model_validator(mode="after")
    def _one_crosswalk(self) -> Coded:
        if bool(self.codes) == bool(self.crosswalk):
            raise ValueError(
                _("needs either 'codes' or 'crosswalk'. List the codes with their ICATUS place.")
            )
        return self


class Wide(Strict):
    """One row a diary, one column an activity."""

    form: Literal["wide"]
    unit: TimeUnit
    codes: dict[str, WideCode] = Field({}, description="Column to its ICATUS place.")
    crosswalk: Crosswalk = Field(
        "",
        description="A shipped crosswalk: its codes are columns, as far as the file has them; "
        "those under 'codes' go before it.",
    )
    columns: str = Field("", description="With it: columns such as main*, * being the code.")
    simultaneity: SimultaneityWord = "none"
    rounding: FiniteFloat = Field(
        0.0, ge=0, description="Slack of a day's sum from rounding. [min]"
    )
    empty: Literal["zero", "missing"] = Field(
        "missing", description="What a cell left empty means, where no filter was answered no."
    )
    unknown: Literal["leave out", "zero", "class mean"] = Field(
        "leave out", description="What becomes of a diary with a cell that is not known."
    )
    unknown_by: Names = Field((), description="Columns whose classes have a mean of their own.")
    overlapping: Literal["", "allowed"] = Field(
        "", description="allowed: activities overlap, and their sum may exceed the day."
    )

    @model_validator(mode="after")
    def _codes_or_crosswalk(self) -> Wide:
        pattern = self.columns.count("*") == 1
        if self.columns and not (pattern and self.crosswalk and not self.codes):
            raise ValueError(
                _("columns: goes with 'crosswalk' alone and holds one *, as in main*. Correct it.")
            )
        if not (self.codes or self.crosswalk):
            raise ValueError(
                _("needs 'codes' or 'crosswalk'. List the columns with their ICATUS place.")
            )
        return self

    @model_validator(mode="after")
    def _both_or_neither(self) -> Wide:
        parts = [bool(code.equal_parts) for code in self.codes.values()] or [False]
        if any(parts) != all(parts):
            raise ValueError(
                _("some codes have 'equal_parts' and others not. Give it to all or to none.")
            )
        if any(parts) != (self.simultaneity == "unmarked"):
            raise ValueError(
                _(
                    "simultaneity is '{word}', which does not go with the columns. Say 'unmarked' "
                    "where 'equal_parts' are given, else 'none'.",
                    word=self.simultaneity,
                )
            )
        return self


class Long(Coded):
    """One row an activity, with its length or its clock times."""

    form: Literal["long"]
    code: str = Field(min_length=1, description="Column of the activity code.")
    secondary: str = Field("", description="Column of the code of a second activity.")
    minutes: str = Field("", description="Column of the length.")
    minutes_each: FiniteFloat = Field(
        0.0, ge=0, description="Length of every row, a slot a row. [min]"
    )
    unit: LengthUnit = "minutes"
    begin: str = Field("", description="Column of the start, HH:MM.")
    end: str = Field("", description="Column of the end, HH:MM.")
    clock: ClockUnit = Field(
        "HH:MM", description="How begin and end are written; numbers count from midnight."
    )
    main: Flag | None = Field(None, description="Which of simultaneous activities is the main one.")
    simultaneous: str = Field("", description="Column: how many activities share the slot.")
    who_with: dict[str, Flag] = Field({}, description="Name of a company to its column.")
    secondary_childcare: str = Field(
        "", description="Column: minutes of childcare beside this activity."
    )

    @model_validator(mode="after")
    def _one_measure(self) -> Long:
        given = [bool(self.minutes), bool(self.begin and self.end), bool(self.minutes_each)]
        if sum(given) != 1:
            raise ValueError(
                _("needs one of 'minutes', 'minutes_each', or both 'begin' and 'end'. Give one.")
            )
        marked = (self.main is not None) + bool(self.secondary)
        if marked != (self.simultaneity == "main marked"):
            raise ValueError(
                _(
                    "one of 'main' and 'secondary' goes with simultaneity 'main marked'. Give "
                    "both or neither."
                )
            )
        told = self.begin or self.simultaneous or self.secondary
        if self.simultaneity != "none" and not told:
            raise ValueError(
                _(
                    "simultaneous activities need 'begin' and 'end', or 'simultaneous'. Add them, "
                    "so that shared time can be told."
                )
            )
        return self


class Grid(Coded):
    """One row a diary, one column a slot of the day, its value the activity code."""

    form: Literal["grid"]
    main: Names = Field(description="Columns of the slots in order, or a pattern like act1_*.")
    secondary: Names = Field((), description="Columns of the second activity, in the same order.")
    minutes_each: FiniteFloat = Field(gt=0, description="Length of a slot. [min]")
    who_with: dict[str, GridFlag] = Field({})

    @model_validator(mode="after")
    def _marked(self) -> Grid:
        if bool(self.secondary) != (self.simultaneity == "main marked"):
            raise ValueError(
                _("'secondary' and simultaneity 'main marked' go together. Give both or neither.")
            )
        return self
