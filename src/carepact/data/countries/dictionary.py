"""The dictionary of indicators and the data sets that they come from."""

from __future__ import annotations

import csv
import functools
import io
from dataclasses import dataclass
from importlib import resources

from carepact.core.errors import DataError, Faults
from carepact.core.messages import _, data_message

SHIPPED_TERMS = {"open": "facts", "share-alike": "share-alike"}
"""Terms under which a table ships, and the folder that it ships in."""


@dataclass(frozen=True)
class Dataset:
    """A publisher's data set and its terms."""

    name: str
    publisher: str
    publication: str
    """What pictures name in short, in the reader's language."""
    licence: str
    terms: str
    """`open`, `share-alike`, `unconfirmed` (does not ship) or `replaced` (not used)."""
    note: str


@dataclass(frozen=True)
class Indicator:
    """What a figure measures: unit, bounds, and how it is aged and imputed."""

    name: str
    topic: str
    title: str
    unit: str
    lowest: float
    highest: float
    ageing: str
    """Rule that carries a figure to the base year, see `imputation.age_figure`."""
    scale: str
    """Scale on which a figure is imputed; `none` where none ever is."""
    error: str
    """Kind of error of an observed figure, see `observed_errors`; empty where it has none."""
    companion: str
    """A near indicator that helps the prediction where it is observed; often empty."""
    dataset: str

    @property
    def is_text(self) -> bool:
        """Tell whether its values are words."""
        return self.unit == "text"

    @property
    def is_yes_or_no(self) -> bool:
        """Tell whether it says that something holds (1) or does not (0)."""
        return self.unit == "0 to 1"


def read_shipped(*place: str) -> tuple[dict[str, str], ...]:
    """Read one shipped table, a dictionary a row."""
    text = resources.files("carepact.data.countries").joinpath(*place).read_text("utf-8")
    return tuple(csv.DictReader(io.StringIO(text)))


@functools.cache
def read_datasets() -> dict[str, Dataset]:
    """Return every data set by name."""
    return {
        row["dataset"]: Dataset(
            row["dataset"],
            row["publisher"],
            row["publication"],
            row["licence"],
            row["terms"],
            row["note"],
        )
        for row in read_shipped("datasets.csv")
    }


@functools.cache
def read_indicators() -> dict[str, Indicator]:
    """Return every indicator by name, in the order of the dictionary.

    Raises
    ------
    DataError
        If indicators name data sets that nobody listed: all at once.
    """
    rows = read_shipped("indicators.csv")
    with Faults(DataError, "data/countries/indicators.csv") as faults:
        faults.extend(
            _(
                "line {line}: data set '{name}' is not in datasets.csv. Add its row.",
                line=line,
                name=row["dataset"],
            )
            for line, row in enumerate(rows, 2)
            if row["dataset"] not in read_datasets()
        )
    return {
        row["indicator"]: Indicator(
            name=row["indicator"],
            topic=row["topic"],
            title=data_message("indicator", row["title"]),
            unit=data_message("unit", row["unit"]),
            lowest=float(row["lowest"] or "-inf"),
            highest=float(row["highest"] or "inf"),
            ageing=row["ageing"],
            scale=row["scale"],
            error=row["error"],
            companion=row["companion"],
            dataset=row["dataset"],
        )
        for row in rows
    }


def folder_of(indicator: Indicator) -> str | None:
    """Return the folder that an indicator's table ships in, or None where it does not."""
    return SHIPPED_TERMS.get(read_datasets()[indicator.dataset].terms)
