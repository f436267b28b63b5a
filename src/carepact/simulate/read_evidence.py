"""Which evidence that a user sets a run reads: it is moved, to see whether anything else moves."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

import numpy as np

from carepact.core.given import GivenEvidence, GivenNumber
from carepact.core.parameter_tables import AXES, LABELS, SHARES
from carepact.core.parameters import Parameter
from carepact.policy.evidence_names import find_family, settable_evidence
from carepact.simulate.projection import Projection

Place = tuple[str, tuple[str, ...]]
"""A parameter and a label on each of its axes; no labels for a table as a whole."""
Carry = Callable[[GivenEvidence], Projection | None]
"""Carries a country at its point under given evidence; None where it cannot be carried so far."""


def find_unmoving(given: GivenEvidence, carry: Carry) -> tuple[Place, ...]:
    """Find evidence that moves no figure of a run, wherever in its range it lies.

    Parameters
    ----------
    given : GivenEvidence
        What is set.
    carry : callable
        Carries the country at its point, without draws, under other evidence.

    Returns
    -------
    tuple of (name, labels)
        Each is moved to the ends of its range. A table that is set whole is moved whole.
    """
    if not given.numbers:
        return ()
    base = carry(given)
    unread = [group for group in _group(given) if not _moves(group, given, base, carry)]
    return tuple(place for group in unread for place in _name(group))


def _name(group: Sequence[GivenNumber]) -> list[Place]:
    """Name what was moved together: a number, or whole tables."""
    if len(group) == 1:
        return [group[0].place]
    return list(dict.fromkeys((one.name, ()) for one in group))


def _group(given: GivenEvidence) -> Iterator[tuple[GivenNumber, ...]]:
    """Take numbers one by one, but what is set whole together: tables, all income groups."""
    done: set[str] = set()
    for name in given.names:
        if name in done:
            continue
        family = find_family(name)
        names = family if all(given.find(one) for one in family) else (name,)
        done.update(names)
        numbers = tuple(number for one in names for number in given.find(one))
        parameter = settable_evidence()[name]
        is_whole = len(numbers) == len(names) * int(np.prod(parameter.shape))
        if is_whole or parameter.type.startswith(SHARES):
            yield numbers
        else:
            yield from ((one,) for one in numbers)


def _moves(
    group: Sequence[GivenNumber], given: GivenEvidence, base: Projection | None, carry: Carry
) -> bool:
    """Tell whether moving some numbers moves anything."""
    parameter = settable_evidence()[group[0].name]
    for moved in _move(group, parameter):
        kept = [one for one in given.numbers if one not in group]
        if _differ(base, carry(GivenEvidence.of((*kept, *moved)))):
            return True
    return False


def _move(group: Sequence[GivenNumber], parameter: Parameter) -> Iterator[tuple[GivenNumber, ...]]:
    """Move numbers to an end of their range, shares to one label after the other."""
    first = group[0]
    if parameter.type.startswith(SHARES):
        for label in LABELS[AXES[parameter.type][0]]:
            yield (GivenNumber(first.name, (label,), 1.0, first.source),)
        return
    low, high = parameter.range
    for end in (high, low):
        # What has no end is moved by its own size.
        yield tuple(
            replace(one, value=end if np.isfinite(end) else 2 * one.value + 1, distribution=None)
            for one in group
        )


def _differ(one: Projection | None, other: Projection | None) -> bool:
    """Tell whether two runs differ in anything; one that cannot be carried does."""
    if one is None or other is None:
        return True
    return any(
        not np.array_equal(a[name], b[name], equal_nan=True)
        for a, b in ((one.values, other.values), (one.beside, other.beside))
        if a is not None and b is not None
        for name in a
    )
