"""Two versions of a pact: what came, what went, what became more or less, sooner or later."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, get_args

from carepact.levels.pact.pact import ALL, Commitment, Pact, write_change
from carepact.policy.package import is_shares

ChangeKind = Literal[
    "partner joined",
    "partner left",
    "promise added",
    "promise dropped",
    "another partner",
    "more",
    "less",
    "another change",
    "sooner",
    "later",
    "another way",
    "another indicator",
    "another start",
    "another source",
    "other words",
    "withdrawn",
    "another name",
    "another kind",
    "another option",
    "another clause",
    "left out",
    "another country",
    "another year of signature",
    "another title",
]
CHANGE_KINDS: tuple[ChangeKind, ...] = get_args(ChangeKind)


@dataclass(frozen=True)
class Difference:
    """One difference between two versions."""

    kind: ChangeKind
    of: str
    """Code of the promise or of the partner."""
    before: str
    after: str


def compare_pacts(before: Pact, after: Pact) -> tuple[Difference, ...]:
    """Compare two versions of a pact, partners first, promises by their codes.

    Parameters
    ----------
    before, after : Pact
        The earlier and the later version.
    """
    return (
        *_compare_heads(before, after),
        *_compare_partners(before, after),
        *_compare_promises(before, after),
    )


def _compare_heads(before: Pact, after: Pact) -> Iterator[Difference]:
    """Find what differs of the pact as a whole, and who need not sign."""
    pairs: tuple[tuple[ChangeKind, object, object], ...] = (
        ("another title", before.title, after.title),
        ("another country", before.country, after.country),
        ("another year of signature", before.signed, after.signed),
    )
    for kind, old, new in pairs:
        if old != new:
            yield Difference(kind, ALL, str(old), str(new))
    for code in sorted({*before.left_out, *after.left_out}):
        reasons = [pact.left_out.get(code, "") for pact in (before, after)]
        if reasons[0] != reasons[1]:
            yield Difference("left out", code, *reasons)


def _compare_partners(before: Pact, after: Pact) -> Iterator[Difference]:
    """Find partners who joined or left."""
    old, new = ({one.code: one for one in pact.partners} for pact in (before, after))
    for code in sorted(new.keys() - old.keys()):
        yield Difference("partner joined", code, "", new[code].name)
    for code in sorted(old.keys() - new.keys()):
        yield Difference("partner left", code, old[code].name, "")
    for code in sorted(new.keys() & old.keys()):
        one, two = old[code], new[code]
        if one.name != two.name:
            yield Difference("another name", code, one.name, two.name)
        if one.kind != two.kind:
            yield Difference("another kind", code, one.kind.code, two.kind.code)


def _compare_promises(before: Pact, after: Pact) -> Iterator[Difference]:
    """Find promises that came, went or changed."""
    old, new = ({one.code: one for one in pact.commitments} for pact in (before, after))
    for code, one in old.items():
        if code not in new:
            yield Difference("promise dropped", code, one.words, "")
    for code, one in new.items():
        if code not in old:
            yield Difference("promise added", code, "", one.words)
        else:
            yield from _compare_promise(old[code], one)


def _compare_promise(old: Commitment, new: Commitment) -> Iterator[Difference]:
    """Find how one promise changed."""
    code = new.code
    if old.partner != new.partner:
        yield Difference("another partner", code, old.partner, new.partner)
    yield from _compare_targets(old, new)
    if _targets(old) != _targets(new):
        yield Difference("another change", code, _targets(old), _targets(new))
    yield from _compare_courses(old, new)
    if old.source != new.source:
        yield Difference("another source", code, old.source, new.source)
    if old.words != new.words:
        yield Difference("other words", code, old.words, new.words)
    if old.option != new.option:
        yield Difference("another option", code, old.option, new.option)
    if old.clause != new.clause:
        yield Difference("another clause", code, old.clause, new.clause)
    if new.withdrawn != old.withdrawn:
        yield Difference("withdrawn", code, *(str(one.withdrawn or "") for one in (old, new)))


def _compare_targets(old: Commitment, new: Commitment) -> Iterator[Difference]:
    """Find how the indicator changed, and whether more or less of it is promised."""
    one, two = old.indicator, new.indicator
    if one is None or two is None or (one.words, one.unit) != (two.words, two.unit):
        if one != two:
            before, after = (each.words if each else "" for each in (one, two))
            yield Difference("another indicator", new.code, before, after)
        return
    if one.baseline != two.baseline:
        yield Difference("another start", new.code, _show(one.baseline), _show(two.baseline))
    if one.target is None or two.target is None:
        if one.target != two.target:
            yield Difference("another change", new.code, _show(one.target), _show(two.target))
        return
    if one.target == two.target:
        return
    start = one.baseline if one.baseline is not None else two.baseline
    if start is None:
        yield Difference("another change", new.code, _show(one.target), _show(two.target))
        return
    goes_up = (two.target if one.target == start else one.target) > start
    further = two.target > one.target if goes_up else two.target < one.target
    yield Difference("more" if further else "less", new.code, _show(one.target), _show(two.target))


def _compare_courses(old: Commitment, new: Commitment) -> Iterator[Difference]:
    """Find whether a promise comes sooner or later, or on another way."""
    one, two = old.course, new.course
    if one == two:
        return
    if one is None or two is None:
        before, after = (str(each.due) if each else "" for each in (one, two))
        yield Difference("sooner" if one is None else "later", new.code, before, after)
    elif one.due != two.due:
        kind: ChangeKind = "sooner" if two.due < one.due else "later"
        yield Difference(kind, new.code, str(one.due), str(two.due))
    if one and two and (one.begins, one.shape) != (two.begins, two.shape):
        before, after = (f"{each.begins}, {each.shape or '-'}" for each in (one, two))
        yield Difference("another way", new.code, before, after)


def _targets(one: Commitment) -> str:
    """Write what a promise changes, with how its figures are meant."""
    return "; ".join(
        write_change(edit) + ("" if is_shares(edit) else f" ({edit.aim})") for edit in one.changes
    )


def _show(number: float | None) -> str:
    """Write a number; nothing where there is none."""
    return "" if number is None else f"{number:g}"
