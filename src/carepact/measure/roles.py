"""Caregiver roles: mothers and fathers beside women and men.

Own children are used where the roster tells them; otherwise a role means "living with
a child", and the labels say so. Persons under 18 are children themselves and keep
apart.
"""

from __future__ import annotations

import polars as pl

from carepact.core.errors import ParameterError
from carepact.core.messages import _
from carepact.data.timeuse import Diaries

ADULT_AGE = 18
"""Age from which a person can be counted as a parent here. [years]"""
YOUNGEST_CHILD_BANDS = [3, 6, 13]
"""First ages of the bands of the youngest child above 0. [years]"""
ROLE_COLUMNS = ("role", "role_and_partner", "youngest_child")


def add_role_columns(diaries: Diaries, wanted: set[str]) -> pl.DataFrame:
    """Add the role columns that a table asks for.

    Parameters
    ----------
    diaries : Diaries
        A survey whose reader found out about children.
    wanted : set of str
        Any of `role`, `role_and_partner`, `youngest_child`; others are ignored.

    Returns
    -------
    pl.DataFrame
        The respondents with the wanted columns added.

    Raises
    ------
    ParameterError
        If the survey does not tell who lives with a child.
    """
    respondents = diaries.respondents
    roles = wanted.intersection(ROLE_COLUMNS)
    if not roles:
        return respondents
    if diaries.parents == "not known":
        raise ParameterError(
            _(
                "--by {column}: {survey} does not tell who has a child. Use sex and age_group.",
                column=sorted(roles)[0],
                survey=diaries.title,
            )
        )
    parent = "own_child" if diaries.parents == "own children" else "child_in_household"
    words = _words(own=diaries.parents == "own children")
    expressions = {
        "role": _role(parent, words, respondents),
        "role_and_partner": _role_and_partner(parent, words),
        "youngest_child": _youngest_child(parent),
    }
    return respondents.with_columns(**{name: expressions[name] for name in roles})


def _words(*, own: bool) -> dict[str, str]:
    """Name the roles by what the file lets one know."""
    if own:
        return {"women": "mothers", "men": "fathers"}
    return {"women": "women living with a child", "men": "men living with a child"}


def _role(parent: str, words: dict[str, str], respondents: pl.DataFrame) -> pl.Expr:
    """Name the role: parent, grandparent (where the roster tells), or neither."""
    chain = pl.when(pl.col("age") < ADULT_AGE).then(pl.lit(f"under {ADULT_AGE}"))
    chain = chain.when(pl.col(parent)).then(pl.col("sex").replace(words))
    if "grandchild_in_household" in respondents.columns:
        grand = {"women": "grandmothers", "men": "grandfathers"}
        chain = chain.when(pl.col("grandchild_in_household")).then(pl.col("sex").replace(grand))
    return chain.otherwise(pl.concat_str("sex", pl.lit(" without children")))


def _role_and_partner(parent: str, words: dict[str, str]) -> pl.Expr:
    """Name parents by whether they live with a partner."""
    alone = pl.col("partner") == "none"
    return (
        pl.when(pl.col("age") < ADULT_AGE)
        .then(pl.lit(f"under {ADULT_AGE}"))
        .when(pl.col(parent) & alone)
        .then(pl.concat_str(pl.lit("lone "), pl.col("sex").replace(words)))
        .when(pl.col(parent))
        .then(pl.concat_str(pl.col("sex").replace(words), pl.lit(" with a partner")))
        .otherwise(pl.concat_str("sex", pl.lit(" without children")))
    )


def _youngest_child(parent: str) -> pl.Expr:
    """Band the age of the youngest child: 0-2, 3-5, 6-12, 13-17, or no child."""
    age = "youngest_own_child_age" if parent == "own_child" else "youngest_child_age"
    edges = [0, *YOUNGEST_CHILD_BANDS, ADULT_AGE]
    labels = [f"{low}-{high - 1}" for low, high in zip(edges, edges[1:], strict=False)]
    band = pl.col(age).cut(YOUNGEST_CHILD_BANDS, labels=labels, left_closed=True).cast(pl.String)
    return pl.when(pl.col(parent)).then(band).otherwise(pl.lit("no child"))
