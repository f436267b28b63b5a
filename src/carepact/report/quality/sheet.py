"""A quality assessment on paper: to print, to talk over, to show to those who ask."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import metadata
from typing import Any, NamedTuple

from carepact.core.controls import show_controls
from carepact.core.disclosure.rules import DEFAULT_MINIMUM
from carepact.core.messages import _, _c, language, word
from carepact.levels.quality.standing import Standing
from carepact.report.holding import hold_together
from carepact.report.quality.page import list_columns
from carepact.report.quality.sentences import (
    list_disagreements,
    list_moves,
    say_agreement,
    say_changes,
    say_plan,
    say_unanswered,
    say_unproved,
    say_why_unplanned,
)
from carepact.report.quality.survey import list_answers, list_headings
from carepact.report.quality.words import (
    HIDDEN,
    name_criterion,
    name_state,
    say_by_whom,
    say_item_state,
    say_title,
)
from carepact.report.words import join_parts
from carepact.studies.one_quality.answer import QualityAnswer


class SheetRow(NamedTuple):
    """One criterion on the sheet."""

    name: str
    state: str
    shown: str
    notes: list[str]


def write_sheet(answer: QualityAnswer) -> bytes:
    """Write the sheet as HTML; counts of few persons are hidden in it."""
    from jinja2 import Environment, PackageLoader, StrictUndefined  # noqa: PLC0415 - slow to import

    surroundings = Environment(
        loader=PackageLoader("carepact.report", "quality"),
        autoescape=True,
        undefined=StrictUndefined,
        keep_trailing_newline=True,
        finalize=_hold,
    )
    return surroundings.get_template("sheet.html.j2").render(**fill_sheet(answer)).encode()


def _hold(value: object) -> object:
    """Hold the parts of a number together, and show what would steer a screen."""
    return hold_together(show_controls(value)) if isinstance(value, str) else value


def fill_sheet(answer: QualityAnswer) -> dict[str, Any]:
    """Say every word of the sheet in the reader's language."""
    every = len(answer.standings)
    answers = [*list_answers(answer, is_public=True)]
    return {
        "lang": language(),
        "title": say_title(answer),
        "by_whom": say_by_whom(answer),
        "counts": _("Criteria at each step"),
        "heads": [_("area"), *map(name_state, list_columns())],
        "areas": [
            (word(one.area.title), [one.count(state) or "" for state in list_columns()])
            for one in answer.areas
        ],
        "unproved": say_unproved(answer, every),
        "unanswered": say_unanswered(answer, every),
        "assessors": _("The assessors"),
        "agreement": say_agreement(answer),
        "discuss_head": _("To discuss, the furthest apart first"),
        "discuss": [*list_disagreements(answer)],
        "plan_head": _("The plan"),
        "plan_said": say_plan(answer),
        "plan_heads": [
            "", _("what to do"), _("owner"), _("by"), _("seen by"),
            _c("criterion", "how it stands"),
        ],
        "plan": [*_list_items(answer)],
        "unplanned_head": _("Without a plan"),
        "unplanned": [
            (name_criterion(one.standing), say_why_unplanned(one)) for one in answer.unplanned
        ],
        "changes_head": _("What has changed"),
        "changes": say_changes(answer),
        "moves": [*list_moves(answer)],
        "survey_head": _("What families and staff answered"),
        "survey_heads": list_headings(),
        "survey": answers,
        "hidden": _(
            "{mark} hides answers of fewer than {minimum} persons, what would give them away, and "
            "answers in which all were of one mind.",
            mark=HIDDEN,
            minimum=DEFAULT_MINIMUM,
        )
        if any(HIDDEN in row for row in answers)
        else "",
        "criteria_head": _("Criterion by criterion"),
        "criteria_heads": [_("criterion"), _c("criterion", "how it stands"), _("what shows it"),
                           _("strengths and challenges")],
        "criteria": [*_list_criteria(answer)],
        "foot": _(
            "The service assessed itself; nobody certified it. Computed by carepact {version}; the "
            "criteria are in carepact's own words, and their sources stand in answer.txt.",
            version=metadata.version("carepact"),
        ),
    }  # fmt: skip


def _list_items(answer: QualityAnswer) -> Iterator[tuple[str, ...]]:
    """List each thing to do, in columns."""
    for one in answer.plan:
        found = one.follow_ups[-1].evidence if one.follow_ups else ""
        state = say_item_state(one)
        yield (
            str(one.item.number), one.item.what, one.item.owner, one.item.by.isoformat(),
            one.item.indicator, f"{state}. {found}" if found else state,
        )  # fmt: skip


def _list_criteria(answer: QualityAnswer) -> Iterator[tuple[str, list[SheetRow]]]:
    """List the criteria of each area that were answered, with what shows them."""
    for area in answer.opened.areas:
        rows = [
            _lay(one)
            for one in answer.standings
            if one.area == area.area and one.state != "not_answered"
        ]
        if rows:
            yield word(area.title), rows


def _lay(one: Standing) -> SheetRow:
    """Lay one criterion out."""
    told = f" ({_('told, not shown')})" if one.is_unproved else ""
    notes = [f"+ {said}" for said in one.strengths]
    notes += [f"− {said}" for said in one.challenges]
    return SheetRow(
        name_criterion(one), f"{name_state(one.state)}{told}", join_parts(one.evidence), notes
    )
