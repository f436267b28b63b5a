"""From diaries to care time: read, resample, estimate."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from carepact.core.disclosure_control import DEFAULT_MINIMUM
from carepact.core.messages import _
from carepact.data.timeuse import read_diaries
from carepact.measure import CareTime, estimate_care_time
from carepact.measure.domains import DEFAULT_AGE_BANDS
from carepact.measure.estimate import DEFAULT_SEED
from carepact.measure.replicate_files import read_replicate_file


@dataclass(frozen=True)
class CareAccount:
    """What one table of care time is to hold; see `estimate_care_time`."""

    path: Path
    survey: str | None = None
    years: tuple[int, ...] | None = None
    by: tuple[str, ...] = ()
    groups: str = "icatus"
    where: str | None = None
    age_bands: tuple[int, ...] = DEFAULT_AGE_BANDS
    statistics: tuple[str, ...] | None = None
    simultaneity: str | None = None
    replicate_weights: Path | None = None
    method: str | None = None
    rho: float | None = None
    coefficients: Path | None = None
    seed: int = DEFAULT_SEED
    margins: bool = False
    gap: str | None = None
    share: str | None = None
    trend: str | None = None
    amounts: tuple[str, ...] = ()
    cross_check: bool = False
    design_effects: bool = False
    minimum_cell: int = DEFAULT_MINIMUM


def ignore_progress(_step: str) -> None:
    """Take a progress message and drop it."""


def run_care_account(
    study: CareAccount, on_progress: Callable[[str], None] = ignore_progress
) -> CareTime:
    """Carry one survey from its files to care time with its error."""
    on_progress(_("reading the diaries"))
    diaries = read_diaries(study.path, study.survey, study.years)
    replication = None
    if study.replicate_weights is not None:
        on_progress(_("reading the replicate weights"))
        replication = read_replicate_file(
            diaries, study.replicate_weights, study.method or "", study.rho, study.coefficients
        )
    on_progress(_("estimating"))
    return estimate_care_time(
        diaries,
        study.by,
        study.groups,
        where=study.where,
        age_bands=study.age_bands,
        statistics=study.statistics,
        simultaneity=study.simultaneity,
        replication=replication,
        method=study.method,
        seed=study.seed,
        margins=study.margins,
        gap=study.gap,
        share=study.share,
        trend=study.trend,
        amounts=study.amounts,
        cross_check=study.cross_check,
        design_effects=study.design_effects,
        minimum_cell=study.minimum_cell,
    )
