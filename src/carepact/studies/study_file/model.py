"""A study of one country: its file as written, and the same made ready to run."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import Field

from carepact.core.draws import Sampler
from carepact.core.named_paths import find_named
from carepact.core.parameter_tables import Number
from carepact.core.parameters import Strict
from carepact.core.run_defaults import RunDefaults
from carepact.measure.survey_files import SurveyFiles
from carepact.policy.given_evidence import WrittenChoice
from carepact.policy.package import Edit, Package
from carepact.simulate.crises import BegunCrisis
from carepact.simulate.growth_paths import DeclaredPaths
from carepact.studies.study_file.shocks import ShockChoice


class SurveyChoice(Strict):
    """A survey whose diaries give the country's unpaid hours."""

    path: str = Field(min_length=1, description="Its file or folder, from the study's folder.")
    survey: str | None = Field(None, description="Which one it is, or its mapping file.")
    years: str | None = Field(
        None, pattern=r"^\d{4}(-\d{4})?$", description="Years to keep, e.g. 2012-2016."
    )
    replicate_weights: str | None = Field(None, description="File of the publisher's replicates.")
    method: str | None = Field(None, description="How replicates were made, or are to be built.")


class CurrencyChoice(Strict):
    """The country's own money, for figures beside those in PPP dollars."""

    code: str = Field(pattern=r"^[A-Z]{3}$", description="ISO 4217.")
    per_ppp_dollar: Number | None = Field(
        None, gt=0, description="Units for one PPP dollar of 2021; derived when left out."
    )
    year: int | None = Field(None, ge=2000, le=2100, description="Year of that factor's prices.")


class StudyFile(Strict):
    """A study as its file has it. Paths are seen from the folder of the file."""

    country: str = Field(description="ISO 3166-1 alpha-3.")
    package: str = Field(
        RunDefaults.package, min_length=1, description="Shipped package, or a package's file."
    )
    set: dict[str, Number] = Field(
        default_factory=dict, description="Single settings: childcare.ages_0_2.coverage: 0.4"
    )
    evidence: dict[str, WrittenChoice] = Field(
        default_factory=dict,
        description="Evidence in the place of what ships: employment.gain_of_use: 0.2, the "
        "same in all draws, or 0.2(0.13..0.27), or in full.",
    )
    own_facts: str | None = Field(None, description="File of own figures of the country.")
    own_population: str | None = Field(None, description="File of its population by age and sex.")
    survey: SurveyChoice | None = None
    until: int = Field(RunDefaults.until, description="Last year of the run.")
    draws: int = Field(
        RunDefaults.draws,
        description="How many draws follow the point.",
        json_schema_extra={"minimum": 0},
    )
    seed: int = Field(RunDefaults.seed, json_schema_extra={"minimum": 0})
    paths: DeclaredPaths = DeclaredPaths()
    shocks: dict[str, ShockChoice] = Field(
        default_factory=dict, description="Crises by name, each with its first year."
    )
    currency: CurrencyChoice | None = None
    target: dict[str, Number] | None = Field(
        None,
        description="Shares of the cost of care wanted of women, men, employers, communities, "
        "State and donors; they sum to one.",
    )


@dataclass(frozen=True)
class Currency:
    """A country's own money."""

    code: str
    """ISO 4217."""
    per_ppp_dollar: float
    """Units for one PPP dollar of 2021."""
    year: int
    """Year of the prices in which a unit counts."""
    source: str
    status: str
    """`observed` where the study gives the factor, else that of the derived fact."""


@dataclass(frozen=True)
class CountryStudy:
    """All that a run of a country is told; every file is there and without fault."""

    country: str
    """ISO 3166-1 alpha-3."""
    package: Package
    """With the study's settings in it."""
    until: int
    """Last year of the run."""
    sampler: Sampler
    """Seed, draws, and the evidence that the study sets."""
    paths: DeclaredPaths
    own_facts: Path | None = None
    own_population: Path | None = None
    survey: SurveyFiles | None = None
    currency: Currency | None = None
    target: Mapping[str, float] | None = None
    """Share of the cost of care wanted of each sharer."""
    crises: tuple[BegunCrisis, ...] = ()
    """Crises that present law and the package go through alike."""
    edits: tuple[Edit, ...] = ()
    """The study's settings, for another package in the place of its own."""


def file_at(content: dict[str, Any], folder: Path, *place: str) -> Path | None:
    """Return the path of a file that a study names, or None."""
    value: Any = content
    for key in place:
        value = value.get(key) if isinstance(value, dict) else None
    return find_named(folder, value) if isinstance(value, str) and value else None


def whole_number(raw: object) -> int | None:
    """Read a whole number, or None where it is none, which has been noted."""
    try:
        return int(str(raw))
    except ValueError:
        return None
