"""What the members of a household tell of its respondents: its size and its children."""

from __future__ import annotations

import polars as pl

from carepact.core.errors import Faults
from carepact.core.messages import _
from carepact.data.timeuse.diaries import list_some
from carepact.data.timeuse.mapping.formats import LabelledTable, text_of
from carepact.data.timeuse.mapping.model import Mapping
from carepact.data.timeuse.mapping.opening import join_texts, read_numbers

CHILD_UNDER = 18
"""Age from which nobody counts as a child. [years]"""


def add_roster(
    frame: pl.DataFrame, mapping: Mapping, source: LabelledTable, faults: Faults
) -> pl.DataFrame:
    """Add household size, children at home and the youngest one's age from the roster.

    Where no child is told and some member's age is not, it is not known whether there is one.

    Parameters
    ----------
    frame : pl.DataFrame
        Respondents, with `household` and `respondent` as text.
    mapping : Mapping
        With a roster.
    source : LabelledTable
        The roster, a row a member.
    faults : Faults
        Takes households that are not in it, ages that are none, and respondents who are not
        members of their household.
    """
    roster = mapping.roster
    if roster is None:
        return frame
    age = read_numbers(
        "roster.age", source.table[roster.age], mapping.missing, source.decimal, faults
    )
    members = pl.DataFrame(
        {
            "_home": join_texts(source.table, roster.household),
            "_age": age,
            "_person": text_of(source.table[roster.person])
            if roster.person
            else [None] * age.len(),
        },
        schema_overrides={"_person": pl.String},
    )
    keyed = frame.with_row_index("_row").with_columns(
        _home=pl.col("household"), _self=_name_oneself(mapping)
    )
    lost = keyed.join(members, on="_home", how="anti")
    if lost.height:
        faults.add(
            _(
                "{file}: {count} households of respondents are not in it: {listed}. "
                "Use the roster of the same release.",
                file=source.file,
                count=lost.height,
                listed=list_some(lost["_home"].unique(maintain_order=True).to_list()),
            )
        )
    if roster.person:
        _check_selves(keyed, members, source.file, faults)
    child = (pl.col("_age") < CHILD_UNDER) & (pl.col("_person") != pl.col("_self")).fill_null(
        value=True
    )
    homes = (
        keyed.select("_row", "_home", "_self")
        .join(members, on="_home", how="left")
        .group_by("_row")
        .agg(
            household_size=pl.len(),
            child_in_household=child.any(ignore_nulls=False),
            youngest_child_age=pl.col("_age").filter(child).min(),
        )
    )
    joined = keyed.join(homes, on="_row", how="left", maintain_order="left")
    return joined.drop("_row", "_home", "_self")


def _name_oneself(mapping: Mapping) -> pl.Expr:
    """Write a respondent as the roster does: the last part of the id, the rest is the household."""
    who = pl.col("respondent")
    parts = len(mapping.columns["respondent"].column)
    return who if parts == 1 else who.str.splitn("-", parts).struct.field(f"field_{parts - 1}")


def _check_selves(keyed: pl.DataFrame, members: pl.DataFrame, file: str, faults: Faults) -> None:
    """Refuse a roster in which respondents are not found among the members of their household."""
    known = keyed.join(members, on="_home", how="semi")
    absent = known.join(
        members, left_on=["_home", "_self"], right_on=["_home", "_person"], how="anti"
    )
    if absent.height:
        faults.add(
            _(
                "{file}: {count} respondents are no members of their household by roster.person: "
                "{listed}. Name the column that holds the last part of their id.",
                file=file,
                count=absent.height,
                listed=list_some(absent["respondent"].unique(maintain_order=True).to_list()),
            )
        )
