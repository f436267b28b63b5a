"""What a path stands on: facts, hours, law and evidence, and those of them that were drawn."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

import numpy as np

from carepact.core.arrays import FloatArray
from carepact.core.draws import draw_parameter
from carepact.core.parameters import Parameter
from carepact.data.countries.fact_draws import name_streams
from carepact.data.countries.facts import BASE_DAY
from carepact.data.countries.grades import find_keys
from carepact.data.evidence.reading import shipped_evidence
from carepact.law import evidence
from carepact.law.law import Law
from carepact.measure.country_hours import CountryHours
from carepact.policy.shipped_instruments import (
    instrument_names,
    shipped_instrument,
    shipped_instruments,
)
from carepact.population import pay_levels
from carepact.population.country_inputs import CountryInputs
from carepact.simulate.closures import Totals
from carepact.simulate.projection import Input
from carepact.simulate.result_grade import HOURS_INPUT


def list_inputs(
    inputs: CountryInputs, hours: CountryHours, law: Law, totals: Mapping[str, Totals]
) -> tuple[Input, ...]:
    """List the figures that a path stands on, the key ones marked.

    The law of instruments that neither present law nor the package makes use of is left out.
    """
    key = find_keys(inputs.country)
    facts = [
        Input(name, fact.indicator.title, fact.status, fact.source, key=name in key)
        for name, fact in inputs.facts.items()
    ]
    at_work = _find_at_work(totals)
    laws = [
        Input(
            f"{name}.{parameter}",
            shipped_instrument(name).parameters[parameter].title,
            origin.status,
            origin.source,
        )
        for (name, parameter), origin in law.origins.items()
        if name in at_work
    ]
    time = Input(HOURS_INPUT, HOURS_INPUT, hours.status, hours.source, key=True)
    return (time, *facts, *laws)


def gather_drawn(
    inputs: CountryInputs, law: Law, hours: CountryHours, totals: Mapping[str, Totals]
) -> dict[str, FloatArray]:
    """Gather what was drawn by name, shape (1 + draws,) each.

    What never varies is left out, and what moves nothing: law and evidence of instruments that
    neither present law nor the package makes use of, and evidence that no path reads.
    """
    at_work = _find_at_work(totals)
    found = {f"{inputs.country.code}.{name}": _first(inputs.find(name)) for name in inputs.facts
             if inputs.facts[name].varies}  # fmt: skip
    unread = pay_levels.list_unread_evidence(inputs) | evidence.list_unread_evidence(inputs)
    for name, parameter in _list_evidence(at_work, inputs.facts):
        if name in unread:
            continue
        found[name] = _first(draw_parameter(parameter, name, BASE_DAY, inputs.sampler))
    found |= {
        f"{name}.{parameter}": _first(value)
        for name in instrument_names()
        if name in at_work
        for parameter, value in law.values[name].items()
    }
    found[HOURS_INPUT] = hours.unpaid.sum(axis=-1)
    return {name: drawn for name, drawn in found.items() if drawn.max() > drawn.min()}


def _find_at_work(totals: Mapping[str, Totals]) -> frozenset[str]:
    """Find the instruments that reach anybody, in any run."""
    return frozenset(name for name, one in totals.items() if one.reached.any())


def _list_evidence(
    at_work: Collection[str], facts: Collection[str]
) -> Iterator[tuple[str, Parameter]]:
    """List every piece of evidence that is read and has a distribution, by its name."""
    listed = {
        f"{name}.{effect}": parameter
        for name, one in shipped_instruments().items()
        for effect, parameter in one.effects.items()
        if effect not in one.traits.unread_evidence
        and (name in at_work or effect in one.traits.shared_evidence)
    }
    of_no_instrument = (
        "care_hours",
        "care_need",
        "care_time",
        "employment",
        "ground",
        "induced",
        "paths",
        "present_law",
        "revenue",
    )
    listed |= {
        f"{topic}.{name}": parameter
        for topic in of_no_instrument
        for name, parameter in shipped_evidence(topic).effects.items()
    }
    replaced = {
        "present_law.severe_coverage": "ltc_coverage",
        "present_law.first_rate": "mat_replacement_rate",
    }
    for key, parameter in listed.items():
        # What the user gives a figure for is not read from evidence.
        is_read = replaced.get(key) not in facts
        if is_read and parameter.dated_at(BASE_DAY).distribution is not None:
            yield key, parameter


def name_streams_of(name: str, country: str) -> tuple[str, ...]:
    """Name the streams of random numbers that a drawn input comes from."""
    if name == HOURS_INPUT:
        hours = [name_streams(f"unpaid_day_share_{who}", country) for who in ("f", "m")]
        return ("care_time.published_error", *(stream for two in hours for stream in two))
    place, _dot, indicator = name.partition(".")
    return name_streams(indicator, country) if place == country else (name,)


def _first(drawn: FloatArray | None) -> FloatArray:
    """Take the first label of a table that varies, shape (1 + draws,)."""
    table = np.zeros((1, 1)) if drawn is None else drawn.reshape(len(drawn), -1)
    return table[:, int(np.argmax(table.max(axis=0) > table.min(axis=0)))]
