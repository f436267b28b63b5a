"""Join the files of a survey by named keys, never by the place of a row."""

from __future__ import annotations

import polars as pl

from carepact.core.errors import Faults
from carepact.core.messages import _
from carepact.data.timeuse.diaries import list_some
from carepact.data.timeuse.mapping.model import Mapping
from carepact.data.timeuse.mapping.opening import Opened

KEYS = ("respondent", "day")
"""carepact's columns that tell one diary from another."""


def key_columns(frame: pl.DataFrame) -> list[str]:
    """List the columns that tell one diary from another."""
    return [name for name in KEYS if name in frame.columns]


def shared_keys(mapping: Mapping, opened: Opened, role: str) -> list[str]:
    """List the keys whose columns stand in a file, as `respondent` always must."""
    present = set(opened.table(role).table.columns)
    return [
        name
        for name in KEYS
        if name in mapping.columns
        and (name == "respondent" or present.issuperset(mapping.columns[name].column))
    ]


def join_diaries(
    persons: pl.DataFrame, diaries: pl.DataFrame, files: tuple[str, str], faults: Faults
) -> pl.DataFrame:
    """Add to persons what the activities' file tells of their diaries, one to one or to many.

    Parameters
    ----------
    persons : pl.DataFrame
        With `respondent`, and `day` where their file tells it.
    diaries : pl.DataFrame
        With `respondent`, maybe `day`, and other columns: a row an activity or a diary.
    files : tuple of two str
        Names of the files of both, for faults.
    faults : Faults
        Takes diaries of nobody, and those whose rows tell two things.

    Returns
    -------
    pl.DataFrame
        A row a diary; persons without one keep a row, with nothing of a diary in it.
    """
    on = [name for name in key_columns(persons) if name in diaries.columns]
    each = diaries.unique(maintain_order=True)
    keys = key_columns(diaries)
    twice = each.filter(pl.struct(keys).is_duplicated())["respondent"].unique(maintain_order=True)
    if twice.len():
        faults.add(
            _(
                "{file}: {count} diaries tell two different things in columns of the diary: "
                "respondent {listed}. Map the day, or take the column out of 'columns'.",
                file=files[1],
                count=twice.len(),
                listed=list_some(twice.to_list()),
            )
        )
        each = each.unique(keys, maintain_order=True)
    lost = each.join(persons, on=on, how="anti")
    if lost.height:
        faults.add(_word_lost(lost["respondent"], files[1]))
    return persons.join(each, on=on, how="left", maintain_order="left_right")


def place_rows(
    source: pl.DataFrame, respondents: pl.DataFrame, file: str, faults: Faults
) -> pl.Series:
    """Find the diary of each row of the activities' file, null where it is nobody's.

    Parameters
    ----------
    source : pl.DataFrame
        The keys of each row.
    respondents : pl.DataFrame
        A row a diary.
    file : str
        Name of the activities' file, for faults.
    faults : Faults
        Takes rows of nobody, and days that cannot be told apart.
    """
    on = key_columns(source)
    position = respondents.select(on).with_row_index("row")
    unclear = position.filter(pl.struct(on).is_duplicated())
    if unclear.height:
        faults.add(
            _(
                "{file}: {count} respondents have several diaries, which no column of it tells "
                "apart: {listed}. Map 'day' to a column that both files have.",
                file=file,
                count=unclear["respondent"].n_unique(),
                listed=list_some(unclear["respondent"].unique(maintain_order=True).to_list()),
            )
        )
        position = position.unique(on, maintain_order=True)
    placed = source.join(position, on=on, how="left", maintain_order="left")["row"]
    lost = source.filter(placed.is_null())["respondent"]
    if lost.len():
        faults.add(_word_lost(lost, file))
    return placed


def check_one_row(rows: pl.Series, respondents: pl.DataFrame, file: str, faults: Faults) -> None:
    """Refuse several rows of one diary, where a row is a diary."""
    twice = rows.drop_nulls()
    twice = twice.filter(twice.is_duplicated()).unique()
    if twice.len():
        faults.add(
            _(
                "{file}: {count} diaries have more than one row: respondent {listed}. Map 'day' "
                "where a person has several, else keep one row a diary.",
                file=file,
                count=twice.len(),
                listed=list_some(respondents["respondent"].gather(twice).unique().to_list()),
            )
        )


def _word_lost(who: pl.Series, file: str) -> str:
    """Word that rows belong to nobody."""
    return _(
        "{file}: {count} rows belong to nobody among the respondents: {listed}. "
        "Use files of one release.",
        file=file,
        count=who.len(),
        listed=list_some(who.unique(maintain_order=True).to_list()),
    )
