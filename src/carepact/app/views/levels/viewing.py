"""Make the view of a level."""

from __future__ import annotations

from functools import partial

from carepact.app.views.levels.data import list_charts, tell_data
from carepact.app.views.levels.files import list_files
from carepact.app.views.levels.level import Level
from carepact.app.views.levels.page import show_answer, show_level
from carepact.app.views.view import View


def view_level(level: Level) -> View:
    """Make the view of a level: page, part, pictures, data and files."""
    return View(
        page=partial(show_level, level),
        part=partial(show_answer, level),
        charts=partial(list_charts, level),
        data=partial(tell_data, level),
        files=list_files(level),
    )
