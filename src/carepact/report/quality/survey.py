"""What families and staff answered, question by question."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import RenderableType

from carepact.core.messages import _, _c, word
from carepact.data.sheets.form import code_word
from carepact.levels.quality.catalogue import all_criteria
from carepact.levels.quality.voices import VoiceCount, Voices
from carepact.report.family.layout import begin, make_table
from carepact.report.prose import Prose
from carepact.report.quality.words import HIDDEN
from carepact.studies.one_quality.answer import QualityAnswer


def tell_survey(answer: QualityAnswer) -> Iterator[RenderableType]:
    """Tell all answers, as the service itself may see them."""
    if not answer.voices:
        return
    yield from begin(_("What families and staff answered"))
    yield Prose(
        _("For the service itself: answers of few persons are in it. The sheet hides them."),
        style="dim",
    )
    table = make_table(*list_headings(), numbers=5)
    for row in list_answers(answer, is_public=False):
        table.add_row(*row)
    yield table


def list_headings() -> tuple[str, ...]:
    """List the headings of the table of answers."""
    return (
        _("question"), _("who"), _("asked"), _("answered"), _c("answer", "yes"),
        _c("answer", "partly"), _c("answer", "no"),
    )  # fmt: skip


def list_answers(answer: QualityAnswer, *, is_public: bool) -> Iterator[tuple[str, ...]]:
    """List the answers of each group to each question.

    Parameters
    ----------
    answer : QualityAnswer
        With its counts.
    is_public : bool
        Whether counts that may not leave are hidden.
    """
    by_question: dict[int, list[VoiceCount]] = {}
    for one in answer.voices:
        by_question.setdefault(id(one.voices), []).append(one)
    for counts in by_question.values():
        told = {
            one.answer: HIDDEN if is_public and not one.may_leave else str(one.count)
            for one in counts
        }
        yield (
            _name_question(counts[0].voices), word(code_word(counts[0].voices.who)),
            *(told.get(one, "") for one in ("asked", "all", "yes", "partly", "no")),
        )  # fmt: skip


def _name_question(voices: Voices) -> str:
    """Name a question with its criterion."""
    return f"{voices.question} ({word(all_criteria()[voices.criterion].title)})"
