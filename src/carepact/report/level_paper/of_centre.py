"""The report of a centre or a network: what may leave it, in the words of its sheet."""

from __future__ import annotations

from collections.abc import Iterator

from carepact.core.disclosure.rules import DEFAULT_MINIMUM
from carepact.core.messages import _
from carepact.levels.community.centre import INCOME
from carepact.levels.community.costing import CENTS, divide
from carepact.report.centre.page import tell_parts
from carepact.report.centre.sentences import list_missing
from carepact.report.centre.words import View, name_party, print_share, print_tally, say_title
from carepact.report.level_paper.frame import LevelPaper
from carepact.report.level_paper.taking import lay_table, take_screen
from carepact.report.paper.document import Block, Heading
from carepact.studies.one_centre.answer import CentreAnswer


def tell_centre(answer: CentreAnswer) -> LevelPaper:
    """Tell who gives, who pays, whom it reaches, and what the same would cost."""
    view = View(answer, is_public=True)
    return LevelPaper(
        title=say_title(answer),
        subtitle=_("Who gives, who pays, whom it reaches"),
        answer=take_screen(tell_parts(view)),
        details=_tell_payers(view),
        unknown=[
            _(
                "·· hides figures on fewer than {minimum} persons, and what would give them away.",
                minimum=DEFAULT_MINIMUM,
            ),
            *list_missing(view),
        ],
        method=[
            _(
                "Hours, visits and money are added up from the log and the books; unpaid hours are "
                "valued at the wage that is named above."
            ),
            _(
                "What is missing makes a sum unknown (?) or known in part (≥), and is never taken "
                "as 0."
            ),
        ],
        manifest=answer.manifest(),
    )


def _tell_payers(view: View) -> Iterator[Block]:
    """Lay out who pays, as the sheet does."""
    sums = view.answer.sums
    total = sums.money("income")
    rows = [
        (name_party(party), print_tally(told, CENTS), print_share(divide(told, total)))
        for party in INCOME
        if (told := sums.tallies[f"income {party}"]).units or not told.is_whole
    ]
    rows.append((_("in all"), print_tally(total, CENTS), ""))
    yield Heading(_("Who pays"))
    yield lay_table(_("Who pays"), (_("who"), view.answer.currency, _("share")), rows, numbers=2)
