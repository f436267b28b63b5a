"""The page of a family: its form, and what the law gives it when."""

from __future__ import annotations

from collections.abc import Mapping

from carepact.app.pages import show_page
from carepact.app.replies import TWINS, Reply, go_to
from carepact.app.told import Told, write_query
from carepact.app.views.brought import HELD, is_brought
from carepact.app.views.brought_form import (
    FileForm,
    lay_out_downloads,
    list_twins,
)
from carepact.app.views.brought_form import lay_out_form as lay_out_file_form
from carepact.app.views.family.asked import (
    answer_asked,
    faults_by_field,
    is_begun,
    is_told,
    known_fields,
)
from carepact.app.views.family.controls import lay_out_form
from carepact.app.views.family.files import list_files
from carepact.app.views.paper_parts import part_paper
from carepact.app.views.view import Progress
from carepact.core.errors import CareError
from carepact.core.messages import _
from carepact.report.family.files import list_pictures
from carepact.report.figures.picture import Drawer
from carepact.report.level_paper.files import write_level_paper
from carepact.studies.one_family.answer import FamilyAnswer

EXAMPLE = (
    ("country", "KEN"), ("event", "birth"), ("due", "2027-03-15"),
    ("parent1.name", "A"), ("parent1.sex", "woman"), ("parent1.gives_birth", "yes"),
    ("parent1.work", "employed"),
    ("parent2.name", "B"), ("parent2.sex", "man"), ("parent2.gives_birth", "no"),
    ("parent2.work", "employed"),
)  # fmt: skip
"""A family to try, as the draft of a family's file has it."""


def show_family(told: Told, on_progress: Progress) -> Reply:
    """Show the form, and where it is filled in what the law gives the family.

    An address with fields that were left empty is brought to its short form.
    """
    is_form = not is_brought(told)
    if told.one("sent") == "yes" and is_form and is_begun(told):
        pairs = [pair for pair in told.pairs if pair[0] != "sent"]
        return go_to(f"family?{write_query(pairs)}")
    try:
        if not is_told(told):
            told.refuse_unknown(known_fields(), (HELD,))
            return _show(told, {})
        answer = answer_asked(told, on_progress)
    except CareError as error:
        fields = faults_by_field(error)
        words = {"faults": getattr(error, "found", ()), "message": str(error), "wrong": fields}
        return _show(told, words, status=422)
    return _show(told, _tell(told, answer))


def list_charts(told: Told, on_progress: Progress) -> Mapping[str, Drawer]:
    """List the pictures of a family."""
    return list_pictures(answer_asked(told, on_progress))


def _tell(told: Told, answer: FamilyAnswer) -> dict[str, object]:
    """Tell what the law gives a family: its report within the page."""
    document = write_level_paper(answer)
    is_sent = bool(told.files) or bool(told.one("sent"))
    form = ("brought" if is_brought(told) else "family") if is_sent else ""
    twins = {} if is_sent else {
        name: list(list_twins(told, "family", name, TWINS)) for name in list_pictures(answer)
    }  # fmt: skip
    return {
        "title": document.title,
        "lead": document.subtitle,
        "paper": part_paper(document),
        "twins": twins,
        "downloads": lay_out_downloads(told, "family", list_files(answer), form),
    }


def _show(told: Told, words: Mapping[str, object], status: int = 200) -> Reply:
    """Show the page: the form with what was typed, and more where there is.

    What was sent without an address stands in no link either.
    """
    file_form: FileForm = lay_out_file_form(told, "family", "family")
    usual: dict[str, object] = {
        "title": _("A family: its rights and its days"),
        "lead": _(
            "Leaves with their days and pay, who pays, what to ask and whom, how long the child "
            "is covered, and how care is shared."
        ),
        "groups": lay_out_form(told, words.get("wrong", {})),  # type: ignore[arg-type]
        "faults": (),
        "message": "",
        "paper": None,
        "twins": {},
        "downloads": None,
        "example": write_query(EXAMPLE),
        "file_form_told": file_form,
    }
    linked = Told(()) if told.files or told.one("sent") else told
    return show_page("family.html.j2", "family", linked, usual | dict(words), status)
