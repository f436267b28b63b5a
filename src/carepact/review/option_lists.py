"""Options of the catalogue, a country's agenda, and the rows in which they leave."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import NamedTuple, TypedDict

import polars as pl

from carepact.core.messages import say
from carepact.core.provenance import Source, make_manifest
from carepact.core.rows import tabulate
from carepact.data.countries.facts import Fact
from carepact.data.countries.law import Provision, read_provision_kinds
from carepact.policy.options import Option
from carepact.review.agenda import Agenda, OptionFinding


class OptionRow(NamedTuple):
    """One option of the catalogue."""

    option: str
    title: str
    text: str
    aim: str
    field: str
    actors: str
    contexts: str
    costed_by: str | None
    not_costed: str | None
    example_country: str | None
    example_year: int | None
    example: str
    example_source: str | None


class FindingRow(NamedTuple):
    """One option that fits a country, with the figure or law that says whether it has it."""

    country: str
    option: str
    title: str
    aim: str
    field: str
    presence: str
    reason: str
    empty_cell: bool
    indicator: str | None
    year: int | None
    value: float | None
    text: str | None
    low: float | None
    high: float | None
    unit: str | None
    status: str | None
    source: str | None
    at_least: float | None
    at_most: float | None
    ground: str | None
    would_tell: str | None
    actors: str
    costed_by: str | None
    not_costed: str | None
    example_country: str | None
    example_year: int | None
    example: str
    example_source: str | None


@dataclass(frozen=True)
class OptionList:
    """Options of the catalogue and the words that they were chosen by."""

    options: tuple[Option, ...]
    wanted: Mapping[str, str | None]

    def to_polars(self) -> pl.DataFrame:
        """Return a row an option."""
        return tabulate(map(_option_row, self.options), OptionRow)

    def manifest(self) -> dict[str, object]:
        """Describe how the list came to be."""
        return make_manifest((_catalogue(),), {"command": "options", **self.wanted}, None, [])


@dataclass(frozen=True)
class CountryOptions:
    """A country's agenda and the words that its options were chosen by."""

    agenda: Agenda
    wanted: Mapping[str, str | None]

    def to_polars(self) -> pl.DataFrame:
        """Return a row an option that fits, with the figure or law that says so."""
        agenda = self.agenda
        empty = {(cell.aim, cell.field) for cell in agenda.empty_cells}
        rows = (_finding_row(agenda.country.code, one, empty) for one in agenda.findings)
        return tabulate(rows, FindingRow)

    def manifest(self) -> dict[str, object]:
        """Describe how the agenda came to be."""
        agenda = self.agenda
        settings: dict[str, object] = {
            "command": "options",
            "country": agenda.country.code,
            "contexts": {one.context: one.holds for one in agenda.circumstances},
            **self.wanted,
        }
        grounds = [one.ground for one in agenda.findings if one.ground is not None]
        named = {inputs.source: Source(inputs.source, inputs.licence) for inputs in grounds}
        files = tuple(source for source in agenda.country.sources if source.sha256)
        return make_manifest((_catalogue(), *named.values(), *files), settings, None, [])


def _catalogue() -> Source:
    """Name the catalogue of options as a source."""
    return Source(title="carepact: catalogue of options", licence="Apache-2.0")


def _option_row(option: Option) -> OptionRow:
    """Lay out one option."""
    return OptionRow(
        option=option.id,
        title=option.title,
        text=option.text,
        aim=option.aim,
        field=option.field,
        actors=" ".join(option.actors),
        contexts=" ".join(option.contexts),
        costed_by=option.costed_by,
        not_costed=option.not_costed,
        **_example_of(option),
    )


def _finding_row(code: str, one: OptionFinding, empty: Collection[tuple[str, str]]) -> FindingRow:
    """Lay out one finding, and the figure or provision that it was held against."""
    option, sign, held = one.option, one.option.sign, one.ground
    fact = held if isinstance(held, Fact) else None
    told = held.answer if isinstance(held, Provision) else fact.value if fact else None
    return FindingRow(
        country=code,
        option=option.id,
        title=option.title,
        aim=option.aim,
        field=option.field,
        presence=one.presence,
        reason=one.reason,
        empty_cell=(option.aim, option.field) in empty,
        indicator=sign.indicator or sign.provision,
        year=held.year if held else None,
        value=None if isinstance(told, str) else told,
        text=_cite(held)
        if isinstance(held, Provision)
        else told
        if isinstance(told, str)
        else None,
        low=fact.low if fact else None,
        high=fact.high if fact else None,
        unit=_unit_of(held),
        status=held.status if held else None,
        source=held.source if held else None,
        at_least=sign.at_least,
        at_most=sign.at_most,
        ground=sign.ground,
        would_tell=sign.unknown,
        actors=" ".join(option.actors),
        costed_by=option.costed_by,
        not_costed=option.not_costed,
        **_example_of(option),
    )


class ExampleCells(TypedDict):
    """The first example of an option, as the cells of a row."""

    example_country: str | None
    example_year: int | None
    example: str
    example_source: str | None


def _example_of(option: Option) -> ExampleCells:
    """Lay out the first example of an option, or that none is known."""
    if not option.examples:
        return ExampleCells(
            example_country=None, example_year=None, example=say("none known"), example_source=None
        )
    example = option.examples[0]
    read = example.source
    where = f"{example.place}: " if example.place else ""
    return ExampleCells(
        example_country=example.country,
        example_year=example.year,
        example=f"{where}{example.what}",
        example_source=f"{read.publisher}: {read.title}. {read.address}",
    )


def _cite(law: Provision) -> str:
    """Cite the law of a provision, behind its answer where that is words."""
    return f"{law.answer}: {law.basis}" if isinstance(law.answer, str) else law.basis


def _unit_of(held: Fact | Provision | None) -> str | None:
    """Name the unit of a figure, or the kind of a provision."""
    if isinstance(held, Provision):
        return read_provision_kinds()[held.name].kind
    return held.indicator.unit if held else None
