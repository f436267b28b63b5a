"""From a study's survey to the care time that a country's hours are taken from."""

from __future__ import annotations

from collections.abc import Callable

from carepact.core.errors import ParameterError
from carepact.core.messages import _
from carepact.data.countries.facts import Country
from carepact.data.timeuse import read_diaries
from carepact.measure import CareTime
from carepact.measure.measured_hours import estimate_hours_by_sex
from carepact.measure.replicate_files import read_replicate_file
from carepact.studies.care_account import ignore_progress
from carepact.studies.study_file.country_checks import word_foreign_survey
from carepact.studies.study_file.model import StudySurvey


def measure_survey(
    survey: StudySurvey | None,
    country: Country,
    on_progress: Callable[[str], None] = ignore_progress,
) -> CareTime | None:
    """Read and estimate the survey that a study names; None where it names none.

    Parameters
    ----------
    survey : StudySurvey or None
        Its files, years and replicates.
    country : Country
        The country that the study is of.
    tell : callable
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
    replication = read_replicate_file(diaries, survey.replicate_weights, survey.method or "")
    return estimate_hours_by_sex(diaries, replication)
