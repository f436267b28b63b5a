"""Lay the co-responsibility profile out as rows beside the other outcomes."""

from __future__ import annotations

import polars as pl

from carepact.ledger.profile import Profile
from carepact.ledger.target import Target
from carepact.simulate.outcome_table import list_rows, mark_rows
from carepact.simulate.projection import MONEY, Projection
from carepact.simulate.result_grade import ResultGrade

PROFILE = (
    "full_cost_of_care",
    "share_of_full_cost",
    "women_share_within_families",
    "share_above_target",
    "distance_to_target",
)
"""Variables of the profile; all of them stand on the unpaid hours."""


def tabulate_profile(
    profile: Profile, projection: Projection, grade: ResultGrade, target: Target | None
) -> pl.DataFrame:
    """Lay out who shares the full cost of care, and how far that is from a declared target.

    Parameters
    ----------
    profile : Profile
        Of the books of the projection.
    projection : Projection
        What was posted.
    grade : ResultGrade
        What it stands on.
    target : Target or None
        The declared profile, if there is one.

    Returns
    -------
    pl.DataFrame, shape (rows, 14)
        Columns as those of `tabulate_outcomes`; the label is the sharer.
    """
    cost, share, women, over, distance = PROFILE
    tables = [
        list_rows(cost, MONEY, profile.amounts),
        list_rows(share, "share", profile.shares),
        list_rows(women, "share", profile.women_in_families.transpose("scenario", "draw", "year")),
    ]
    if target is not None:
        above = target.differ(profile.shares).transpose("scenario", "sharer", "draw", "year")
        away = target.distance(profile.shares).transpose("scenario", "draw", "year")
        tables += [list_rows(over, "share", above), list_rows(distance, "share", away)]
    return mark_rows(pl.concat(tables), projection, grade, PROFILE)
