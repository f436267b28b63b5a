"""Show the crises that ship: what each moves, year by year, and where that was seen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, NamedTuple

import polars as pl
import yaml
from rich.console import Group, RenderableType

from carepact.core import voice
from carepact.core.errors import ParameterError, nearest
from carepact.core.messages import _, word
from carepact.core.provenance import make_manifest
from carepact.core.rows import tabulate
from carepact.data.crises.crisis import Course, CrisisFile, shipped_crises
from carepact.report.prose import Prose
from carepact.report.tables import WholeTable


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
                one.title,
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


def choose_crises(name: str | None = None) -> CrisisList:
    """Choose every crisis that ships, or one.

    Raises
    ------
    ParameterError
        If no crisis of that name ships; the nearest is named.
    """
    shipped = shipped_crises()
    if name is None:
        return CrisisList(tuple(shipped.values()))
    if name not in shipped:
        raise ParameterError(
            _("no crisis '{name}' ships.", name=name)
            + (
                nearest(name, shipped)
                or " " + _("Name one of {listed}.", listed=", ".join(shipped))
            )
        )
    return CrisisList((shipped[name],))


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
            word(one.title),
            word(one.summary),
        )
    said = Prose(
        _(
            "Run one with {shock}, or under 'shocks' of a study. {crises} shows it as a "
            "study may write its own.",
            shock=voice.given("shocks", {found.crises[0].crisis: 2028}),
            crises=voice.command("crises", found.crises[0].crisis),
        )
    )
    return Group(table, Prose(""), said)


def write_crisis(crisis: CrisisFile) -> str:
    """Write a crisis as a study may have it under 'shocks', to be copied and changed."""
    moves = _say_texts(crisis.model_dump(exclude_defaults=True, exclude={"crisis"}))
    content = {"shocks": {f"my-{crisis.crisis}": {"begins": 2028, "moves": moves}}}
    return yaml.safe_dump(content, sort_keys=False, allow_unicode=True, width=100)


def _say_texts(content: Any) -> Any:  # noqa: ANN401 - a part of a file, whatever it is
    """Say the texts of a file in the reader's language."""
    if isinstance(content, dict):
        return {key: _say_texts(value) for key, value in content.items()}
    if isinstance(content, list | tuple):
        return [_say_texts(one) for one in content]
    return word(content) if isinstance(content, str) else content
