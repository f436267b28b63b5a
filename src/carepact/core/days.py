"""Days as people write them in files: year, month and day, since any other order is unsure."""

from __future__ import annotations

import re
from datetime import date

from carepact.core.messages import _
from carepact.core.reading_limits import reading_limits


def read_day(raw: object) -> date:
    """Read a day, written as year, month and day: 2027-03-15.

    Raises
    ------
    ValueError
        If it is written in another way, there is no such day, or nobody alive has seen the year.
    """
    text, limits = str(raw).strip(), reading_limits()
    written = re.fullmatch(r"([0-9]{4})-([0-9]{2})-([0-9]{2})", text)
    if written is None:
        raise ValueError(
            _("'{day}' is not written as a day. Write year, month and day, such as 2027-03-15.",
              day=text)
        )  # fmt: skip
    try:
        day = date(*map(int, written.groups()))
    except ValueError:
        raise ValueError(_("{day}: the calendar has no such day. Correct it.", day=text)) from None
    if not limits.earliest_year <= day.year <= limits.latest_year:
        raise ValueError(
            _("{day}: the year is outside {first} to {last}. Correct it.",
              day=text, first=limits.earliest_year, last=limits.latest_year)
        )  # fmt: skip
    return day
