"""The sheets of a quality assessment: what each asks."""

from __future__ import annotations

from functools import cache
from importlib import resources

from carepact.data.sheets.form import Form, read_form


@cache
def quality_form(name: str) -> Form:
    """Return a form: `assessment`, `plan`, `follow-ups`, `survey`, or `criteria` to be read."""
    folder = resources.files(__package__)
    return read_form(name, folder.joinpath(f"{name.replace('-', '_')}.csv"))
