"""Numbers as people write them in files and on the command line: digits, a point, a power of ten.

Python reads more: `1_000`, digits of other scripts, `inf`. None of these is meant where a figure
belongs, and a number of thousands of digits stops it.
"""

from __future__ import annotations

import math
import re

NUMBER = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?")
WHOLE = re.compile(r"[0-9]{1,15}")
"""A whole number from 0 on, of so many digits as a number of 64 bits tells exactly."""


def is_number(text: str | None) -> bool:
    """Tell whether a text is a finite number."""
    if text is None or not NUMBER.fullmatch(text.strip()):
        return False
    return math.isfinite(float(text))


def is_whole(text: str | None) -> bool:
    """Tell whether a text is a whole number from 0 on that is told exactly."""
    return text is not None and WHOLE.fullmatch(text.strip()) is not None
