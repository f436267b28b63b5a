"""Read activities that are slots of a day: a row a diary, a column a slot."""

from __future__ import annotations

import numpy as np
import polars as pl

from carepact.data.timeuse.mapping.activity_model import Grid
from carepact.data.timeuse.mapping.formats import LabelledTable, expand, text_of
from carepact.data.timeuse.mapping.model import Mapping
from carepact.data.timeuse.mapping.told import Told, null_marked


def read_grid(form: Grid, mapping: Mapping, source: LabelledTable, row: pl.Series) -> Told:
    """Stack the slots of a grid; a second activity shares the slot with the main one.

    Parameters
    ----------
    form : Grid
        What the mapping says of activities.
    mapping : Mapping
        The mapping.
    source : LabelledTable
        The file, a row a diary.
    row : pl.Series, shape (rows,)
        Diary of each row of the file, null where it is nobody's.
    """
    main = expand(form.main, source.table.columns)
    second = expand(form.secondary, source.table.columns)
    marks = [*form.missing, *mapping.missing, ""]
    company = {
        f"with_{word}": (expand(flag.columns, source.table.columns), list(flag.yes))
        for word, flag in form.who_with.items()
    }
    pieces, missing = [], [pl.Series([], dtype=row.dtype)]
    answered = np.zeros(row.len(), dtype=bool)
    for position, column in enumerate(main):
        code = null_marked(source.table[column], marks)
        answered |= code.is_not_null().to_numpy()
        missing.append(row.filter(code.is_null()))
        beside = (
            null_marked(source.table[second[position]], marks)
            if second
            else pl.Series([None] * code.len(), dtype=pl.String)
        )
        present = {
            word: text_of(source.table[columns[position]]).is_in(yes).fill_null(value=False)
            for word, (columns, yes) in company.items()
        }
        both = (code.is_not_null() & beside.is_not_null()).cast(pl.Float64) + 1
        for names, is_main in ((code, True), (beside, False)):
            pieces.append(
                pl.DataFrame({"row": row, "name": names, "simultaneous": both, **present})
                .filter(names.is_not_null() & code.is_not_null() & row.is_not_null())
                .with_columns(
                    minutes=pl.lit(form.minutes_each),
                    main=pl.lit(is_main),
                    slot=pl.col("row").cast(pl.Int64) * len(main) + position,
                )
            )
    rows = pl.concat(pieces).sort("slot", descending=False, maintain_order=True)
    told = row.filter(pl.Series(answered)).drop_nulls()
    return Told(rows, pl.concat(missing).drop_nulls(), told)
