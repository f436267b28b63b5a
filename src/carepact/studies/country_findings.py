"""Bring together what a paper on a country tells: needs, law, and what a package does."""

from __future__ import annotations

from collections.abc import Callable

from carepact.core.messages import _
from carepact.studies.care_account import ignore_progress
from carepact.studies.country_profile import profile_of
from carepact.studies.one_country.findings import CountryFindings
from carepact.studies.one_country.run import CountryRun
from carepact.studies.review import review_of


def add_findings(
    run: CountryRun, on_progress: Callable[[str], None] = ignore_progress
) -> CountryFindings:
    """Set what a country needs and what its law says beside a run of it.

    Parameters
    ----------
    run : CountryRun
        Its country, with the user's own figures, is the one that all parts tell of.
    on_progress : callable
        Takes what names a step that begins.
    """
    on_progress(_("counting who needs care"))
    profile = profile_of(run.country)
    on_progress(_("holding the law beside standards"))
    return CountryFindings(run, profile, review_of(run.country))
