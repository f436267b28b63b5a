"""A service looks at its own quality: what is in place, who sees it differently, what is next."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from carepact.core import voice
from carepact.core.days import read_day
from carepact.core.disclosure.rules import DisclosureRule
from carepact.core.errors import ParameterError
from carepact.core.messages import Day, _
from carepact.levels.quality.agreement import compare_assessors
from carepact.levels.quality.change import find_changes
from carepact.levels.quality.plan import find_unplanned, follow_plan
from carepact.levels.quality.standing import Standing, count_areas, settle
from carepact.levels.quality.voices import list_counts
from carepact.studies.care_account import ignore_progress
from carepact.studies.one_quality.answer import QualityAnswer
from carepact.studies.quality_file.opening import OpenedQuality


def answer_quality(
    opened: OpenedQuality,
    on: date | str | None = None,
    on_progress: Callable[[str], None] = ignore_progress,
) -> QualityAnswer:
    """Tell a service how it stands, criterion by criterion, and what is late or has no plan.

    Parameters
    ----------
    opened : OpenedQuality
        What its files tell.
    on : date or str, optional
        The day for which the plan is looked at; as its file says when left out.
    on_progress : callable, optional
        Told what is being done.

    Returns
    -------
    QualityAnswer
        No score, no rank and no label: counts of criteria, and criteria by name.

    Raises
    ------
    ParameterError
        If the day is none, or lies before that of the assessment.
    """
    day = opened.as_of if on is None else _read_on(on)
    if day < opened.day:
        raise ParameterError(
            _("{given}: lies before {first}, the day of the assessment. Name a later day.",
              given=voice.given("on", day.isoformat()), first=Day.of(opened.day))
        )  # fmt: skip
    on_progress(_("comparing the assessors"))
    standings = _settle(opened)
    plan = follow_plan(opened.plan, opened.follow_ups, day)
    earlier, rule = opened.earlier, DisclosureRule()
    return QualityAnswer(
        opened=opened,
        on=day,
        standings=standings,
        areas=count_areas(opened.areas, standings),
        agreement=compare_assessors(standings),
        plan=plan,
        unplanned=find_unplanned(standings, plan),
        changes=find_changes(standings, _settle(earlier), earlier.catalogue) if earlier else (),
        voices=tuple(one for voices in opened.voices for one in list_counts(voices, rule)),
    )


def _read_on(on: date | str) -> date:
    """Read the day that is asked for."""
    try:
        return read_day(on)
    except ValueError as error:
        raise ParameterError(
            _("{where}: {fault}", where=voice.option("on"), fault=error)
        ) from error


def _settle(opened: OpenedQuality) -> tuple[Standing, ...]:
    """Put side by side what was said in one assessment."""
    return settle(opened.areas, opened.assessors, opened.agreed)
