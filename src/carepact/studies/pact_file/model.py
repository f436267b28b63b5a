"""A pact as its file has it. What a text does not name is left out, and is shown as unnamed."""

from __future__ import annotations

from pydantic import Field

from carepact.core.parameter_tables import Number
from carepact.core.parameters import Strict
from carepact.policy.package import Aim, Shape
from carepact.studies.told.values import Whole

SHORT_NAME = r"^[a-z0-9][a-z0-9-]*$"
"""As the name of a package has to be, which the pact becomes."""


class DeclarationEntry(Strict):
    """The public text that a pact is drawn from."""

    title: str = Field(min_length=1)
    publisher: str = Field(min_length=1, description="Who adopted it.")
    day: str = Field(min_length=1, description="When it was adopted, as the text tells it.")
    address: str = Field("", description="Where it can be read.")


class PartnerEntry(Strict):
    """Who signs."""

    code: str = Field(
        description="A short name, by which commitments call it.",
        json_schema_extra={"minLength": 1},
    )
    kind: str = Field(description="Which kind of partner: see the draft's list.")
    name: str = Field(description="Its full name.", json_schema_extra={"minLength": 1})


class IndicatorEntry(Strict):
    """What a promise is seen by."""

    words: str = Field(min_length=1, description="What is counted.")
    unit: str = Field(min_length=1, description="In what.")
    baseline: Number | None = Field(None, description="Where it stood in the last year without.")
    target: Number | None = Field(None, description="Where it shall stand in the year due.")


class CommitmentEntry(Strict):
    """One promise."""

    code: str = Field(
        description="A short name, by which figures call it.", json_schema_extra={"minLength": 1}
    )
    words: str = Field(
        description="What is promised, in the pact's words.", json_schema_extra={"minLength": 1}
    )
    partner: str | None = Field(None, description="Code of who promises it.")
    clause: str = Field("", description="Where it stands in the text.")
    option: str | None = Field(None, description="Option of the catalogue of options.")
    changes: dict[str, Number] = Field(
        default_factory=dict,
        description="Settings of instruments as in a study: maternity_leave.weeks: 18",
    )
    aim: Aim | None = Field(
        None,
        description="How the figures of changes are meant: 'at least' and 'at most' keep what is "
        "better already. Shares of payers are always set.",
    )
    begins: Whole | None = Field(
        None, description="Last year without it; the year of signature when left out."
    )
    due: Whole | None = Field(None, description="First year with all of it.")
    way: Shape | None = Field(
        None, description="How it comes; left out: nothing is owed before the year due."
    )
    indicator: IndicatorEntry | None = None
    source: str = Field("", description="Who publishes the figure of the indicator.")
    withdrawn: Whole | None = Field(None, description="Year from which on it no longer holds.")


class ActualEntry(Strict):
    """What was seen of a promise in a year."""

    commitment: str = Field(min_length=1)
    year: Whole
    value: Number | None = Field(None, description="Left out where the figure is not known.")
    low: Number | None = Field(None, description="Lower end of its interval.")
    high: Number | None = Field(None, description="Upper end of its interval.")
    source: str = Field("", description="Where the figure stands.")
    note: str = ""


class PactFile(Strict):
    """A pact as its file has it. Paths are seen from the folder of the file."""

    pact: str = Field(
        description="Short name: small letters, digits and hyphens.",
        json_schema_extra={"pattern": SHORT_NAME},
    )
    title: str = Field(json_schema_extra={"minLength": 1})
    country: str = Field(description="Its name, or ISO 3166-1 alpha-3.")
    signed: Whole = Field(description="Year in which it was signed.")
    declaration: DeclarationEntry | None = None
    study: str | None = Field(None, description="Study of the country: own facts, paths, survey.")
    partners: tuple[PartnerEntry, ...] = ()
    left_out: dict[str, str] = Field(
        default_factory=dict, description="Kinds of partner that need not sign, with the reason."
    )
    commitments: tuple[CommitmentEntry, ...] = Field(min_length=1)
    actual: tuple[ActualEntry, ...] = ()
    actual_sheet: str | None = Field(None, description="The same as a sheet, XLSX or CSV.")
