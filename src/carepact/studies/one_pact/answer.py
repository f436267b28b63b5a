"""What is told of a pact: whether it is whole, what it brings, and whether it is kept."""

from __future__ import annotations

from dataclasses import dataclass, field

import polars as pl

from carepact.core.provenance import Source, make_manifest
from carepact.core.rows import tabulate
from carepact.data.countries.facts import Country
from carepact.levels.pact.completeness import OF_PROMISE, Gap
from carepact.levels.pact.following import PromiseState
from carepact.levels.pact.pact import Pact
from carepact.levels.pact.versions import Difference
from carepact.policy.instrument import Aim
from carepact.simulate.crises import BegunCrisis
from carepact.simulate.projection import Projection
from carepact.simulate.result_grade import ResultGrade
from carepact.studies.one_pact.starts import Start
from carepact.studies.one_pact.tables import (
    AimRow,
    DifferenceRow,
    GapRow,
    PromiseRow,
    PromiseYearRow,
    StartRow,
    describe,
    list_aims,
    list_differences,
    list_gaps,
    list_promises,
    list_start_rows,
    list_years,
)
from carepact.studies.study_file.model import Currency


@dataclass(frozen=True)
class PactCheck:
    """What a pact names, and what it leaves unnamed."""

    pact: Pact
    gaps: tuple[Gap, ...]
    aims: dict[Aim, tuple[str, ...]]
    """Codes of the promises under each of the five aims."""

    def to_polars(self) -> pl.DataFrame:
        """Return what is not named, a row a thing."""
        return tabulate(list_gaps(self.gaps), GapRow)

    def promises(self) -> pl.DataFrame:
        """Return the promises with what each names."""
        return tabulate(list_promises(self.pact), PromiseRow)

    def served(self) -> pl.DataFrame:
        """Return the five aims with their promises."""
        return tabulate(list_aims(self.aims), AimRow)

    def manifest(self) -> dict[str, object]:
        """Describe how the answer came to be."""
        return make_manifest((), describe(self.pact, "pact check"), None, [])

    @property
    def named(self) -> tuple[str, ...]:
        """List the codes of the promises that name everything."""
        unnamed = {one.of for one in self.gaps if one.kind in OF_PROMISE and not one.is_remark}
        return tuple(one.code for one in self.pact.commitments if one.code not in unnamed)

    @property
    def is_whole(self) -> bool:
        """Tell whether everything is named that makes a pact one that can be held to."""
        return all(gap.is_remark for gap in self.gaps)


@dataclass(frozen=True)
class PactSimulation:
    """What a pact brings a country that keeps it, keeps a part of it, or goes through a crisis."""

    check: PactCheck
    country: Country
    currency: Currency | None
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

    def to_polars(self) -> pl.DataFrame:
        """Return what the pact brings: kept, in part, promise by promise, in a crisis."""
        return self.brings

    def begins(self) -> pl.DataFrame:
        """Return where each change starts from."""
        return tabulate(list_start_rows(self.check.pact, self.starts), StartRow)

    def manifest(self) -> dict[str, object]:
        """Describe how the answer came to be."""
        told = describe(self.check.pact, "pact simulate") | {"part": self.part} | self.settings
        return make_manifest(self.sources, told, self.promised.seed, list(self.promised.notes))


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
    currency: Currency | None


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

    def to_polars(self) -> pl.DataFrame:
        """Return how the promises stand, a row a promise and year."""
        return tabulate(list_years(self.states), PromiseYearRow)

    def manifest(self) -> dict[str, object]:
        """Describe how the answer came to be."""
        told = describe(self.check.pact, "pact monitor") | self.settings
        told["until_followed"] = self.until_followed
        seed, notes = (None, ()) if self.gap is None else (
            self.gap.promised.seed, self.gap.promised.notes)  # fmt: skip
        return make_manifest(self.sources, told, seed, list(notes))


@dataclass(frozen=True)
class PactVersions:
    """What became of a pact from one version to the next."""

    before: Pact
    after: Pact
    differences: tuple[Difference, ...]

    def to_polars(self) -> pl.DataFrame:
        """Return the differences, a row each."""
        return tabulate(list_differences(self.differences), DifferenceRow)

    def manifest(self) -> dict[str, object]:
        """Describe how the answer came to be."""
        settings = describe(self.after, "pact compare") | {"before": self.before.name}
        return make_manifest((), settings, None, [])
