"""Place survey codes in ICATUS 2016, from reviewed tables with a reason a row."""

from __future__ import annotations

import csv
import functools
import io
from collections.abc import Mapping
from importlib import resources

OTHER_HOUSEHOLDS = "other_households"
"""Care for other households whose kinship the survey does not tell: its own line."""
UNPLACED = ""
"""A code that says too little to be placed: reported, never dropped."""
FAMILY_MARK, NOT_FAMILY_MARK = ":family", ":other"
"""Endings that a reader adds to a code once the who-with file tells the kinship."""


def read_csv_resource(name: str) -> list[dict[str, str]]:
    """Read one table that ships beside this module, shape: a dictionary a row."""
    text = resources.files("carepact.data.icatus").joinpath(name).read_text("utf-8")
    return list(csv.DictReader(io.StringIO(text)))


@functools.cache
def icatus_titles() -> dict[str, str]:
    """Return the titles of ICATUS 2016: code (1 to 3 digits) to title."""
    return {row["code"]: row["title"] for row in read_csv_resource("icatus_2016.csv")}


def read_crosswalk(crosswalk: str | Mapping[str, str]) -> dict[str, str]:
    """Read a crosswalk: survey code to ICATUS code, `other_households`, or unplaced.

    Parameters
    ----------
    crosswalk : str or Mapping
        Name of a shipped table, or a survey's own table.
    """
    return _shipped_crosswalk(crosswalk) if isinstance(crosswalk, str) else dict(crosswalk)


@functools.cache
def shipped_crosswalks() -> tuple[str, ...]:
    """List the names of the tables that ship."""
    folder = resources.files("carepact.data.icatus")
    names = sorted(
        one.name.removesuffix(".csv") for one in folder.iterdir() if one.name.endswith(".csv")
    )
    return tuple(name for name in names if not name.startswith("icatus"))


@functools.cache
def _shipped_crosswalk(name: str) -> dict[str, str]:
    """Read a shipped table, shape: survey code to ICATUS code.

    Notes
    -----
    A row with `icatus_if_family` yields three entries: the plain code is care for
    other households of unknown kinship; with the mark `:family` it is unpaid care for
    family members (ICATUS 4), with `:other` unpaid work for others (ICATUS 5).
    """
    places: dict[str, str] = {}
    for row in read_csv_resource(f"{name}.csv"):
        code = row.get("code") or row["name"]
        if row.get("icatus_if_family"):
            places[code] = OTHER_HOUSEHOLDS
            places[code + FAMILY_MARK] = row["icatus_if_family"]
            places[code + NOT_FAMILY_MARK] = row["icatus"]
        else:
            places[code] = row["icatus"]
    return places
