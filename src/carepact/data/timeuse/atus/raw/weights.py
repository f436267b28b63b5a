"""Choose the weight of the raw American Time Use Survey, and read its replicates.

1. Any year but 2020: `TUFNWGTP` of the multi-year file. In a single year's file
   `TU06FWGT` up to 2005 and `TUFINLWGT` from 2006: both are made by the method of
   2006, as `TUFNWGTP` is. `TUFINLWGT` of 2003-2005 is never used.
2. 2020, alone or beside 2019: `TU20FWGT`. No diary was kept from 18 March to 9 May
   2020, so it stands for the other 313 days (312 of 2019) and gives no annual figure.
3. 2020 beside other years has no common weight: left out of a whole file with a
   notice, refused when asked for.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import polars as pl

from carepact.core import voice
from carepact.core.errors import DataError, Faults, ParameterError
from carepact.core.messages import _, join_sentences, say
from carepact.core.units import WeightUnit
from carepact.data.timeuse.atus.codebook import replicate_names
from carepact.data.timeuse.atus.design import check_match, check_strangers
from carepact.data.timeuse.atus.raw.files import read_columns, read_header
from carepact.data.timeuse.atus.rules import atus_rules
from carepact.data.timeuse.diaries import ReplicateWeights, list_some
from carepact.data.timeuse.tables import check_columns


@dataclass(frozen=True)
class WeightRule:
    """The weight in use, the years it is used for, and what it counts."""

    column: str
    years: tuple[int, ...]
    unit: WeightUnit
    notice: str


def choose_weight(
    columns: Sequence[str], in_file: list[int], asked: tuple[int, ...] | None, file: str
) -> WeightRule:
    """Choose the weight by the rule that the head of this module states.

    Parameters
    ----------
    columns : sequence of str
        Columns of the respondent file.
    in_file : list of int
        Years with diaries, in order. [calendar years]
    asked : tuple of int, optional
        Years asked for; all when None. [calendar years]
    file : str
        Name of the respondent file, for messages.

    Raises
    ------
    ParameterError
        If 2020 is asked for beside years other than 2019.
    DataError
        If the file lacks the weight of its years.
    """
    years = asked or tuple(in_file)
    pandemic = atus_rules().pandemic_year
    with_weight = atus_rules().years_with_pandemic_weight
    if pandemic in years:
        if set(years) <= set(with_weight):
            return _pandemic_rule(columns, years, file)
        if asked:
            others = [year for year in years if year not in with_weight]
            raise ParameterError(
                _(
                    "{given}: 2020 has no weight that can be pooled or compared with {others}. Ask "
                    "for 2020 alone or with 2019, or leave it out.",
                    others=list_some(list(others)),
                    given=voice.given("years", years),
                )
            )
        years = tuple(year for year in years if year != pandemic)
    column = _annual_weight(columns, in_file, file)
    notice = say("Weight: {column}, made by the publisher's method of 2006.", column=column)
    if len(years) < len(in_file) and not asked:
        left_out = say(
            "The diaries of 2020 are left out: no weight makes them annual or comparable "
            "(read them with {option}: 2020, or 2019,2020).",
            option=voice.LaterOption("years"),
        )
        notice = join_sentences(notice, left_out)
    return WeightRule(column, years, "person-days of a year", notice)


def _pandemic_rule(columns: Sequence[str], years: tuple[int, ...], file: str) -> WeightRule:
    """Weight 2020, alone or beside 2019, by the publisher's weight of 2020."""
    check_columns(file, columns, ["TU20FWGT"])
    notice = say(
        "Weight: TU20FWGT. It stands for 1 January to 17 March and 10 May to 31 December "
        "(313 days of 2020, 312 of 2019; diaries of other days weigh nothing): these are no "
        "annual figures, so no total is given."
    )
    return WeightRule("TU20FWGT", years, "sample only", notice)


def _annual_weight(columns: Sequence[str], in_file: list[int], file: str) -> str:
    """Name the weight of years other than 2020."""
    if "TUFNWGTP" in columns:
        return "TUFNWGTP"
    if len(in_file) > 1:
        check_columns(file, columns, ["TUFNWGTP"])
    first = atus_rules().first_year_of_weights
    column = "TU06FWGT" if in_file[0] < first else "TUFINLWGT"
    check_columns(file, columns, [column])
    return column


def read_replicates(
    files: Mapping[str, Path], rule: WeightRule, respondents: pl.Series, everyone: pl.Series
) -> tuple[ReplicateWeights | None, Path | None]:
    """Read the replicates of the weight in use, in the order of the respondents.

    Parameters
    ----------
    files : mapping
        Kind of file to its path.
    rule : WeightRule
        The weight in use.
    respondents, everyone : pl.Series
        Ids of the respondents that are kept, and of the whole respondent file.

    Returns
    -------
    tuple
        The replicate weights, shape (n, 160), and their file; None where the release
        holds none for this weight.

    Raises
    ------
    DataError
        If the file is for another weight, is incomplete, or does not match the
        respondents.
    """
    path = _replicate_file(files, rule)
    if path is None:
        return None, None
    names = _replicate_columns(path, rule)
    table = read_columns(path, ["TUCASEID", *names], decimal=names)
    check_strangers(table["respondent"], everyone, path.name, files["atusresp"].name)
    kept = respondents.to_frame("respondent")
    check_match(kept, table, path.name)
    table = kept.join(table, on="respondent", how="left", maintain_order="left")
    weights = table.select(names).to_numpy()
    wrong = ~(np.isfinite(weights) & (weights >= 0)).all(axis=1)
    if wrong.any():
        message = _(
            "{file}: {count} respondents have a replicate weight that is missing or negative: "
            "{listed}. Fetch the file again.",
            file=path.name,
            count=int(wrong.sum()),
            listed=list_some(respondents.filter(pl.Series(wrong)).to_list()),
        )
        raise DataError(message)
    return ReplicateWeights(np.ascontiguousarray(weights), "sdr"), path


def _replicate_file(files: Mapping[str, Path], rule: WeightRule) -> Path | None:
    """Choose the file of replicates; those of 2019-2020 may have one of their own."""
    if rule.column != "TU20FWGT":
        return files.get("atuswgts")
    candidates = [files[kind] for kind in ("atuswgtspan", "atuswgts") if kind in files]
    return next((path for path in candidates if _numbered(path, rule)), None)


def _numbered(path: Path, rule: WeightRule) -> list[str]:
    """List the replicate columns of the weight in use, in their order."""
    begins = "|".join(replicate_names()[rule.column])
    return sorted(name for name in read_header(path) if re.fullmatch(rf"({begins})\d{{3}}", name))


def _replicate_columns(path: Path, rule: WeightRule) -> list[str]:
    """List the 160 replicate columns, or say what the file holds instead."""
    names = _numbered(path, rule)
    with Faults(DataError, path.name) as faults:
        if len(names) != atus_rules().replicates:
            faults.add(
                _(
                    "holds {count} replicate columns of the weight {weight} ({name}001 and so "
                    "on) instead of {expected}. Use the replicate weight file of the same "
                    "release, or take the file out of the folder.",
                    count=len(names),
                    weight=rule.column,
                    name=replicate_names()[rule.column][0],
                    expected=atus_rules().replicates,
                )
            )
    return names
