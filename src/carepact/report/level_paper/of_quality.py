"""The report of a quality assessment: what may leave the service, in the words of its sheet."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from carepact.core.disclosure.rules import DEFAULT_MINIMUM
from carepact.core.messages import _
from carepact.report.level_paper.frame import LevelPaper
from carepact.report.level_paper.taking import lay_table, take_screen
from carepact.report.paper.document import Block, Heading, Listing, Paragraph
from carepact.report.quality.page import QualityScreen, tell_parts, tell_sources
from carepact.report.quality.sheet import fill_sheet
from carepact.report.quality.words import HIDDEN, say_by_whom, say_title
from carepact.report.words import put_under
from carepact.studies.one_quality.answer import QualityAnswer


def tell_quality(answer: QualityAnswer) -> LevelPaper:
    """Tell what is in place, who sees it differently, what is next."""
    sheet = fill_sheet(answer)
    return LevelPaper(
        title=_("Quality, seen by the service itself: {service}", service=say_title(answer)),
        subtitle=say_by_whom(answer),
        answer=take_screen(tell_parts(answer, QualityScreen())),
        details=[*_tell_sheet(sheet), *take_screen(tell_sources(answer))],
        unknown=[
            _(
                "{mark} hides answers of fewer than {minimum} persons, what would give them away, "
                "and answers in which all were of one mind.",
                mark=HIDDEN,
                minimum=DEFAULT_MINIMUM,
            ),
            sheet["unanswered"],
        ],
        method=[
            _(
                "The service assessed itself, criterion by criterion; nobody certified it. "
                "Criteria are counted, and no score is made of them."
            )
        ],
        manifest=answer.manifest(),
    )


def _tell_sheet(sheet: dict[str, Any]) -> Iterator[Block]:
    """Tell the parts of the sheet that the first page does not have."""
    if sheet["discuss"]:
        yield Heading(sheet["discuss_head"])
        yield Listing(tuple(put_under(name, said) for name, said in sheet["discuss"]))
    if sheet["plan"]:
        yield Heading(sheet["plan_head"])
        yield lay_table(sheet["plan_head"], (_("number"), *sheet["plan_heads"][1:]), sheet["plan"])
    if sheet["unplanned"]:
        yield Heading(sheet["unplanned_head"])
        yield Listing(tuple(put_under(name, said) for name, said in sheet["unplanned"]))
    if sheet["moves"]:
        yield Heading(sheet["changes_head"])
        yield Paragraph(sheet["changes"])
        yield Listing(tuple(sheet["moves"]))
    if sheet["survey"]:
        yield Heading(sheet["survey_head"])
        yield lay_table(sheet["survey_head"], sheet["survey_heads"], sheet["survey"], numbers=5)
    yield Heading(sheet["criteria_head"])
    for area, rows in sheet["criteria"]:
        cells = [(row.name, row.state, row.shown, "\n".join(row.notes)) for row in rows]
        yield lay_table(area, sheet["criteria_heads"], cells)
