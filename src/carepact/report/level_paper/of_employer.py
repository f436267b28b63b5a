"""The report of an employer: what may leave the firm, in the words of its screen."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from carepact.core.disclosure.rules import DEFAULT_MINIMUM
from carepact.core.messages import _
from carepact.report.employer.files import list_pictures
from carepact.report.employer.full import tell_all
from carepact.report.employer.page import show_costs, tell_answer
from carepact.report.employer.sentences import list_questions, say_title
from carepact.report.employer.words import say_marks
from carepact.report.figures.measures import draw_measures
from carepact.report.level_paper.frame import LevelPaper
from carepact.report.level_paper.taking import draw_both, take_screen
from carepact.report.paper.document import Block, Drawing, Paragraph, Table
from carepact.studies.one_employer.answer import EmployerAnswer


def tell_employer(answer: EmployerAnswer) -> LevelPaper:
    """Tell who of the staff cares, what law and measures mean, how the charter stands."""
    title, marks = say_title(answer), say_marks(expects=answer.rates is not None)
    return LevelPaper(
        title=_("Care and this firm: {firm}", firm=title),
        subtitle=marks,
        answer=[*_leave_out(take_screen(tell_answer(answer)), title, marks), *_draw(answer)],
        details=_leave_out(take_screen(tell_all(answer)), title, marks),
        unknown=[
            _(
                "·· hides figures on fewer than {minimum} persons, and what would give them away.",
                minimum=DEFAULT_MINIMUM,
            ),
            *list_questions(answer),
        ],
        method=[
            _(
                "The headcount is held against the country’s law and against what is known of who "
                "cares and of what measures change; every uncertain input is drawn many times."
            ),
            _(
                "What may tell of few persons was hidden before anything was laid out; what is "
                "shown is rounded."
            ),
        ],
        manifest=answer.manifest(),
    )


def _leave_out(blocks: Iterator[Block], *said: str) -> Iterator[Block]:
    """Leave out what the head of the paper says."""
    return (one for one in blocks if not (isinstance(one, Paragraph) and one.text in said))


def _draw(answer: EmployerAnswer) -> Iterator[Drawing]:
    """Draw what measures cost and save, where that is told."""
    if list_pictures(answer):
        (table,) = take_screen([show_costs(answer, full=True)])
        assert isinstance(table, Table)  # noqa: S101 - a table gives a table
        yield draw_both(partial(draw_measures, answer), table)
