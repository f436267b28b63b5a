"""The answer to a quality assessment, and the tables in which it leaves."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

import polars as pl

from carepact.core.provenance import Source, make_manifest
from carepact.core.rows import tabulate
from carepact.levels.quality.agreement import Agreement
from carepact.levels.quality.catalogue import read_sources
from carepact.levels.quality.change import Change
from carepact.levels.quality.plan import ItemStatus, Unplanned
from carepact.levels.quality.standing import AreaCount, Standing
from carepact.levels.quality.voices import VoiceCount
from carepact.studies.quality_file.opening import OpenedQuality


class CriterionRow(NamedTuple):
    """One criterion."""

    area: str
    criterion: str
    state: str
    first: str
    second: str
    agreed: str
    steps_apart: int | None
    told_not_shown: bool
    has_challenge: bool
    is_planned: bool
    before: str
    move: str


class AreaRow(NamedTuple):
    """One area, as counts of criteria."""

    area: str
    not_yet: int
    begun: int
    in_place: int
    shown_to_work: int
    told_not_shown: int
    to_discuss: int
    does_not_apply: int
    not_answered: int


class PlanRow(NamedTuple):
    """One thing to do."""

    number: int
    criterion: str
    what: str
    owner: str
    by: str
    indicator: str
    state: str
    days_late: int
    last_looked_at: str
    evidence: str


class VoiceRow(NamedTuple):
    """One count of answers."""

    criterion: str
    who: str
    question: str
    answer: str
    persons: int
    may_leave: bool


class AgreementRow(NamedTuple):
    """One figure on how far two assessors agree."""

    figure: str
    value: float | None
    lower: float | None
    upper: float | None
    standard_error: float | None
    unit: str
    reason: str
    """Why there is none."""


@dataclass(frozen=True)
class QualityAnswer:
    """How a service stands by its own assessment. There is no sum of it, and no level."""

    opened: OpenedQuality
    on: date
    """The day for which the plan is looked at."""
    standings: tuple[Standing, ...]
    areas: tuple[AreaCount, ...]
    agreement: Agreement | None
    """None where one assessor looked."""
    plan: tuple[ItemStatus, ...]
    unplanned: tuple[Unplanned, ...]
    changes: tuple[Change, ...]
    """Empty where no earlier assessment is named."""
    voices: tuple[VoiceCount, ...]

    @property
    def late(self) -> tuple[ItemStatus, ...]:
        """List what is late, the longest first."""
        found = [one for one in self.plan if one.state == "late"]
        return tuple(sorted(found, key=lambda one: (-one.days_late, one.item.number)))

    @property
    def unproved(self) -> tuple[Standing, ...]:
        """List what is told to be in place and not shown."""
        return tuple(one for one in self.standings if one.is_unproved)

    @property
    def unanswered(self) -> tuple[Standing, ...]:
        """List the criteria of which nobody said anything."""
        return tuple(one for one in self.standings if one.state == "not_answered")

    def to_polars(self) -> pl.DataFrame:
        """Return every criterion, in the order of the catalogue."""
        return tabulate(self._list_criteria(), CriterionRow)

    def by_area(self) -> pl.DataFrame:
        """Return how many criteria of each area stand where."""
        rows = (
            AreaRow(
                one.area.area,
                one.count("not_yet"),
                one.count("begun"),
                one.count("in_place"),
                one.count("shown_to_work"),
                one.unproved,
                one.count("to_discuss"),
                one.count("does_not_apply"),
                one.count("not_answered"),
            )
            for one in self.areas
        )
        return tabulate(rows, AreaRow)

    def plan_table(self) -> pl.DataFrame:
        """Return what is to be done, and how it stands."""
        return tabulate(map(_lay_item, self.plan), PlanRow)

    def voices_table(self) -> pl.DataFrame:
        """Return what families and staff answered, each count with whether it may leave."""
        rows = (
            VoiceRow(
                one.voices.criterion, one.voices.who, one.voices.question,
                one.answer, one.count, one.may_leave,
            )
            for one in self.voices
        )  # fmt: skip
        return tabulate(rows, VoiceRow)

    def agreement_table(self) -> pl.DataFrame:
        """Return how far two assessors agree; no row where there is one."""
        return tabulate(self._list_agreement(), AgreementRow)

    def manifest(self) -> dict[str, object]:
        """Describe how the answer came to be; it holds no words of an assessor."""
        opened = self.opened
        settings: dict[str, object] = {
            "command": "quality",
            "kind": opened.kind,
            "country": opened.country,
            "day": opened.day.isoformat(),
            "on": self.on.isoformat(),
            "catalogue": opened.catalogue,
            "earlier": opened.earlier.day.isoformat() if opened.earlier else None,
        }
        before = opened.earlier.sources if opened.earlier else ()
        cited = {name for one in self.standings for name in one.criterion.sources}
        read = tuple(Source(str(read_sources()[one].publication), "") for one in sorted(cited))
        return make_manifest((*opened.sources, *before, *read), settings, None, [])

    def _list_criteria(self) -> Iterator[CriterionRow]:
        """List every criterion."""
        planned = {one.item.criterion for one in self.plan if one.state != "dropped"}
        changes = {one.now.criterion.id: one for one in self.changes}
        for one in self.standings:
            said = [each.said for each in one.answers]
            change = changes.get(one.criterion.id)
            yield CriterionRow(
                area=one.area,
                criterion=one.criterion.id,
                state=one.state,
                first=said[0],
                second=said[1] if len(said) > 1 else "",
                agreed=one.agreed.said,
                steps_apart=one.apart,
                told_not_shown=one.is_unproved,
                has_challenge=bool(one.challenges),
                is_planned=one.criterion.id in planned,
                before=change.before if change else "",
                move=change.move if change else "",
            )

    def _list_agreement(self) -> Iterator[AgreementRow]:
        """List how far two assessors agree."""
        found = self.agreement
        if found is None:
            return
        pairs = len(found.pairs)
        yield AgreementRow("criteria_both", float(pairs), None, None, None, "criteria", "")
        yield AgreementRow("same_step", float(found.exact), None, None, None, "criteria", "")
        share = found.exact / pairs if pairs else None
        yield AgreementRow("same_step_share", share, None, None, None, "share", "")
        kappa = found.kappa
        yield AgreementRow(
            figure="kappa_linear",
            value=kappa.value if kappa else None,
            lower=kappa.lower if kappa else None,
            upper=kappa.upper if kappa else None,
            standard_error=kappa.standard_error if kappa else None,
            unit="1",
            reason=found.no_kappa or "",
        )


def _lay_item(one: ItemStatus) -> PlanRow:
    """Lay one thing to do out."""
    last = one.follow_ups[-1] if one.follow_ups else None
    item = one.item
    return PlanRow(
        number=item.number,
        criterion=item.criterion,
        what=item.what,
        owner=item.owner,
        by=item.by.isoformat(),
        indicator=item.indicator,
        state=one.state,
        days_late=one.days_late,
        last_looked_at=last.day.isoformat() if last else "",
        evidence=last.evidence if last else "",
    )
