"""Who was there during each activity, from the who file of the raw ATUS."""

from __future__ import annotations

import polars as pl

COMPANY = {
    "with_partner": (20, 21),
    "with_own_household_child": (22,),
    "with_other_household_member": (23, 24, 25, 26, 27, 28, 29, 30),
    "with_own_child_of_elsewhere": (40,),
    "with_other_family_of_elsewhere": (51, 52, 53),
    "with_others_of_elsewhere": (54, 55, 56, 57, 58, 59, 60, 61, 62),
    "with_nobody": (18, 19),
}
"""Kind of company to the publisher's who codes. Own household children are of any age.
Activities of which company is not asked (sleep, hygiene) have none of these."""
EPISODE = ["respondent", "number"]


def add_company(activities: pl.DataFrame, who: pl.DataFrame) -> pl.DataFrame:
    """Add a column of true and false for each kind of company.

    Parameters
    ----------
    activities : pl.DataFrame
        Episodes with `respondent` and `number`.
    who : pl.DataFrame
        Persons present: `respondent`, `number` of the episode, `who` (code).

    Returns
    -------
    pl.DataFrame
        The episodes with the columns `with_...`; several may hold at once.
    """
    present = who.group_by(EPISODE).agg(
        pl.col("who").is_in(codes).any().alias(name) for name, codes in COMPANY.items()
    )
    joined = activities.join(present, on=EPISODE, how="left", maintain_order="left")
    return joined.with_columns(pl.col(list(COMPANY)).fill_null(value=False))
