"""Everything that an account shows: skills with why, activities, the nine, a job, a plan."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Group, RenderableType

from carepact.core.messages import _, _c, word
from carepact.report.family.layout import begin, make_table
from carepact.report.prose import Prose
from carepact.report.skills.hours import show_activities
from carepact.report.skills.learning import show_plan
from carepact.report.skills.page import tell_answer
from carepact.report.skills.reasons import show_skills
from carepact.report.skills.sentences import (
    add_activity,
    put_on_one_line,
    quote,
    say_by,
    say_notice,
    say_who,
)
from carepact.report.skills.words import name_needed, name_nine, name_reach, name_skill
from carepact.report.words import join_parts, put_under
from carepact.studies.one_carer.answer import ICATUS, CarerAnswer


def show_full(found: CarerAnswer) -> RenderableType:
    """Lay everything out, with the answer of one screen at the end."""
    return Group(
        Prose(say_who(found), style="bold"),
        Prose(
            _(
                "This text is for you alone: it holds what you keep to yourself. Whether others "
                "may see an example stands beside each."
            )
        ),
        *tell_parts(found),
        Prose(),
        *tell_answer(found),
    )


def tell_parts(found: CarerAnswer) -> Iterator[RenderableType]:
    """Tell everything beside the answer of one screen, part by part."""
    yield from show_skills(found)
    yield from show_activities(found)
    yield from _show_nine(found)
    yield from _show_job(found)
    yield from show_plan(found)
    yield from _show_sources()


def _show_nine(found: CarerAnswer) -> Iterator[RenderableType]:
    """Show all that leads to each of the nine."""
    yield from begin(_("All that leads to the nine skills"))
    table = make_table(_("skill"), _("how far"), _c("heading of a column", "by"))
    for one in found.nine:
        ways = join_parts(map(say_by, one.by))
        table.add_row(name_nine(one.skill), name_reach(one.reach), ways)
    yield table


def _show_job(found: CarerAnswer) -> Iterator[RenderableType]:
    """Show each need of a job, and how it is reached."""
    if found.job is None:
        return
    yield from begin(_("What the job {title} asks for", title=quote(word(found.job.title))))
    table = make_table(_("skill"), _c("need of a job", "needed"), _("how far"))
    for match in found.matches:
        table.add_row(
            name_skill(match.concept),
            name_needed(match.needed),
            add_activity(name_reach(match.reach), match.candidate),
        )
    yield table
    yield Prose(
        put_under(_("Where the list comes from"), put_on_one_line(word(found.job.source))),
        style="dim",
    )
    yield Prose(
        _("A gap says that nothing you told leads there. It is no verdict on you."), style="dim"
    )


def _show_sources() -> Iterator[RenderableType]:
    """Show where names and tables come from."""
    yield from begin(_("Sources"))
    yield Prose(put_under(_("Names of skills"), f"ESCO v1.1.1. {say_notice()}"))
    yield Prose(put_under(_("Kinds of activities"), ICATUS.title))
    yield Prose(
        put_under(
            _("From activity to skill"),
            _("a reviewed table of carepact, each row with its reason"),
        )
    )
