"""Marks of figures that no source observed, and the way figures of a profile are printed."""

from __future__ import annotations

import math

from carepact.core.digits import Digits
from carepact.core.messages import _, number

MARKS = {
    "observed": "",
    "imputed": "≈ ",
    "assumed": "* ",
    "projected": "† ",
    "given": "+ ",
    "undefined": "° ",
    "unknown": "",
    "opinion": "",
}
"""Written before a figure, by its status."""
STYLES = dict.fromkeys(MARKS, "") | {
    "imputed": "italic yellow",
    "assumed": "italic cyan",
    "projected": "italic",
}


def hold_mark(status: str) -> str:
    """Return the mark of a status so that it stays on the line of its figure."""
    return MARKS[status].replace(" ", "\u00a0")


def print_number(value: float) -> str:
    """Print a number with three digits that count, or all before the point."""
    if value == 0:
        return "0"
    decimals = max(0, Digits().of_profile - 1 - math.floor(math.log10(abs(value))))
    if float(value).is_integer():
        decimals = 0
    return number(value, decimals)


def print_interval(low: float | None, high: float | None) -> str:
    """Print an interval in brackets, or nothing where there is none."""
    if low is None or high is None:
        return ""
    return f"({print_number(low)}–{print_number(high)})"


def explain_marks() -> str:
    """Say what the marks mean."""
    return _(
        "≈ imputed: it, or a figure that it stands on, is predicted from other countries, with "
        "its 95 % interval. * assumed: set by a stated rule. † projected by carepact from UN "
        "data, not a UN product. + given by you."
    )
