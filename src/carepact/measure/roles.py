"""Caregiver roles: mothers and fathers beside women and men.

Own children are used where the roster tells them; otherwise a role means "with a child
at home", whoever's it is, and the labels say so. Persons under 18 are children themselves and keep
apart.
"""

from __future__ import annotations

import csv
import functools
import io
from collections.abc import Sequence
from importlib import resources
from typing import Literal, get_args

import polars as pl

from carepact.core import voice
from carepact.core.bands import band, label_bands
from carepact.core.errors import ParameterError
from carepact.core.messages import _
from carepact.data.timeuse import Diaries
from carepact.measure.limits import shipped_limits

RoleColumn = Literal["role", "role_and_partner", "youngest_child"]


@functools.cache
def _role_words() -> tuple[dict[str, str], ...]:
    """Return the words of all roles, in the order of a table."""
    text = resources.files(__package__).joinpath("role_words.csv").read_text("utf-8")
    return tuple(csv.DictReader(io.StringIO(text)))


def _under_age() -> str:
    """Label those who are children themselves."""
    return f"under {shipped_limits().adult_age.value}"


def labels_in_order() -> list[str]:
    """List the labels of roles in the order of a table; other labels follow, sorted."""
    return [*(row["label"] for row in _role_words()), _under_age()]


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
    roles = wanted.intersection(get_args(RoleColumn))
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
    told = "own children" if diaries.parents == "own children" else "child at home"
    expressions = {
        "role": _role(parent, told, respondents),
        "role_and_partner": _role_and_partner(parent, told),
        "youngest_child": _youngest_child(parent),
    }
    return respondents.with_columns(**{name: expressions[name] for name in roles})


def _check_told(diaries: Diaries, roles: set[str], parent: str) -> None:
    """Refuse a role that stands on a column which the survey does not have."""
    youngest = "youngest_own_child_age" if parent == "own_child" else "youngest_child_age"
    stands_on = {
        "role": ("age",),
        "role_and_partner": ("age", "partner"),
        "youngest_child": (youngest,),
    }
    for role in sorted(roles):
        lacking = [c for c in stands_on[role] if c not in diaries.respondents.columns]
        if lacking:
            raise ParameterError(
                _(
                    "{given}: {survey} does not tell {listed}, on which it stands. Use sex and "
                    "age_group, or add it to the survey's mapping.",
                    survey=diaries.title,
                    listed=", ".join(lacking),
                    given=voice.given("by", role),
                )
            )


def _by_sex(role: str, told: str = "") -> pl.Expr:
    """Choose the word of a role for women or for men, by what is told of children."""
    words = {
        row["sex"]: row["label"]
        for row in _role_words()
        if row["role"] == role and row["children_told"] == told
    }
    return pl.col("sex").replace(words)


def _among_adults(label: pl.Expr) -> pl.Expr:
    """Give a label to adults; children have their own, and those of unknown age none."""
    age, adult = pl.col("age"), shipped_limits().adult_age.value
    return pl.when(age < adult).then(pl.lit(_under_age())).when(age >= adult).then(label)


def _role(parent: str, told: str, respondents: pl.DataFrame) -> pl.Expr:
    """Name the role: parent, grandparent (where the roster tells), or neither."""
    others = pl.concat_str("sex", pl.lit(" without children"))
    if "grandchild_in_household" in respondents.columns:
        others = (
            pl.when(pl.col("grandchild_in_household"))
            .then(_by_sex("grandparent"))
            .otherwise(others)
        )
    return _among_adults(
        pl.when(pl.col(parent)).then(_by_sex("parent", told)).when(~pl.col(parent)).then(others)
    )


def _role_and_partner(parent: str, told: str) -> pl.Expr:
    """Name parents by whether they live with a partner."""
    alone = pl.col("partner") == "none"
    return _among_adults(
        pl.when(pl.col(parent) & alone)
        .then(_by_sex("alone", told))
        .when(pl.col(parent) & ~alone)
        .then(_by_sex("with_partner", told))
        .when(~pl.col(parent))
        .then(pl.concat_str("sex", pl.lit(" without children")))
    )


def _youngest_child(parent: str) -> pl.Expr:
    """Band the age of the youngest child: 0-2, 3-5, 6-12, 13-17, or no child."""
    age = "youngest_own_child_age" if parent == "own_child" else "youngest_child_age"
    first_ages = (0, 3, 6, 13)
    banded = band(age, first_ages, label_bands(first_ages, shipped_limits().adult_age.value))
    return pl.when(pl.col(parent)).then(banded).when(~pl.col(parent)).then(pl.lit("no child"))
