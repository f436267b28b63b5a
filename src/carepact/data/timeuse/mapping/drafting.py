"""Draft a mapping file from data files: what can be guessed is marked as a guess."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from carepact.core import voice
from carepact.core.messages import _
from carepact.data.timeuse.mapping.activity_model import TO_FILL_IN
from carepact.data.timeuse.mapping.drafted_activities import draft_activities
from carepact.data.timeuse.mapping.drafted_codes import GUESS, quote
from carepact.data.timeuse.mapping.drafted_columns import Found, find_columns
from carepact.data.timeuse.mapping.drafted_files import draft_files, open_survey
from carepact.data.timeuse.mapping.drafted_weights import find_replicates
from carepact.data.timeuse.mapping.formats import LabelledTable, text_of
from carepact.data.timeuse.mapping.guesses import guesses
from carepact.data.timeuse.mapping.unplaced import list_unplaced

DAYS = (
    "weekend day",
    "weekday",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
)
"""Words for types of day that a label may say, `fin de semaine` before `semaine`."""
SCHEMA_ADDRESS = "mapping.schema.json"


def draft_mapping(*paths: Path) -> str:
    """Write a mapping file for a survey's files, as far as columns and labels tell.

    Parameters
    ----------
    *paths : Path
        CSV, Parquet, Stata or SPSS files in any order; how a text file is written is found,
        and which holds the persons, their activities or replicate weights.

    Returns
    -------
    str
        YAML. What is guessed carries a comment, what only the office knows holds `???`;
        `carepact survey check` lists those places.

    Raises
    ------
    DataError
        If a file cannot be read.
    """
    files = open_survey(paths)
    source, second = files.respondents, files.activities
    found = find_columns(source, second)
    if files.replicates is not None:
        found = replace(found, replicates=find_replicates(files.replicates.table, None))
    activities, used = draft_activities(second or source, found.taken, guesses())
    lines = [
        *_head(source.file),
        *draft_files(files),
    ]
    if "year" not in found.columns:
        lines.append("year: 2024          # " + _("fill in: the year of the survey"))
    lines += ["", *_columns(source, second, found), "", *_sample(source, second, found), ""]
    lines += activities
    for one in files.opened:
        lines += list_unplaced(one, {*found.taken, *used})
    return "\n".join(lines) + "\n"


def _head(file: str) -> list[str]:
    """Write what stands before the files."""
    name = re.sub(r"[^a-z0-9]+", "-", file.split(".", maxsplit=1)[0].lower()).strip("-") or "survey"
    return [
        f"# yaml-language-server: $schema={SCHEMA_ADDRESS}",
        "# " + _("Drafted from {file}. Review every line that is marked as a guess,", file=file),
        "# "
        + _(
            "fill in every ???, then run: {check}",
            check=voice.command("survey check", "mapping.yaml", file),
        ),
        f"survey: {name}",
        f'title: "{TO_FILL_IN}"',
        "sources:",
        f'  - title: "{TO_FILL_IN}"',
        f'    licence: "{TO_FILL_IN}"',
    ]


def _columns(source: LabelledTable, second: LabelledTable | None, found: Found) -> list[str]:
    """Write the part on respondents."""
    lines = ["columns:"]
    needed = {"respondent", "sex", *({"age"} - {*found.columns})}
    needed -= {"age"} if "age_class" in found.columns else set()
    for role in ("respondent", "day", "day_type", "household", "sex", "age", "age_class", "year"):
        named = found.columns.get(role)
        if role not in needed and not named:
            continue
        if role == "age_class" and "age" in found.columns:
            continue
        if named and role in {"sex", "day_type", "age_class"}:
            table = source if named[0] in source.table.columns else second or source
            lines += _worded(role, table, named[0])
            continue
        shown = TO_FILL_IN if not named else named[0]
        text = f"[{', '.join(map(quote, named))}]" if named and len(named) > 1 else quote(shown)
        lines.append(f"  {role}: {text}" + (f"     {GUESS}" if named else ""))
    free = [c for c in source.labels if c not in found.taken and c in source.table.columns]
    for column in free:
        if source.table[column].n_unique() <= guesses().limits.most_labels.value:
            title = source.titles.get(column, column).splitlines()[0]
            lines.append(f"  # {column}: {quote(column)}     # {title}")
    return lines


def _worded(role: str, source: LabelledTable, column: str) -> list[str]:
    """Write the words for sex or for types of day, from labels or values."""
    patterns = guesses().words
    choices = {
        "sex": ("women", "men"),
        "day_type": DAYS,
    }.get(role, ())
    asks = {"sex": _("women or men?"), "day_type": _("weekday or weekend day?")}
    ask = " " + asks.get(role, _("which ages, as in 15-24 or 75+?"))
    values = text_of(source.table[column]).drop_nulls().unique().sort().to_list()
    lines = [f"  {role}:", f"    column: {quote(column)}     {GUESS}", "    words:"]
    for value in values:
        label = " ".join(source.labels.get(column, {}).get(value, value).split())
        word = next(
            (c for c in choices if re.search(patterns.get(c, f"^{c}$"), label.lower())), TO_FILL_IN
        )
        said = f"     {GUESS}: {label}" if word != TO_FILL_IN else f"     #{ask} {label}"
        lines.append(f"      {quote(value)}: {quote(word)}{said}")
    return lines


def _sample(source: LabelledTable, second: LabelledTable | None, found: Found) -> list[str]:
    """Write weight, replicates and design."""
    lines = []
    if found.weight:
        tables = [one.table for one in (source, second) if one is not None]
        weights = next(table[found.weight] for table in tables if found.weight in table.columns)
        constant = "; " + _("the same for everybody") if weights.n_unique() == 1 else ""
        average = float(weights.mean())  # type: ignore[arg-type]
        lines += [
            "weight:",
            f"  column: {quote(found.weight)}     {GUESS}{constant}",
            "  unit: sample only     # "
            + _(
                "persons, person-days, person-days of a year, or sample only: what do they add up "
                "to? Here to {total:.6g}, {average:.4g} a row",
                total=float(weights.sum()),
                average=average,
            ),
        ]
    else:
        lines.append("weight: none     # " + _("no weight found: figures tell of the sample alone"))
    if found.replicates:
        listed = ", ".join(map(quote, found.replicates))
        lines += [
            "replicates:",
            f"  columns: [{listed}]     {GUESS}",
            f'  method: "{TO_FILL_IN}"     # sdr, brr, fay, jk1, jkn or bootstrap',
        ]
    if found.strata or found.psu:
        lines.append("design:")
        for key, named in (("strata", found.strata), ("psu", found.psu)):
            if named:
                lines.append(f"  {key}: [{', '.join(map(quote, named))}]     {GUESS}")
        lines.append("  single_psu: refuse     # refuse, merge or centre")
    return lines
