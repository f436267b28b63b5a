"""A package whose edits come year by year as they were seen, or as one supposes that they come."""

from __future__ import annotations

from typing import Annotated

import numpy as np
from pydantic import Field, model_validator

from carepact.core.arrays import FloatArray, IntArray
from carepact.core.messages import _
from carepact.policy.package import Edit, Package, is_shares

Course = Annotated[dict[int, float], Field(min_length=1)]
"""Calendar year to the share of a change that is in force."""


class FollowedPackage(Package):
    """A package with a course for each of its edits, in the place of how they are phased in."""

    courses: tuple[Course, ...] = ()
    """In the order of `edits`. Below 0 a change went back behind present law, above 1 it went
    further than the edit aims. Straight lines join the years; the first and the last hold before
    and after. Shares that sum to one move between 0 and 1 alone. [share of the change]"""

    @model_validator(mode="after")
    def _give_each_edit_one(self) -> FollowedPackage:
        if len(self.courses) != len(self.edits):
            raise ValueError(_("there is not one course for each edit. Give as many."))
        return self

    def share_of(self, edit: Edit, years: IntArray) -> FloatArray:
        """Compute how much of an edit is in force in each year, shape (years,). [share]"""
        course = next(
            one for known, one in zip(self.edits, self.courses, strict=True) if known is edit
        )
        known = sorted(course)
        shares: FloatArray = np.interp(years, known, [course[year] for year in known])
        return np.clip(shares, 0.0, 1.0) if is_shares(edit) else shares
