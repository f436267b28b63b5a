"""Where a survey stands, and the replicate weights that come with it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from carepact.data.timeuse import Diaries
from carepact.measure.replicate_files import match_replicates
from carepact.measure.replicates import Replication


@dataclass(frozen=True)
class SurveyFiles:
    """A survey's files, the years to keep, and how its replicates were made."""

    path: Path
    survey: str | None = None
    """Its name or mapping file; recognised by its file names when None."""
    years: tuple[int, ...] | None = None
    replicate_weights: Path | None = None
    method: str | None = None
    rho: float | None = None
    """Fay's factor."""
    coefficients: Path | None = None


def read_replication(diaries: Diaries, files: SurveyFiles) -> Replication | None:
    """Read the replicate weights that come with a survey; None where no file is named."""
    if files.replicate_weights is None:
        return None
    return match_replicates(
        diaries, files.replicate_weights, files.method or "", files.rho, files.coefficients
    )
