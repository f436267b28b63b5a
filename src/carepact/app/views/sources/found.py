"""Every input of a simulation: its value, where it is from, how it is known, what it moves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

import numpy as np
import polars as pl

from carepact.app.told import Told
from carepact.app.views.simulation.asked import Asked, read_asked
from carepact.app.views.simulation.runs import carry_out, preview
from carepact.app.views.view import Progress
from carepact.core.arrays import FloatArray
from carepact.core.messages import speak
from carepact.core.parameter_tables import AXES, LABELS, Value
from carepact.core.parameters import Parameter
from carepact.core.rows import tabulate
from carepact.data.countries.facts import BASE_DAY, Country
from carepact.law.law import Law
from carepact.policy.evidence_names import settable_evidence
from carepact.policy.shipped_instruments import instrument_names, shipped_instrument
from carepact.report.run.basis import find_range
from carepact.report.run.files import manifest_of
from carepact.report.run.told import print_value
from carepact.simulate.inputs import find_strength
from carepact.simulate.projection import Input
from carepact.simulate.sensitivity import Influence
from carepact.studies.one_country.run import CountryRun

OWN = ("status", "find")
"""Fields of the address beside those of the simulation."""


OF_WHOM = {"women": "f", "men": "m"}
"""Endings of the facts of women and of men."""


class SourceRow(NamedTuple):
    """One input of a simulation; a table of numbers stands in `text`."""

    name: str
    kind: str
    """`fact` of the country, `law` as the country has it, or `evidence`."""
    title: str
    value: float | None
    text: str | None
    unit: str
    status: str
    """observed, imputed, assumed, or given by the user."""
    year: int | None
    source: str
    address: str
    strength: str
    """How evidence was learnt; empty for a fact and for law."""
    key: bool
    """Whether a headline rests on it."""
    share_of_uncertainty: float | None
    """Share of the variance of the State's net cost that it alone explains, from 0 to 1."""
    net_cost_low: float | None
    """State's net cost of the last year with it low, as a share of GDP."""
    net_cost_high: float | None


@dataclass(frozen=True)
class Sources:
    """The inputs of a simulation."""

    run: CountryRun
    rows: tuple[SourceRow, ...]
    asked: Asked
    values: Mapping[str, Value]
    """Values of law by name, as the country has it; tables with their labels."""

    @property
    def figures(self) -> pl.DataFrame:
        """Every input, a row each."""
        return tabulate(self.rows, SourceRow)

    def manifest(self) -> dict[str, Any]:
        """Describe how the simulation came to be."""
        return manifest_of(self.run)


def split(told: Told) -> tuple[Told, Told]:
    """Part the address of the simulation from what is asked of its sources."""
    ours = tuple(pair for pair in told.pairs if pair[0] in OWN)
    theirs = tuple(pair for pair in told.pairs if pair[0] not in OWN)
    return replace(told, pairs=theirs), replace(told, pairs=ours)


def find(told: Told, on_progress: Progress) -> Sources:
    """Find the inputs of the simulation that an address asks for."""
    theirs, _ours = split(told)
    asked = read_asked(theirs)
    run = carry_out(asked, on_progress)
    law = preview(asked, theirs).preview.start.law
    values = dict(_read_law(law))
    influences = {
        one.name.removeprefix(f"{run.projection.country}."): one
        for one in run.sensitivity.influences
    }
    listed = {one.name for one in run.projection.inputs}
    moving = [name for name in influences if name not in listed and name in settable_evidence()]
    with speak("en"):  # a file is the same for every reader
        rows = [_row_of_input(one, run, law, values) for one in run.projection.inputs]
        rows += [_row_of_evidence(name, "assumed") for name in moving]
    return Sources(
        run, tuple(_add_influence(one, influences.get(one.name)) for one in rows), asked, values
    )


def _row_of_input(one: Input, run: CountryRun, law: Law, values: Mapping[str, Value]) -> SourceRow:
    """Lay out an input that the simulation lists."""
    if one.name in run.country.facts:
        return _row_of_fact(one, run.country)
    instrument, _dot, parameter = one.name.partition(".")
    if one.name in values:
        indicators = law.origins[instrument, parameter].indicators
        years = [run.country.facts[name].year for name in indicators if name in run.country.facts]
        unit = shipped_instrument(instrument).parameters[parameter].unit
        return _lay_out(one, "law", values[one.name], unit)._replace(year=min(years, default=None))
    if one.name in settable_evidence():
        told = next((each.value for each in run.told if each.name == one.name), None)
        return _row_of_evidence(one.name, one.status, told)._replace(source=one.source)
    day = {who: run.country.fact(f"unpaid_day_share_{sex}") for who, sex in OF_WHOM.items()}
    shares: Value = {who: round(fact.number, 1) for who, fact in day.items() if fact is not None}
    laid = _lay_out(one, "fact", shares or None, "% of the day" if shares else "")
    return laid._replace(strength=_strength_of(one.name, run))


def _row_of_fact(one: Input, country: Country) -> SourceRow:
    """Lay out a fact of the country."""
    fact = country.facts[one.name]
    laid = _lay_out(one, "fact", None, fact.indicator.unit)._replace(year=fact.year)
    if isinstance(fact.base_value, str):
        return laid._replace(text=fact.base_value)
    return laid._replace(value=fact.base_value)


def _row_of_evidence(name: str, status: str, told: object = None) -> SourceRow:
    """Lay out a value of evidence as it ships, or as the user gives it."""
    parameter = settable_evidence()[name]
    dated = parameter.dated_at(BASE_DAY)
    value: Any = dated.value if told is None else told
    shipped = Input(name, parameter.title, status, dated.source)
    return _lay_out(shipped, "evidence", value, parameter.unit)._replace(
        strength=dated.strength or "", address=dated.address
    )


def _lay_out(one: Input, kind: str, value: Value | None, unit: str) -> SourceRow:
    """Lay out an input of a kind with its value."""
    is_number = isinstance(value, int | float)
    return SourceRow(
        name=one.name,
        kind=kind,
        title=one.title,
        value=float(value) if isinstance(value, int | float) and np.isfinite(value) else None,
        text=None if value is None or is_number else print_value(value),
        unit=unit,
        status=one.status,
        year=None,
        source=one.source,
        address="",
        strength="",
        key=one.key,
        share_of_uncertainty=None,
        net_cost_low=None,
        net_cost_high=None,
    )


def _strength_of(name: str, run: CountryRun) -> str:
    """Say how an input was learnt that is neither fact nor evidence: as its status."""
    found = find_strength(name, run.projection)
    return "" if found in {"observed", "imputed", "assumed", "given"} else found


def _add_influence(row: SourceRow, one: Influence | None) -> SourceRow:
    """Add how far an input moves the result."""
    if one is None:
        return row
    low, high = sorted(find_range(one))
    return row._replace(share_of_uncertainty=one.first_order, net_cost_low=low, net_cost_high=high)


def _read_law(law: Law) -> Iterator[tuple[str, Value]]:
    """Read the values of a country's law, the median of its draws."""
    for name in instrument_names():
        for parameter, drawn in law.values[name].items():
            shipped = shipped_instrument(name).parameters[parameter]
            medians = np.median(drawn, axis=0)
            yield f"{name}.{parameter}", _name_labels(medians, shipped)


def _name_labels(medians: FloatArray, parameter: Parameter) -> Value:
    """Name the numbers of a table by its labels."""
    axes = [LABELS[axis] for axis in AXES[parameter.type]]
    if not axes:
        return float(medians.reshape(-1)[0])
    if len(axes) == 1:
        return dict(zip(axes[0], medians.reshape(-1).tolist(), strict=True))
    rows = medians.reshape(len(axes[0]), -1).tolist()
    return {
        label: dict(zip(axes[1], row, strict=True))
        for label, row in zip(axes[0], rows, strict=True)
    }
