"""Caregiver roles: mothers and fathers beside women and men.

Own children are used where the roster tells them; otherwise a role means "with a child
at home", whoever's it is, and the labels say so. Persons under 18 are children themselves and keep
apart.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import polars as pl

from carepact.core.bands import band, label_bands
from carepact.core.errors import ParameterError
from carepact.core.messages import _
from carepact.data.timeuse import Diaries

ADULT_AGE = 18
"""Age from which a person can be counted as a parent here. [years]"""
YOUNGEST_CHILD_BANDS = (0, 3, 6, 13)
"""First ages of the bands of the youngest child. [years]"""
LABELS_IN_ORDER = (
    "women",
    "men",
    "mothers",
    "women with a child at home",
    "fathers",
    "men with a child at home",
    "mothers with a partner",
    "women with a child and partner",
    "lone mothers",
    "lone women with a child",
    "fathers with a partner",
    "men with a child and partner",
    "lone fathers",
    "lone men with a child",
    "grandmothers",
    "grandfathers",
    "women without children",
    "men without children",
    f"under {ADULT_AGE}",
)
"""Order of these words in a table; other labels follow, sorted."""
ROLE_COLUMNS = ("role", "role_and_partner", "youngest_child")


def add_role_columns(diaries: Diaries, wanted: set[str], by: Sequence[str]) -> pl.DataFrame:
    """Add the role columns that a table asks for.

    Parameters
    ----------
    diaries : Diaries
        A survey whose reader found out about children.
    wanted : set of str
        Any of `role`, `role_and_partner`, `youngest_child`; others are ignored.
    by : sequence of str
        Columns that divide the table, for the message.

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
                "--{option} {column}: {survey} does not tell who has a child. "
                "Use sex and age_group.",
                option="by" if roles & set(by) else "where",
                column=min(roles),
                survey=diaries.title,
            )
        )
    parent = "own_child" if diaries.parents == "own children" else "child_in_household"
    _check_told(diaries, roles, parent)
    words = OWN_CHILDREN if diaries.parents == "own children" else CHILD_AT_HOME
    expressions = {
        "role": _role(parent, words, respondents),
        "role_and_partner": _role_and_partner(parent, words),
        "youngest_child": _youngest_child(parent),
    }
    return respondents.with_columns(**{name: expressions[name] for name in roles})


def _check_told(diaries: Diaries, roles: set[str], parent: str) -> None:
    """Refuse a role that stands on a column which the survey does not have."""
    stands_on = {
        "role_and_partner": "partner",
        "youngest_child": (
            "youngest_own_child_age" if parent == "own_child" else "youngest_child_age"
        ),
    }
    for role in sorted(roles & set(stands_on)):
        if stands_on[role] not in diaries.respondents.columns:
            raise ParameterError(
                _(
                    "--by {role}: {survey} does not tell the column {column}, on which it stands. "
                    "Use role.",
                    role=role,
                    survey=diaries.title,
                    column=stands_on[role],
                )
            )


@dataclass(frozen=True)
class _Words:
    """How parents are named, women first."""

    parent: tuple[str, str]
    with_partner: tuple[str, str]
    alone: tuple[str, str]


OWN_CHILDREN = _Words(
    ("mothers", "fathers"),
    ("mothers with a partner", "fathers with a partner"),
    ("lone mothers", "lone fathers"),
)
CHILD_AT_HOME = _Words(
    ("women with a child at home", "men with a child at home"),
    ("women with a child and partner", "men with a child and partner"),
    ("lone women with a child", "lone men with a child"),
)


def _by_sex(words: tuple[str, str]) -> pl.Expr:
    """Choose the word for women or for men."""
    return pl.col("sex").replace(dict(zip(("women", "men"), words, strict=True)))


def _role(parent: str, words: _Words, respondents: pl.DataFrame) -> pl.Expr:
    """Name the role: parent, grandparent (where the roster tells), or neither."""
    others = pl.concat_str("sex", pl.lit(" without children"))
    if "grandchild_in_household" in respondents.columns:
        grand = {"women": "grandmothers", "men": "grandfathers"}
        others = (
            pl.when(pl.col("grandchild_in_household"))
            .then(pl.col("sex").replace(grand))
            .otherwise(others)
        )
    return (
        pl.when(pl.col("age") < ADULT_AGE)
        .then(pl.lit(f"under {ADULT_AGE}"))
        .when(pl.col(parent))
        .then(_by_sex(words.parent))
        .otherwise(others)
    )


def _role_and_partner(parent: str, words: _Words) -> pl.Expr:
    """Name parents by whether they live with a partner."""
    alone = pl.col("partner") == "none"
    return (
        pl.when(pl.col("age") < ADULT_AGE)
        .then(pl.lit(f"under {ADULT_AGE}"))
        .when(pl.col(parent) & alone)
        .then(_by_sex(words.alone))
        .when(pl.col(parent))
        .then(_by_sex(words.with_partner))
        .otherwise(pl.concat_str("sex", pl.lit(" without children")))
    )


def _youngest_child(parent: str) -> pl.Expr:
    """Band the age of the youngest child: 0-2, 3-5, 6-12, 13-17, or no child."""
    age = "youngest_own_child_age" if parent == "own_child" else "youngest_child_age"
    banded = band(age, YOUNGEST_CHILD_BANDS, label_bands(YOUNGEST_CHILD_BANDS, ADULT_AGE))
    return pl.when(pl.col(parent)).then(banded).otherwise(pl.lit("no child"))
