"""The report of a family, for the family itself: its rights, days, money and hours."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from carepact.core.messages import _
from carepact.report.family.files import list_pictures
from carepact.report.family.full import tell_parts
from carepact.report.family.page import tell_answer
from carepact.report.family.sentences import say_how_to_read, say_question, say_who
from carepact.report.family.timeline import list_bars
from carepact.report.figures.timeline import draw_timeline
from carepact.report.level_paper.frame import LevelPaper
from carepact.report.level_paper.taking import draw_both, lay_table, take_screen
from carepact.report.paper.document import Block, Drawing, Paragraph
from carepact.studies.one_family.answer import FamilyAnswer


def tell_family(answer: FamilyAnswer) -> LevelPaper:
    """Tell what the law gives a family, when and by whom it is paid, how it shares care."""
    who, how = say_who(answer), say_how_to_read()
    return LevelPaper(
        title=who,
        subtitle=how,
        answer=[*_leave_out(take_screen(tell_answer(answer)), who, how), *_draw(answer)],
        details=take_screen(tell_parts(answer)),
        unknown=[
            _(
                "Nothing is hidden here: names, pay and days of the family stand in this report. "
                "It is for the family, and for whom the family shows it to."
            ),
            *(say_question(answer, one) for one in answer.questions),
        ],
        method=[
            _(
                "The country’s law is applied to what the family told, day by day. Where it told "
                "nothing, averages of the country stand in, marked ≈."
            )
        ],
        manifest=answer.manifest(),
    )


def _leave_out(blocks: Iterator[Block], *said: str) -> Iterator[Block]:
    """Leave out what the head of the paper says."""
    return (one for one in blocks if not (isinstance(one, Paragraph) and one.text in said))


def _draw(answer: FamilyAnswer) -> Iterator[Drawing]:
    """Draw who is at home when, where a child comes."""
    if not list_pictures(answer):
        return
    rows = [(one.row, one.text) for law in answer.laws for one in list_bars(answer, law)]
    if rows:
        table = lay_table("", (_("leave"), _("days")), rows)
        yield draw_both(partial(draw_timeline, answer), table)
