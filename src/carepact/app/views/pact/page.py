"""The page of a pact: a form or an example, and one view of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from carepact.app.forms import Choice
from carepact.app.pages import Link, show_page, show_part
from carepact.app.replies import TWINS, Reply
from carepact.app.told import Pairs, Told, write_query
from carepact.app.views.brought import is_brought
from carepact.app.views.brought_form import lay_out_downloads, lay_out_form, list_twins
from carepact.app.views.pact.answers import Answered, answer_asked
from carepact.app.views.pact.asked import SIDES, Asked, read_asked
from carepact.app.views.pact.files import list_files, write_draft
from carepact.app.views.pact.telling import lay_out, list_pictures, name_side
from carepact.app.views.view import Progress
from carepact.core.errors import CareError
from carepact.core.messages import _, word
from carepact.data.crises.crisis import shipped_crises
from carepact.report.figures.picture import Drawer
from carepact.report.headlines import say_preview


def show_pact(told: Told, on_progress: Progress) -> Reply:
    """Show the form, and one view of the pact that was brought or is an example.

    Runs are shown with few simulations first; a link asks for all.
    """
    words: dict[str, object] = {}
    status = 200
    try:
        asked = read_asked(told, is_few=True)
        if is_brought(told) or told.files:
            words = _tell(told, asked, answer_asked(told, asked, on_progress))
    except CareError as error:
        words, status = {"message": str(error)}, 422
    form = lay_out_form(told, "pact", "pact", ["before"])
    if told.one("begin") and not form.text:
        form = replace(form, text=write_draft(Told(())))
    both = [("example", "made-up-renewed"), ("before", "made-up"), ("view", "versions")]
    compared = Link(
        _("Both versions beside one another"),
        f"pact?{write_query(both)}",
        bool(told.one("before")),
    )
    form = replace(form, examples=(*form.examples[:2], compared, *form.examples[2:]))
    usual: dict[str, object] = {
        "title": _("A pact on care: what it names, brings and keeps"),
        "lead": _(
            "What partners promise about care, by when, by what it is seen, and who pays: what a "
            "text leaves unnamed, what it brings, whether it is kept, what changed."
        ),
        "message": "",
        "paper": None,
        "form": form,
        "sides": [(one, name_side(one)) for one in SIDES],
        "crises": list(_list_crises(told)),
        "settings": {name: told.one(name) for name in ("until", "year", "kept", "begins")},
        "kept_fields": [
            pair for pair in told.pairs if pair[0] in {"example", "before"} and not told.files
        ],
    }
    linked = Told(()) if told.files else told
    return show_page("pact.html.j2", "pact", linked, usual | words, status)


def show_part_of_pact(told: Told, on_progress: Progress) -> Reply:
    """Show one view alone, with all simulations unless a preview is asked for."""
    asked = read_asked(told, is_few=bool(told.one("preview")))
    return show_part(
        "pact_answer.html.j2", _tell(told, asked, answer_asked(told, asked, on_progress))
    )


def list_charts(told: Told, on_progress: Progress) -> Mapping[str, Drawer]:
    """List the pictures of a pact: those of what is followed, unless another view is named."""
    asked = read_asked(told, is_few=True)
    asked = replace(asked, side=asked.side or "monitoring")
    return list_pictures(answer_asked(told, asked, on_progress))


def _tell(told: Told, asked: Asked, answered: Answered) -> dict[str, object]:
    """Tell one view: its paper, the other views, what can be taken away."""
    title, subtitle, paper = lay_out(answered.found)
    form = "brought" if told.files else ""
    pairs = [one for one in told.pairs if one[0] not in {"view", "full", "preview", "width"}]
    here = Told((*pairs, ("view", answered.side)))
    is_few = answered.side in {"simulation", "monitoring"} and not asked.is_full
    return {
        "title": title,
        "lead": subtitle,
        "paper": paper,
        "side": answered.side,
        "views": [
            Link(name_side(one), _address(pairs, "view", one), one == answered.side)
            for one in answered.sides
        ],
        "form_id": form,
        "sides_of": [(one, name_side(one), one == answered.side) for one in answered.sides],
        "warning": (say_preview(asked.draws) or "") if is_few else "",
        "is_few": is_few,
        "full_address": _address(here.pairs, "full", "yes"),
        "part_address": f"pact/part?{write_query(here.pairs)}",
        "twins": {} if form else {
            name: list(list_twins(here, "pact", name, TWINS)) for name in list_pictures(answered)
        },
        "downloads": lay_out_downloads(
            here, "pact", list_files(answered), form, [("view", answered.side)]
        ),
    }  # fmt: skip


def _address(pairs: Pairs, name: str, value: str) -> str:
    """Write the address of the same with a field beside."""
    return f"pact?{write_query([*pairs, (name, value)])}"


def _list_crises(told: Told) -> Iterator[Choice]:
    """List the crises that a run may go through."""
    chosen = told.one("crisis").partition(":")[0]
    yield Choice("", _("none"), not chosen)
    for name, one in shipped_crises().items():
        yield Choice(name, word(one.title), name == chosen)
