"""The first answer: a country with published unpaid hours, and a package that shares care."""

from __future__ import annotations

from collections.abc import Callable

from carepact.studies.care_account import ignore_progress
from carepact.studies.country import run_country
from carepact.studies.one_country.run import CountryRun
from carepact.studies.study_file.opening import open_study


def run_demonstration(on_progress: Callable[[str], None] = ignore_progress) -> CountryRun:
    """Carry the country of the demonstration from its facts to its books."""
    # Hours of care are observed there, and the package uses every instrument.
    return run_country(open_study("KEN"), on_progress)
