"""Where promises start from: present law beside what the pact says of it."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import RenderableType

from carepact.core.controls import show_controls
from carepact.core.messages import _, word
from carepact.policy.shipped_instruments import instrument_names, shipped_instrument
from carepact.report.family.layout import begin, make_table
from carepact.report.marks import hold_mark
from carepact.report.pact.words import print_value
from carepact.report.prose import Prose
from carepact.report.run.words import Figure, part_figure
from carepact.report.scales import PERCENT
from carepact.report.values import word_number
from carepact.report.words import lower_first, put_under
from carepact.studies.one_pact.answer import PactSimulation
from carepact.studies.one_pact.starts import Start


def list_flags(found: PactSimulation) -> Iterator[str]:
    """List promises that present law has already, or that the pact starts from elsewhere."""
    promises = {one.code: one for one in found.check.pact.commitments}
    told_otherwise = {
        (row["commitment"], row["change"])
        for row in found.begins().filter("is_told_otherwise").iter_rows(named=True)
    }
    for start in found.starts:
        told = {
            "code": show_controls(start.commitment),
            "change": name_change(start),
            "law": print_start(start),
        }
        if start.is_law_already:
            yield _("{code}: present law has it already ({change}: {law}), so it brings nothing.",
                    **told)  # fmt: skip
        if (start.commitment, start.change) in told_otherwise:
            indicator = promises[start.commitment].indicator
            yield _(
                "{code}: the pact starts from {told}, and here it starts from {law} ({change}). "
                "Find out which is right.",
                told=print_value(start.told, indicator),
                **told,
            )


def tell_starts(found: PactSimulation) -> Iterator[RenderableType]:
    """Tell where every change starts from."""
    promises = {one.code: one for one in found.check.pact.commitments}
    yield from begin(_("Where promises start from"))
    table = make_table(
        _("promise"),
        _("what it changes"),
        _("present law, {year}", year=found.check.pact.signed),
        _("with the pact"),
        _("the pact says it stood at"),
    )
    for start in found.starts:
        table.add_row(
            show_controls(start.commitment),
            name_change(start),
            print_start(start),
            word_number(start.target, start.unit),
            print_value(start.told, promises[start.commitment].indicator),
        )
    yield table
    told = dict.fromkeys((start.change, start.source) for start in found.starts if start.source)
    for change, source in told:
        yield Prose("- " + put_under(change, show_controls(word(source))), style="dim")


def name_change(start: Start) -> str:
    """Name the parameter that a promise moves."""
    topic, _dot, parameter = start.change.partition(".")
    instrument = next(one for one in instrument_names() if one == topic)
    found = shipped_instrument(instrument)
    return put_under(word(found.title), lower_first(word(found.parameters[parameter].title)))


def print_start(start: Start) -> str:
    """Print what present law has, with its interval where it is no certain figure."""
    unit = start.unit
    mark = hold_mark(start.status) if start.status else ""
    if start.low == start.high:
        return f"{mark}{word_number(start.value, unit)}"
    scale = 1 / PERCENT if unit == "share" else 1.0
    _value, bounds = part_figure(Figure(start.value, start.low, start.high), scale)
    return f"{mark}{word_number(_rounded(start.value), unit)} {bounds}"


def _rounded(value: float) -> float:
    """Round a value that is not certain, to the digits of an interval."""
    return round(value, 2)
