"""Weigh several days of one respondent to the seven days of the week, each person once."""

from __future__ import annotations

from collections.abc import Mapping as AnyMapping
from dataclasses import dataclass

import polars as pl

from carepact.core.errors import Faults
from carepact.core.messages import _, message_id, say
from carepact.core.notices import Notice, Remarks, Tally
from carepact.core.units import DAYS_PER_WEEK, WeightUnit
from carepact.data.timeuse.diaries import PopulationMargin, list_some
from carepact.data.timeuse.mapping.model import Mapping

DAY_TYPE = "day_type"
DAYS_OF: AnyMapping[str, int] = {
    "weekday": 5,
    "weekend day": 2,
    "weekend": 2,
    "monday to friday": 5,
    "monday to thursday": 4,
    "monday": 1,
    "tuesday": 1,
    "wednesday": 1,
    "thursday": 1,
    "friday": 1,
    "saturday": 1,
    "sunday": 1,
}
"""Days of a week that a word for a type of day stands for. [days]"""


@dataclass(frozen=True)
class Week:
    """How diaries of several days stand for a week."""

    factor: pl.Series
    """What the weight of each diary is multiplied by, shape (everyone,). [1]"""
    unit: WeightUnit
    margins: tuple[PopulationMargin, ...] = ()
    """Totals of the types of day that weights and replicates are calibrated to."""
    remarks: Remarks = ()


def weigh_week(
    mapping: Mapping, everyone: pl.DataFrame, with_diary: pl.Series, faults: Faults
) -> Week:
    """Say how several days of a respondent stand for one person and for a week.

    Parameters
    ----------
    mapping : Mapping
        With `day` where a respondent has several, and `day_type` where it is known.
    everyone : pl.DataFrame
        All diaries, with their weight as the file has it.
    with_diary : pl.Series, shape (everyone,)
        Which of them are used.
    faults : Faults
        Takes diaries without a type of day, and words that stand for no days.

    Returns
    -------
    Week
        Where weights are of persons: each is divided by the days of the person, and types of
        day are calibrated to their part of the week, unless the mapping calibrates to them
        itself. Without `day_type` there are no totals.
    """
    unit: WeightUnit = mapping.weight.unit if mapping.weight else "sample only"
    alone = pl.Series("factor", [1.0], dtype=pl.Float64).new_from_index(0, everyone.height)
    if "day" not in mapping.columns:
        return Week(alone, unit)
    used = everyone.with_row_index("_row").filter(with_diary)
    days = pl.len().over("respondent", "year")
    counted = used.select("_row", days=days)
    if counted["days"].max() == 1 or unit in {"person-days", "person-days of a year"}:
        return Week(alone, unit)
    factor = (
        everyone.with_row_index("_row")
        .join(counted, on="_row", how="left", maintain_order="left")
        .select((1 / pl.col("days").fill_null(1)).alias("factor"))
        .to_series()
    )
    weighed = used.select(
        DAY_TYPE if DAY_TYPE in used.columns else pl.lit(None).alias(DAY_TYPE),
        weight=pl.col("weight") / days,
    )
    persons = used["respondent"].n_unique()
    several = Notice(
        message_id("{count} diaries are of {n} persons: each person counts once."),
        {"count": Tally(used.height, persons), "n": persons},
    )
    if DAY_TYPE not in mapping.columns:
        uneven = say(
            "No column tells the type of day: days count alike, whatever days were asked, and "
            "there are no totals. Map 'day_type' where the file has it."
        )
        return Week(factor, "sample only", remarks=(several, uneven))
    if any(DAY_TYPE in margin.columns for margin in mapping.calibration):
        return Week(factor, unit, remarks=(several,))
    parts = _part_week(mapping, weighed[DAY_TYPE], faults)
    whole = float(weighed["weight"].sum())
    margin = PopulationMargin((DAY_TYPE,), {(word,): whole * part for word, part in parts.items()})
    raked = say("Days are weighted to the week by 'day_type', {listed}.", listed=_list(parts))
    return Week(factor, unit, (margin,), (several, raked))


def _part_week(mapping: Mapping, types: pl.Series, faults: Faults) -> dict[str, float]:
    """Tell the part of the week that each type of day is, [share]."""
    found = types.drop_nulls().unique().sort().to_list()
    known = mapping.week or DAYS_OF
    if types.null_count():
        faults.add(
            _(
                "columns.day_type: {count} diaries have none. Complete it, so that days can be "
                "weighted to the week.",
                count=types.null_count(),
            )
        )
    strange = [word for word in found if str(word) not in known]
    if strange:
        faults.add(
            _(
                "columns.day_type: how many days of a week {listed} stands for is not known. Say "
                "so under 'week', as in week: {{weekday: 5, weekend day: 2}}.",
                listed=list_some([f"'{word}'" for word in strange]),
            )
        )
        return {}
    days = {str(word): known[str(word)] for word in found}
    if sum(days.values()) != DAYS_PER_WEEK:
        faults.add(
            _(
                "columns.day_type: {listed} are {count} days of a week, not 7. Say under 'week' "
                "what each stands for.",
                listed=list_some([f"'{word}'" for word in found]),
                count=sum(days.values()),
            )
        )
    return {word: count / DAYS_PER_WEEK for word, count in days.items()}


def _list(parts: dict[str, float]) -> str:
    """List types of day with their days."""
    return ", ".join(f"{word} {part * DAYS_PER_WEEK:.0f}" for word, part in parts.items())
