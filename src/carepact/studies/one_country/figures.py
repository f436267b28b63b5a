"""Every figure of a run, with its interval: all of them, or one that is asked for."""

from __future__ import annotations

from collections.abc import Callable

import polars as pl
import xarray as xr

from carepact.data.countries.facts import Country
from carepact.ledger.profile import Profile
from carepact.ledger.profile_table import PROFILE, tabulate_profile
from carepact.ledger.target import Target
from carepact.simulate.crisis_table import QUANTITIES as OF_CRISIS
from carepact.simulate.crisis_table import tabulate_crisis
from carepact.simulate.outcome_table import COLUMNS, tabulate_outcomes
from carepact.simulate.question_outcomes import QUESTIONS, tabulate_questions
from carepact.simulate.result_grade import ResultGrade, grade_result
from carepact.studies.one_country.facts import Simulated
from carepact.validate.spending_today import MODELLED, OBSERVED, tabulate_spending


def tabulate_figures(
    found: Simulated, country: Country, profiles: Profile, target: Target | None = None
) -> pl.DataFrame:
    """Lay out every figure of a run with its interval, columns as `outcome_table.COLUMNS`."""
    path, economy, calm, _start = found
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


def tabulate_variable(
    name: str,
    found: Simulated,
    country: Country,
    profiles: Callable[[], Profile],
    target: Target | None = None,
) -> pl.DataFrame:
    """Lay out one figure of a run, by `variable`; no rows where the run has none.

    Parameters
    ----------
    name : str
        The variable.
    found : Simulated
        The run.
    country : Country
        Its facts.
    profiles : callable
        Who shares the cost of care, worked out where it is asked for.
    target : Target, optional
        The declared profile.
    """
    grade = grade_result(found.projection.inputs)
    with xr.set_options(arithmetic_join="exact"):  # type: ignore[no-untyped-call]
        table = _tabulate_group(name, found, country, profiles, target, grade)
    return table.filter(pl.col("variable") == name)


def _tabulate_group(
    name: str,
    found: Simulated,
    country: Country,
    profiles: Callable[[], Profile],
    target: Target | None,
    grade: ResultGrade,
) -> pl.DataFrame:
    """Lay out the smallest group of figures that one figure is of."""
    path, economy, calm, _start = found
    if name in PROFILE:
        return tabulate_profile(profiles(), path, grade, target)
    if name in {MODELLED, OBSERVED}:
        return tabulate_spending(path, country, grade)
    if name in QUESTIONS:
        return tabulate_questions(path, grade, (name,))
    if name in OF_CRISIS:
        return pl.DataFrame(schema=COLUMNS) if calm is None else tabulate_crisis(path, calm, grade)
    return tabulate_outcomes(path, grade, economy.discount_rate[:, None], (name,))
