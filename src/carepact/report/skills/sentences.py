"""What a carer's account shows, in sentences: who told, what leads to a skill, what is asked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import get_args

from carepact.core.controls import show_controls
from carepact.core.messages import Day, _, _c, _n, language
from carepact.data.skills.reading import NOTICE
from carepact.recognise.candidates import Candidate
from carepact.recognise.jobs import Match, Needed
from carepact.recognise.learning import Lesson
from carepact.recognise.nine import REACHES, Reach, Reached
from carepact.report.skills.words import (
    begin_large,
    name_activity,
    name_needed,
    name_nine,
    name_reach,
    name_skill,
    print_month_of,
)
from carepact.report.words import join_listed, join_parts, put_under
from carepact.studies.one_carer.answer import CarerAnswer


def quote(words: str) -> str:
    """Put what somebody said, or the name of something, between quotation marks, on one line."""
    return _c("quoted", "“{words}”", words=put_on_one_line(words))


def put_on_one_line(text: str) -> str:
    """Put a text on one line; what would steer the screen is seen as letters first."""
    return " ".join(show_controls(text).split())


def say_who(found: CarerAnswer) -> str:
    """Say who told, when, and of what."""
    account = found.account
    told = [
        _(
            "{holder}, told on {day}",
            holder=put_on_one_line(account.holder),
            day=Day.of(account.told_on),
        ),
        _n(
            "{count} kind of housework or unpaid care",
            "{count} kinds of housework and unpaid care",
            len(account.activities),
        ),
    ]
    if account.care:
        first = min(one.since for one in account.care)
        told[-1] += " " + _("since {month}", month=print_month_of(first))
    if account.diary:
        told.append(
            _n("a diary of {count} day", "a diary of {count} days", len(account.diary.days))
        )
    return put_under(told[0], join_listed(told[1:])) + "."


def say_rule() -> str:
    """Say what no figure here means, and that nothing leaves the machine."""
    return _(
        "How long or how often says nothing of how well: no level follows from hours. Nothing "
        "leaves this machine."
    )


def say_notice() -> str:
    """Say whose classification the names of skills come from, in the words that are asked for."""
    if language() == "en":
        return NOTICE
    said = _("This service uses the ESCO classification of the European Commission.")
    return f"{NOTICE} ({said})"


def find_lead(one: Candidate) -> str:
    """Find the activity that leads to a skill: of the holder's example, else of the best row."""
    told = [example.activity for example in one.examples if example.activity]
    return next(iter((*told, *(row.activity for row in one.rows))), "")


def say_by(one: Candidate) -> str:
    """Say a skill and the activity that leads to it, in few words."""
    return add_activity(name_skill(one.concept), one)


def add_activity(said: str, one: Candidate | None) -> str:
    """Add the activity that leads to a skill, in brackets; nothing where there is none."""
    activity = find_lead(one) if one else ""
    return f"{said} ({shorten_activity(activity)})" if activity else said


def shorten_activity(code: str) -> str:
    """Name an activity without what its words list behind a colon."""
    return name_activity(code).partition(":")[0].rstrip()


def say_reached(one: Reached, room: float) -> str:
    """Say how one of the nine is reached, and by what; the activity where there is room for it."""
    how = name_reach(one.reach)
    if not one.by:
        return how
    in_full = put_under(how, say_by(one.by[0]))
    return in_full if len(in_full) <= room else put_under(how, name_skill(one.by[0].concept))


def say_further(found: CarerAnswer, most: int) -> Iterator[str]:
    """Say which skills were found beside the nine, the strongest first, by how far each came."""
    further = [one for one in found.found.candidates if not one.concept.nine]
    for reach in REACHES:
        named = [name_skill(one.concept) for one in further if one.standing == reach]
        if named:
            yield put_under(name_reach(reach), list_some(named, most))


def say_asked(found: CarerAnswer, most: int) -> Iterator[str]:
    """Say what is asked next: examples that are missing, and what they could show."""
    if missing := _list_wanted(found, "example-missing"):
        yield put_under(_("Give an example of"), list_some(map(quote, missing), most))
    if possible := _list_wanted(found, "by-example"):
        yield put_under(
            _("Counts too, as soon as an example shows it"), list_some(map(quote, possible), most)
        )
    if private := _list_wanted(found, "private"):
        yield put_under(
            _("You keep to yourself (set show to yes if others may see it)"),
            list_some(map(quote, private), most),
        )


def _list_wanted(found: CarerAnswer, reach: Reach) -> list[str]:
    """List the skills that came so far: needs of the job, then of the nine, then all others."""
    wanted = [
        match.candidate
        for match in sort_needs(found.matches)
        if match.reach == reach and match.candidate
    ]
    if not found.matches:
        wanted += [one.by[0] for one in found.nine if one.reach == reach]
    if not wanted and reach != "by-example":
        wanted += [one for one in found.found.candidates if one.standing == reach]
    return list(dict.fromkeys(name_skill(one.concept) for one in wanted))


def say_job(found: CarerAnswer, most: int) -> Iterator[str]:
    """Say how many of a job's needs are met, and which nothing told leads to."""
    asked = _n("{count} skill is asked for", "{count} skills are asked for", len(found.matches))
    yield f"{asked}."
    for needed in get_args(Needed):
        reached = Counter(match.reach for match in found.matches if match.needed == needed)
        counts = [f"{name_reach(one)} ({reached[one]})" for one in REACHES if reached[one]]
        if counts:
            yield put_under(begin_large(name_needed(needed)), join_parts(counts)) + "."
    gaps = [match for match in sort_needs(found.matches) if match.reach == "not-reached"]
    if gaps:
        named = [name_skill(match.concept) for match in gaps]
        yield put_under(_("Gaps"), list_some(named, most)) + "."


def sort_needs(matches: Iterable[Match]) -> list[Match]:
    """Put needs that are essential before the others."""
    return sorted(matches, key=lambda match: match.needed != "essential")


def say_plan(found: CarerAnswer, most: int) -> str:
    """Say in a line what may be learned, and for what no module is listed."""
    plan, said = found.plan, []
    if plan.lessons:
        first = sort_lessons(plan.lessons)[0].module
        said.append(
            _n(
                "{count} open module helps, {title} ({provider}).",
                "{count} open modules help, the first is {title} ({provider}).",
                len(plan.lessons),
                title=quote(first.title),
                provider=first.provider,
            )
        )
    missing = list_unhelped(found)
    if missing and found.job is not None:
        said.append(
            _n(
                "For {count} gap no open module is listed here.",
                "For {count} gaps no open module is listed here.",
                len(missing),
            )
        )
    elif missing:
        listed = list_some(missing, most)
        said.append(_("No open module is listed here for: {listed}.", listed=listed))
    return " ".join(said) or _("There is no gap, so no module is named.")


def sort_lessons(lessons: Iterable[Lesson]) -> list[Lesson]:
    """Put modules in the reader's language before the others."""
    return sorted(lessons, key=lambda lesson: lesson.module.language != language())


def list_unhelped(found: CarerAnswer) -> list[str]:
    """List the gaps for which no module is listed: skills of a job, else of the nine."""
    if found.job is not None:
        return [name_skill(one) for one in found.plan.without]
    helped = {gap.nine for lesson in found.plan.lessons for gap in lesson.gaps}
    lacking = {one.nine for one in found.plan.without} - helped
    return [name_nine(one.skill) for one in found.nine if one.skill in lacking]


def list_some(named: Iterable[str], most: int) -> str:
    """List the first of several names, and count the others."""
    listed = list(named)
    shown, others = listed[:most], len(listed) - most
    if others > 0:
        shown.append(_n("and {count} more", "and {count} more", others))
    return join_listed(shown)
