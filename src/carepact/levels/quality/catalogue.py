"""The criteria by which a service looks at itself, area by area, with what each step looks like.

They ship as data in words of our own, each with the literature that asks for it. A criterion says
since which catalogue it is there and since which its words stand, so that two assessments are
compared only where the words were the same.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Annotated, Literal, get_args

from pydantic import Field

from carepact.core.data_texts import of_kind
from carepact.core.documents import Strict, keys_of, parse_document
from carepact.core.messages import data_message

ServiceKind = Literal[
    "family_centre", "parenting_course", "fathers_programme", "day_nursery", "home_visits"
]
Step = Literal["not_yet", "begun", "in_place", "shown_to_work"]
STEPS: tuple[Step, ...] = get_args(Step)
"""From the lowest to the highest."""
CriterionText = Annotated[str, Field(min_length=1), of_kind("criterion")]


class Criterion(Strict):
    """One question on the quality of a service, with what each of four steps looks like."""

    id: str = Field(min_length=1, pattern="^[a-z]+-[a-z]+$")
    title: CriterionText
    question: CriterionText
    not_yet: CriterionText
    begun: CriterionText
    in_place: CriterionText
    shown_to_work: CriterionText
    evidence: CriterionText = Field(description="What would show it.")
    kinds: tuple[ServiceKind, ...] = Field(
        get_args(ServiceKind), description="Services that are asked; all when left out."
    )
    sources: tuple[str, ...] = Field(min_length=1, description="Their ids in sources.csv.")
    since: int = Field(1, description="The first catalogue that has it.")
    worded: int = Field(1, description="The catalogue since which its words stand.")

    def looks(self, step: Step) -> str:
        """Return what a step looks like; a face says it in the reader's language."""
        told: str = getattr(self, step)
        return told


class AreaFile(Strict):
    """One area with its criteria."""

    area: str = Field(min_length=1)
    title: CriterionText
    criteria: tuple[Criterion, ...] = Field(min_length=1)


@dataclass(frozen=True)
class CitedSource:
    """What asks for a criterion."""

    id: str
    publication: str
    """As it is cited; of what is ours, a text that a face says in the reader's language."""
    address: str
    checked: str
    """`found`: its page was looked up; `not found`: named from knowledge; `ours`: there is none."""


@cache
def read_areas() -> tuple[AreaFile, ...]:
    """Read all areas, in the order in which they are asked."""
    folder = resources.files(__package__).joinpath("criteria")
    files = sorted(
        (one for one in folder.iterdir() if one.name.endswith(".yaml")), key=lambda one: one.name
    )
    keys = keys_of(AreaFile, Criterion)
    return tuple(
        parse_document(one.read_text("utf-8"), one.name, AreaFile, keys).sound() for one in files
    )


@cache
def latest_catalogue() -> int:
    """Return the number of the catalogue that ships."""
    return max(int(row["catalogue"]) for row in _read_table("versions.csv"))


@cache
def read_sources() -> dict[str, CitedSource]:
    """Read what the criteria stand on, by id."""
    rows = (
        row | {"publication": data_message("source", row["publication"])}
        for row in _read_table("sources.csv")
    )
    return {row["id"]: CitedSource(**row) for row in rows}


@cache
def kind_titles() -> dict[str, str]:
    """Read what each kind of service is called; a face says it in the reader's language."""
    return {
        row["kind"]: data_message("kind of service", row["title"])
        for row in _read_table("kinds.csv")
    }


def all_criteria() -> dict[str, Criterion]:
    """Return every criterion by its id."""
    return {one.id: one for area in read_areas() for one in area.criteria}


def list_areas(kind: str, catalogue: int) -> tuple[AreaFile, ...]:
    """List the areas with the criteria that a kind of service is asked.

    Parameters
    ----------
    kind : str
        Kind of service.
    catalogue : int
        The catalogue that was asked: later criteria are left out.
    """
    asked = (
        (
            area,
            tuple(one for one in area.criteria if kind in one.kinds and one.since <= catalogue),
        )
        for area in read_areas()
    )
    return tuple(area.model_copy(update={"criteria": kept}) for area, kept in asked if kept)


def least_pairs() -> int:
    """Return how many criteria two assessors must share before their kappa is told."""
    [row] = [one for one in _read_table("limits.csv") if one["name"] == "least_pairs"]
    return int(row["value"])


def _read_table(name: str) -> list[dict[str, str]]:
    """Read a table that lies beside."""
    text = resources.files(__package__).joinpath(name).read_text("utf-8")
    return list(csv.DictReader(text.splitlines()))
