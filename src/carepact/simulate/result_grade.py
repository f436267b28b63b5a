"""Grade a result by what it stands on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from carepact.simulate.projection import Input

Letter = Literal["A", "B", "C", "D"]
ON_IMPUTED_KEY = frozenset({"C", "D"})
"""Grades of figures that stand on a key input nobody observed, and are marked wherever printed."""
HOURS_INPUT = "unpaid hours"
"""Name of the input that every figure on unpaid hours stands on."""


@dataclass(frozen=True)
class ResultGrade:
    """How firmly a result stands.

    A: every input observed. B: a minor input imputed or assumed. C: a key input imputed or
    assumed. D: every key input imputed: not to be quoted. Hours have a letter of their own: D
    where the unpaid hours themselves are imputed.
    """

    money: Letter
    """Of costs, revenue and jobs."""
    hours: Letter
    """Of unpaid hours and of all that is valued by them."""
    imputed: tuple[Input, ...]
    assumed: tuple[Input, ...]

    @property
    def quotes_hours(self) -> bool:
        """Tell whether a headline on hours may be printed, or only a range."""
        return self.hours != "D"


def grade_result(inputs: Sequence[Input]) -> ResultGrade:
    """Grade a result by the status of the inputs that its path lists."""
    hours = [one for one in inputs if one.name == HOURS_INPUT]
    rest = [one for one in inputs if one.name != HOURS_INPUT]
    firm = all(one.status != "imputed" for one in hours)
    return ResultGrade(
        money=_grade(rest),
        hours=_grade(inputs) if firm and hours else "D",
        imputed=tuple(one for one in inputs if one.status == "imputed"),
        assumed=tuple(one for one in inputs if one.status == "assumed"),
    )


def _grade(inputs: Sequence[Input]) -> Letter:
    """Grade by the weakest inputs."""
    keys = [one for one in inputs if one.key]
    imputed = [one for one in keys if one.status == "imputed"]
    if imputed and len(imputed) == len(keys):
        return "D"
    # What is assumed for a key input is no firmer than what other countries' figures tell.
    if imputed or any(one.status == "assumed" for one in keys):
        return "C"
    # What the user gives is the user's to answer for, as own facts are.
    return "A" if all(one.status in ("observed", "given") for one in inputs) else "B"
