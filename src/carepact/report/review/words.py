"""Words of a review: figures with their marks, thresholds, verdicts and units."""

from __future__ import annotations

from collections.abc import Sequence

from carepact.core.messages import _, _n, number, word
from carepact.policy.standard import Standard
from carepact.report.marks import MARKS
from carepact.report.scales import PERCENT
from carepact.report.units import count_units
from carepact.report.words import in_words, join_parts
from carepact.review.finding import Finding
from carepact.review.judging import Verdict

EMPLOYER_ALONE = {"Employer", "not applicable"}
"""Payers of leave that a standard refuses where nobody but the employer, or nobody, pays."""


def print_figure(one: Finding) -> str:
    """Print the figure of a finding with the mark of its status, and its interval."""
    mark = MARKS[one.status] if one.status else ""
    if one.value is None and len(one.figures) > 1:
        yes = sum(figure.is_yes for figure in one.figures)
        return mark + _("{yes} of {count}", yes=yes, count=len(one.figures))
    if one.value is None:
        return mark + _word_of_figure(one.text)
    printed = mark + _amount(one.value, one)
    if one.interval is None:
        return printed
    low, high = (_amount(end, one) for end in one.interval)
    return f"{printed} ({low} – {high})"


def _amount(value: float, one: Finding) -> str:
    """Print an amount with its unit; a share in per cent."""
    unit = one.requirement.unit
    if unit == "share":
        return f"{_shortly(PERCENT * value)} %"
    if unit == "ratio":
        return number(value, 2)
    printed = number(value, _decimals_of(value))
    return count_units(value, unit or "", printed) or printed


def _shortly(per_cent: float) -> str:
    """Print a share of a hundred in tenths, or whole where the tenths are none."""
    tenths = 1
    is_whole = abs(per_cent - round(per_cent)) < 10**-tenths / 2
    return number(per_cent, 0 if is_whole else tenths)


def print_threshold(one: Finding) -> str:
    """Print what is asked for."""
    asked = one.requirement
    if asked.threshold is not None:
        return f"{'≥' if asked.rule == 'at least' else '≤'} {_amount(asked.threshold, one)}"
    if asked.rule == "none of":
        return word_refused(asked.refused)
    if asked.rule == "report":
        return "–"
    if asked.use == "any":
        return _("one of {count}", count=len(asked.judged_by))
    if asked.use == "all":
        return _("all {count}", count=len(asked.judged_by))
    return _word_of_figure("yes")


def word_refused(refused: Sequence[str]) -> str:
    """Say which answers do not meet a requirement."""
    if set(refused) == EMPLOYER_ALONE:
        return _("not the employer alone")
    return _("none of: {listed}", listed=", ".join(map(in_words, refused)))


def print_missing(one: Finding) -> str:
    """Print what lacks: an amount in its unit, or the provisions that do not exist."""
    if one.missing is not None:
        mark = MARKS[one.status] if one.status else ""
        if one.requirement.unit == "share":
            points = number(PERCENT * one.missing, 1)
            return mark + _("{points} percentage points short", points=points)
        return mark + _("{amount} short", amount=_amount(one.missing, one))
    return join_parts(map(word, one.lacking))


def word_verdict(verdict: Verdict) -> str:
    """Name a verdict."""
    return {
        "met": _("met"),
        "partly": _("partly"),
        "not": _("not met"),
        "unknown": _("unknown"),
        "reported": _("reported"),
    }[verdict]


def count_verdict(verdict: Verdict, count: int) -> str:
    """Say of how many requirements a verdict is."""
    return {
        "met": _n("{count} met", "{count} met", count),
        "partly": _n("{count} partly", "{count} partly", count),
        "not": _n("{count} not met", "{count} not met", count),
        "unknown": _n("{count} unknown", "{count} unknown", count),
        "reported": _n("{count} reported", "{count} reported", count),
    }[verdict]


def style_of(verdict: Verdict) -> str:
    """Return the colour of a verdict."""
    return {"met": "green", "partly": "yellow", "not": "red", "unknown": "dim", "reported": ""}[
        verdict
    ]


def _word_of_figure(word: str) -> str:
    """Name an answer or a payer."""
    return {"yes": _("yes"), "no": _("no")}.get(word) or in_words(word)


def _decimals_of(value: float) -> int:
    """Return how many decimals an amount is printed with."""
    return 0 if value == round(value) else 1


def name_standard(standard: Standard) -> str:
    """Name a standard in short, as its file is called."""
    return standard.standard.upper().replace("ILO-", "").replace("-", " ")
