"""Values of parameters in words: `ages 0–2: 50 %; ages 3–5: 96 %`, `18 weeks`."""

from __future__ import annotations

from collections.abc import Iterator

from carepact.core.digits import Digits
from carepact.core.messages import _, number, percent_sign
from carepact.core.parameter_tables import Value
from carepact.report.scales import PERCENT
from carepact.report.units import count_units
from carepact.report.words import in_words, join_parts, put_under


def word_value(value: Value, unit: str) -> str:
    """Say a value with its unit; of a table each different value once, with what it is of."""
    if not isinstance(value, dict):
        return word_number(value, unit)
    return join_parts(_word_parts(value, unit))


def word_number(value: float, unit: str) -> str:
    """Say a number with its unit, a share in per cent."""
    if unit == "share" or unit.startswith("share "):
        of = in_words(unit).removeprefix("share").strip() if unit != "share" else ""
        return f"{_print(PERCENT * value)}{percent_sign()} {of}".strip()
    printed = _print(value)
    return count_units(value, unit, printed) or f"{printed} {in_words(unit)}"


def _word_parts(value: dict[str, float] | dict[str, dict[str, float]], unit: str) -> Iterator[str]:
    """Say the parts of a table: neighbouring ages of one value together."""
    runs: list[tuple[list[str], float | dict[str, float]]] = []
    for label, part in value.items():
        if runs and label.isdigit() and runs[-1][1] == part:
            runs[-1][0].append(label)
        else:
            runs.append(([label], part))
    for labels, part in runs:
        named = _name_labels(labels)
        if isinstance(part, dict):
            yield f"{named} ({join_parts(_word_parts(part, unit))})"
        else:
            yield put_under(named, word_number(part, unit))


def _name_labels(labels: list[str]) -> str:
    """Name what a part is of: an age, ages from one to another, or the words of a label."""
    if not labels[0].isdigit():
        return in_words(labels[0].replace("_", " "))
    if len(labels) == 1:
        return _("age {age}", age=labels[0])
    return _("ages {first}–{last}", first=labels[0], last=labels[-1])


def _print(value: float) -> str:
    """Print a number without needless zeros."""
    text = number(round(value, Digits().most_decimals), Digits().most_decimals)
    return text.rstrip("0").rstrip(".,") if "." in text or "," in text else text
