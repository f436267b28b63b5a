"""An employer's recognition policy as its file has it."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from carepact.core.parameters import Strict
from carepact.levels.employer.recognition import Kind, Use


class CompetencyEntry(Strict):
    """One competency of the firm's own framework."""

    code: str = Field(description="As the firm calls it.", json_schema_extra={"minLength": 1})
    words: str = Field(
        description="What somebody does who has it.", json_schema_extra={"minLength": 1}
    )
    skills: tuple[str, ...] = Field(
        description="Skills of the table that show it: one of the nine, a label, an address in "
        "ESCO. An empty list says that the table has none."
    )


class FrameworkEntry(Strict):
    """The competencies by which the firm hires, and promotes."""

    title: str = Field(description="What it is called.", json_schema_extra={"minLength": 1})
    competencies: tuple[CompetencyEntry, ...] = Field(json_schema_extra={"minItems": 1})


class PolicyEntry(Strict):
    """What the firm accepts, from whom, and what it uses it in."""

    accepts: tuple[Kind, ...] = Field(
        description="statement, badge, or both.", json_schema_extra={"minItems": 1}
    )
    used_in: tuple[Use, ...] = Field(
        description="hiring, return, promotion.", json_schema_extra={"minItems": 1}
    )
    endorsement: Literal["needed", "welcome"] = Field(
        description="Whether somebody other than the holder must stand by a badge."
    )
    trusted: tuple[str, ...] = Field(
        (), description="did:key of those who may stand by one; anybody else when left out."
    )
    languages: tuple[str, ...] = Field(
        (), description="Languages that the firm reads, as codes; any when left out."
    )


class RecognitionFile(Strict):
    """How a firm recognises what care taught, as its file has it."""

    framework: FrameworkEntry
    policy: PolicyEntry
