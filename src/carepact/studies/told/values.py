"""Days, whole numbers, yes and no, as files that people write have them."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Literal

from pydantic import BeforeValidator

from carepact.core.messages import _
from carepact.core.plain_numbers import is_whole
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


def read_whole(raw: object) -> int:
    """Read a whole number from 0 on."""
    text = str(raw).strip()
    if not is_whole(text):
        raise ValueError(_("'{value}' is not a whole number. Write digits alone.", value=text))
    return int(text)


def read_yes_or_no(raw: object) -> str:
    """Read yes and no in capitals too, and as other programs write them."""
    text = str(raw).strip().lower()
    return {"true": "yes", "false": "no"}.get(text, text)


Day = Annotated[date, BeforeValidator(read_day, json_schema_input_type=date)]
Whole = Annotated[int, BeforeValidator(read_whole, json_schema_input_type=int)]
YesNo = Annotated[
    Literal["yes", "no"],
    BeforeValidator(read_yes_or_no, json_schema_input_type=Literal["yes", "no"]),
]
