"""What a page says of its knobs: their values, where law and package have them, their evidence."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from carepact.core.messages import _, data_text
from carepact.core.parameter_tables import name_by_group
from carepact.data.countries.facts import BASE_DAY
from carepact.policy.evidence_names import name_by_income_group, settable_evidence
from carepact.report.values import word_number
from carepact.report.words import in_status, in_strength
from carepact.studies.response_table.answer import CountryResponses
from carepact.studies.response_table.knobs import Knob, Setting


class Stop(NamedTuple):
    """A value that a reader may choose."""

    value: float
    words: str


def name_knob(knob: Knob) -> str:
    """Name a knob."""
    return data_text("knob", knob.title)


def name_group(group: str) -> str:
    """Name a group of knobs."""
    return data_text("knob", group)


def print_value(knob: Knob, value: float) -> str:
    """Say where a knob stands, with its unit."""
    if knob.is_factor:
        return _("{share} of today", share=word_number(round(value, 4), "share"))
    decimals = 3 if knob.reading == "share" else 1
    return word_number(round(value, decimals), knob.reading)


def list_stops(setting: Setting) -> list[Stop]:
    """List the values that a reader may choose: round ones, today's, and the package's."""
    knob = setting.knob
    first, last = (np.ceil(setting.low / knob.step), np.floor(setting.high / knob.step))
    fixed = {setting.low, setting.high, setting.law, setting.start}
    near = knob.step / 4
    between = [
        round(float(place * knob.step), 10)
        for place in np.arange(first, last + 1)
        if all(abs(place * knob.step - one) > near for one in fixed)
    ]
    return [Stop(one, print_value(knob, one)) for one in sorted({*fixed, *between})]


def tell_law(found: CountryResponses, setting: Setting) -> tuple[str, str]:
    """Tell how present law of a knob is known, and from where."""
    origins = [found.origins[place] for place in setting.knob.places if place in found.origins]
    if not origins:
        return in_status("assumed"), ""
    return in_status(origins[0].status), "; ".join(dict.fromkeys(one.source for one in origins))


def tell_start(found: CountryResponses, setting: Setting) -> str:
    """Tell who asks for what the starting package makes of a knob; that it stays as it is."""
    for edit in found.pattern.edits:
        if edit.place in setting.knob.places and setting.start != setting.law:
            return data_text("source", edit.source)
    return _("as today")


class Known(NamedTuple):
    """A piece of evidence behind a knob."""

    title: str
    value: str
    strength: str
    source: str


def list_evidence(knob: Knob, income_group: str) -> Iterator[Known]:
    """List what is known of the effects of a knob, of the country's income group."""
    known = settable_evidence()
    for name in knob.evidence:
        full = name_by_group(name, income_group) if name_by_income_group(name) else name
        parameter = known[full]
        dated = parameter.dated_at(BASE_DAY)
        value = dated.value
        said = "" if isinstance(value, dict) else word_number(value, parameter.unit)
        yield Known(parameter.title, said, in_strength(dated.strength), dated.source)
