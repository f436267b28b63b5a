"""Tables of numbers by sex, sector, age, setting, payer: their labels and their faults."""

from __future__ import annotations

from typing import Annotated, Any, Literal

import numpy as np
from pydantic import BeforeValidator, PlainValidator

from carepact.core.arrays import FloatArray
from carepact.core.errors import nearest
from carepact.core.messages import _
from carepact.core.plain_numbers import is_number

Value = float | dict[str, Any]

LABELS: dict[str, tuple[str, ...]] = {
    "sex": ("women", "men"),
    "sector": ("formal", "informal"),
    "child age": ("0", "1", "2", "3", "4", "5"),
    "age to 14": tuple(str(age) for age in range(15)),
    "age group": ("15-64", "65-74", "75-84", "85+"),
    "need level": ("severe", "moderate", "low"),
    "setting": ("home", "day", "residential"),
    "teaching grade": ("teacher", "assistant"),
    "nursing grade": ("nurse", "carer"),
    "provider": ("parents", "grandparents", "others"),
    "weeks of leave": ("own", "transferable"),
    "income group": ("high", "upper middle", "lower middle", "low"),
    "payer": (
        "general_budget",
        "social_security",
        "employers",
        "households",
        "communities",
        "donors",
    ),
    "financing": ("debt", "tax", "reallocation"),
    "sharer": ("women", "men", "employers", "communities", "State", "donors"),
}
"""What a table may be by, and its labels in their order."""

Kind = Literal[
    "scalar",
    "by_sex",
    "by_sector",
    "by_child_age",
    "by_age_to_14",
    "by_need_level",
    "by_setting",
    "by_teaching_grade",
    "by_nursing_grade",
    "by_sex_and_age_group",
    "by_income_group",
    "by_weeks_of_leave",
    "shares_by_payer",
    "shares_by_setting",
    "shares_by_teaching_grade",
    "shares_by_nursing_grade",
    "shares_by_giver",
    "shares_by_financing",
]
AXES: dict[Kind, tuple[str, ...]] = {
    "scalar": (),
    "by_sex": ("sex",),
    "by_sector": ("sector",),
    "by_child_age": ("child age",),
    "by_age_to_14": ("age to 14",),
    "by_need_level": ("need level",),
    "by_setting": ("setting",),
    "by_teaching_grade": ("teaching grade",),
    "by_nursing_grade": ("nursing grade",),
    "by_sex_and_age_group": ("sex", "age group"),
    "by_income_group": ("income group",),
    "by_weeks_of_leave": ("weeks of leave",),
    "shares_by_payer": ("payer",),
    "shares_by_setting": ("setting",),
    "shares_by_teaching_grade": ("teaching grade",),
    "shares_by_nursing_grade": ("nursing grade",),
    "shares_by_giver": ("provider",),
    "shares_by_financing": ("financing",),
}
SHARES = "shares_"
"""Kinds of table that begin so sum to one; a label left out has no share."""
ROUNDING = 1e-9


def name_by_group(name: str, income_group: str) -> str:
    """Name what stands apart for each income group, as their spreads differ."""
    return f"{name}_{income_group.replace(' ', '_')}"


def read_value(raw: object) -> Value:
    """Read a number, or a table of numbers, from what YAML gives."""
    if isinstance(raw, dict):
        return {str(label): read_value(part) for label, part in raw.items()}
    return read_number(raw)


def read_number(raw: object) -> float:
    """Read a number from what YAML gives; `.inf` is no limit."""
    text = str(raw).strip()
    if text.lower().replace(".inf", "inf").lstrip("+") in {"inf", "-inf"}:
        return float(text.lower().replace(".inf", "inf"))
    if not is_number(text):
        raise ValueError(_("'{value}' is no number. Write a number.", value=text))
    return float(text)


Number = Annotated[float, BeforeValidator(read_number, json_schema_input_type=float)]


Table = Annotated[
    Value,
    PlainValidator(
        read_value,
        json_schema_input_type=float | dict[str, float | dict[str, float]],
    ),
]


def lay_out(value: Value, axes: tuple[str, ...]) -> FloatArray:
    """Make an array of a table, an axis at a time."""
    if not axes:
        return np.asarray(value, dtype=float)
    table = value if isinstance(value, dict) else {}
    empty: Value = 0.0 if len(axes) == 1 else {}
    return np.stack([lay_out(table.get(label, empty), axes[1:]) for label in LABELS[axes[0]]])


def list_faults(
    value: Value, axes: tuple[str, ...], bounds: tuple[float, float], *, sums_to_one: bool
) -> list[str]:
    """List the faults of a value, an axis at a time."""
    if not axes:
        return _list_number_faults(value, bounds)
    labels = LABELS[axes[0]]
    if not isinstance(value, dict):
        return [
            _(
                "{value} is one number. Write one for each of {listed}.",
                value=f"{value:g}",
                listed=", ".join(labels),
            )
        ]
    faults = [
        _("'{label}' is no label here.", label=label)
        + (nearest(label, labels) or " " + _("Use {listed}.", listed=", ".join(labels)))
        for label in value
        if label not in labels
    ]
    missing = [label for label in labels if label not in value]
    if missing and not faults and not sums_to_one:
        faults.append(_("there is no value for {listed}. Add it.", listed=", ".join(missing)))
    for label in labels:
        if label in value:
            inner = list_faults(value[label], axes[1:], bounds, sums_to_one=sums_to_one)
            faults += [f"{label}: {fault}" for fault in inner]
    if sums_to_one and not faults and abs(sum(value.values()) - 1) > ROUNDING:
        faults.append(
            _(
                "the shares sum to {total}, not to 1. Correct them.",
                total=f"{sum(value.values()):g}",
            )
        )
    return faults


def _list_number_faults(value: Value, bounds: tuple[float, float]) -> list[str]:
    """List the faults of a single number."""
    if isinstance(value, dict):
        return [_("there is a table where one number stands. Write one number.")]
    low, high = bounds
    if low <= value <= high:
        return []
    return [
        _(
            "{value} is outside {low} to {high}. Correct the value or widen 'range' in the "
            "instrument.",
            value=f"{value:g}",
            low=f"{low:g}",
            high=f"{high:g}",
        )
    ]
