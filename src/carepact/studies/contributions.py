"""From a survey's files to what each person contributes, for an office's own tools."""

from __future__ import annotations

from dataclasses import replace

from carepact.measure.contributions_table import ContributionsTable, lay_out_contributions
from carepact.measure.request import Request
from carepact.measure.survey_files import SurveyFiles
from carepact.studies.care_account import read_survey


def describe_contributions(files: SurveyFiles, request: Request) -> ContributionsTable:
    """Read a survey and lay out the contributions to the table that is asked for."""
    diaries, given = read_survey(files)
    return lay_out_contributions(diaries, replace(request, replication=given))
