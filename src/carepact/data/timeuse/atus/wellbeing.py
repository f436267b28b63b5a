"""Read the Well-being Module of the American Time Use Survey (2010, 2012, 2013, 2021).

Respondents rated three of their activities. The module has weights of its own: one for
respondents, and one for activities, which counts an activity by its length.
"""

from __future__ import annotations

from pathlib import Path

import polars as pl

from carepact.core.errors import DataError
from carepact.core.messages import _
from carepact.data.timeuse.atus.codebook import codes_of, columns_of
from carepact.data.timeuse.atus.design import check_match, check_strangers
from carepact.data.timeuse.atus.raw.files import find_files, read_columns
from carepact.data.timeuse.atus.raw.layout import put_into_words
from carepact.data.timeuse.diaries import list_some


def read_wellbeing(folder: Path) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Read the module's respondents and the activities that they rated.

    Parameters
    ----------
    folder : Path
        Folder with `wbresp_YYYY` and `wbact_YYYY`, or one of the two files.

    Returns
    -------
    tuple
        Respondents: `respondent`, `weight` [person-days of a year], `life_ladder`
        [0 to 10] and the other answers. Activities: `row` (position in the respondents),
        `respondent`, `number` in the diary, `weight` (an activity counts by its length),
        feelings [0 to 6]. Answers that were blank, refused or "don't know" are empty.

    Raises
    ------
    DataError
        If a file or column is missing, an activity has no respondent or a respondent no
        activity, an activity stands twice, or a weight is missing or negative.
    """
    files = find_files(folder, ("wbresp", "wbact"), ())
    respondents = _read(files["wbresp"], "well-being respondents")
    activities = _read(files["wbact"], "well-being activities")
    names = files["wbresp"].name, files["wbact"].name
    check_match(respondents, respondents, names[0])
    check_strangers(activities["respondent"], respondents["respondent"], names[1], names[0])
    check_match(respondents, activities.select("respondent").unique(), names[1])
    _check_once(activities, names[1])
    for table, name in ((respondents, names[0]), (activities, names[1])):
        _check_weights(table, name)
    position = respondents.select("respondent").with_row_index("row")
    joined = activities.join(position, on="respondent", how="left", maintain_order="left")
    return respondents, joined.select("row", pl.exclude("row"))


def _read(path: Path, codebook: str) -> pl.DataFrame:
    """Read one file of the module into standard names and words."""
    required, optional = columns_of(codebook), columns_of(codebook, "optional")
    weights = [name for name in (*required, *optional) if name.startswith("WUF")]
    table = read_columns(path, list(required), list(optional), decimal=weights)
    table, _unlisted = put_into_words(
        table.rename(required | optional, strict=False), codes_of("well-being"), path.name
    )
    return table


def _check_once(activities: pl.DataFrame, file: str) -> None:
    """Refuse an activity that stands twice."""
    twice = activities.filter(pl.struct("respondent", "number").is_duplicated())["respondent"]
    if twice.len():
        message = _(
            "{file}: {count} rows share a respondent and activity with another: {listed}. "
            "Keep one row each.",
            file=file,
            count=twice.len(),
            listed=list_some(twice.unique().sort().to_list()),
        )
        raise DataError(message)


def _check_weights(table: pl.DataFrame, file: str) -> None:
    """Refuse weights that are missing or negative."""
    wrong = table.filter(~(pl.col("weight") >= 0).fill_null(value=False))["respondent"]
    if wrong.len():
        message = _(
            "{file}: {count} weights are missing or negative: respondent {listed}. "
            "Fetch the file again.",
            file=file,
            count=wrong.len(),
            listed=list_some(wrong.unique().sort().to_list()),
        )
        raise DataError(message)
