"""Check what stands in the columns of a survey's tables before it is used.

Each check adds to one list of faults, so that a file's faults come all at once.
"""

from __future__ import annotations

from collections.abc import Iterable

import polars as pl

from carepact.core.errors import DataError, Faults, nearest
from carepact.core.messages import _
from carepact.data.timeuse.diaries import list_some


def check_kinds(file: str, table: pl.DataFrame, whole: Iterable[str], any_: Iterable[str]) -> None:
    """Refuse a table without rows, or words where numbers belong.

    Parameters
    ----------
    file : str
        Name of the file, for the message.
    table : pl.DataFrame
        The table as read.
    whole : iterable of str
        Columns of whole numbers, such as ids and years.
    any_ : iterable of str
        Columns of numbers.

    Raises
    ------
    DataError
        If there is no row, or a column is of another kind: all are listed.
    """
    if not table.height:
        message = _("{file}: there is no row below the header. Fetch it again.", file=file)
        raise DataError(message)
    with Faults(DataError, file) as faults:
        for name in whole:
            if not table.schema[name].is_integer():
                faults.add(_not_of_kind(name, table.schema[name], _("whole numbers")))
        for name in any_:
            if not table.schema[name].is_numeric() and table.schema[name] != pl.Null:
                faults.add(_not_of_kind(name, table.schema[name], _("numbers")))


def _not_of_kind(name: str, kind: pl.DataType, wanted: str) -> str:
    """Word the fault of a column that holds something else."""
    return _(
        "column '{name}' is of kind {kind}, where {wanted} belong. Write it as numbers.",
        name=name,
        kind=kind,
        wanted=wanted,
    )


def check_words(file: str, column: pl.Series, known: Iterable[str]) -> None:
    """Refuse words, or missing ones, that a column of categories may not hold."""
    allowed = list(known)
    words = column.cast(pl.String).unique(maintain_order=True)
    nothing = _("nothing")
    strange = [word for word in words.to_list() if word not in allowed]
    if strange:
        raise DataError(
            _(
                "{file}: {column} holds {listed}.",
                file=file,
                column=column.name,
                listed=list_some([nothing if word is None else word for word in strange]),
            )
            + nearest(str(strange[0]), allowed)
            + " "
            + _("Use {known}.", known=", ".join(allowed))
        )


def check_activities(file: str, respondent: pl.Series, minutes: pl.Series, code: pl.Series) -> None:
    """Refuse activities without minutes or code, or with negative minutes, all at once."""
    with Faults(DataError, file) as faults:
        for wrong, text in (
            (
                minutes.is_null() | minutes.is_nan().fill_null(value=False),
                _("{count} activities have minutes that are missing: respondent {listed}. "),
            ),
            (
                (minutes < 0).fill_null(value=False),
                _("{count} activities have minutes that are negative: respondent {listed}. "),
            ),
            (
                code.is_null(),
                _("{count} activities have a code or name that is missing: respondent {listed}. "),
            ),
        ):
            if wrong.any():
                listed = list_some(respondent.filter(wrong).unique(maintain_order=True).to_list())
                faults.add(
                    text.format(count=int(wrong.sum()), listed=listed)
                    + _("Correct them, or fetch the file again.")
                )
