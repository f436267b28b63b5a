"""The surveys that can be read: what each is, how to get it, and its reader."""

from __future__ import annotations

import csv
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from importlib import import_module, resources
from pathlib import Path

import numpy as np
import polars as pl

from carepact.core import voice
from carepact.core.errors import DataError, ParameterError, nearest
from carepact.core.messages import _, data_message
from carepact.core.text_files import exists, is_folder
from carepact.data.icatus.crosswalk import read_crosswalk
from carepact.data.timeuse.diaries import Diaries

MAPPING_FILES = (".yaml", ".yml")

Reader = Callable[[Path, tuple[int, ...] | None], Diaries]


@dataclass(frozen=True)
class Survey:
    """One survey that carepact reads."""

    name: str
    title: str
    years: str
    publisher: str
    how_to_get: str
    reader: str
    """Module and function, imported when the survey is first read; `mapping` where a mapping
    file of its name ships."""
    signature: tuple[str, ...]
    """File names (glob patterns, any suffices) by which a folder or file is recognised."""
    mapping_file: Path | None = None
    """The user's own mapping file, which then takes the reader's place."""

    def read(self, path: Path, years: tuple[int, ...] | None) -> Diaries:
        """Read the survey's files."""
        if self.mapping_file is not None or self.reader == "mapping":
            mapping = import_module("carepact.data.timeuse.mapping.reading")
            file = self.mapping_file or mapping.shipped_mapping(self.name)
            read_mapped: Diaries = mapping.read_by_mapping(path, file, years)
            return read_mapped
        module, function = self.reader.rsplit(".", 1)
        reader: Reader = getattr(import_module(f"carepact.data.timeuse.{module}"), function)
        return reader(path, years)


def known_surveys() -> dict[str, Survey]:
    """List the surveys of `surveys.csv`, in the order in which a newcomer should see them."""
    text = resources.files("carepact.data.timeuse").joinpath("surveys.csv").read_text("utf-8")
    return {
        row["survey"]: Survey(
            name=row["survey"],
            title=data_message("survey", row["title"]),
            years=row["years"],
            publisher=row["publisher"],
            how_to_get=data_message("survey", row["how_to_get"]),
            reader=row["reader"],
            signature=tuple(row["signature"].split("|")),
        )
        for row in csv.DictReader(text.splitlines())
    }


def read_diaries(
    path: str | Path, survey: str | None = None, years: Sequence[int] | None = None
) -> Diaries:
    """Read a time-use survey into standard columns.

    Parameters
    ----------
    path : str or Path
        Folder or file of the survey, or `synthetic` for the made-up diaries.
    survey : str, optional
        Name of the survey (`carepact surveys` lists them), or the path of a mapping
        file (`.yaml`); recognised by its file names when omitted.
    years : sequence of int, optional
        Years to keep; all when omitted. [calendar years]

    Returns
    -------
    Diaries
        Respondents, activities, sample design and what the reader noticed.

    Raises
    ------
    ParameterError
        If the survey is not known, or cannot be told from the file names.
    DataError
        If a file is missing, damaged, lacks a column, holds a code that the crosswalk
        does not know, or breaks another rule: all faults of one file at once.

    Examples
    --------
    >>> import carepact
    >>> diaries = carepact.read_diaries("synthetic")
    >>> diaries.respondents.height
    2989
    """
    path = Path(path)
    if survey != "synthetic" and path.name != "synthetic" and not exists(path):
        raise DataError(_("{path}: there is no such file or folder. Check the path.", path=path))
    chosen = _find_survey(survey) if survey else _recognise(path)
    diaries = chosen.read(path, tuple(sorted(set(years))) if years else None)
    check_codes(diaries)
    return replace(diaries, activities=diaries.activities.rechunk())


def _find_survey(name: str) -> Survey:
    """Return the survey of that name, or offer the nearest."""
    if Path(name).suffix.lower() in MAPPING_FILES:
        return _mapped(Path(name))
    surveys = known_surveys()
    if name not in surveys:
        raise ParameterError(
            _("{given}: there is no such survey.", given=voice.given("survey", name))
            + nearest(name, surveys)
            + " "
            + _("Known surveys: {listed}.", listed=", ".join(surveys))
        )
    return surveys[name]


def _mapped(mapping_file: Path) -> Survey:
    """Return a survey that a mapping file describes."""
    return Survey(mapping_file.stem, mapping_file.stem, "", "", "", "", (), mapping_file)


def _recognise(path: Path) -> Survey:
    """Tell the survey from the names of its files."""
    surveys = known_surveys()
    names = [entry.name for entry in path.iterdir()] if is_folder(path) else [path.name]
    for survey in surveys.values():
        if any(Path(name.lower()).match(pattern) for name in names for pattern in survey.signature):
            return survey
    raise ParameterError(
        _(
            "{path}: no known survey has files of these names. Name it with {option}; "
            "known surveys: {listed}.",
            path=path,
            listed=", ".join(surveys),
            option=voice.option("survey"),
        )
    )


def check_codes(diaries: Diaries) -> None:
    """Refuse activity codes that the crosswalk does not know, with their minutes."""
    known = read_crosswalk(diaries.crosswalk)
    unknown = [i for i, code in enumerate(diaries.codes) if code not in known]
    if not unknown:
        return
    rows = diaries.activities.filter(pl.col("code").is_in(unknown))
    minutes = np.bincount(
        rows["code"].to_numpy(), rows["minutes"].to_numpy(), minlength=len(diaries.codes)
    )
    named = 10  # codes that the error names before it counts the rest
    order = sorted(unknown, key=lambda i: -minutes[i])
    listed = ", ".join(
        _("'{code}' ({minutes:.0f} minutes)", code=diaries.codes[i], minutes=minutes[i])
        for i in order[:named]
    )
    rest = len(order) - named
    if rest > 0:
        listed += " " + _("and {rest} more", rest=rest)
    raise DataError(
        _(
            "{survey}: {count} activity codes are not in the crosswalk: {listed}. "
            "Correct them, or add them to the crosswalk table with a reason.",
            survey=diaries.title,
            count=len(unknown),
            listed=listed,
        )
    )
