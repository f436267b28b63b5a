"""The answer at eye level: what it costs, who pays, who gains time, jobs, and how sure."""

from __future__ import annotations

import io
from collections.abc import Iterator

from rich.console import Console, Group, RenderableType
from rich.text import Text

from carepact.core import voice
from carepact.core.messages import _, _c
from carepact.report.grades import explain_grade
from carepact.report.layout import ScreenLayout
from carepact.report.prose import Prose
from carepact.report.run.basis import list_influences, say_chance
from carepact.report.run.crisis import say_crisis
from carepact.report.run.figures import Figures
from carepact.report.run.limits import list_limits
from carepact.report.run.picture import name_told
from carepact.report.run.sentences import (
    head_of,
    say_cost,
    say_how_to_read,
    say_jobs,
    say_payers,
    say_state,
    say_time,
)
from carepact.report.run.words import (
    explain_undefined_shortly,
    name_input,
    print_share,
    tell_ground,
)
from carepact.studies.one_country.run import CountryRun


def show_answer(run: CountryRun) -> RenderableType:
    """Lay the answer out: it fits a screen, and its last line says how to see more."""
    return Group(Prose(head_of(run), style="bold"), *tell_answer(run), Prose(say_more()))


def tell_answer(run: CountryRun) -> list[Prose]:
    """Tell how to read the figures, then each part of the answer under its name.

    It keeps to one screen: where its words are long, fewer limits and payers are told.
    """
    layout = ScreenLayout()
    limits = list_limits(run, Figures.of(run), run.projection.years[-1])
    told: list[Prose] = []
    for least_payers, most_limits in layout.shorter_and_shorter:
        told = _lay_out(run, list(list_answers(run, least_payers)), limits[:most_limits])
        if _count_lines(told) <= layout.lines_between:
            break
    return told


def _lay_out(run: CountryRun, answers: list[tuple[str, str]], limits: list[str]) -> list[Prose]:
    """Lay parts of the answer out, each with its name in front."""
    parts = [*answers, (_("Limits of this answer."), " ".join(limits))] if limits else answers
    marks = [explain_undefined_shortly()] if any("°" in text for _name, text in parts) else []
    reading = (say_how_to_read(run), *marks, name_told(run) if run.told else "")
    told = [Prose(" ".join(filter(None, reading)))]
    for name, text in parts:
        told.append(Prose.of(Text.assemble((name, "bold"), f" {text}")))
    return told


def _count_lines(told: list[Prose]) -> int:
    """Count the lines of paragraphs on a narrow screen."""
    narrow = Console(width=ScreenLayout().narrow, file=io.StringIO())
    return sum(len(one.wrap(narrow, narrow.width)) for one in told)


def list_answers(run: CountryRun, payers: int) -> Iterator[tuple[str, str]]:
    """List the parts of the answer: name and sentences."""
    figures, year = Figures.of(run), run.projection.years[-1]
    if run.crises:
        yield _("The crisis."), say_crisis(run)
    yield _("What it costs."), say_cost(run, figures, year)
    yield (
        _("Who pays."),
        f"{say_payers(figures, year, payers)} {say_state(run, figures, year)}".strip(),
    )
    yield _("Who gains time."), say_time(run, figures, year)
    yield _("Jobs."), say_jobs(figures, year)
    yield _("How sure."), f"{say_grade(run)} {say_what_matters(run)}".strip()


def say_grade(run: CountryRun) -> str:
    """Say the grades with what they mean."""
    grade = run.grade
    if grade.money == grade.hours:
        return _("Grade {grade}.", grade=explain_grade(grade.money))
    return _(
        "Money and jobs: grade {money}. Hours: grade {hours}.",
        money=explain_grade(grade.money),
        hours=explain_grade(grade.hours),
    )


def say_what_matters(run: CountryRun) -> str:
    """Say which input matters most for the State's net cost."""
    listed = list_influences(run)
    if not listed:
        return ""
    first = listed[0]
    if not first.beyond_chance:
        return say_chance(run)
    return _(
        "What matters most for the net cost is “{input}” ({ground}; {share} of the uncertainty).",
        input=name_input(first.name, run.projection),
        ground=tell_ground(first.name, run.projection),
        share=print_share(first.first_order),
    )


def say_more() -> str:
    """Say how to see more."""
    return _(
        "More: {full} prints all tables; {output} writes text, workbook and data.",
        full=voice.option("full"),
        output=voice.given("output", voice.Blank(_c("placeholder", "FOLDER"))),
    )
