"""What is told of a pact in Python: its gaps, what it brings, how it stands, what changed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import polars as pl

from carepact.api.paper_result import PaperResult
from carepact.api.result import Glance, ToldResult
from carepact.report.pact.files import (
    PactCheckTelling,
    PactMonitoringTelling,
    PactSimulationTelling,
    PactVersionsTelling,
)
from carepact.studies.one_pact.answer import (
    PactCheck,
    PactMonitoring,
    PactSimulation,
    PactVersions,
)


@dataclass(frozen=True, repr=False)
class PactGaps(PaperResult[PactCheck]):
    """What a pact names, and what it leaves unnamed.

    Columns of `figures`, a row a thing left unnamed: `kind`, `of` (code of the promise or the
    partner; a sharer, a payer or an aim where it is the whole pact's), `message`, `is_remark`
    (whether a pact can be whole with it).

    Attributes
    ----------
    found : PactCheck
        The pact, its gaps, and the promises under each of the five aims.
    """

    keys = ("kind", "of")
    telling = PactCheckTelling

    @cached_property
    def figures(self) -> pl.DataFrame:
        """Everything that is left unnamed."""
        return self.found.to_polars()

    @property
    def is_whole(self) -> bool:
        """Tell whether everything is named that a promise can be held to by."""
        return self.found.is_whole

    def glance(self) -> Glance:
        """Tell how much is left unnamed."""
        telling = PactCheckTelling(self.found)
        return Glance(telling.say_title(), telling.list_headlines())


@dataclass(frozen=True, repr=False)
class PactOutcome(PaperResult[PactSimulation]):
    """What a pact brings a country that keeps it, keeps a part, or goes through a crisis.

    Columns of `figures`: `of` (`all`, or the code of a promise), `case` (`kept`: beyond present
    law, of a promise beyond the pact without it; `in part`: beyond the pact kept; `in crisis`:
    beyond present law in the same crisis), `variable`, `label`, `sex`, `first_year`, `last_year`
    (they differ where years are added up), `value`, `low`, `high`, `unit`, `headline`. `value` is
    missing where the hours of the country are imputed: the range alone is told.

    Attributes
    ----------
    found : PactSimulation
        The projection, its levels, where each promise starts from, who pays unsigned.
    """

    keys = ("of", "case", "variable", "label", "sex", "first_year", "last_year")
    telling = PactSimulationTelling

    @cached_property
    def figures(self) -> pl.DataFrame:
        """What the pact and each promise bring."""
        return self.found.to_polars()

    @property
    def levels(self) -> pl.DataFrame:
        """The same quantities as they are, under present law and with the pact."""
        return self.found.levels

    def glance(self) -> Glance:
        """Tell what the pact costs and moves in its last year."""
        telling = PactSimulationTelling(self.found)
        return Glance(telling.say_title(), telling.list_headlines())


@dataclass(frozen=True, repr=False)
class PactStanding(PaperResult[PactMonitoring]):
    """How the promises of a pact stand year by year, and what it costs that some are not kept.

    Columns of `figures`, a row a promise and year: `commitment`, `partner`, `year`, `status`
    (`kept`, `late`, `broken`, `unknown`, `not-due`), `due_value`, `value`, `low`, `high`, `unit`,
    `owed`, `seen` (shares of the promise), `source`. What is not known is empty.

    Attributes
    ----------
    found : PactMonitoring
        The states of all promises, the runs as promised and as seen.
    """

    keys = ("commitment", "year")
    telling = PactMonitoringTelling

    @cached_property
    def figures(self) -> pl.DataFrame:
        """How each promise stands in each year followed."""
        return self.found.to_polars()

    @property
    def costs(self) -> pl.DataFrame:
        """What the gap costs: as seen beyond as promised, columns as of `PactOutcome`.

        Empty where no promise can be simulated.
        """
        return pl.DataFrame() if self.found.gap is None else self.found.gap.costs

    def glance(self) -> Glance:
        """Tell how many promises stand how, and what the gap costs."""
        telling = PactMonitoringTelling(self.found)
        return Glance(telling.say_title(), telling.list_headlines())


@dataclass(frozen=True, repr=False)
class PactChanges(ToldResult[PactVersions]):
    """What differs between two versions of a pact.

    Columns of `figures`, a row a difference: `kind`, `of` (code of the promise or the partner),
    `before`, `after`.

    Attributes
    ----------
    found : PactVersions
        Both versions, and their differences.
    """

    keys = ("kind", "of")
    telling = PactVersionsTelling

    @cached_property
    def figures(self) -> pl.DataFrame:
        """Every difference."""
        return self.found.to_polars()

    def glance(self) -> Glance:
        """Tell how many differences there are."""
        telling = PactVersionsTelling(self.found)
        return Glance(telling.say_title(), telling.list_headlines())
