"""All that a paper on a country stands on: what it needs, what its law says, what is simulated."""

from __future__ import annotations

from dataclasses import dataclass

from carepact.core.provenance import Source
from carepact.review.law_review import LawReview
from carepact.studies.one_country.run import CountryRun
from carepact.studies.profile.profile import CountryProfile


@dataclass(frozen=True)
class CountryFindings:
    """A country's people and needs, its law beside standards, and a package's effects."""

    run: CountryRun
    profile: CountryProfile
    law: LawReview

    @property
    def sources(self) -> tuple[Source, ...]:
        """Name what all parts stand on, each source once."""
        return tuple(dict.fromkeys((*self.run.sources, *self.profile.sources, *self.law.sources)))
