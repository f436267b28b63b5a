"""The nouns of the tool, each a module that is read when it is first asked for."""

from __future__ import annotations

from functools import cache
from importlib import import_module

from carepact.app.nouns import find_noun
from carepact.app.views.view import View


@cache
def find_view(noun: str) -> View:
    """Find the view of a noun, `law-changes` in `views/law_changes`; of none, `views/start`."""
    view: View = import_module(f"carepact.app.views.{find_noun(noun).module}").make_view()
    return view
