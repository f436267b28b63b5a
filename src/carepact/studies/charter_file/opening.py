"""Read an employer's charter, or raise all its faults at once."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from importlib import resources
from pathlib import Path

from carepact.core.documents import Document, keys_of, parse_document, read_document
from carepact.levels.employer.charter import (
    YEARS,
    Charter,
    Goal,
    Statement,
)
from carepact.levels.employer.indicators import Indicator, read_indicators
from carepact.studies.charter_file.checks import find_charter_faults
from carepact.studies.charter_file.model import (
    CharterFile,
    GoalEntry,
    OwnIndicatorEntry,
    StatementEntry,
)
from carepact.studies.told.entries import Told


def open_charter(path: Path) -> tuple[Charter, tuple[Statement, ...]]:
    """Read a charter, and the statements of its years.

    Parameters
    ----------
    path : Path
        YAML file.

    Raises
    ------
    ParameterError
        With all faults of the file at once.
    """
    return _make_ready(read_document(path, CharterFile, _charter_keys()))


def parse_charter(text: str, name: str) -> tuple[Charter, tuple[Statement, ...]]:
    """Make a charter of the text of a file, as `open_charter` does."""
    return _make_ready(parse_document(text, name, CharterFile, _charter_keys()))


def schema_text() -> str:
    """Return the schema of a charter's file, for editors."""
    folder = resources.files("carepact.studies.charter_file")
    return folder.joinpath("charter.json").read_text("utf-8")


@cache
def _charter_keys() -> list[str]:
    """Name the keys that a charter's file may have."""
    return keys_of(CharterFile, GoalEntry, OwnIndicatorEntry, StatementEntry)


def _make_ready(document: Document[CharterFile]) -> tuple[Charter, tuple[Statement, ...]]:
    """Raise all faults of a file, or make the charter that it tells of."""
    told = Told(document)
    file = document.sound(find_charter_faults(told))
    charter = Charter(
        first_year=file.first_year,
        goals=tuple(
            replace(
                _make_goal(one, file.first_year), baseline_at=told.at("goals", place, "baseline")
            )
            for place, one in enumerate(file.goals)
        ),
        checked_by=file.checked_by.strip(),
        file=document.file,
    )
    statements = (
        Statement(
            one.year,
            one.values,
            {code: words.strip() for code, words in one.done.items()},
            {code: told.at("statements", place, "values", code) for code in one.values},
        )
        for place, one in enumerate(file.statements)
    )
    return charter, tuple(sorted(statements, key=lambda one: one.year))


def _make_goal(one: GoalEntry, first_year: int) -> Goal:
    """Make a goal of an entry."""
    own = one.own_indicator
    if own is not None:
        indicator = Indicator("", own.words.strip(), own.unit.strip())
    else:
        indicator = read_indicators()[(one.indicator or "").strip()]
    return Goal(
        code=one.code.strip(),
        words=one.words.strip(),
        indicator=indicator,
        baseline=one.baseline,
        target=one.target,
        direction=one.direction,
        owner_role=one.owner.strip(),
        first_year=first_year if one.first_year is None else one.first_year,
        due=first_year + YEARS - 1 if one.due is None else one.due,
    )
