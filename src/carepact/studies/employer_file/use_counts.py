"""What an employer's file counts of a year, and what of it cannot be."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from carepact.levels.employer.use_counts import UseCounts, find_odd_counts
from carepact.studies.employer_file.model import BySexEntry, EmployerFile, TrainingEntry, UseEntry
from carepact.studies.told.entries import Told


def count_use(entry: UseEntry) -> UseCounts:
    """Take over the counts of a file; what it leaves out stays untold."""
    given: dict[str, Any] = {}
    for name in UseEntry.model_fields:
        found = getattr(entry, name)
        if isinstance(found, BySexEntry):
            given[name] = (found.women, found.men)
        elif isinstance(found, TrainingEntry):
            given[name] = (found.carers, found.others)
        elif found is not None:
            given[name] = found
    return UseCounts(**given)


def find_use_faults(told: Told[EmployerFile]) -> Iterator[str]:
    """Find counts that cannot be, beside what else is wrong."""
    given: dict[str, Any] = {}
    for name, field in UseEntry.model_fields.items():
        if "Entry" in str(field.annotation):
            parts = ("carers", "others") if name == "training_hours" else ("women", "men")
            given[name] = tuple(told.number("use", name, part) for part in parts)
        else:
            given[name] = told.number("use", name)
    if isinstance(told.raw("use"), Mapping):
        for fault in find_odd_counts(UseCounts(**given)):
            yield f"{told.at('use')}: {fault}"
