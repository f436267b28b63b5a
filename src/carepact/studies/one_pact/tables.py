"""The tables of a pact: rows that a program reads, in English codes and plain units."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from carepact.core.parameter_tables import ROUNDING
from carepact.core.units import per_cent_to_share
from carepact.levels.pact.completeness import Gap
from carepact.levels.pact.following import PromiseState
from carepact.levels.pact.pact import Commitment, Pact, write_change
from carepact.levels.pact.versions import Difference
from carepact.policy.instrument import Aim
from carepact.studies.one_pact.starts import Start


class GapRow(NamedTuple):
    """One thing that a pact does not name."""

    kind: str
    of: str
    is_remark: bool
    message: str


class PromiseRow(NamedTuple):
    """One promise with what it names."""

    commitment: str
    partner: str
    words: str
    clause: str
    option: str
    changes: str
    begins: int | None
    due: int | None
    way: str
    indicator: str
    unit: str
    baseline: float | None
    target: float | None
    source: str
    withdrawn: int | None


class AimRow(NamedTuple):
    """One promise under one of the five aims; an aim without promise stands once."""

    aim: str
    commitment: str


class PromiseYearRow(NamedTuple):
    """How a promise stood at the end of a year."""

    commitment: str
    partner: str
    year: int
    status: str
    owed: float
    """Share of the promise. [share]"""
    seen: float | None
    """Share of the promise. [share]"""
    due_value: float
    value: float | None
    low: float | None
    high: float | None
    unit: str
    fewer_than: int | None
    """Where the figure is hidden: below how many persons it is. [persons]"""
    source: str
    note: str


class StartRow(NamedTuple):
    """Where a change of a promise starts from."""

    commitment: str
    change: str
    value: float
    low: float
    high: float
    target: float
    unit: str
    told: float | None
    is_told_otherwise: bool
    is_law_already: bool
    status: str
    source: str


class DifferenceRow(NamedTuple):
    """One difference between two versions of a pact."""

    kind: str
    of: str
    before: str
    after: str


def list_gaps(gaps: Iterable[Gap]) -> Iterator[GapRow]:
    """List what is not named."""
    for one in gaps:
        yield GapRow(one.kind, one.of, one.is_remark, str(one.message))


def list_promises(pact: Pact) -> Iterator[PromiseRow]:
    """List promises with what each names."""
    for one in pact.commitments:
        course, seen_by = one.course, one.indicator
        yield PromiseRow(
            commitment=one.code,
            partner=one.partner,
            words=one.words,
            clause=one.clause,
            option=one.option,
            changes="; ".join(map(write_change, one.changes)),
            begins=course.begins if course else None,
            due=course.due if course else None,
            way=(course.shape or "") if course else "",
            indicator=seen_by.words if seen_by else "",
            unit=seen_by.unit if seen_by else "",
            baseline=seen_by.baseline if seen_by else None,
            target=seen_by.target if seen_by else None,
            source=one.source,
            withdrawn=one.withdrawn,
        )


def list_aims(aims: Mapping[Aim, tuple[str, ...]]) -> Iterator[AimRow]:
    """List the five aims with their promises."""
    for aim, codes in aims.items():
        for code in codes or ("",):
            yield AimRow(aim, code)


def list_years(states: Iterable[PromiseState]) -> Iterator[PromiseYearRow]:
    """List how promises stood, year by year."""
    for state in states:
        one, indicator = state.commitment, state.commitment.indicator
        for year in state.years:
            actual = year.actual
            yield PromiseYearRow(
                commitment=one.code,
                partner=one.partner,
                year=year.year,
                status=year.status,
                owed=year.owed,
                seen=year.seen,
                due_value=year.due_value,
                value=actual.value if actual else None,
                low=actual.low if actual else None,
                high=actual.high if actual else None,
                unit=indicator.unit if indicator else "",
                fewer_than=actual.fewer_than if actual else None,
                source=actual.source if actual else "",
                note=actual.note if actual else "",
            )


def list_start_rows(pact: Pact, starts: Iterable[Start]) -> Iterator[StartRow]:
    """List where changes start from, and whether the pact tells it otherwise."""
    promises = {one.code: one for one in pact.commitments}
    for one in starts:
        yield StartRow(
            commitment=one.commitment,
            change=one.change,
            value=one.value,
            low=one.low,
            high=one.high,
            target=one.target,
            unit=one.unit,
            told=one.told,
            is_told_otherwise=_is_told_otherwise(one, promises[one.commitment]),
            is_law_already=one.is_law_already,
            status=one.status,
            source=one.source,
        )


def _is_told_otherwise(start: Start, promise: Commitment) -> bool:
    """Tell whether a pact's starting point lies outside the interval of present law's.

    They are compared where the indicator counts what the change sets: both aim at one figure.
    What a pact has rounded, as 13 weeks of 90 days, is no other figure.
    """
    indicator = promise.indicator
    if indicator is None or indicator.target is None or start.told is None:
        return False
    near = ROUNDING * max(1.0, abs(start.target))
    if abs(indicator.target - start.target) > near:
        return False
    rounded = max(near, _half_of_last_digit(start.told, is_share=start.unit == "share"))
    return not start.low - rounded <= start.told <= start.high + rounded


def _half_of_last_digit(told: float, *, is_share: bool) -> float:
    """Return half of the last digit of a number as it is told, of a share in whole per cent."""
    unit = per_cent_to_share(1.0) if is_share else 1.0
    _whole, _point, decimals = f"{told / unit:.9f}".rstrip("0").partition(".")
    return unit * 10.0 ** -len(decimals) / 2


def list_differences(differences: Iterable[Difference]) -> Iterator[DifferenceRow]:
    """List what differs between two versions."""
    for one in differences:
        yield DifferenceRow(one.kind, one.of, one.before, one.after)


def describe(pact: Pact, command: str) -> dict[str, object]:
    """Describe a pact for a manifest: whose it is, and what was seen of it until when."""
    return {
        "command": command,
        "pact": pact.name,
        "country": pact.country,
        "signed": pact.signed,
        "promises": [one.code for one in pact.commitments],
        "last_year_seen": pact.last_seen,
    }
