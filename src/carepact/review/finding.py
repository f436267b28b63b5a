"""The verdict on one requirement, and what it stands on."""

from __future__ import annotations

from dataclasses import dataclass

from carepact.core.messages import join_sentences
from carepact.data.countries.facts import Status
from carepact.data.countries.law import NO
from carepact.policy.standard import Requirement, Standard
from carepact.review.figures import Figure
from carepact.review.judging import Verdict
from carepact.review.practice import Practised


@dataclass(frozen=True)
class Finding:
    """The verdict on one requirement, and what it stands on."""

    standard: Standard
    requirement: Requirement
    verdict: Verdict
    figures: tuple[Figure, ...] = ()
    value: float | None = None
    """Figure in the unit of the requirement."""
    text: str = ""
    """The same where it is words: yes, no, a payer."""
    interval: tuple[float, float] | None = None
    missing: float | None = None
    """What lacks to the threshold, in its unit; None where that cannot be said."""
    lacking: tuple[str, ...] = ()
    """Provisions that the law lacks."""
    notes: tuple[str, ...] = ()
    budgeted: Practised | None = None
    """Whether public money stands behind it; None where the standard's file asks no figure."""
    implemented: Practised | None = None
    """Whether it is carried out; never a verdict, and None as above."""

    @property
    def status(self) -> Status | None:
        """Return the weakest status of its figures; None where there is none."""
        found = {figure.status for figure in self.figures}
        weakest: tuple[Status, ...] = ("imputed", "assumed", "observed")
        return next((status for status in weakest if status in found), None)

    @property
    def year(self) -> int | None:
        """Return the year of its oldest figure."""
        return min((figure.year for figure in self.figures), default=None)

    @property
    def on(self) -> str:
        """Return the day that the source of a ratification names; empty where it names none."""
        return next((figure.on for figure in self.figures if figure.on), "")

    @property
    def source(self) -> str:
        """Name the sources of its figures."""
        return join_sentences(
            *dict.fromkeys(figure.source for figure in self.figures), between="; "
        )

    @property
    def basis(self) -> str:
        """Name the law that is cited: of provisions that exist, else what is said of none."""
        existing = [figure for figure in self.figures if figure.value != NO] or self.figures
        return "; ".join(dict.fromkeys(figure.basis for figure in existing if figure.basis))
