"""Whose data a picture names."""

from __future__ import annotations

from carepact.report.run.picture_sources import list_publishers
from carepact.studies.country import answer_country
from carepact.studies.study_file.opening import open_study


def test_a_publisher_of_several_files_is_named_once() -> None:
    """Mexico's run rests on two files of UNESCO's institute."""
    run = answer_country(open_study("MEX", {"draws": 2, "until": 2026}))
    named = list_publishers(run.projection.inputs)
    assert named.count("UNESCO Institute for Statistics") == 1
    assert len(named) == len({*named})
