"""What is told of a pact: whether it is whole, what it brings, and whether it is kept."""

from __future__ import annotations

from dataclasses import dataclass, field

import polars as pl

from carepact.core.provenance import Source
from carepact.data.countries.facts import Country
from carepact.levels.pact.completeness import Gap
from carepact.levels.pact.following import PromiseState
from carepact.levels.pact.pact import Pact
from carepact.levels.pact.versions import Difference
from carepact.policy.instrument import Aim
from carepact.simulate.crises import BegunCrisis
from carepact.simulate.projection import Projection
from carepact.simulate.result_grade import ResultGrade
from carepact.studies.one_pact.starts import Start


@dataclass(frozen=True)
class PactCheck:
    """What a pact names, and what it leaves unnamed."""

    pact: Pact
    gaps: tuple[Gap, ...]
    aims: dict[Aim, tuple[str, ...]]
    """Codes of the promises under each of the five aims."""

    @property
    def is_whole(self) -> bool:
        """Tell whether everything is named that makes a pact one that can be held to."""
        return all(gap.is_remark for gap in self.gaps)


@dataclass(frozen=True)
class PactVersions:
    """Two versions of a pact, and what differs."""

    before: Pact
    after: Pact
    differences: tuple[Difference, ...]


@dataclass(frozen=True)
class PactSimulation:
    """What a pact brings a country that keeps it, keeps a part of it, or goes through a crisis."""

    check: PactCheck
    country: Country
    promised: Projection
    """Present law, and the pact kept."""
    levels: pl.DataFrame
    """Columns `run`, then as `effects.COLUMNS`."""
    brings: pl.DataFrame
    """Columns `of`, `case`, then as `effects.COLUMNS`: of `all`, kept: beyond present law; of
    `all`, in part: beyond the pact kept; of a promise: with it beyond without it; of `all`, in
    crisis: beyond present law in the same crisis."""
    starts: tuple[Start, ...]
    """Where each change starts from in present law."""
    part: float
    """What is kept where it is kept in part. [share]"""
    not_simulated: tuple[str, ...]
    """Codes of promises that move nothing, as they do not say what changes, or when."""
    pay_unsigned: tuple[str, ...]
    """Payers who bear more than under present law and whose partner has not signed."""
    grade: ResultGrade
    crises: tuple[BegunCrisis, ...]
    settings: dict[str, object]
    sources: tuple[Source, ...]


@dataclass(frozen=True)
class PactGap:
    """What it costs a country that promises are not kept."""

    promised: Projection
    seen: Projection
    """As seen; where nothing is known, as promised."""
    costs: pl.DataFrame
    """Columns `of`, `case`, then as `effects.COLUMNS`: as seen beyond the pact kept, of `all` and
    of each promise that is not kept, the others kept. Case `seen` takes unknown years as
    promised, `at worst` takes nothing of them as done."""
    grade: ResultGrade


@dataclass(frozen=True)
class PactMonitoring:
    """How the promises of a pact stand, and what it costs that some are not kept."""

    check: PactCheck
    until_followed: int
    """Last year followed."""
    states: tuple[PromiseState, ...]
    not_followed: tuple[str, ...]
    """Codes of promises without a day or without the two ends of their indicator."""
    gap: PactGap | None = None
    """None where no promise can be simulated: they are followed all the same."""
    settings: dict[str, object] = field(default_factory=dict)
    sources: tuple[Source, ...] = ()

    @property
    def years(self) -> tuple[int, ...]:
        """List the years followed, from the first in which any promise begins."""
        return tuple(sorted({one.year for state in self.states for one in state.years}))
