"""The answer to a programme on one screen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.console import Group, RenderableType
from rich.text import Text

from carepact.core import voice
from carepact.core.messages import _, _c
from carepact.report.family.layout import make_table
from carepact.report.programme.cost import list_costs, say_cost, say_given
from carepact.report.programme.sentences import (
    list_missing,
    say_freed,
    say_how_sure,
    say_later,
    say_mothers,
    say_stayed,
)
from carepact.report.programme.study_part import say_evidence
from carepact.report.programme.tables import Cells, head_of_hours, list_fathers, list_mothers
from carepact.report.programme.words import View, say_for_whom, say_title
from carepact.report.prose import Prose
from carepact.studies.one_programme.answer import ProgrammeAnswer


def show_answer(answer: ProgrammeAnswer) -> RenderableType:
    """Lay the answer out; its last line says how to see more."""
    return Group(*_tell(View(answer, is_public=False)), Prose(), Prose(say_more()))


def show_full(answer: ProgrammeAnswer) -> RenderableType:
    """Lay everything out: each kind of cost, and what a study of the country is told."""
    view = View(answer, is_public=False)
    return Group(*_tell(view), *_tell_costs(view), *_tell_evidence(view))


def _tell(view: View) -> Iterator[RenderableType]:
    """Tell every part."""
    answer = view.answer
    yield Prose(say_title(answer), style="bold")
    yield Prose(say_for_whom(), style="dim")
    yield Prose()
    yield from tell_parts(view)
    if missing := list_missing(view):
        yield _head(_("Missing."), ["; ".join(missing)])


def tell_parts(view: View) -> Iterator[RenderableType]:
    """Tell who stayed, what hours followed, how sure, what it cost, after its title."""
    yield _head(_("Who stayed."), [say_stayed(view)])
    yield Prose()
    yield Prose(_("Hours a week of care and housework"), style="bold underline")
    yield _show(head_of_hours(_("As he tells")), list_fathers(view))
    if mothers := list_mothers(view):
        yield Prose()
        yield _show(head_of_hours(_("As she tells, told twice")), mothers)
    yield Prose()
    yield _head(_("How sure."), say_how_sure(view))
    yield _head(_("Mothers beside fathers."), say_mothers(view))
    yield _head(_("Mothers' own hours."), [say_freed(view)])
    if later := say_later(view):
        yield _head(_("Later."), [later])
    given = "" if view.is_public else say_given(view)
    yield _head(_("What it cost."), [*say_cost(view), given])


def _tell_costs(view: View) -> Iterator[RenderableType]:
    """Tell each kind of cost."""
    if costs := list_costs(view):
        yield Prose()
        table = make_table(_("Paid for"), view.answer.programme.currency, numbers=1)
        for name, amount in costs:
            table.add_row(name, amount)
        yield table


def _tell_evidence(view: View) -> Iterator[RenderableType]:
    """Tell what a study of the country would be told."""
    yield Prose()
    yield Prose(_("For a study of the country"), style="bold underline")
    for line in say_evidence(view.answer):
        yield Prose(f"  {line}")


def _show(heads: Cells, rows: Iterable[Cells]) -> RenderableType:
    """Lay a table of hours out."""
    table = make_table(*heads, numbers=len(heads) - 1)
    for row in rows:
        table.add_row(*row)
    return table


def _head(name: str, said: Iterable[str]) -> Prose:
    """Put the name of a part in front of what it says."""
    return Prose.of(Text.assemble((name, "bold"), f" {' '.join(filter(None, said))}"))


def say_more() -> str:
    """Say how to see more."""
    return _(
        "More: {full} prints all of it; {output} writes text, tables, books, a sheet for the town, "
        "and a study of the country with what was measured.",
        full=voice.option("full"),
        output=voice.given("output", voice.Blank(_c("placeholder", "FOLDER"))),
    )
