"""From a survey's files to its design, for another program to set up."""

from __future__ import annotations

from carepact.measure.design_sketch import DesignSketch, sketch_design
from carepact.measure.designs import replicate_design
from carepact.measure.survey_files import SurveyFiles
from carepact.studies.care_account import read_survey


def describe_design(files: SurveyFiles, seed: int) -> DesignSketch:
    """Read a survey and lay out the replicates that its estimates use."""
    diaries, given = read_survey(files)
    return sketch_design(diaries, given or replicate_design(diaries, files.method, seed))
