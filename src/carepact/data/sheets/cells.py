"""Read one cell: a day, a number, a choice or a text, or word what is wrong with it."""

from __future__ import annotations

import math
import re
from datetime import date
from decimal import Decimal

from carepact.core.days import read_day
from carepact.core.errors import nearest
from carepact.core.messages import _, word
from carepact.core.plain_numbers import is_number
from carepact.core.reading_limits import reading_limits
from carepact.data.sheets.form import Column, code_word, normal
from carepact.data.sheets.grid import Found

Value = date | Decimal | str
"""What a cell tells: numbers exactly as they are written."""


def read_cell(found: Found, column: Column, *, has_decimal_comma: bool = False) -> Value:
    """Read what stands in a cell that is not empty.

    Parameters
    ----------
    found : Found
        What stands there.
    column : Column
        What is asked.
    has_decimal_comma : bool
        Whether a comma stands before decimals, as in CSV files that a semicolon divides.

    Raises
    ------
    ValueError
        With what is wrong and the mend, if it is not what the column asks for.
    """
    if column.kind == "day":
        return _read_day(found)
    if column.kind in ("number", "whole"):
        return _read_number(found, column, has_decimal_comma=has_decimal_comma)
    text = _say(found)
    if column.kind == "text":
        return text
    code = column.choice_words.get(normal(text))
    if code is None:
        words = [word(code_word(one)) for one in column.choices]
        raise ValueError(
            _("'{value}' is not known here. Write one of: {listed}.",
              value=text, listed=", ".join(words))
            + nearest(text, words)
        )  # fmt: skip
    return code


def _read_day(found: Found) -> date:
    """Read a day: a date of the spreadsheet, or a text in the one order that is sure."""
    if isinstance(found, date):
        return read_day(found.isoformat())
    if isinstance(found, str):
        return read_day(found)
    raise ValueError(
        _(
            "'{value}' is no date. Write year, month and day, such as 2027-03-15, in a cell with "
            "the format of a date.",
            value=_say(found),
        )
    )


def _read_number(found: Found, column: Column, *, has_decimal_comma: bool) -> Decimal:
    """Read a number, exactly as it is written, within the bounds of its column."""
    text = _say(found)
    if isinstance(found, str) and has_decimal_comma and _has_comma(text):
        text = text.replace(",", ".")
    if isinstance(found, bool | date) or not is_number(text):
        raise ValueError(_word_no_number(text))
    value = Decimal(text)
    if abs(value) > reading_limits().largest_number:
        raise ValueError(_("{value} is larger than any number here. Correct it.", value=text))
    if column.kind == "whole" and value != value.to_integral_value():
        raise ValueError(_("{value} is not a whole number. Count whole ones.", value=text))
    if column.least is not None and value < column.least:
        raise ValueError(
            _("{value} is less than {least}. Correct it.", value=text, least=column.least)
        )
    if column.most is not None and value > column.most:
        raise ValueError(
            _("{value} is more than {most}. Correct it.", value=text, most=column.most)
        )
    return value


def _word_no_number(text: str) -> str:
    """Word that a text is no number, with the mend that fits it."""
    if re.fullmatch(r"[0-9]+:[0-5][0-9](?::[0-5][0-9])?", text):
        return _(
            "'{value}' is a time as clocks show it. Write hours as a number, such as {example} for "
            "80 hours and 30 minutes, in a cell with the format of a number.",
            value=text,
            example="80.5",
        )
    if _has_comma(text):
        return _(
            "'{value}' is a text, and it is not sure what its comma means. Write the number into a "
            "cell with the format of a number, or with a point, such as {example}.",
            value=text,
            example="12.5",
        )
    if re.fullmatch(r"[+-]?[0-9]{1,3}(?:[ \u00a0\u202f'’.,][0-9]{3})+(?:[.,][0-9]+)?", text):
        return _(
            "'{value}' is a text with signs between its thousands. Write digits alone, such as "
            "{example}.",
            value=text,
            example="12500",
        )
    return _(
        "'{value}' is no number. Write digits, such as {example}; leave the cell empty where it is "
        "not known, and write 0 where it is none.",
        value=text,
        example="12.5",
    )


def _say(found: Found) -> str:
    """Say what stands in a cell, a whole number without a point."""
    if isinstance(found, float):
        if (
            math.isfinite(found)
            and found.is_integer()
            and abs(found) < reading_limits().largest_whole
        ):
            return str(int(found))
        return repr(found)
    return str(found).strip()


def _has_comma(text: str) -> bool:
    """Tell whether a text is digits with one comma between them."""
    return re.fullmatch(r"[+-]?[0-9]+,[0-9]+", text) is not None
