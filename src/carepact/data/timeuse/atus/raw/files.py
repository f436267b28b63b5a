"""Find and open the publisher's comma files of the American Time Use Survey.

A file is named by its kind and release: `atusresp_2018.dat`, `atusact-0316.zip`. The
numbers -1, -2 and -3 mean blank, "don't know" and refused: they become empty here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

import polars as pl

from carepact.core.errors import DataError, Faults
from carepact.core.messages import _
from carepact.core.packed_files import read_first_line
from carepact.core.text_files import exists, is_file, is_folder
from carepact.data.timeuse.atus.codebook import codes_of
from carepact.data.timeuse.diaries import list_some
from carepact.data.timeuse.tables import read_table

RESPONDENT_LINE = 1
"""Line number of the respondent in every file of persons."""


def _match_name(name: str) -> re.Match[str] | None:
    """Take the name of a file apart: kind, release, ending, packing."""
    return re.fullmatch(r"([a-z]+)(?:[-_](\d{4}))?(\.dat|\.csv)?(\.gz|\.zip)?", name.lower())


def title_of(kind: str) -> str:
    """Name one of the publisher's files, by the first part of its name."""
    return {
        "atusresp": _("respondent file"),
        "atusact": _("activity file"),
        "atusrost": _("roster file"),
        "atuscps": _("CPS file"),
        "atuswho": _("who file"),
        "atuswgts": _("replicate weight file"),
        "atuswgtspan": _("replicate weight file of 2019-2020"),
        "wbresp": _("well-being respondent file"),
        "wbact": _("well-being activity file"),
    }[kind]


def find_files(path: Path, required: Sequence[str], optional: Sequence[str]) -> dict[str, Path]:
    """Find the files of one release.

    Parameters
    ----------
    path : Path
        A folder that holds one release, or one file of the release that is meant.
    required, optional : sequence of str
        Kinds of file, by the first part of their names. A required kind may offer a
        choice, `atusrost|atuscps`: either suffices.

    Returns
    -------
    dict
        Kind of file to its path, for the kinds that are there.

    Raises
    ------
    DataError
        If there is no such path, or a required file is missing, a kind stands twice, or
        the folder holds several releases: all such faults at once.
    """
    if not exists(path):
        raise DataError(_("{path}: there is no such file or folder. Check the path.", path=path))
    folder = path if is_folder(path) else path.parent
    alternatives = [kinds.split("|") for kinds in required]
    wanted = {kind for kinds in alternatives for kind in kinds} | set(optional)
    asked = _match_name(path.name) if is_file(path) else None
    found: dict[str, list[Path]] = {}
    releases: set[str] = set()
    for entry in sorted(folder.iterdir()):
        name = _match_name(entry.name)
        if not name or name[1] not in wanted or not (name[3] or name[4]) or not entry.is_file():
            continue
        if asked and name[2] != asked[2] and name[1] != "atuswgtspan":
            continue
        found.setdefault(name[1], []).append(entry)
        if name[1] != "atuswgtspan":
            releases.add(name[2] or "")
    with Faults(DataError, folder.resolve().name) as faults:
        _note_missing(alternatives, found, faults)
        _note_ambiguous(found, releases, faults)
    return {kind: paths[0] for kind, paths in found.items()}


def _note_missing(
    alternatives: list[list[str]], found: Mapping[str, list[Path]], faults: Faults
) -> None:
    """Note each required file that is not there."""
    for kinds in alternatives:
        if not any(kind in found for kind in kinds):
            faults.add(
                _(
                    "there is no {title} ({names}). Fetch it from the publisher's page "
                    "'ATUS data files' and put it beside the others.",
                    title=" / ".join(title_of(kind) for kind in kinds),
                    names=", ".join(f"{kind}_YYYY.dat" for kind in kinds),
                )
            )


def _note_ambiguous(found: Mapping[str, list[Path]], releases: set[str], faults: Faults) -> None:
    """Note kinds of file that stand more than once, and files of several releases."""
    without = _("without a year")
    if len(releases) > 1:
        faults.add(
            _(
                "the folder holds files of several releases: {listed}. Keep one release in a "
                "folder, or name its activity file; for several years take the publisher's "
                "multi-year release, whose codes and weights can be compared.",
                listed=", ".join(sorted(release or without for release in releases)),
            )
        )
        return
    for kind, paths in found.items():
        if len(paths) > 1:
            faults.add(
                _(
                    "the {title} stands {count} times: {listed}. Keep one of them.",
                    title=title_of(kind),
                    count=len(paths),
                    listed=", ".join(path.name for path in paths),
                )
            )


def read_header(path: Path) -> list[str]:
    """Return the column names of a file; none where it cannot be opened."""
    try:
        line = read_first_line(path)
    except DataError:
        return []
    text = line.decode("utf-8-sig", errors="replace")
    return [name.strip().strip('"') for name in text.split(",")]


def read_columns(
    path: Path,
    required: Sequence[str],
    optional: Sequence[str] = (),
    *,
    text: Sequence[str] = (),
    decimal: Sequence[str] = (),
) -> pl.DataFrame:
    """Read columns of one file, with the publisher's marks of missing values emptied.

    Parameters
    ----------
    path : Path
        A comma file with a header, plain, `.gz` or `.zip`.
    required, optional : sequence of str
        Columns that must be there, and columns that are taken where they are.
    text : sequence of str
        Columns to keep as text, e.g. codes with leading zeros.
    decimal : sequence of str
        Columns whose numbers may have decimals, e.g. weights; all others are whole.

    Returns
    -------
    pl.DataFrame, shape (rows, columns)
        `TUCASEID` is named `respondent`.

    Raises
    ------
    DataError
        If the file cannot be read, lacks a required column or any row, a number is no
        number or not whole, or an id does not have 14 digits.
    """
    present = read_header(path)
    columns = [*required, *(name for name in optional if name in present)]
    table = read_table(path, columns, text=text).select(columns)
    if table.is_empty():
        raise DataError(
            _("{file}: there is a header and no row. Fetch the file again.", file=path.name)
        )
    with Faults(DataError, path.name) as faults:
        for name in table.columns:
            if name != "TUCASEID" and name not in text:
                _note_no_numbers(table[name], faults, whole=name not in decimal)
        _note_wrong_ids(table["TUCASEID"], faults)
    return table.select(
        pl.col(name).alias("respondent")
        if name == "TUCASEID"
        else pl.col(name)
        if name in text
        else _without_marks(name, pl.Float64() if name in decimal else pl.Int64())
        for name in table.columns
    )


def _without_marks(name: str, kind: pl.DataType) -> pl.Expr:
    """Empty the marks of missing values in a column of numbers."""
    number, marks = pl.col(name).cast(kind), pl.Series(list(codes_of("all files")["missing"]))
    return pl.when(~number.is_in(marks.cast(kind).implode())).then(number).alias(name)


def _note_no_numbers(column: pl.Series, faults: Faults, *, whole: bool) -> None:
    """Note what is no number, or no whole number, in a column."""
    kind = pl.Int64 if whole else pl.Float64
    if column.dtype.is_integer():
        return
    numbers = column.cast(pl.Float64, strict=False)
    wrong = column.is_not_null() & (
        numbers.is_null() | (numbers != numbers.cast(kind, strict=False))
    )
    if wrong.any():
        faults.add(
            _(
                "column {column} holds {listed}, which is no {kind}. Fetch the file again.",
                column=column.name,
                listed=list_some(column.filter(wrong).unique(maintain_order=True).to_list()),
                kind=_("whole number") if whole else _("number"),
            )
        )


def _note_wrong_ids(ids: pl.Series, faults: Faults) -> None:
    """Note ids that are not whole numbers of 14 digits."""
    digits = 14
    low, high = 10 ** (digits - 1), 10**digits
    if ids.dtype == pl.Int64:
        wrong = ids.filter(~ids.is_between(low, high, closed="left").fill_null(value=False))
    else:
        wrong = ids
    if wrong.len():
        faults.add(
            _(
                "{count} values of TUCASEID are not whole numbers of 14 digits: {listed}. "
                "Use the publisher's file as it is, not one saved again by a spreadsheet.",
                count=wrong.len(),
                listed=list_some(wrong.unique(maintain_order=True).to_list()),
            )
        )
