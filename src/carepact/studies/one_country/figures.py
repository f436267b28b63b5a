"""Every figure of a run, with its interval."""

from __future__ import annotations

import polars as pl
import xarray as xr

from carepact.data.countries.facts import Country
from carepact.ledger.profile import Profile
from carepact.ledger.profile_table import tabulate_profile
from carepact.ledger.target import Target
from carepact.simulate.crisis_table import tabulate_crisis
from carepact.simulate.outcome_table import tabulate_outcomes
from carepact.simulate.question_outcomes import tabulate_questions
from carepact.simulate.result_grade import grade_result
from carepact.studies.one_country.facts import Simulated
from carepact.validate.spending_today import tabulate_spending


def tabulate_figures(
    found: Simulated, country: Country, profiles: Profile, target: Target | None = None
) -> pl.DataFrame:
    """Lay out every figure of a run with its interval, columns as `outcome_table.COLUMNS`."""
    path, economy, calm = found
    grade = grade_result(path.inputs)
    # Labels that differ are an error, never dropped.
    with xr.set_options(arithmetic_join="exact"):  # type: ignore[no-untyped-call]
        tables = [
            tabulate_outcomes(path, grade, economy.discount_rate[:, None]),
            tabulate_questions(path, grade),
            tabulate_spending(path, country, grade),
            tabulate_profile(profiles, path, grade, target),
        ]
        if calm is not None:
            tables.append(tabulate_crisis(path, calm, grade))
    return pl.concat(tables)
