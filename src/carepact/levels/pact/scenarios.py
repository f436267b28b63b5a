"""A pact as packages: as promised, half kept, without one promise, and as it was seen to come."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Literal

import numpy as np

from carepact.levels.pact.following import PromiseState, PromiseYear
from carepact.levels.pact.pact import Commitment, Pact
from carepact.policy.followed_package import FollowedPackage
from carepact.policy.package import Edit, Package, PhaseIn

End = Literal["kept", "undone"]
"""What is supposed of years of which nothing is known: all that is owed came, or none of it."""


def list_simulated(pact: Pact) -> tuple[Commitment, ...]:
    """List the promises that say what changes and when."""
    return tuple(one for one in pact.commitments if one.can_be_simulated)


def promise(pact: Pact, without: Collection[str] = ()) -> Package:
    """Make the package of a pact that is kept.

    Parameters
    ----------
    pact : Pact
        Its promises; those that do not say what changes, or when, move nothing.
    without : collection of str
        Codes of promises that are left out.

    Returns
    -------
    Package
        Edits in the order of the promises, each phased in as it is promised.
    """
    edits = [
        edit.model_copy(update={"phase_in": _phase(one)})
        for one in list_simulated(pact)
        if one.code not in without
        for edit in one.changes
    ]
    return _package(pact, edits)


def keep_in_part(pact: Pact, shares: Mapping[str, float] | float) -> FollowedPackage:
    """Make the package of a pact of which a part is kept.

    Parameters
    ----------
    pact : Pact
        Its promises.
    shares : float, or mapping of str to float
        Share of each promise that is kept, for all or by code; one that is not named is kept.
        [share]
    """
    courses: dict[str, dict[int, float]] = {}
    for one in list_simulated(pact):
        part = shares if isinstance(shares, float | int) else shares.get(one.code, 1.0)
        phase = _phase(one)
        years = np.arange(phase.begins, phase.ends + 1)
        owed = phase.share_of(years)
        courses[one.code] = {
            int(year): part * float(share) for year, share in zip(years, owed, strict=True)
        }
    return follow(pact, courses)


def follow(pact: Pact, courses: Mapping[str, Mapping[int, float]]) -> FollowedPackage:
    """Make the package of a pact whose promises come as their courses say.

    Parameters
    ----------
    pact : Pact
        Its promises.
    courses : mapping of str to mapping of int to float
        Code of a promise to the share of it in force by year; one that is not named is kept.
    """
    edits: list[Edit] = []
    shares: list[dict[int, float]] = []
    for one in list_simulated(pact):
        course = courses.get(one.code)
        for edit in one.changes:
            edits.append(edit.model_copy(update={"phase_in": _phase(one)}))
            shares.append(_owed(one) if course is None else dict(course))
    plain = _package(pact, edits)
    return FollowedPackage(**dict(plain), courses=tuple(shares))


def course_as_seen(state: PromiseState, end: End, until: int) -> dict[int, float]:
    """Lay out how a promise came, and how it goes on from there.

    Parameters
    ----------
    state : PromiseState
        The promise, year by year.
    end : {'kept', 'undone'}
        What is supposed of a year without figure: all that is owed came, or nothing; a figure
        that is hidden is at its better or its worse end.
    until : int
        Last year of the run.

    Returns
    -------
    dict of int to float
        Year to the share in force. After the last year followed a promise that is late or broken
        stays where it is; one that is kept, or not due yet, goes on as promised. [share]
    """
    course = state.commitment.course
    if course is None:
        raise ValueError(f"{state.commitment.code} names no day")
    found = {course.begins: 0.0}
    before = 0.0
    for one in state.years:
        supposed = _suppose(state.commitment, one, end, before)
        before = found[one.year] = supposed if one.seen is None else one.seen
    last = max(found)
    stays = found[last]
    for year in range(last + 1, until + 1):
        if state.status in ("late", "broken") or (state.status == "unknown" and end == "undone"):
            found[year] = stays
        else:
            found[year] = max(stays, course.owed(year))
    return found


def _suppose(promised: Commitment, year: PromiseYear, end: End, before: float) -> float:
    """Suppose the share in force of a year of which nothing is known.

    From the year in which a promise is withdrawn nothing more comes of it: it stays where it was.
    """
    if year.hidden is not None:
        return max(year.hidden) if end == "kept" else min(year.hidden)
    if end == "undone":
        return 0.0
    is_withdrawn = promised.withdrawn is not None and year.year >= promised.withdrawn
    return min(before, year.owed) if is_withdrawn else year.owed


def _owed(one: Commitment) -> dict[int, float]:
    """Lay out what is owed of a promise in each year of its course."""
    phase = _phase(one)
    years = np.arange(phase.begins, phase.ends + 1)
    return dict(zip(years.tolist(), phase.share_of(years).tolist(), strict=True))


def _phase(one: Commitment) -> PhaseIn:
    """Return how a promise comes that says when."""
    if one.course is None:
        raise ValueError(f"{one.code} names no day")
    return one.course.phase()


def _package(pact: Pact, edits: Sequence[Edit]) -> Package:
    """Make a package of edits under the pact's name."""
    ends = [edit.phase_in.ends for edit in edits if edit.phase_in] or [pact.signed]
    return Package(
        package=pact.name,
        title=pact.title,
        purpose=pact.title,
        phase_in=PhaseIn(begins=min(pact.signed, max(ends)), ends=max(ends)),
        edits=tuple(edits),
    )
