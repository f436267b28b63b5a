"""Who was there during each activity, from the who file of the raw ATUS."""

from __future__ import annotations

import polars as pl

from carepact.data.timeuse.atus.codebook import codes_by_word

EPISODE = ["respondent", "number"]
"""What one episode is known by."""


def kinds_of_company() -> dict[str, tuple[int, ...]]:
    """Return kinds of company and the publisher's who codes of each.

    Own household children are of any age. Activities of which company is not asked
    (sleep, hygiene) have none of these.
    """
    return codes_by_word("who", "company")


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
    company = kinds_of_company()
    present = who.group_by(EPISODE).agg(
        pl.col("who").is_in(codes).any().alias(name) for name, codes in company.items()
    )
    joined = activities.join(present, on=EPISODE, how="left", maintain_order="left")
    return joined.with_columns(pl.col(list(company)).fill_null(value=False))
