"""From a survey's files to its design, for another program to set up."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from carepact.data.timeuse import read_diaries
from carepact.measure.design_sketch import DesignSketch, sketch_design
from carepact.measure.designs import replicate_design
from carepact.measure.estimate import DEFAULT_SEED
from carepact.measure.replicate_files import read_replicate_file


@dataclass(frozen=True)
class DesignQuestion:
    """Whose design; the same options as those of the table that it belongs to."""

    path: Path
    survey: str | None = None
    years: tuple[int, ...] | None = None
    replicate_weights: Path | None = None
    method: str | None = None
    rho: float | None = None
    coefficients: Path | None = None
    seed: int = DEFAULT_SEED


def describe_design(question: DesignQuestion) -> DesignSketch:
    """Read a survey and lay out the replicates that its estimates use."""
    diaries = read_diaries(question.path, question.survey, question.years)
    if question.replicate_weights is None:
        return sketch_design(diaries, replicate_design(diaries, question.method, question.seed))
    given = read_replicate_file(
        diaries,
        question.replicate_weights,
        question.method or "",
        question.rho,
        question.coefficients,
    )
    return sketch_design(diaries, given)
