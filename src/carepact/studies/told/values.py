"""Days, whole numbers, yes and no, as files that people write have them."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import BeforeValidator

from carepact.core.days import read_day
from carepact.core.messages import _
from carepact.core.plain_numbers import is_whole

__all__ = ["Day", "Whole", "YesNo", "read_day", "read_whole", "read_yes_or_no"]


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
