"""What the address of a review asks for."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from carepact.api.law import LawReview, review_law
from carepact.app.nouns import name_fields
from carepact.app.told import Pairs, Told
from carepact.app.views.country_choice import read_chosen
from carepact.app.views.view import Progress
from carepact.core.errors import Faults, ParameterError, nearest
from carepact.core.messages import _
from carepact.policy.standard_files import shipped_standards
from carepact.review.finding import Finding
from carepact.review.judging import VERDICTS


class AskedReview(NamedTuple):
    """A review as its address asks for it."""

    code: str
    standards: tuple[str, ...]
    """Those that the law is held against; all where none is named."""
    verdict: str
    """Verdict of the findings that are shown; all where it is empty."""

    @property
    def query(self) -> Pairs:
        """Write what decides its figures."""
        verdict = [("verdict", self.verdict)] if self.verdict else []
        return [("country", self.code), *(("standards", one) for one in self.standards), *verdict]

    def keeps(self, one: Finding) -> bool:
        """Tell whether a finding is asked for."""
        is_of = not self.standards or one.standard.standard in self.standards
        return is_of and self.verdict in ("", one.verdict)


def read_asked(told: Told) -> AskedReview:
    """Read what an address asks for.

    Raises
    ------
    ParameterError
        If the country, a standard or the verdict is unknown.
    """
    told.refuse_unknown(name_fields("review", "width"))
    known = [one.standard for one in shipped_standards()]
    verdict = told.one("verdict")
    standards = tuple(
        dict.fromkeys(
            one.strip() for text in told.many("standards") for one in text.split(",") if one.strip()
        )
    )
    with Faults(ParameterError, _("address")) as faults:
        for one in standards:
            if one not in known:
                faults.add(
                    _("standards: there is no standard '{name}'.", name=one)
                    + nearest(one, known)
                    + " "
                    + _("Standards: {listed}.", listed=", ".join(known))
                )
        if verdict and verdict not in VERDICTS:
            faults.add(
                _("verdict: there is no verdict '{name}'. Write one of {listed}.",
                  name=verdict, listed=", ".join(VERDICTS))
            )  # fmt: skip
    return AskedReview(read_chosen(told), standards, verdict)


def find(told: Told, on_progress: Progress) -> LawReview:
    """Find the review that an address asks for, its findings alone that are asked for."""
    asked = read_asked(told)
    on_progress(_("holding the law against standards"))
    every = review_law(asked.code).found
    (review,) = every.reviews
    kept = replace(review, findings=tuple(one for one in review.findings if asked.keeps(one)))
    standards = tuple(
        one for one in every.standards if not asked.standards or one.standard in asked.standards
    )
    declared = () if asked.standards or asked.verdict else every.declarations
    return LawReview(replace(every, reviews=(kept,), standards=standards, declarations=declared))
