"""What a mapping file may say: the model behind its schema and its faults.

Words for people come first: what the office calls its columns stands on the right, what
carepact calls them on the left. Every text stays as written, so codes keep their zeros.
"""

from __future__ import annotations

import itertools
from typing import Annotated, Literal, get_args

from pydantic import BeforeValidator, Field, FiniteFloat, field_validator, model_validator

from carepact.core.documents import Strict
from carepact.core.messages import _
from carepact.core.units import WeightUnit
from carepact.data.timeuse.mapping.activity_model import (
    TO_FILL_IN,
    Grid,
    Long,
    Names,
    Wide,
)

SinglePsu = Literal["refuse", "merge", "centre"]
GivenMethod = Literal["sdr", "brr", "fay", "jk1", "jkn", "bootstrap"]

SexWord = Literal["women", "men", "transgender", "other", "not stated"]


FileRole = Literal["respondents", "activities", ""]
"""Whose file a column stands in; '' where it is to be found."""


def kind_of(column: str) -> Literal["key", "flag", "number", "other"]:
    """Tell what one of carepact's columns holds: flags are true or false."""
    match column:
        case "respondent" | "day" | "household":
            return "key"
        case "own_child" | "child_in_household" | "grandchild_in_household":
            return "flag"
        case "age" | "year" | "youngest_own_child_age" | "youngest_child_age" | "household_size":
            return "number"
        case _:
            return "other"


def _as_column(value: object) -> object:
    """Read a bare name, or a list of names, as a column without further rules."""
    return {"column": value} if isinstance(value, (str, list)) else value


def _none_word(value: object) -> object:
    """Read the word `none` as nothing."""
    return None if value == "none" else value


class Column(Strict):
    """Where one of carepact's columns comes from."""

    column: Names = Field(description="Column of the file; several are joined by a hyphen.")
    words: dict[str, str] = Field({}, description="Value in the file to carepact's word.")
    otherwise: str | None = Field(None, description="Word for every value not in 'words'.")
    bands: tuple[FiniteFloat, ...] = Field(
        (), description="First values of bands to cut a number into."
    )
    missing: Names = Field((), description="Values that mean: not known.")
    unit: str = Field("", description="Unit of an amount that may be averaged.")
    file: FileRole = Field("", description="Whose file holds it; found by itself when left out.")

    @field_validator("bands")
    @classmethod
    def _rise(cls, bands: tuple[float, ...]) -> tuple[float, ...]:
        if any(a >= b for a, b in itertools.pairwise(bands)):
            raise ValueError(_("first values of bands must rise. Sort them."))
        return bands


ColumnRule = Annotated[
    Column, BeforeValidator(_as_column, json_schema_input_type=Column | str | list[str])
]


class Weight(Strict):
    """The final weight and what it counts."""

    column: str = Field(min_length=1)
    unit: WeightUnit
    file: FileRole = Field("", description="Whose file holds it; found by itself when left out.")


class Replicates(Strict):
    """Replicate weights of the publisher."""

    columns: Names = Field(description="Columns, or a pattern like rep_*.")
    method: GivenMethod
    rho: FiniteFloat | None = Field(None, ge=0, lt=1, description="Fay's factor.")
    coefficients: tuple[FiniteFloat, ...] = Field(
        (), description="(n_h - 1) / n_h a replicate, for jkn."
    )

    @model_validator(mode="after")
    def _complete(self) -> Replicates:
        if self.method == "fay" and self.rho is None:
            raise ValueError(
                _("method fay needs 'rho'. Give the factor that the publisher states.")
            )
        if self.method == "jkn" and not self.coefficients:
            raise ValueError(_("method jkn needs 'coefficients'. Give one a replicate."))
        return self


class Design(Strict):
    """How the sample was drawn."""

    strata: Names = ()
    psu: Names = ()
    single_psu: SinglePsu = Field("refuse", description="What a stratum with one unit gets.")
    method: Literal["jkn", "bootstrap"] | None = None
    approximate: str = Field("", description="What errors from this design leave out.")


class Margin(Strict):
    """Population totals that the weights are calibrated to."""

    columns: Names = Field(
        min_length=1, description="carepact's columns, e.g. sex or [region, sex]."
    )
    totals: dict[str, FiniteFloat] = Field(
        {}, description="Class to persons; classes of several columns are joined by ', '."
    )
    file: str = Field("", description="CSV with these columns and 'total'.")

    @model_validator(mode="after")
    def _one_source(self) -> Margin:
        if bool(self.totals) == bool(self.file):
            raise ValueError(_("needs either 'totals' or 'file'. Give one."))
        if any(total <= 0 for total in self.totals.values()):
            raise ValueError(_("a total is not above 0. Leave empty classes out."))
        return self


class Roster(Strict):
    """The members of each household, a row a person."""

    household: Names = Field(description="Columns of the household, in the order of 'columns'.")
    age: str = Field(min_length=1)
    person: str = Field("", description="Column of the person's id, to leave out the respondent.")


class Files(Strict):
    """Names of the files; those beside the first are found in the same folder."""

    respondents: str = ""
    activities: str = ""
    roster: str = ""
    replicates: str = ""
    encoding: str = "utf-8"
    separator: str = Field(",", pattern=r"^[\t -!#-~]$", description="One mark between fields.")
    decimal: Literal[".", ",", ""] = Field("", description="Mark of decimals in text files.")
    stack: dict[str, dict[str, str]] = Field(
        {}, description="Several persons a row: a person's columns and what all call them."
    )


class Origin(Strict):
    """One source and the licence of its data."""

    title: str = Field(min_length=1)
    licence: str = Field(min_length=1)


class Mapping(Strict):
    """A mapping file: how one survey's files are read."""

    extends: str = Field("", description="Mapping file whose keys hold where none stand here.")
    survey: str = Field(pattern=r"^[a-z0-9][a-z0-9_-]*$", description="Short name.")
    title: str = Field(min_length=1)
    sources: tuple[Origin, ...] = Field(min_length=1)
    files: Files = Files()
    year: int | None = Field(None, ge=1900, le=2100, description="Year, where no column tells it.")
    week: dict[str, int] = Field({}, description="Word of day_type to its days of a week.")
    missing: Names = Field((), description="Values that mean 'not known' in every column.")
    columns: dict[str, ColumnRule]
    weight: Annotated[
        Weight | None,
        BeforeValidator(_none_word, json_schema_input_type=Weight | Literal["none"]),
    ] = Field(description="The final weight, or the word none: figures then tell of the sample.")
    replicates: Replicates | None = None
    design: Design = Design()
    calibration: tuple[Margin, ...] = ()
    roster: Roster | None = None
    activities: Annotated[Wide | Long | Grid, Field(discriminator="form")]
    notes: tuple[str, ...] = Field((), description="What a reader of every table must know.")

    @field_validator("columns")
    @classmethod
    def _needed(cls, columns: dict[str, Column]) -> dict[str, Column]:
        lacking = [name for name in ("respondent", "sex") if name not in columns]
        lacking += [] if {"age", "age_class"} & {*columns} else ["age"]
        if lacking:
            raise ValueError(
                _("lacks {listed}. Say which column holds it.", listed=", ".join(lacking))
            )
        words = set(columns["sex"].words.values())
        if wrong := sorted(words.difference({*get_args(SexWord), TO_FILL_IN})):
            raise ValueError(
                _(
                    "sex.words: {found} is not one of the words for sex. Use {listed}.",
                    found=", ".join(f"'{word}'" for word in wrong),
                    listed=", ".join(get_args(SexWord)),
                )
            )
        return columns

    @model_validator(mode="after")
    def _whole(self) -> Mapping:
        if self.year is None and "year" not in self.columns:
            raise ValueError(_("no year. Give 'year', or a column 'year' in 'columns'."))
        if self.roster is not None and "household" not in self.columns:
            raise ValueError(_("a roster needs the column 'household' in 'columns'. Add it."))
        if self.weight is None and (self.replicates or self.calibration):
            raise ValueError(
                _("replicates and calibration need a weight. Give 'weight' a column and a unit.")
            )
        unknown = [
            name
            for margin in self.calibration
            for name in margin.columns
            if name not in self.columns
        ]
        if unknown:
            raise ValueError(
                _(
                    "calibration names {listed}, which 'columns' does not hold. Add it there.",
                    listed=", ".join(unknown),
                )
            )
        return self
