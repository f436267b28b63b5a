"""A firm's practice beside law and standards, as a table."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from carepact.levels.employer.practice import Given
from carepact.studies.one_employer.gaps import Gaps

LAW = "law"


class GapRow(NamedTuple):
    """One answer beside the law, or one requirement of a standard by law and with the practice."""

    beside: str
    """`law`, or the standard."""
    item: str
    """The answer, or the requirement."""
    title: str
    unit: str
    practice: str
    law: str
    read_in: str
    """Where the law was read: `own`, `statutes` one by one, or the `tables` of all countries."""
    state: str
    """Of an answer: below, equal, above, unknown; of a requirement: its verdict by law."""
    with_practice: str
    """Verdict by law and practice; empty beside the law."""
    concerns_employers: bool
    basis: str


def list_gaps(gaps: Gaps | None) -> Iterator[GapRow]:
    """Lay out gaps to the law, then to standards."""
    if gaps is None:
        return
    for one in gaps.to_law:
        yield GapRow(
            beside=LAW,
            item=one.answer.name,
            title=one.answer.title,
            unit=one.answer.unit,
            practice=write_answer(one.practice),
            law="" if one.law is None else write_answer(one.law.value),
            read_in="" if one.law is None else one.law.read,
            state=one.side,
            with_practice="",
            concerns_employers=True,
            basis="" if one.law is None else one.law.cited.basis or one.law.cited.source,
        )
    for gap in gaps.to_standards:
        finding = gap.finding
        yield GapRow(
            beside=finding.standard.standard,
            item=finding.requirement.requirement,
            title=finding.requirement.title,
            unit="",
            practice="",
            law="",
            read_in="",
            state=finding.verdict,
            with_practice=gap.after,
            concerns_employers=gap.concern.concerns,
            basis=finding.requirement.article,
        )


def write_answer(value: Given) -> str:
    """Write an answer for a file; nothing where it is not told."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"{value:g}"
