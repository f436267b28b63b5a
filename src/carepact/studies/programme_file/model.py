"""A programme for fathers as its file has it."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from carepact.core.parameter_tables import Number
from carepact.core.parameters import Strict
from carepact.levels.programme.records import CostKind, Diary, Payer
from carepact.studies.told.values import Day, Whole, YesNo


class SessionsEntry(Strict):
    """The sessions of the programme."""

    planned: Whole = Field(description="Sessions that were planned.")
    held: Whole | None = Field(None, description="Sessions that were held; as planned if left out.")
    hours: Number = Field(description="Hours of one session.")


class GivingEntry(Strict):
    """Who led the sessions, paid or unpaid."""

    persons: Whole = Field(description="How many persons.")
    hours: Number | None = Field(None, description="All that they gave, preparing included.")


class LeadersEntry(Strict):
    """Who led the sessions. Left out: few, and their pay is not published."""

    paid: GivingEntry | None = None
    unpaid: GivingEntry | None = None


class ComparisonEntry(Strict):
    """Fathers who did not begin and filled in the same forms."""

    kind: Literal["waiting list", "other fathers"] = Field(description="Who they are.")
    randomised: YesNo = Field(description="yes: chance alone decided who began.")


class LaterEntry(Strict):
    """Forms that were filled in once more."""

    months: Number = Field(description="Months from the end to these forms.")


class CostEntry(Strict):
    """One cost, and who bore it."""

    kind: CostKind = Field(description="What it was for.")
    payer: Payer = Field(description="Who bore it.")
    amount: Number = Field(description="In the money of the file, 0 or more.")


class ProgrammeFile(Strict):
    """A programme as its file has it. Paths are seen from the folder of the file."""

    name: str = Field(min_length=1, description="Name of the programme, or a code.")
    country: str = Field(description="Its name, or ISO 3166-1 alpha-3.")
    first_day: Day = Field(description="Day of the first session.")
    last_day: Day = Field(description="Day of the last session.")
    fathers: str = Field(min_length=1, description="Sheet of the fathers, XLSX or CSV.")
    diaries: str = Field(min_length=1, description="Sheet of the forms filled in, XLSX or CSV.")
    diary: Diary = Field(
        description="usual days: minutes of a usual weekday and a usual day of the weekend. "
        "yesterday: minutes of one such day each, the day before the form."
    )
    sessions: SessionsEntry
    comparison: ComparisonEntry | None = Field(
        None, description="Left out: before and after are compared, with nobody else."
    )
    leaders: LeadersEntry | None = None
    later: LaterEntry | None = None
    costs: tuple[CostEntry, ...] | None = Field(
        None, description="Every cost; left out where it is not told."
    )
    currency: str | None = Field(None, description="Of all amounts, ISO 4217.")
