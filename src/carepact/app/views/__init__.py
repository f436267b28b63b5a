"""The nouns of the tool, each a module that is read when it is first asked for."""

from __future__ import annotations

from importlib import import_module

from carepact.app.views.view import View

FIRST = "start"
"""Where the first page is, whose noun is empty."""


def find_view(noun: str) -> View:
    """Find the view of a noun, `law-changes` in `views/law_changes`; of none, `views/start`."""
    module = import_module(f"carepact.app.views.{(noun or FIRST).replace('-', '_')}")
    view: View = module.VIEW
    return view
