"""The plan to learn: open modules for what is missing, and gaps for which none is listed."""

from __future__ import annotations

from collections.abc import Iterator

from babel import Locale, UnknownLocaleError
from rich.console import RenderableType

from carepact.core.messages import Day, _, _n, language
from carepact.recognise.learning import Lesson
from carepact.report.family.layout import begin
from carepact.report.prose import Prose
from carepact.report.skills.sentences import list_unhelped, quote, sort_lessons
from carepact.report.skills.words import name_progress, name_skill
from carepact.report.words import join_listed, join_parts, put_under
from carepact.studies.one_carer.answer import CarerAnswer


def show_plan(found: CarerAnswer) -> Iterator[RenderableType]:
    """Show each module with what it is for, and the gaps that no module helps with."""
    plan = found.plan
    if not plan.lessons and not plan.without:
        return
    yield from begin(_("What you can learn"))
    for lesson in sort_lessons(plan.lessons):
        yield from _tell_lesson(lesson)
    if missing := list_unhelped(found):
        listed = join_listed(missing)
        yield Prose(_("No open module is listed here for: {listed}.", listed=listed))


def _tell_lesson(lesson: Lesson) -> Iterator[Prose]:
    """Tell one module: what it is, where it stands, what it is for, how far the holder is."""
    module = lesson.module
    yield Prose(put_under(module.provider, quote(module.title)), style="bold")
    hours = (
        _("? how many hours is not told")
        if module.hours is None
        else _n("{count} hour", "{count} hours", module.hours)
    )
    about = [name_language(module.language), hours, module.licence]
    yield Prose(f"   {join_parts(about)}")
    yield Prose(f"   {module.url}", style="dim")
    if lesson.gaps:
        taught = join_listed(name_skill(one) for one in lesson.gaps)
        yield Prose("   " + put_under(_("Helps with"), taught))
    if lesson.step is not None:
        step = lesson.step
        yield Prose(
            "   " + _("{progress} on {day}", progress=name_progress(step.progress),
                      day=Day.of(step.on))
        )  # fmt: skip


def name_language(code: str) -> str:
    """Name a language in the reader's own; a code that is none stays as it is."""
    try:
        return Locale.parse(code, sep="-").get_display_name(language()) or code
    except (UnknownLocaleError, ValueError):
        return code
