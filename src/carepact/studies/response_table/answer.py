"""What a country answers when settings of its law are moved, and what it stands on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import polars as pl

from carepact.core.provenance import Source
from carepact.data.countries.facts import Country
from carepact.law.law import Origin
from carepact.policy.package import Package
from carepact.policy.rules.arguments import LawValues
from carepact.simulate.projection import Input
from carepact.simulate.result_grade import ResultGrade
from carepact.studies.response_table.knobs import Setting
from carepact.studies.response_table.table import ResponseTable


@dataclass(frozen=True)
class CountryResponses:
    """A country's table of responses, and the full run of the package that it begins with."""

    country: Country
    package: Package
    """What the knobs begin with: edits of theirs alone."""
    pattern: Package
    """The package whose aims those are."""
    settings: tuple[Setting, ...]
    table: ResponseTable
    figures: pl.DataFrame
    """Of the full run, columns as `outcome_table.COLUMNS`."""
    grade: ResultGrade
    inputs: tuple[Input, ...]
    law: LawValues
    """Present law of the last year, arrays of shape (labels,)."""
    origins: Mapping[tuple[str, str], Origin]
    """Where present law of each knob is read."""
    sources: tuple[Source, ...]
    notes: tuple[str, ...]
    draws: int
    seed: int
