"""An answer as data: the tables that the command writes, and how they came to be."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

import polars as pl

from carepact.app.told import Told
from carepact.app.views.levels.answering import answer_brought
from carepact.app.views.levels.fields import check_fields
from carepact.app.views.levels.level import Level
from carepact.app.views.view import Progress
from carepact.report.figures.picture import Drawer


def tell_data(level: Level, told: Told, on_progress: Progress) -> dict[str, object]:
    """Tell every table of an answer by its name, a mapping a row; what is hidden is null."""
    check_fields(level, told)
    with answer_brought(level, told, on_progress) as found:
        tables = found.telling.list_tables()
        manifest = found.telling.found.manifest()
    rows = {str(name).removesuffix(".csv"): _tell_rows(table) for name, table in tables.items()}
    return {"tables": rows, "manifest": manifest}


def list_charts(level: Level, told: Told, on_progress: Progress) -> Mapping[str, Drawer]:
    """List the pictures of an answer; each holds all that it needs."""
    with answer_brought(level, told, on_progress) as found:
        return level.pictures(found.telling.found)


def _tell_rows(table: pl.DataFrame) -> list[dict[str, object]]:
    """Tell the rows of a table; a number that is none is null."""
    return [{name: _plain(value) for name, value in row.items()} for row in table.to_dicts()]


def _plain(value: Any) -> object:  # noqa: ANN401 - what a table holds
    """Return a value as JSON has it."""
    return None if isinstance(value, float) and not math.isfinite(value) else value
