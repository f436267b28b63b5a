"""What a package does to one country, and what the run was told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
import polars as pl
import xarray as xr

from carepact.core.provenance import Source
from carepact.data.countries.facts import Country
from carepact.ledger.ledger import Ledger, post_projection
from carepact.ledger.profile import Profile, share_care
from carepact.ledger.target import Target
from carepact.simulate.crises import BegunCrisis
from carepact.simulate.projection import Projection
from carepact.simulate.result_grade import ResultGrade, grade_result
from carepact.simulate.sensitivity import Sensitivity, explain_net_cost, set_alone
from carepact.studies.one_country.facts import Simulated
from carepact.studies.one_country.figures import tabulate_figures, tabulate_variable
from carepact.studies.one_country.told import ToldValue
from carepact.studies.study_file.model import CountryStudy, Currency


@dataclass(frozen=True, repr=False, eq=False)
class CountryRun:
    """What a package does to a country.

    Books, figures and sensitivity are worked out when they are first asked for: a picture that
    moves with a slider needs a few figures and no books.
    """

    country: Country
    simulated: Simulated
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
    moved_alone: Projection | None = None
    """The same with one input moved at a time, by the plan of its sensitivity."""

    def __repr__(self) -> str:
        """Name the country, the package and the years: its tables are long."""
        done = self.projection
        years = f"{done.years[0]} to {done.years[-1]}"
        return f"CountryRun({done.country}, {done.package}, {years}, {done.draws} draws)"

    @property
    def projection(self) -> Projection:
        """The country under present law and with the package, draw by draw."""
        return self.simulated.projection

    @cached_property
    def grade(self) -> ResultGrade:
        """How firmly it stands."""
        return grade_result(self.projection.inputs)

    @cached_property
    def books(self) -> Ledger:
        """Its books, which balance and agree with it.

        Raises
        ------
        LedgerError
            If a check does not hold.
        """
        return post_projection(self.projection)

    @property
    def is_posted(self) -> bool:
        """Whether its books were asked for."""
        return "books" in vars(self)

    @cached_property
    def figures(self) -> pl.DataFrame:
        """Every figure with its interval, columns as `outcome_table.COLUMNS`."""
        return tabulate_figures(self.simulated, self.country, self._profiles, self.target)

    @cached_property
    def sensitivity(self) -> Sensitivity:
        """What moves the State's net cost of the last year, over GDP."""
        found = explain_net_cost(self.projection)
        return found if self.moved_alone is None else set_alone(found, self.moved_alone)

    @cached_property
    def last_year(self) -> xr.Dataset:
        """Hours of care by provider and recipient, and cost by payer, draw by draw, at the end."""
        values = self.projection.values
        return values[["care_hours", "cost_by_payer"]].isel(year=-1)

    def condense(self) -> CountryRun:
        """Keep what is worked out of a run, and let its draws go; it has no books any more."""
        done = ("grade", "figures", "sensitivity", "last_year")
        kept = {name: getattr(self, name) for name in done}
        kept["last_year"] = kept["last_year"].copy(deep=True)
        whole = self.projection
        bare = {
            name: (one.dims, np.broadcast_to(np.nan, one.shape))
            for name, one in whole.values.items()
        }
        shell = xr.Dataset(bare, whole.values.coords)
        path = replace(whole, values=shell, beside=None)
        condensed = replace(
            self, simulated=self.simulated._replace(projection=path, calm=None), moved_alone=None
        )
        vars(condensed).update(kept)
        return condensed

    def rows_of(self, variable: str) -> pl.DataFrame:
        """Return the rows of one figure; of these alone where not all were asked for yet."""
        if "figures" in vars(self):
            return self.figures.filter(pl.col("variable") == variable)
        return tabulate_variable(
            variable, self.simulated, self.country, lambda: self._profiles, self.target
        )

    @property
    def _profiles(self) -> Profile:
        """Who shares the cost of care: that of the books where there are any."""
        return self.books.profiles if self.is_posted else self._shared

    @cached_property
    def _shared(self) -> Profile:
        return share_care(self.projection.values)


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
