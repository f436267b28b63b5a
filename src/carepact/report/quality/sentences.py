"""What a quality assessment tells, sentence by sentence; the screen and the sheet say the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import get_args

from carepact.core.controls import show_controls
from carepact.core.messages import Day, _, _n, number
from carepact.levels.quality.change import Move
from carepact.levels.quality.plan import Unplanned
from carepact.levels.quality.standing import Standing, is_high
from carepact.report.quality.words import (
    list_criteria,
    name_criterion,
    name_move,
    name_state,
    say_no_kappa,
    tell,
)
from carepact.report.words import join_parts
from carepact.studies.one_quality.answer import QualityAnswer


def say_unproved(answer: QualityAnswer, most: int) -> str:
    """Name what is told to be in place, and not shown."""
    if not any(is_high(one.step) for one in answer.standings):
        return _("Nothing is told to be in place yet.")
    if not answer.unproved:
        return _("Everything that is told to be in place names what shows it.")
    return _n(
        "{count} criterion is told to be in place, and nothing shows it: {listed}.",
        "{count} criteria are told to be in place, and nothing shows it: {listed}.",
        len(answer.unproved),
        listed=list_criteria(answer.unproved, most),
    )


def say_agreement(answer: QualityAnswer) -> str:
    """Say how far two assessors agree, and how sure that is."""
    found = answer.agreement
    if found is None:
        return _("One alone assessed it: whether another would see the same is not known.")
    same = _(
        "Criteria to which both gave a step: {pairs}; to {exact} of them the same one.",
        pairs=len(found.pairs),
        exact=found.exact,
    )
    copied = (
        _("The two sheets are the same, word by word: were they filled in apart?")
        if found.looks_copied
        else ""
    )
    return " ".join(one for one in (same, say_kappa(answer), copied) if one)


def say_kappa(answer: QualityAnswer) -> str:
    """Say agreement beyond chance with its interval; nothing where one assessor looked."""
    found = answer.agreement
    if found is None:
        return ""
    kappa = found.kappa
    if kappa is None:
        return say_no_kappa(found.no_kappa or "too_few")
    meaning = _("1 is always the same step, 0 no more often than by chance")
    if kappa.lower is None or kappa.upper is None:
        return _(
            "Weighted kappa {value} ({meaning}); its error cannot be computed.",
            value=number(kappa.value, 2),
            meaning=meaning,
        )
    return _(
        "Weighted kappa {value} ({low} to {high}; {meaning}).",
        value=number(kappa.value, 2),
        low=number(kappa.lower, 2),
        high=number(kappa.upper, 2),
        meaning=meaning,
    )


def list_disagreements(answer: QualityAnswer) -> Iterator[tuple[str, str]]:
    """List what is to be discussed, the furthest apart first, with what each said."""
    if answer.agreement is None:
        return
    for one in answer.agreement.to_discuss:
        yield name_criterion(one), say_both(answer, one)


def say_both(answer: QualityAnswer, standing: Standing) -> str:
    """Say what each assessor said of a criterion, with what shows it."""
    parts = []
    for who, said in zip(answer.opened.assessors, standing.answers, strict=True):
        shown = f" ({said.evidence})" if said.evidence else ""
        parts.append(tell(who.role, f"{name_state(said.said)}{shown}"))
    return show_controls(join_parts(parts))


def say_plan(answer: QualityAnswer) -> str:
    """Say how the plan stands on the day that was told."""
    if not answer.opened.has_plan:
        return _("There is no plan.")
    counted = Counter(one.state for one in answer.plan)
    listed = [f"{name_state(state)} {count}" for state, count in counted.items()]
    return _(
        "On {day}: {listed}.",
        day=Day.of(answer.on),
        listed=", ".join(listed) or _("nothing is planned"),
    )


def say_unplanned(answer: QualityAnswer, most: int) -> str:
    """Name the criteria that ask for something, and for which nothing is planned."""
    if not answer.unplanned:
        return _("Every low step and every challenge has its plan.")
    return _n(
        "{count} criterion is low or has a challenge, and no plan: {listed}.",
        "{count} criteria are low or have a challenge, and no plan: {listed}.",
        len(answer.unplanned),
        listed=list_criteria(tuple(one.standing for one in answer.unplanned), most),
    )


def say_why_unplanned(one: Unplanned) -> str:
    """Say why something should be planned."""
    why = [name_state(one.standing.state)] if one.is_low else []
    why += [_("challenge: {words}", words=show_controls(said)) for said in one.standing.challenges]
    return join_parts(why)


def say_changes(answer: QualityAnswer) -> str:
    """Say how many criteria moved since the earlier assessment; empty where there is none."""
    earlier = answer.opened.earlier
    if earlier is None:
        return ""
    counted = Counter(one.move for one in answer.changes)
    listed = [f"{name_move(move)} {counted[move]}" for move in get_args(Move) if counted[move]]
    return _("Since {day}: {listed}.", day=Day.of(earlier.day), listed=", ".join(listed))


def list_moves(answer: QualityAnswer) -> Iterator[str]:
    """List the criteria that moved, those that fell first."""
    for move in ("down", "up"):
        for one in answer.changes:
            if one.move == move:
                yield _(
                    "{move}: {criterion}, from {before} to {now}",
                    move=name_move(one.move),
                    criterion=name_criterion(one.now),
                    before=name_state(one.before),
                    now=name_state(one.now.state),
                )


def say_unanswered(answer: QualityAnswer, most: int) -> str:
    """Name the criteria of which nobody said anything; empty where there are none."""
    if not answer.unanswered:
        return ""
    return _n(
        "{count} criterion was not answered, which is not the same as not yet: {listed}.",
        "{count} criteria were not answered, which is not the same as not yet: {listed}.",
        len(answer.unanswered),
        listed=list_criteria(answer.unanswered, most),
    )
