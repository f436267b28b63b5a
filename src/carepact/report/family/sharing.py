"""How two parents share care, in words: whose hours they are, what is equal, what would change."""

from __future__ import annotations

from collections.abc import Iterator

from carepact.core.messages import _, word
from carepact.core.units import DAYS_PER_WEEK
from carepact.levels.family.sharing import Change, ParentsWeek, Sharing
from carepact.report.family.words import print_hours, print_length
from carepact.report.words import in_strength
from carepact.studies.one_family.answer import FamilyAnswer


def say_origin(one: ParentsWeek) -> str:
    """Say where the hours of a parent come from."""
    if one.origin == "own":
        return _("as you told")
    if one.origin == "unknown":
        return _("? not known")
    imputed = _(", estimated from other countries") if one.status == "imputed" else ""
    return _("≈ an average of the country, not of you{imputed} ({source})", imputed=imputed,
             source=word(one.source))  # fmt: skip


def say_equal(sharing: Sharing) -> str:
    """Say what each would give where both gave as much."""
    if sharing.equal_hours is None:
        return ""
    return _("If both gave as much: {hours} hours a week each.",
             hours=print_hours(sharing.equal_hours))  # fmt: skip


def say_changes(answer: FamilyAnswer) -> Iterator[str]:
    """Say what changes where the other parent takes the weeks, and how that was learnt."""
    family = answer.family
    if family.first is None or family.second is None:
        return
    for one in answer.sharing.changes:
        yield _say_change(one, family.second.name, family.first.name, answer.sharing.his_weeks)


def _say_change(one: Change, his: str, hers: str, weeks: float) -> str:
    """Say one change with its range."""
    told = {
        "his": his,
        "hers": hers,
        "weeks": print_length(round(weeks * DAYS_PER_WEEK)),
        "more": print_range(one.his),
        "less": print_range(one.hers),
        "learnt": in_strength(one.strength),
    }
    if one.years is None:
        return _(
            "While {his} takes the {weeks} of leave: {more} hours a week more of care by {his}, "
            "{less} less by {hers} (how this was learnt: {learnt}).",
            **told,
        )
    return _(
        "Afterwards, for {years} years: {more} hours a week more of care by {his}, {less} less by "
        "{hers} (how this was learnt: {learnt}).",
        years=print_range(one.years),
        **told,
    )


def print_range(found: tuple[float, float, float]) -> str:
    """Print the ends of a 95 % interval."""
    low, _middle, high = found
    return _("{low} to {high}", low=print_hours(low), high=print_hours(high))
