"""What could be done about care: the whole catalogue, or what fits a country and is missing."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from carepact.core.provenance import Source, make_manifest
from carepact.data.countries.facts import Fact
from carepact.data.countries.law import Provision, read_law, read_provision_kinds
from carepact.data.countries.population import Population, list_population, read_population
from carepact.data.countries.reading import read_country
from carepact.policy.options import Context, Option, choose_options, shipped_options
from carepact.review.agenda import Agenda, OptionFinding, find_agenda
from carepact.review.context import find_circumstances

SOURCE = Source(title="carepact: catalogue of options", licence="Apache-2.0")
OPTION_COLUMNS = dict.fromkeys(
    ("option", "title", "title_fr", "title_es", "text", "aim", "field", "actors", "contexts",
     "costed_by", "not_costed"), pl.String,
)  # fmt: skip
FINDING_COLUMNS = {
    "country": pl.String, "option": pl.String, "title": pl.String, "aim": pl.String,
    "field": pl.String, "presence": pl.String, "reason": pl.String, "empty_cell": pl.Boolean,
    "indicator": pl.String, "year": pl.Int64, "value": pl.Float64, "text": pl.String,
    "low": pl.Float64, "high": pl.Float64, "unit": pl.String, "status": pl.String,
    "source": pl.String, "at_least": pl.Float64, "at_most": pl.Float64, "ground": pl.String,
    "would_tell": pl.String, "actors": pl.String, "costed_by": pl.String,
    "not_costed": pl.String,
}  # fmt: skip


@dataclass(frozen=True)
class OptionList:
    """Options of the catalogue and the words that they were chosen by."""

    options: tuple[Option, ...]
    wanted: Mapping[str, str | None]

    def to_polars(self) -> pl.DataFrame:
        """Return a row an option."""
        rows = [_option_row(option) for option in self.options]
        return pl.DataFrame(rows, schema=OPTION_COLUMNS, orient="row")

    def manifest(self) -> dict[str, object]:
        """Describe how the list came to be."""
        return make_manifest((SOURCE,), {"command": "options", **self.wanted}, None, [])


@dataclass(frozen=True)
class CountryOptions:
    """A country's agenda and the words that its options were chosen by."""

    agenda: Agenda
    wanted: Mapping[str, str | None]

    def to_polars(self) -> pl.DataFrame:
        """Return a row an option that fits, with the figure or law that says so."""
        agenda = self.agenda
        empty = {(cell.aim, cell.field) for cell in agenda.empty_cells}
        rows = [_finding_row(agenda.country.code, one, empty) for one in agenda.findings]
        return pl.DataFrame(rows, schema=FINDING_COLUMNS, orient="row")

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
        return make_manifest((SOURCE, *named.values(), *files), settings, None, [])


def list_options(wanted: Mapping[str, str | None]) -> OptionList:
    """Choose options of the catalogue by aim, field, actor and context."""
    return OptionList(choose_options(shipped_options(), wanted), wanted)


def review_options(
    code: str,
    own_facts: Path | None,
    wanted: Mapping[str, str | None],
    declared: Collection[Context],
) -> CountryOptions:
    """Find what fits a country, what it has, and its agenda.

    Raises
    ------
    CareError
        If the country or a word is unknown, or the file has faults.
    """
    options = choose_options(shipped_options(), wanted)
    country = read_country(code, own_facts)
    circumstances = find_circumstances(country, _population_of(country.code), declared)
    law = read_law(country.code)
    return CountryOptions(find_agenda(country, law, options, circumstances), wanted)


def _population_of(code: str) -> Population | None:
    """Read the shipped population; None where the table has none."""
    return read_population(code) if code in list_population() else None


def _option_row(option: Option) -> tuple[object, ...]:
    """Lay out one option."""
    title = option.title
    return (option.id, title.en, title.fr, title.es, option.text, option.aim, option.field,
            " ".join(option.actors), " ".join(option.contexts), option.costed_by,
            option.not_costed)  # fmt: skip


def _finding_row(
    code: str, one: OptionFinding, empty: Collection[tuple[str, str]]
) -> dict[str, object]:
    """Lay out one finding."""
    option, sign = one.option, one.option.sign
    return {
        "country": code, "option": option.id, "title": option.title.en, "aim": option.aim,
        "field": option.field, "presence": one.presence, "reason": one.reason,
        "empty_cell": (option.aim, option.field) in empty,
        "indicator": sign.indicator or sign.provision, **_ground_columns(one.ground),
        "at_least": sign.at_least, "at_most": sign.at_most, "ground": sign.ground or None,
        "would_tell": sign.unknown, "actors": " ".join(option.actors),
        "costed_by": option.costed_by, "not_costed": option.not_costed,
    }  # fmt: skip


def _ground_columns(inputs: Fact | Provision | None) -> dict[str, object]:
    """Lay out the figure or provision that an option was held against."""
    if inputs is None:
        return {}
    told = inputs.value if isinstance(inputs, Fact) else inputs.answer
    columns: dict[str, object] = {
        "year": inputs.year, "status": inputs.status, "source": inputs.source,
        "value": None if isinstance(told, str) else told,
        "text": told if isinstance(told, str) else None,
    }  # fmt: skip
    if isinstance(inputs, Fact):
        return columns | {"low": inputs.low, "high": inputs.high, "unit": inputs.indicator.unit}
    law = f"{told}: {inputs.basis}" if isinstance(told, str) else inputs.basis
    return columns | {"text": law, "unit": read_provision_kinds()[inputs.name].kind}
