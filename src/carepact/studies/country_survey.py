"""From a study's survey to the care time that a country's hours are taken from."""

from __future__ import annotations

from collections.abc import Callable

from carepact.core.errors import ParameterError
from carepact.core.messages import _
from carepact.data.countries.facts import Country
from carepact.data.timeuse import read_diaries
from carepact.measure import CareTime
from carepact.measure.measured_hours import estimate_hours_by_sex
from carepact.measure.survey_files import SurveyFiles, read_replication
from carepact.studies.care_account import ignore_progress
from carepact.studies.study_file.country_checks import word_foreign_survey


def measure_survey(
    survey: SurveyFiles | None,
    country: Country,
    on_progress: Callable[[str], None] = ignore_progress,
) -> CareTime | None:
    """Read and estimate the survey that a study names; None where it names none.

    Parameters
    ----------
    survey : SurveyFiles or None
        Its files, years and replicates.
    country : Country
        The country that the study is of.
    on_progress : callable
        Takes a progress message.

    Returns
    -------
    CareTime or None
        What `measure.measured_hours.country_hours` takes beside the country.

    Raises
    ------
    CareError
        If the survey cannot be read or estimated, or is known to be of another country.
    """
    if survey is None:
        return None
    on_progress(_("reading the diaries"))
    diaries = read_diaries(survey.path, survey.survey, survey.years)
    foreign = word_foreign_survey(diaries.survey, country)
    if foreign:
        raise ParameterError(f"{survey.path.name}: {foreign}")
    if survey.replicate_weights is None:
        return estimate_hours_by_sex(diaries, method=survey.method)
    on_progress(_("reading the replicate weights"))
    return estimate_hours_by_sex(diaries, read_replication(diaries, survey))
