"""Each criterion with all that was said of it."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import RenderableType

from carepact.core.messages import _, word
from carepact.levels.quality.standing import Answer, Standing
from carepact.report.family.layout import begin
from carepact.report.prose import Prose
from carepact.report.quality.words import name_criterion, name_state, tell
from carepact.studies.one_quality.answer import QualityAnswer


def tell_criteria(answer: QualityAnswer) -> Iterator[RenderableType]:
    """Tell each criterion, area by area."""
    for area in answer.opened.areas:
        yield from begin(word(area.title))
        for one in answer.standings:
            if one.area == area.area:
                yield from _tell_one(answer, one)


def _tell_one(answer: QualityAnswer, standing: Standing) -> Iterator[RenderableType]:
    """Tell one criterion: how it stands, what each said, what it looks like."""
    mark = f" ({_('told, not shown')})" if standing.is_unproved else ""
    state = f"{name_state(standing.state)}{mark}"
    yield Prose(tell(name_criterion(standing), state), style="bold")
    yield Prose(f"  {word(standing.criterion.question)} [{standing.criterion.id}]", style="dim")
    if standing.step is not None:
        looks = word(standing.criterion.looks(standing.step))
        yield Prose("  " + tell(name_state(standing.step), looks), style="dim")
    for who, said in zip(answer.opened.assessors, standing.answers, strict=True):
        yield from _tell_said(who.role, said)
    yield from _tell_said(_("agreed"), standing.agreed)


def _tell_said(who: str, said: Answer) -> Iterator[RenderableType]:
    """Tell what one assessor said; nothing where they said nothing."""
    if said == Answer():
        return
    yield Prose("  " + tell(who, f"{name_state(said.said)}{say_shown(said)}"))
    if said.strength:
        yield Prose("    " + _("strength: {words}", words=said.strength))
    if said.challenge:
        yield Prose("    " + _("challenge: {words}", words=said.challenge))


def say_shown(said: Answer) -> str:
    """Say what shows a step, or that nothing does."""
    if said.evidence:
        return f". {said.evidence}"
    return f" ({_('told, not shown')})" if said.is_unproved else ""
