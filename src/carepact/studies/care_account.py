"""From diaries to care time: read, resample, estimate."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from carepact.core.messages import _
from carepact.data.timeuse import Diaries, read_diaries
from carepact.measure import CareTime
from carepact.measure.estimate import estimate_figures
from carepact.measure.replicates import Replication
from carepact.measure.request import FigureChoice, Request
from carepact.measure.survey_files import SurveyFiles, read_replication


def ignore_progress(_step: str) -> None:
    """Take a progress message and drop it."""


def run_care_account(
    files: SurveyFiles,
    request: Request,
    figures: FigureChoice,
    on_progress: Callable[[str], None] = ignore_progress,
) -> CareTime:
    """Carry one survey from its files to care time with its error."""
    diaries, replication = read_survey(files, on_progress)
    on_progress(_("estimating"))
    return estimate_figures(diaries, replace(request, replication=replication), figures)


def read_survey(
    files: SurveyFiles, on_progress: Callable[[str], None] = ignore_progress
) -> tuple[Diaries, Replication | None]:
    """Read a survey's diaries, and its replicate weights where they are named."""
    on_progress(_("reading the diaries"))
    diaries = read_diaries(files.path, files.survey, files.years)
    if files.replicate_weights is not None:
        on_progress(_("reading the replicate weights"))
    return diaries, read_replication(diaries, files)
