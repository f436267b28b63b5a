"""The charter's yearly statement to print: how each goal stands, what was done, what is due."""

from __future__ import annotations

from importlib import metadata
from typing import Any

from carepact.core.controls import show_controls
from carepact.core.disclosure.rules import DEFAULT_MINIMUM
from carepact.core.messages import _, language
from carepact.levels.employer.charter import CharterState, GoalState, word_rule
from carepact.report.employer.sentences import (
    say_charter,
    say_computed,
    say_due,
    say_indicator,
    say_recognition,
    say_title,
    say_use,
)
from carepact.report.employer.words import mark_goal, name_status, print_goal
from carepact.report.holding import hold_together
from carepact.report.templates import fill_page
from carepact.studies.one_employer.answer import EmployerAnswer

TEMPLATE = "statement.html.j2"


def write_statement(answer: EmployerAnswer) -> bytes:
    """Write the statement as one page of HTML; what tells of few persons is hidden in it."""
    return fill_page("employer", TEMPLATE, _fill(answer), hold_together)


def _fill(answer: EmployerAnswer) -> dict[str, Any]:
    """Say every word of the statement in the reader's language."""
    state, told = answer.charter, answer.employer.charter
    assert state is not None  # noqa: S101 - written of a firm with a charter alone
    assert told is not None  # noqa: S101 - as above
    charter = told[0]
    return {
        "lang": language(),
        "title": _("Care charter of {first} to {last}: yearly statement",
                   first=charter.first_year, last=charter.last_year),
        "firm": say_title(answer),
        "summary": say_charter(answer),
        "rule": word_rule().word(),
        "goals_head": _("Goals"),
        "heads": [_("goal and what it is seen by"), _("baseline"), *_list_years(state),
                  _("target"), _("state")],
        "goals": [_lay_out(one, state) for one in state.goals],
        "done_head": _("What was done"),
        "done": [
            (show_controls(one.goal.words), f"{year.year}: {show_controls(year.done)}")
            for one in state.goals
            for year in one.years
            if year.done
        ],
        "due_head": _("What is due"),
        "due": [*map(say_due, state.due)],
        "beside_head": _("Beside the goals"),
        "use": say_use(answer),
        "recognition": say_recognition(answer),
        "check_head": _("Yearly check"),
        "check": _("Drawn up by: {role}", role=show_controls(charter.checked_by)),
        "signs": [_("Day"), _("For the firm"), _("For the staff")],
        "marks": _(
            "? not told, which is not 0. ·· hides figures on fewer than {minimum} persons, and "
            "what would give them away.",
            minimum=DEFAULT_MINIMUM,
        )
        + " "
        + say_computed(answer),
        "foot": _("Computed by carepact {version}.", version=metadata.version("carepact")),
    }  # fmt: skip


def _list_years(state: CharterState) -> list[str]:
    """List the years that are over."""
    return [str(year) for year in _years(state)]


def _years(state: CharterState) -> list[int]:
    return sorted({year.year for one in state.goals for year in one.years})


def _lay_out(one: GoalState, state: CharterState) -> dict[str, Any]:
    """Lay one goal out, year by year."""
    goal, by_year = one.goal, {year.year: year for year in one.years}
    told = []
    for year in _years(state):
        found = by_year.get(year)
        shown = "" if found is None else print_goal(found.value, goal.indicator.unit, found.status)
        told.append(mark_goal(shown, is_computed=found is not None and found.is_computed))
    return {
        "words": show_controls(goal.words),
        "indicator": say_indicator(goal.indicator.title),
        "owner": show_controls(goal.owner_role),
        "figures": [
            print_goal(one.baseline, goal.indicator.unit, "hidden"),
            *told,
            f"{print_goal(goal.target, goal.indicator.unit)} ({goal.due})",
        ],
        "state": name_status(one.status or ""),
    }
