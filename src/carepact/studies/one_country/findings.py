"""All that a paper on a country stands on: what it needs, what its law says, what is simulated."""

from __future__ import annotations

from dataclasses import dataclass

from carepact.review.law_review import LawReview
from carepact.studies.one_country.run import CountryRun
from carepact.studies.profile.profile import CountryProfile


@dataclass(frozen=True)
class CountryFindings:
    """A country's people and needs, its law beside standards, and a package's effects."""

    run: CountryRun
    profile: CountryProfile
    law: LawReview
