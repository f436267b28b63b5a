"""Steps, states and figures of a quality assessment in words."""

from __future__ import annotations

from carepact.core.controls import show_controls
from carepact.core.messages import Day, _, _c, _n, word
from carepact.data.countries.country_names import name_country
from carepact.data.sheets.form import code_word
from carepact.levels.quality.agreement import NoKappa
from carepact.levels.quality.catalogue import kind_titles
from carepact.levels.quality.change import Move
from carepact.levels.quality.plan import ItemStatus
from carepact.levels.quality.standing import Standing
from carepact.report.words import join_parts
from carepact.studies.one_quality.answer import QualityAnswer

HIDDEN = "··"
"""What stands in the place of a count that may not leave, as in tables of surveys."""


def name_state(state: str) -> str:
    """Name a step, or why there is none, as the sheets do."""
    named = {
        "to_discuss": _c("state", "to discuss"),
        "not_answered": _c("state", "not answered"),
        "not_looked_at": _c("state", "not looked at"),
        "": _c("state", "not answered"),
    }
    return named.get(state) or word(code_word(state))


def name_move(move: Move) -> str:
    """Name how a criterion moved."""
    return {
        "up": _c("move", "up"),
        "down": _c("move", "down"),
        "same": _c("move", "the same"),
        "not_comparable": _c("move", "cannot be compared"),
        "worded_anew": _c("move", "asked in other words"),
    }[move]


def name_criterion(standing: Standing) -> str:
    """Name a criterion."""
    return word(standing.criterion.title)


def tell(name: str, said: str) -> str:
    """Put a name in front of what is said of it, as the reader's language does."""
    return _("{name}: {said}", name=name, said=said)


def list_criteria(standings: tuple[Standing, ...], most: int) -> str:
    """List criteria by name, and how many more there are."""
    named = [name_criterion(one) for one in standings[:most]]
    if len(standings) > most:
        named.append(_n("and {count} more", "and {count} more", len(standings) - most))
    return join_parts(named)


def say_title(answer: QualityAnswer) -> str:
    """Name the service, its country and the day."""
    opened = answer.opened
    return _(
        "{name}, {country}, {day}",
        name=show_controls(opened.service),
        country=name_country(opened.country),
        day=Day.of(opened.day),
    )


def say_by_whom(answer: QualityAnswer) -> str:
    """Say what it is, and who assessed it."""
    who = [f"{one.role} ({one.name})" if one.name else one.role for one in answer.opened.assessors]
    return _(
        "{kind}. Its own view, by {who}; catalogue {catalogue}. No score, no rank, no label.",
        kind=word(kind_titles()[answer.opened.kind]),
        who=show_controls(", ".join(who)),
        catalogue=answer.opened.catalogue,
    )


def say_no_kappa(reason: NoKappa) -> str:
    """Say why agreement beyond chance cannot be told."""
    if reason == "too_few":
        return _("Too few criteria for a kappa.")
    return _(
        "No kappa: one of them gave all criteria the same step, so that agreement and chance "
        "cannot be told apart."
    )


def say_item(one: ItemStatus) -> str:
    """Say what is to be done, by whom and when."""
    said = _(
        "{number}. {what} ({owner}, by {day})",
        number=one.item.number,
        what=show_controls(one.item.what),
        owner=show_controls(one.item.owner),
        day=Day.of(one.item.by),
    )
    return tell(said, say_item_state(one))


def say_item_state(one: ItemStatus) -> str:
    """Say how something to do stands."""
    named = name_state(one.state)
    if one.days_late:
        return _n("{late} by {count} day", "{late} by {count} days", one.days_late, late=named)
    return named
