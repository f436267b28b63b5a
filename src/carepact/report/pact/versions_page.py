"""Two versions of a pact beside one another, on the screen."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Group, RenderableType

from carepact.core.controls import show_controls
from carepact.core.messages import _, _n
from carepact.levels.pact.pact import ALL, name_code
from carepact.levels.pact.versions import CHANGE_KINDS
from carepact.report.family.layout import make_table
from carepact.report.pact.glances import say_versions_title
from carepact.report.prose import Prose
from carepact.report.words import join_parts
from carepact.studies.one_pact.answer import PactVersions


def show_versions(found: PactVersions) -> RenderableType:
    """Lay out what differs, what is less or later with what is more or sooner."""
    return Group(*_tell(found))


def say_differences(found: PactVersions) -> str:
    """Say how many differences there are, and of which kinds."""
    if not found.differences:
        return _("Both versions promise the same.")
    counted = [(kind, sum(one.kind == kind for one in found.differences)) for kind in CHANGE_KINDS]
    return _n(
        "{count} difference: {listed}.",
        "{count} differences: {listed}.",
        len(found.differences),
        listed=join_parts(f"{name_code(kind).word()} {count}" for kind, count in counted if count),
    )


def _tell(found: PactVersions) -> Iterator[RenderableType]:
    """Tell every part."""
    yield Prose(say_versions_title(found), style="bold")
    yield Prose(say_differences(found))
    if not found.differences:
        return
    yield Prose()
    table = make_table(_("what changed"), _("of"), _("before"), _("after"))
    for one in found.differences:
        table.add_row(
            name_code(one.kind).word(),
            _("the whole pact") if one.of == ALL else show_controls(one.of),
            show_controls(one.before) or "-",
            show_controls(one.after) or "-",
        )
    yield table
