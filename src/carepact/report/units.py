"""Units beside a number, in the singular or the plural as the reader's language has it."""

from __future__ import annotations

from carepact.core.messages import _n


def count_units(value: float, unit: str, printed: str) -> str | None:
    """Say a number of units that can be counted.

    Parameters
    ----------
    value : float
        The number, which decides between singular and plural.
    unit : str
        Unit as a file names it, in the plural: `weeks`.
    printed : str
        The number as it is to be printed.

    Returns
    -------
    str or None
        None of a unit that has no singular, such as a ratio.
    """
    counted = {"count": printed}
    return {
        "days": _n("{count} day", "{count} days", value, **counted),
        "days a year": _n("{count} day a year", "{count} days a year", value, **counted),
        "hours a day": _n("{count} hour a day", "{count} hours a day", value, **counted),
        "hours a week": _n("{count} hour a week", "{count} hours a week", value, **counted),
        "hours a year": _n("{count} hour a year", "{count} hours a year", value, **counted),
        "minutes a day": _n("{count} minute a day", "{count} minutes a day", value, **counted),
        "months": _n("{count} month", "{count} months", value, **counted),
        "weeks": _n("{count} week", "{count} weeks", value, **counted),
        "weeks a year": _n("{count} week a year", "{count} weeks a year", value, **counted),
        "working days": _n("{count} working day", "{count} working days", value, **counted),
        "working days a year": _n(
            "{count} working day a year", "{count} working days a year", value, **counted
        ),
        "years": _n("{count} year", "{count} years", value, **counted),
        "mean wages": _n("{count} mean wage", "{count} mean wages", value, **counted),
        "mean yearly wages": _n(
            "{count} mean yearly wage", "{count} mean yearly wages", value, **counted
        ),
        "children per staff": _n(
            "{count} child per staff", "{count} children per staff", value, **counted
        ),
        "families per centre": _n(
            "{count} family per centre", "{count} families per centre", value, **counted
        ),
        "centres per 10,000 families": _n(
            "{count} centre per 10,000 families",
            "{count} centres per 10,000 families",
            value,
            **counted,
        ),
        "hours per hour": _n("{count} hour per hour", "{count} hours per hour", value, **counted),
        "PPP dollars of 2021": _n(
            "{count} PPP dollar of 2021", "{count} PPP dollars of 2021", value, **counted
        ),
    }.get(unit)
