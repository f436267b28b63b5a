"""The words and limits by which a draft guesses columns and activities."""

from __future__ import annotations

from functools import cache
from importlib import resources

from pydantic import Field

from carepact.core.documents import Strict, keys_of, read_document
from carepact.data.timeuse.rules import Rule


class Bounds(Strict):
    """What a column of one meaning holds."""

    least: float
    greatest: float | None = None


class Limits(Strict):
    """Where guessing ends."""

    most_sex_values: Rule[int]
    most_day_types: Rule[int]
    most_labels: Rule[int]
    fewest_replicates: Rule[int]
    close: Rule[float]
    most_days_close: Rule[float]
    fewest_activities: Rule[int]
    rows_tried: Rule[int]
    most_codes: Rule[int]
    least_population: Rule[float]
    least_score: Rule[float]
    clear_lead: Rule[float]
    clear_lead_of_a_word: Rule[float]
    least_known: Rule[float]
    fewest_codes: Rule[int]
    surely_time: Rule[float]
    most_keys: Rule[int]
    most_answers: Rule[int]
    stem: Rule[int]
    shortest_word: Rule[int]
    lines_looked_at: Rule[int]
    fewest_decimals: Rule[int]
    shown_activities: Rule[int]
    most_of_a_day: Rule[float]
    least_stood_for: Rule[float]
    oldest: Rule[float]
    most_classes: Rule[int]
    apart: Rule[float]
    alike: Rule[float]
    few_minutes: Rule[float]


class Guesses(Strict):
    """The file of guesses."""

    columns: dict[str, str] = Field(description="carepact's column to a pattern of names.")
    words: dict[str, str] = Field(description="What else is guessed to a pattern of names.")
    titles: dict[str, str] = Field(description="carepact's column to a pattern of titles.")
    bounds: dict[str, Bounds]
    day_sums: dict[str, float] = Field(description="Unit to what the columns of a day add up to.")
    slot_counts: tuple[int, ...] = Field(description="How many slots a day may have.")
    limits: Limits


@cache
def guesses() -> Guesses:
    """Return the guesses that ship beside this module."""
    with resources.as_file(resources.files(__package__).joinpath("guesses.yaml")) as path:
        return read_document(path, Guesses, keys_of(Guesses, Bounds, Limits, Rule)).sound()
