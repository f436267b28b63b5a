"""Judge one figure or some answers by the rule of a requirement."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal, get_args

from carepact.core.parameter_tables import ROUNDING

Verdict = Literal["met", "partly", "not", "unknown", "reported"]
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)


def judge_least(value: float, threshold: float, partly_from: float) -> Verdict:
    """Judge a figure that must reach a threshold.

    Parameters
    ----------
    value, threshold : float
        Figure and threshold in one unit.
    partly_from : float
        Share of the threshold from which it is partly met. [0 to 1]

    Returns
    -------
    Verdict
        `met`, `partly` or `not`; a converted figure may differ by rounding.
    """
    if value >= threshold - ROUNDING:
        return "met"
    return "partly" if value >= threshold * partly_from - ROUNDING else "not"


def judge_most(value: float, threshold: float, partly_from: float) -> Verdict:
    """Judge a figure that may not pass a threshold; partly up to threshold / partly_from."""
    if value <= threshold + ROUNDING:
        return "met"
    return "partly" if value * partly_from <= threshold + ROUNDING else "not"


def judge_interval(low: float, high: float, judge: Callable[[float], Verdict]) -> Verdict:
    """Judge an imputed figure: a verdict only where both ends of its interval have the same."""
    at_low, at_high = judge(low), judge(high)
    return at_low if at_low == at_high else "unknown"


def judge_words(
    words: str, met_by: Sequence[str], partly_for: Sequence[str], refused: Sequence[str]
) -> Verdict:
    """Judge words by those that meet a requirement, partly do, or do not; others are unknown."""
    listed: dict[Verdict, Sequence[str]] = {"met": met_by, "partly": partly_for, "not": refused}
    said = words.casefold()
    return next(
        (verdict for verdict, known in listed.items() if said in map(str.casefold, known)),
        "unknown",
    )


def judge_answers(answers: Sequence[bool], whole: Sequence[bool], *, every: bool) -> Verdict:
    """Judge answers of yes and no.

    Parameters
    ----------
    answers : sequence of bool
        Whether each provision exists.
    whole : sequence of bool
        Whether it holds in the whole country.
    every : bool
        Whether all are asked for; else one is enough.

    Returns
    -------
    Verdict
        `met` where all (or one) exist in the whole country, `not` where none exists, else
        `partly`.
    """
    firm = [yes and all_over for yes, all_over in zip(answers, whole, strict=True)]
    if all(firm) if every else any(firm):
        return "met"
    return "partly" if any(answers) else "not"


def judge_existence(year: int, base_year: int, recent_years: int) -> Verdict:
    """Judge that a figure exists: partly where it is old."""
    return "met" if base_year - year <= recent_years else "partly"


def weaken(verdict: Verdict) -> Verdict:
    """Return the verdict on law that holds in one part of the country alone."""
    return "partly" if verdict == "met" else verdict
