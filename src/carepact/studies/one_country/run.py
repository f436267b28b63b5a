"""What a package does to one country, and what the run was told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import polars as pl

from carepact.core.provenance import Source
from carepact.data.countries.facts import Country
from carepact.ledger.ledger import Ledger
from carepact.ledger.target import Target
from carepact.simulate.crises import BegunCrisis
from carepact.simulate.projection import Projection
from carepact.simulate.result_grade import ResultGrade
from carepact.simulate.sensitivity import Sensitivity
from carepact.studies.one_country.told import ToldValue
from carepact.studies.study_file.model import CountryStudy, Currency


@dataclass(frozen=True, repr=False)
class CountryRun:
    """What a package does to a country: its projection, its books, and what they tell."""

    country: Country
    projection: Projection
    books: Ledger
    figures: pl.DataFrame
    """Every figure with its interval, columns as `outcome_table.COLUMNS`."""
    grade: ResultGrade
    sensitivity: Sensitivity
    """Of the State's net cost of the last year, over GDP."""
    target: Target | None = None
    currency: Currency | None = None
    changes: tuple[str, ...] = ()
    """Parameters of the package that settings changed."""
    told: tuple[ToldValue, ...] = ()
    """All that the user set."""
    settings: Mapping[str, object] | None = None
    """What the run was told, for its manifest."""
    sources: tuple[Source, ...] = ()
    crises: tuple[BegunCrisis, ...] = ()
    """Crises that the run goes through."""

    def __repr__(self) -> str:
        """Name the country, the package and the years: its tables are long."""
        done = self.projection
        years = f"{done.years[0]} to {done.years[-1]}"
        return f"CountryRun({done.country}, {done.package}, {years}, {done.draws} draws)"


def list_settings(study: CountryStudy, discount_rate: float) -> dict[str, object]:
    """List what a run is told, without any folder of this machine."""
    files = (
        study.own_facts,
        study.own_population,
        study.survey.path if study.survey else None,
    )
    return {
        "country": study.country,
        "package": study.package.model_dump(mode="json"),
        "until": study.until,
        "draws": study.sampler.draws,
        "evidence": [one.to_dict() for one in study.sampler.given.numbers],
        "paths": study.paths.model_dump(mode="json"),
        "discount_rate": discount_rate,
        "target": dict(study.target) if study.target else None,
        "crises": {
            one.name: {"begins": one.begins, **one.crisis.model_dump(mode="json")}
            for one in study.crises
        },
        "own_files": [file.name for file in files if file],
    }
