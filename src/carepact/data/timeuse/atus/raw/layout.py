"""Put the publisher's codes into words."""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from carepact.core.errors import DataError, Faults
from carepact.core.messages import _, say
from carepact.data.timeuse.diaries import list_some


def put_into_words(
    table: pl.DataFrame, words: Mapping[str, Mapping[int, str]], file: str
) -> tuple[pl.DataFrame, tuple[str, ...]]:
    """Replace codes by words; a code without a word is emptied, and a notice says so."""
    notices = []
    for column, known in words.items():
        if column not in table.columns:
            continue
        unknown = _unknown_codes(table[column], known)
        if unknown:
            notices.append(
                say(
                    "{file}: {column} holds codes that the publisher's dictionary does not "
                    "list, left empty: {listed}.",
                    file=file,
                    column=column,
                    listed=list_some(unknown),
                )
            )
        table = table.with_columns(_replace(column, known))
    return table, tuple(notices)


def put_into_words_strictly(
    table: pl.DataFrame, words: Mapping[str, Mapping[int, str]], file: str
) -> pl.DataFrame:
    """Replace codes by words.

    Raises
    ------
    DataError
        If a value is missing or not in the publisher's dictionary.
    """
    with Faults(DataError, file) as faults:
        for column, known in words.items():
            unknown = _unknown_codes(table[column], known)
            missing = table[column].null_count()
            if unknown or missing:
                faults.add(
                    _(
                        "{column} is missing for {missing} respondents and holds codes that "
                        "the publisher's dictionary does not list: {listed}. "
                        "Fetch the file again.",
                        column=column,
                        missing=missing,
                        listed=list_some(unknown) or _("none"),
                    )
                )
    return table.with_columns(_replace(column, known) for column, known in words.items())


def _unknown_codes(column: pl.Series, known: Mapping[int, str]) -> list[object]:
    """List the codes of a column that have no word."""
    values = column.drop_nulls().unique().sort()
    return values.filter(~values.is_in(list(known))).to_list()


def _replace(column: str, known: Mapping[int, str]) -> pl.Expr:
    """Replace the codes of one column by words."""
    return pl.col(column).replace_strict(dict(known), default=None, return_dtype=pl.String)
