"""One printed page for the town: who stayed, what hours followed, how sure, what it cost."""

from __future__ import annotations

from importlib import metadata
from typing import Any

from carepact.core.messages import _, language
from carepact.report.holding import HELD, hold_together
from carepact.report.programme.cost import say_cost
from carepact.report.programme.sentences import (
    list_missing,
    say_freed,
    say_how_sure,
    say_later,
    say_mothers,
    say_stayed,
)
from carepact.report.programme.tables import head_of_hours, list_fathers, list_mothers
from carepact.report.programme.words import View, say_hidden, say_title
from carepact.studies.one_programme.answer import ProgrammeAnswer


def write_sheet(answer: ProgrammeAnswer) -> bytes:
    """Write the sheet as one page of HTML; what tells of few fathers is hidden in it."""
    from jinja2 import Environment, PackageLoader, StrictUndefined  # noqa: PLC0415 - slow to import

    surroundings = Environment(
        loader=PackageLoader("carepact.report", "programme"),
        autoescape=True,
        undefined=StrictUndefined,
        keep_trailing_newline=True,
        finalize=_hold,
    )
    return surroundings.get_template("sheet.html.j2").render(**_fill(answer)).encode()


def _hold(value: object) -> object:
    """Hold the parts of a number together, so that no line breaks within it."""
    return hold_together(value).replace("≈ ", f"≈{HELD}") if isinstance(value, str) else value


def _fill(answer: ProgrammeAnswer) -> dict[str, Any]:
    """Say every word of the sheet in the reader's language."""
    view = View(answer, is_public=True)
    tables = [(head_of_hours(_("As he tells")), list_fathers(view))]
    if mothers := list_mothers(view):
        tables.append((head_of_hours(_("As she tells, told twice")), mothers))
    parts = [
        (_("How sure"), list(say_how_sure(view))),
        (_("Mothers beside fathers"), [*say_mothers(view), say_freed(view)]),
        (_("Later"), [say_later(view)]),
        (_("What it cost"), list(say_cost(view))),
        (_("Missing"), ["; ".join(list_missing(view))]),
    ]
    return {
        "lang": language(),
        "title": say_title(answer),
        "stayed_head": _("Who stayed"),
        "stayed": say_stayed(view),
        "hours_head": _("Hours a week of care and housework"),
        "tables": tables,
        "note": _(
            "All who began: who did not tell twice counts as no change. 95 % sure: in nineteen of "
            "twenty such programmes the true change lies between these ends, as far as chance "
            "alone decides."
        ),
        "parts": [(name, " ".join(filter(None, said))) for name, said in parts if any(said)],
        "hidden": say_hidden() if answer.release.hides_anything else "",
        "foot": _("Computed by carepact {version} from the forms of the families and the books.",
                  version=metadata.version("carepact")),
    }  # fmt: skip
