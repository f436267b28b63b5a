"""Show the crises that ship: what each moves, year by year, and where that was seen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import polars as pl
import yaml
from rich.console import Group, RenderableType

from carepact.core.messages import _
from carepact.core.provenance import make_manifest
from carepact.core.rows import tabulate
from carepact.data.crises.crisis import Course, CrisisFile
from carepact.report.prose import Prose
from carepact.report.tables import WholeTable
from carepact.report.words import words_of


class CrisisRow(NamedTuple):
    """One course of a crisis."""

    crisis: str
    title: str
    moves: str
    values: str
    then: str
    source: str
    strength: str


@dataclass(frozen=True)
class CrisisList:
    """Crises and their courses."""

    crises: tuple[CrisisFile, ...]

    def to_polars(self) -> pl.DataFrame:
        """Return a row a course."""
        rows = (
            CrisisRow(
                one.crisis,
                word_crisis(one.crisis, "title", one.title),
                name,
                " ".join(f"{value:g}" for value in course.values),
                course.then,
                course.source,
                course.strength or "",
            )
            for one in self.crises
            for name, course in list_courses(one).items()
        )
        return tabulate(rows, CrisisRow)

    def manifest(self) -> dict[str, object]:
        """Describe the list."""
        return make_manifest((), {"crises": [one.crisis for one in self.crises]}, None, [])


def word_crisis(name: str, part: str, own: str) -> str:
    """Return words of a shipped crisis in the reader's language, those of a user as they are."""
    return words_of(__package__, "crises.csv").get(f"{name}.{part}", own)


def list_courses(crisis: CrisisFile) -> dict[str, Course]:
    """List all that a crisis moves, services that close by the name of each."""
    closed = {f"services_closed.{name}": one for name, one in crisis.services_closed.items()}
    return closed | crisis.courses


def show_crises(found: CrisisList) -> RenderableType:
    """Lay crises out: a line each, and all courses of one that is named alone."""
    table = WholeTable(show_edge=False, pad_edge=False, header_style="bold", box=None)
    for heading in (_("name"), _("crisis"), _("what it moves")):
        table.add_column(heading)
    for one in found.crises:
        table.add_row(
            one.crisis,
            word_crisis(one.crisis, "title", one.title),
            word_crisis(one.crisis, "summary", one.summary),
        )
    said = Prose(
        _(
            "Run one with --shock {name}:2028, or under 'shocks' of a study. carepact crises "
            "{name} shows it as a study may write its own.",
            name=found.crises[0].crisis,
        )
    )
    return Group(table, Prose(""), said)


def write_crisis(crisis: CrisisFile) -> str:
    """Write a crisis as a study may have it under 'shocks', to be copied and changed."""
    moves = crisis.model_dump(mode="json", exclude_defaults=True, exclude={"crisis"})
    content = {"shocks": {f"my-{crisis.crisis}": {"begins": 2028, "moves": moves}}}
    return yaml.safe_dump(content, sort_keys=False, allow_unicode=True, width=100)
