"""The report of a programme for fathers: what may leave it, in the words of its sheet."""

from __future__ import annotations

from carepact.core.disclosure.rules import DEFAULT_MINIMUM
from carepact.core.messages import _
from carepact.report.level_paper.frame import LevelPaper
from carepact.report.level_paper.taking import take_screen
from carepact.report.paper.document import Heading, Paragraph
from carepact.report.programme.page import tell_parts
from carepact.report.programme.sentences import list_missing
from carepact.report.programme.study_part import say_evidence
from carepact.report.programme.words import View, say_title
from carepact.studies.one_programme.answer import ProgrammeAnswer


def tell_programme(answer: ProgrammeAnswer) -> LevelPaper:
    """Tell who stayed, what hours followed, how sure that is, what it cost."""
    view = View(answer, is_public=True)
    return LevelPaper(
        title=say_title(answer),
        subtitle=_("Who stayed, what hours followed, how sure that is, what it cost"),
        answer=take_screen(tell_parts(view)),
        details=[
            Heading(_("For a study of the country")),
            *(Paragraph(one) for one in say_evidence(answer)),
        ],
        unknown=[
            _(
                "·· hides figures on fewer than {minimum} persons, and what would give them away.",
                minimum=DEFAULT_MINIMUM,
            ),
            *list_missing(view),
        ],
        method=[
            _(
                "All who began: who did not tell twice counts as no change. 95 % sure: in nineteen "
                "of twenty such programmes the true change lies between these ends, as far as "
                "chance alone decides."
            )
        ],
        manifest=answer.manifest(),
    )
