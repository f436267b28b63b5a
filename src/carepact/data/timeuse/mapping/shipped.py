"""Readers of the surveys whose mapping files ship with carepact."""

from __future__ import annotations

from pathlib import Path

from carepact.data.timeuse.diaries import Diaries
from carepact.data.timeuse.mapping.reading import read_by_mapping, shipped_mapping


def read_chile_2015(path: Path, years: tuple[int, ...] | None) -> Diaries:
    """Read the first national time-use survey of Chile."""
    return read_by_mapping(path, shipped_mapping("chile-enut-2015"), years)


def read_chile_2023(path: Path, years: tuple[int, ...] | None) -> Diaries:
    """Read the second national time-use survey of Chile."""
    return read_by_mapping(path, shipped_mapping("chile-enut-2023"), years)


def read_buenos_aires_2016(path: Path, years: tuple[int, ...] | None) -> Diaries:
    """Read the time-use survey of the City of Buenos Aires."""
    return read_by_mapping(path, shipped_mapping("buenos-aires-2016"), years)
