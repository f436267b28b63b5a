"""The page on skills: lists to look up, a form for an account, and what it shows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from carepact.app.forms import Choice
from carepact.app.pages import show_page
from carepact.app.replies import Reply
from carepact.app.told import Told
from carepact.app.views.brought import is_brought
from carepact.app.views.brought_form import lay_out_downloads, lay_out_form
from carepact.app.views.skills.asked import answer_asked, check_fields
from carepact.app.views.skills.files import OWN, list_handed_on, write_draft
from carepact.app.views.view import Progress
from carepact.core.errors import CareError
from carepact.core.messages import _, _c, word
from carepact.data.skills.concepts import read_concepts
from carepact.report.level_paper.taking import lay_table, take_screen
from carepact.report.paper.document import Block, Paragraph, Table
from carepact.report.paper.screen_parts import take_table
from carepact.report.skills.files import SkillsTelling
from carepact.report.skills.full import tell_parts
from carepact.report.skills.lists import (
    ActivityList,
    JobList,
    SkillList,
    show_activities,
    show_jobs,
)
from carepact.report.skills.lists import show_skills as list_skills
from carepact.report.skills.page import tell_answer
from carepact.report.skills.sentences import say_notice, say_rule
from carepact.report.skills.words import name_needed, name_skill
from carepact.studies.job_file.opening import list_jobs, open_job


def show_skills(told: Told, on_progress: Progress) -> Reply:
    """Show the form with lists to look up, or what an account shows."""
    words: dict[str, object] = {}
    status = 200
    try:
        check_fields(told)
        if is_brought(told):
            words = _tell(told, answer_asked(told, on_progress))
    except CareError as error:
        words, status = {"message": str(error)}, 422
    form = lay_out_form(told, "account", "skills")
    if told.one("begin") and not form.text:
        form = replace(form, text=write_draft())
    usual = {
        "title": _("What care teaches: a statement of skills"),
        "lead": _(
            "Which skills housework and unpaid care show, by your own examples; what a job asks "
            "for besides; papers to hand on. No level follows from hours."
        ),
        "message": "",
        "blocks": (),
        "details": (),
        "handed_on": None,
        "own": None,
        "form": form,
        "jobs": list(_list_jobs(told.one("job"))),
        "asked_for": _tabulate_job(told.one("job")) if told.one("job") in list_jobs() else None,
        "lists": () if words.get("blocks") else _list_words(),
        "notice": say_notice(),
        "kept_fields": [one for one in told.pairs if one[0] == "example" and not told.files],
    }
    linked = Told(()) if told.files else told
    return show_page("skills.html.j2", "skills", linked, usual | words, status)


def _tell(told: Told, found: SkillsTelling) -> dict[str, object]:
    """Tell what an account shows: first the answer, then every reason."""
    answer = found.found
    form = "brought" if told.files else ""
    return {
        "blocks": tuple(_word_for_page(take_screen(tell_answer(answer)))),
        "details": tuple(take_screen(tell_parts(answer))),
        "handed_on": lay_out_downloads(told, "skills", list_handed_on(found), form),
        "own": lay_out_downloads(told, "skills", OWN, form),
    }


def _word_for_page(blocks: Iterable[Block]) -> Iterator[Block]:
    """Head the table of the nine, and say of hours what holds where an account was sent in."""
    for block in blocks:
        if isinstance(block, Table) and not any(block.headings):
            yield replace(block, caption=_("The nine skills"), headings=(_("skill"), _("how far")))
        elif isinstance(block, Paragraph) and block.text == say_rule():
            yield Paragraph(
                _("How long or how often says nothing of how well: no level follows from hours.")
            )
        elif not (isinstance(block, Paragraph) and block.text == _("The nine skills")):
            yield block


def _list_jobs(chosen: str) -> Iterator[Choice]:
    """List the jobs that ship, to be held beside the account."""
    yield Choice("", _("none"), not chosen)
    for name in list_jobs():
        yield Choice(name, word(open_job(name).title), name == chosen)


def _tabulate_job(name: str) -> Table:
    """Tabulate what a job asks for."""
    job, concepts = open_job(name), read_concepts()
    rows = [
        (
            name_skill(concepts[one.skill]) if one.skill in concepts else one.skill,
            name_needed(one.needed),
        )
        for one in job.needs
    ]
    return lay_table(word(job.title), (_("skill"), _c("need of a job", "needed")), rows)


def _list_words() -> tuple[Block, ...]:
    """List activities, skills and jobs, to look a word up."""
    return tuple(
        replace(take_table(one), is_long=True)
        for one in (
            show_jobs(JobList()),
            show_activities(ActivityList()),
            list_skills(SkillList()),
        )
    )
