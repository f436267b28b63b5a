"""What every noun of the tool offers: a page, a part of it that moves, charts, files, data."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from carepact.app.replies import Reply
from carepact.app.told import Told
from carepact.report.figures.picture import Drawer

Progress = Callable[[str], None]
"""Told in words what is being done."""
Charts = Callable[[Told, Progress], Mapping[str, Drawer]]
Answerer = Callable[[Told, Progress], Reply]
Data = Callable[[Told, Progress], Any]


@dataclass(frozen=True)
class View:
    """One noun. What it does not offer is None, and its address is not there."""

    page: Answerer
    """The whole page."""
    part: Answerer | None = None
    """The part of the page that moves."""
    charts: Charts | None = None
    """The pictures by name: each has its twins as `.svg`, `.png`, `.csv` and `.json`."""
    data: Data | None = None
    """What `/api/` answers: plain values."""
    files: Mapping[str, Answerer] = field(default_factory=dict)
    """What can be downloaded, by file name."""
    is_private: bool = False
    """Whether it tells of persons: then no answer of it is kept, here or on its way."""
