"""What of law and of standards an employer's own practice can answer, and by which answers."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from carepact.core.messages import data_message

YES_OR_NO = "yes or no"
"""Unit of an answer that is no number."""


@dataclass(frozen=True)
class PracticeAnswer:
    """One thing that an employer may answer, and where the law says the same."""

    name: str
    title: str
    unit: str
    instrument: str
    """Instrument whose law it is; empty where no instrument has it."""
    parameters: tuple[str, ...]
    """Parameters of that instrument; of several the sum."""
    aspects: tuple[str, ...]
    """The same in statutes that were read one by one."""
    facts: tuple[str, ...]
    """Indicators of the tables of facts that it can stand for."""
    provisions: tuple[str, ...]
    """Provisions of the law table that it can stand for."""

    @property
    def is_yes_or_no(self) -> bool:
        """Tell whether it is no number."""
        return self.unit == YES_OR_NO


@dataclass(frozen=True)
class Concern:
    """Whether a requirement of a standard is one that an employer can meet."""

    concerns: bool
    answers: tuple[str, ...]
    """Answers that tell; none where the answers do not ask it."""
    reason: str


@cache
def read_practice_answers() -> Mapping[str, PracticeAnswer]:
    """Read what an employer may answer, by name, in the order of the table."""
    return {
        row["answer"]: PracticeAnswer(
            row["answer"],
            data_message("practice", row["title"]),
            data_message("unit", row["unit"]),
            row["instrument"],
            *(tuple(row[key].split()) for key in ("parameters", "aspects", "facts", "provisions")),
        )
        for row in _read("practice_answers.csv")
    }


@cache
def read_concerns() -> Mapping[tuple[str, str], Concern]:
    """Read which requirements concern an employer, by standard and requirement."""
    return {
        (row["standard"], row["requirement"]): Concern(
            row["concerns"] == "yes",
            tuple(row["answers"].split()),
            data_message("employer reason", row["reason"]),
        )
        for row in _read("for_employers.csv")
    }


def _read(name: str) -> list[dict[str, str]]:
    """Read a table of this room."""
    text = resources.files("carepact.policy").joinpath(name).read_text("utf-8")
    return list(csv.DictReader(text.splitlines()))
