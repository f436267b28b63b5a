"""The answer to a carer on one screen: the nine skills, what is asked next, a job, a plan."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from math import inf

from rich.console import Console, ConsoleOptions, Group, RenderableType
from rich.measure import Measurement
from rich.table import Column

from carepact.core import voice
from carepact.core.messages import _, _c, word
from carepact.report.layout import ScreenLayout
from carepact.report.prose import Prose, put_name
from carepact.report.screen import open_screen
from carepact.report.skills.sentences import (
    quote,
    say_asked,
    say_further,
    say_job,
    say_notice,
    say_plan,
    say_reached,
    say_rule,
    say_who,
)
from carepact.report.skills.words import name_nine, say_own_labels
from carepact.report.tables import WholeTable
from carepact.studies.one_carer.answer import CarerAnswer


@dataclass(frozen=True)
class SkillsScreen:
    """Sizes of the first screen."""

    lines: int = 42
    """At most, on a screen as wide as an answer. [count]"""
    named: tuple[int, ...] = (6, 5, 4, 3)
    """Names in one list; fewer where words are long. [count]"""
    fewest: tuple[int, ...] = (2, 1)
    """Names in one list where nothing else is left to shorten. [count]"""


def show_answer(found: CarerAnswer) -> RenderableType:
    """Lay the answer out: it fits one screen, and says how to see more."""
    return Group(*tell_answer(found, say_more()))


def tell_answer(found: CarerAnswer, more: str = "") -> list[RenderableType]:
    """Tell the answer within one screen: where words are long, less is named."""
    parts: list[RenderableType] = []
    screen = SkillsScreen()
    shorter = [*product((inf, _find_room(found), 0), screen.named), *product((0,), screen.fewest)]
    for room, most in shorter:
        parts = [*_tell_nine(found, room), *_tell_rest(found, most)]
        lines = _print(parts)
        bears_mark = any("*" in line for line in lines)  # that of our own words
        foot: list[RenderableType] = [
            Prose(one, style="dim") for one in _list_notes(bears_mark=bears_mark)
        ]
        foot += [Prose(more)] if more else []
        parts += foot
        if len(lines) + len(_print(foot)) <= screen.lines:
            break
    return parts


def _list_notes(*, bears_mark: bool) -> list[str]:
    """List what is said of the names of skills."""
    return [*([say_own_labels()] if bears_mark else []), say_notice()]


def _print(parts: list[RenderableType]) -> list[str]:
    """Print parts as on a screen as wide as an answer, a text a line."""
    text = io.StringIO()
    open_screen(text, ScreenLayout().answer, plain=True).print(Group(*parts))
    return text.getvalue().splitlines()


def _find_room(found: CarerAnswer) -> int:
    """Find how many letters stand beside the name of one of the nine on one line."""
    names = max(len(name_nine(one.skill)) for one in found.nine)
    return ScreenLayout().answer - names - len("    ")


def _tell_nine(found: CarerAnswer, room: float) -> Iterator[RenderableType]:
    """Tell who told, and how each of the nine is reached."""
    yield Prose(say_who(found), style="bold")
    yield Prose()
    yield Prose(_("The nine skills"), style="bold")
    yield tabulate_nine(found, room)
    yield Prose()


def _tell_rest(found: CarerAnswer, most: int) -> Iterator[RenderableType]:
    """Tell further skills, what is asked next, the job, the plan, and what no figure means."""
    if further := list(say_further(found, most)):
        yield Prose(_("Further skills, the strongest first"), style="bold")
        yield from (Prose(f"  {said}") for said in further)
        yield Prose()
    if asked := list(say_asked(found, most)):
        yield Prose(_("Asked next"), style="bold")
        yield from (Prose(f"  - {said}") for said in asked)
        yield Prose()
    if found.job is not None:
        title = quote(word(found.job.title))
        yield put_name(_("The job {title}.", title=title), " ".join(say_job(found, most)))
    yield put_name(_("To learn."), say_plan(found, most))
    yield Prose()
    yield Prose(say_rule())


class NineTable(WholeTable):
    """A table of two columns whose first, the names, never breaks within a line."""

    def _measure(self, console: Console, options: ConsoleOptions, column: Column) -> Measurement:
        """Measure a column: names want the whole of their length."""
        found = super()._measure(console, options, column)
        return Measurement(found.maximum, found.maximum) if column is self.columns[0] else found


def tabulate_nine(found: CarerAnswer, room: float) -> NineTable:
    """Tabulate the nine skills: how each is reached and by what, the activity where it fits."""
    table = NineTable(show_header=False, show_edge=False, pad_edge=False, box=None)
    table.add_column()
    table.add_column()
    for one in found.nine:
        table.add_row(f"  {name_nine(one.skill)}", say_reached(one, room))
    return table


def say_more() -> str:
    """Say how to see more."""
    return _(
        "More: {full} prints all of it, with why; {output} writes text, tables, lines for a CV and "
        "papers to hand on.",
        full=voice.option("full"),
        output=voice.given("output", voice.Blank(_c("placeholder", "FOLDER"))),
    )
