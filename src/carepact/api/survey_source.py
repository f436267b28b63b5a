"""What a survey's figures are made from: its diaries, its design, and what is asked of them."""

from __future__ import annotations

import operator
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import SupportsIndex

from carepact.api.told import as_path
from carepact.core import voice
from carepact.core.disclosure.rules import (
    DEFAULT_MINIMUM,
    DEFAULT_PERCENT,
    DisclosureRule,
)
from carepact.core.errors import Faults, ParameterError
from carepact.core.messages import _
from carepact.data.timeuse import Diaries
from carepact.measure.replicates import Replication
from carepact.measure.request import Request, list_words
from carepact.measure.survey_files import SurveyFiles, read_replication
from carepact.studies.care_account import read_survey


@dataclass(frozen=True)
class SurveyTold:
    """Where a survey stands, and how its replicates were made, as a caller tells it."""

    source: str | Path | Diaries
    survey: str | None = None
    years: int | Sequence[int] | None = None
    replicate_weights: str | Path | None = None
    replication: Replication | None = None
    method: str | None = None
    rho: float | None = None
    coefficients: str | Path | None = None

    def read(self) -> tuple[Diaries, Replication | None]:
        """Read the diaries, and their replicate weights where they are named.

        Raises
        ------
        CareError
            If a file cannot be read, or what is told has no meaning beside the rest.
        """
        self._check()
        if not isinstance(self.source, Diaries):
            diaries, read = read_survey(self._files(Path(self.source)))
            return diaries, self.replication or read
        read = None if self.replication else read_replication(self.source, self._files(Path()))
        return self.source, self.replication or read

    def _check(self) -> None:
        """Refuse what is told and would not be heard."""
        with Faults(ParameterError, _("survey")) as faults:
            if isinstance(self.source, Diaries) and (self.survey or self.years is not None):
                faults.add(_("survey and years go with a path, not with diaries that were read."))
            elif self.years is not None and not _are_whole(self.years):
                faults.add(
                    _(
                        "{given}: are no years. Give one, such as 2015, or a list of them.",
                        given=voice.given("years", self.years),
                    )
                )
            if self.replicate_weights is not None and self.method is None:
                faults.add(
                    _("replicate_weights: say how they were made, e.g. 'sdr'; the publisher's "
                      "documentation tells it.")
                )  # fmt: skip
            lonely = self.rho is not None or self.coefficients is not None
            if self.replicate_weights is None and lonely:
                faults.add(_("rho and coefficients go with replicate_weights. Name that file."))

    def _files(self, path: Path) -> SurveyFiles:
        """Say the same as studies take it."""
        years = (self.years,) if isinstance(self.years, SupportsIndex) else self.years
        return SurveyFiles(
            path=path,
            survey=self.survey,
            years=None if years is None else tuple(map(operator.index, years)),
            replicate_weights=as_path(self.replicate_weights),
            method=self.method,
            rho=self.rho,
            coefficients=as_path(self.coefficients),
        )


def _are_whole(years: object) -> bool:
    """Tell whether years are one whole number or several."""
    if isinstance(years, SupportsIndex):
        return True
    return isinstance(years, Iterable) and all(isinstance(one, SupportsIndex) for one in years)


@dataclass(frozen=True)
class TableTold:
    """How a table is divided, and whom it counts, as a caller tells it."""

    by: str | Sequence[str]
    groups: str | Path
    where: str | None
    age_bands: Sequence[int]
    simultaneity: str | None
    seed: int
    margins: bool

    def ask(
        self, replication: Replication | None, method: str | None, rule: DisclosureRule
    ) -> Request:
        """Ask for the table in the words of the room that measures."""
        return Request(
            by=list_words(self.by, "by"),
            groups=str(self.groups),
            where=self.where,
            age_bands=tuple(self.age_bands),
            simultaneity=self.simultaneity,
            replication=replication,
            method=method,
            seed=self.seed,
            margins=self.margins,
            disclosure=rule,
        )


def make_rule(
    minimum_cell: int = DEFAULT_MINIMUM,
    p_percent: float = DEFAULT_PERCENT,
    dominance: tuple[int, float] | None = None,
    least_n: int | None = None,
    largest_cv: float | None = None,
) -> DisclosureRule:
    """Say when a figure may not leave."""
    return DisclosureRule(minimum_cell, p_percent, dominance, least_n, largest_cv)
