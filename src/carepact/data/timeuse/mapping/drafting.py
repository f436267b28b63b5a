"""Draft a mapping file from a data file: what can be guessed is marked as a guess."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from carepact.core.messages import _
from carepact.data.timeuse.mapping.activity_model import TO_FILL_IN
from carepact.data.timeuse.mapping.drafted_activities import GUESS, draft_activities
from carepact.data.timeuse.mapping.formats import LabelledTable, open_table, text_of
from carepact.data.timeuse.mapping.guesses import guesses

SCHEMA_ADDRESS = "mapping.schema.json"


@dataclass(frozen=True)
class Found:
    """Columns that a draft takes for something, by their names and values."""

    columns: dict[str, str]
    weight: str | None
    strata: list[str]
    psu: list[str]
    replicates: list[str]

    @property
    def taken(self) -> set[str]:
        """Name every column that has a meaning already."""
        single = [self.weight] if self.weight else []
        return {*self.columns.values(), *single, *self.strata, *self.psu, *self.replicates}


def draft_mapping(path: Path) -> str:
    """Write a mapping file for a data file, as far as its columns and labels tell.

    Parameters
    ----------
    path : Path
        CSV, Parquet, Stata or SPSS file.

    Returns
    -------
    str
        YAML. What is guessed carries a comment, what only the office knows holds `???`;
        `carepact survey check` lists those places.

    Raises
    ------
    DataError
        If the file cannot be read.
    """
    source = open_table(path)
    found = find_columns(source)
    name = re.sub(r"[^a-z0-9]+", "-", path.name.split(".")[0].lower()).strip("-") or "survey"
    lines = [
        f"# yaml-language-server: $schema={SCHEMA_ADDRESS}",
        "# "
        + _("Drafted from {file}. Review every line that is marked as a guess,", file=path.name),
        "# "
        + _(
            "fill in every ???, then run: carepact survey check mapping.yaml {file}", file=path.name
        ),
        f"survey: {name}",
        f'title: "{TO_FILL_IN}"',
        "sources:",
        f'  - title: "{TO_FILL_IN}"',
        f'    licence: "{TO_FILL_IN}"',
        "files:",
        f"  respondents: {_quoted(path.name)}",
    ]
    if "year" not in found.columns:
        lines.append("year: 2024          # " + _("fill in: the year of the survey"))
    lines += ["", *_columns(source, found), "", *_sample(found), ""]
    lines += draft_activities(source, found.taken, guesses())
    return "\n".join(lines) + "\n"


def find_columns(source: LabelledTable) -> Found:
    """Guess what the columns are from their names, and what their values allow."""
    rules, table = guesses(), source.table
    words = rules.words
    columns: dict[str, str] = {}
    for role, pattern in rules.columns.items():
        matched = [c for c in table.columns if re.search(pattern, c.lower())]
        fitting = [c for c in matched if c not in columns.values() and _fits(role, table[c])]
        if fitting:
            whole = [c for c in fitting if not table[c].dtype.is_float()]
            columns[role] = (whole or fitting)[0]
    home = columns.get("household", "")
    if "respondent" not in columns and home and table[home].is_unique().all():
        columns["respondent"] = columns.pop("household")
    rest = [c for c in table.columns if c not in columns.values()]
    replicates = [
        c for c in rest if re.search(words["replicates"], c.lower()) and table[c].dtype.is_numeric()
    ]
    if len(replicates) < rules.limits.fewest_replicates.value:
        replicates = []
    numeric = [c for c in rest if table[c].dtype.is_numeric() and c not in replicates]
    weight = next(
        (c for c in numeric if re.search(words["weight"], c.lower()) and _fits("weight", table[c])),
        None,
    )
    others = [c for c in rest if c != weight]
    strata = [c for c in others if re.search(words["strata"], c.lower())]
    psu = [c for c in others if re.search(words["psu"], c.lower()) and c not in strata]
    return Found(columns, weight, strata, psu, replicates)


def _fits(role: str, column: pl.Series) -> bool:
    """Tell whether values allow a column to be what its name says."""
    known = column.drop_nulls()
    if known.is_empty():
        return False
    if role == "sex":
        return known.n_unique() <= guesses().limits.most_sex_values.value
    bounds = guesses().bounds.get(role)
    if bounds is None:
        return True
    if not column.dtype.is_numeric():
        return False
    high = math.inf if bounds.greatest is None else bounds.greatest
    values = known.cast(pl.Float64)
    if role == "weight" and (column.null_count() or not values.is_finite().all()):
        return False
    return bool(values.is_between(bounds.least, high).all()) and (
        role != "weight" or values.n_unique() > 1
    )


def _columns(source: LabelledTable, found: Found) -> list[str]:
    """Write the part on respondents."""
    lines = ["columns:"]
    for role in ("respondent", "day", "household", "sex", "age", "year"):
        column = found.columns.get(role)
        if role in {"respondent", "sex", "age"} or column:
            if role == "sex" and column:
                lines += _sex(source, column)
                continue
            comment = f"     {GUESS}" if column else ""
            lines.append(f"  {role}: {_quoted(column or TO_FILL_IN)}{comment}")
    free = [c for c in source.labels if c not in found.taken and c in source.table.columns]
    for column in free:
        if source.table[column].n_unique() <= guesses().limits.most_labels.value:
            title = source.titles.get(column, column).splitlines()[0]
            lines.append(f"  # {column}: {_quoted(column)}     # {title}")
    return lines


def _sex(source: LabelledTable, column: str) -> list[str]:
    """Write the words for sex, from labels or values."""
    words = guesses().words
    values = text_of(source.table[column]).drop_nulls().unique().sort().to_list()
    lines = ["  sex:", f"    column: {_quoted(column)}     {GUESS}", "    words:"]
    for value in values:
        label = source.labels.get(column, {}).get(value, value)
        word = TO_FILL_IN
        for sex in ("women", "men"):
            if re.search(words[sex], label.lower()):
                word = sex
        comment = (
            f"     {GUESS}: {label}" if word != TO_FILL_IN else f"     # women or men? {label}"
        )
        lines.append(f"      {_quoted(value)}: {_quoted(word)}{comment}")
    return lines


def _sample(found: Found) -> list[str]:
    """Write weight, replicates and design."""
    lines = []
    if found.weight:
        lines += [
            "weight:",
            f"  column: {_quoted(found.weight)}     {GUESS}",
            "  unit: sample only     # "
            + _("persons, person-days of a year, or sample only: what do they add up to?"),
        ]
    else:
        lines.append("weight: none     # " + _("no weight found: figures tell of the sample alone"))
    if found.replicates:
        listed = ", ".join(_quoted(c) for c in found.replicates)
        lines += [
            "replicates:",
            f"  columns: [{listed}]     {GUESS}",
            f'  method: "{TO_FILL_IN}"     # sdr, brr, fay, jk1, jkn or bootstrap',
        ]
    if found.strata or found.psu:
        lines.append("design:")
        for key, named in (("strata", found.strata), ("psu", found.psu)):
            if named:
                lines.append(f"  {key}: [{', '.join(map(_quoted, named))}]     {GUESS}")
        lines.append("  single_psu: refuse     # refuse, merge or centre")
    return lines


def _quoted(text: str) -> str:
    """Quote a name for YAML."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
