"""Show what a user can set as evidence: every value with its unit, range, spread and source."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import polars as pl
from rich.console import Group, RenderableType
from rich.text import Text

from carepact.core import voice
from carepact.core.errors import ParameterError, nearest
from carepact.core.messages import _, _c, localise, speak, word
from carepact.core.parameter_tables import AXES, LABELS
from carepact.core.parameters import Parameter
from carepact.core.provenance import Source, make_manifest
from carepact.data.countries.facts import BASE_DAY
from carepact.policy.evidence_names import settable_evidence
from carepact.report.prose import Prose
from carepact.report.run.told import print_value, say_spread
from carepact.report.values import word_value
from carepact.report.words import in_strength, join_parts, put_under


@dataclass(frozen=True)
class EvidenceList:
    """Values of evidence by their full names."""

    parameters: Mapping[str, Parameter]
    asked: str | None

    def to_polars(self) -> pl.DataFrame:
        """Return a row a value."""
        with speak("en"):  # a file is the same for every reader
            rows = [row_of(name, parameter) for name, parameter in self.parameters.items()]
        return pl.DataFrame(rows, infer_schema_length=None)

    def manifest(self) -> dict[str, object]:
        """Describe how the table came to be."""
        source = Source(title="carepact: evidence and instruments", licence="Apache-2.0")
        return make_manifest((source,), {"command": "evidence", "name": self.asked}, None, [])


def list_evidence(asked: str | None = None) -> EvidenceList:
    """List what can be set: all of it, a topic's or an instrument's, or one value.

    Raises
    ------
    ParameterError
        If nothing is called so; the nearest is offered.
    """
    known = settable_evidence()
    if asked is None:
        return EvidenceList(known, None)
    found = {
        name: parameter
        for name, parameter in known.items()
        if asked in (name, name.partition(".")[0])
    } or {name: parameter for name, parameter in known.items() if asked.lower() in name}
    if not found:
        raise ParameterError(
            _("there is no evidence '{name}'.", name=asked)
            + (
                nearest(asked, [*known, *(name.partition(".")[0] for name in known)])
                or " " + _("See {evidence} for every name.", evidence=voice.command("evidence"))
            )
        )
    return EvidenceList(found, asked)


def show_evidence(found: EvidenceList) -> RenderableType:
    """Lay the values out: one in full, several a line each."""
    if len(found.parameters) == 1:
        ((name, parameter),) = found.parameters.items()
        return Group(*(Prose(line) for line in _tell(name, parameter)))
    lines = [
        line
        for name, parameter in found.parameters.items()
        for line in _tell_shortly(name, parameter, with_source=found.asked is not None)
    ]
    return Group(*lines, Prose(""), Prose(_how_to_set()), Prose(_where_else()))


def _tell_shortly(name: str, parameter: Parameter, *, with_source: bool) -> Iterator[Text]:
    """Tell one value among several, in two or three lines."""
    row = row_of(name, parameter)
    yield Prose.assemble((name, "bold"), put_under("", word(parameter.title)))
    value = word_value(parameter.dated_at(BASE_DAY).value, parameter.unit)
    yield Prose(f"    {value} ({row['range']}), {row['spread']}; {row['strength']}")
    if with_source:
        yield Prose(f"    {word(row['source'])}")


def row_of(name: str, parameter: Parameter) -> dict[str, str]:
    """Lay one value out in words."""
    dated = parameter.dated_at(BASE_DAY)
    low, high = parameter.range
    return {
        "name": name,
        "title": parameter.title,
        "value": print_value(dated.value),
        "range": _("{low} to {high}", low=_print_end(low), high=_print_end(high)),
        "unit": parameter.unit,
        "labels": join_parts(", ".join(LABELS[axis]) for axis in AXES[parameter.type]),
        "spread": say_spread(dated.distribution),
        "source": dated.source,
        "address": dated.address,
        "strength": in_strength(dated.strength),
        "note": dated.note,
    }


def _print_end(end: float) -> str:
    """Print an end of a range, which may be without one."""
    return localise(f"{end:g}") if math.isfinite(end) else "∞"


def _tell(name: str, parameter: Parameter) -> Iterator[str]:
    """Tell one value in full, and how to set it."""
    row = row_of(name, parameter)
    yield put_under(name, word(parameter.title))
    words = {
        "value": _("value"),
        "unit": _("unit"),
        "range": _("range"),
        "labels": _("labels"),
        "spread": _("spread"),
        "source": _("source"),
        "address": _("address"),
        "strength": _("strength"),
        "note": _("note"),
    }
    for key, heading in words.items():
        if row[key]:
            yield "  " + put_under(heading, word(row[key]))
    yield ""
    axes = AXES[parameter.type]
    label = "".join(f".{LABELS[axis][0].replace(' ', '_')}" for axis in axes)
    value = voice.Blank(_c("placeholder", "VALUE"))
    yield _("Set it: {run}", run=voice.command("run", "KEN", evidence={name + label: value}))
    yield _how_to_set()


def _how_to_set() -> str:
    """Say how a value is set."""
    return _(
        "A number alone is the same in all simulations; VALUE(LOW..HIGH) spreads it as a triangle. "
        "Other distributions, and its source: under 'evidence:' in a study. A label is written "
        "behind the name, as ground.lacking_infrastructure.low; without one all labels are set."
    )


def _where_else() -> str:
    """Say what is not evidence."""
    return _(
        "Facts of a country are given by {own_facts}, what a package asks for by "
        "{set}. A value that a run does not read is refused.",
        own_facts=voice.option("own_facts"),
        set=voice.option("set"),
    )
