"""Does carepact reproduce what others have printed from the same diaries?"""

from __future__ import annotations

from pathlib import Path

from carepact.core.uncertainty import DEFAULT_SEED
from carepact.data.timeuse import read_diaries
from carepact.data.timeuse.published import read_published_figures
from carepact.measure import estimate_care_time
from carepact.measure.resampling import build_replication
from carepact.measure.table_requests import choose_figures, list_questions
from carepact.validate.agreement import Validation, compare_figures


def validate_survey(path: str | Path, survey: str | None = None) -> Validation:
    """Compare a survey's files with the figures published from that survey.

    Parameters
    ----------
    path : str or Path
        Folder or file of the survey.
    survey : str, optional
        Name of the survey; recognised by its file names when omitted.

    Returns
    -------
    Validation
        Published, ours and gap, a line a figure.

    Raises
    ------
    CareError
        If the files cannot be read, the survey has no published figure, or the files
        hold no year of one.
    """
    diaries = read_diaries(path, survey)
    published = read_published_figures(diaries.survey)
    figures = choose_figures(published, diaries.respondents["year"].unique().to_list())
    design = build_replication(diaries, None, DEFAULT_SEED)
    estimates = {
        question: estimate_care_time(
            diaries,
            question.by,
            question.groups,
            where=question.where,
            statistics=[question.statistic],
            simultaneity=question.simultaneity,
            replication=design,
        )
        for question in list_questions(figures)
    }
    return compare_figures(figures, estimates, among=published, title=diaries.title)
