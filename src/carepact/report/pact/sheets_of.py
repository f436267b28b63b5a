"""What the sheets of a pact's workbook hold: figures as numbers, their names in words."""

from __future__ import annotations

from collections.abc import Iterator

from carepact.core.controls import show_controls
from carepact.core.messages import _
from carepact.levels.pact.pact import ALL, name_code
from carepact.levels.pact.scenarios import list_simulated
from carepact.report.pact.check_page import list_of_pact, list_of_promises, list_remarks
from carepact.report.pact.found import HOURS_LINES, MONEY_LINES, Found, Line, Span
from carepact.report.pact.gap import SEEN, WORST, GapView
from carepact.report.pact.simulation_words import SimulationView
from carepact.report.pact.starting import name_change
from carepact.report.pact.words import name_money, say_hidden
from carepact.report.pact.workbook import Sheet
from carepact.report.sheets import Shown
from carepact.simulate.projection import HEADLINE_SCENARIO, PRESENT_LAW
from carepact.studies.one_pact.answer import PactCheck, PactMonitoring, PactSimulation
from carepact.studies.study_file.model import Currency

COUNT, SHARE = "#,##0", "0.0%"


def list_simulation_sheets(found: PactSimulation) -> dict[str, Sheet]:
    """List the sheets of a simulated pact."""
    view = SimulationView(found)
    cases = {
        "kept": _("with the pact"),
        "in part": _("kept in part"),
        "in crisis": _("in a crisis"),
    }
    brings = [
        row
        for of in (ALL, *(one.code for one in list_simulated(view.pact)))
        for case, words in cases.items()
        if view.brings.has(of, case)
        for row in _list_rows(view.brings, of, case, words, (view.year, view.span), found.currency)
    ]
    levels = [
        (name, *_show(view.levels, line, PRESENT_LAW, view.year, pattern),
         *_show(view.levels, line, HEADLINE_SCENARIO, view.year, pattern), unit)
        for name, line, pattern, unit in _list_levels(found)
    ]  # fmt: skip
    laws = [f"{law}, {one}" for law in (_("present law"), _("with the pact")) for one in _bounds()]
    starts = [
        (start.commitment, name_change(start), start.value, start.low, start.high, start.target,
         start.told)
        for start in found.starts
    ]  # fmt: skip
    return {
        _("What it brings"): (_heads(), brings),
        _("Before and after"): ([_("figure"), *laws, _("unit")], levels),
        _("Where it starts"): (
            [
                _("promise"),
                _("what it changes"),
                *_bounds(),
                _("with the pact"),
                _("the pact says it stood at"),
            ],
            starts,
        ),
        _("Unnamed"): _list_unnamed(found.check),
    }


def list_monitoring_sheets(found: PactMonitoring) -> dict[str, Sheet]:
    """List the sheets of a pact that was followed."""
    view = GapView(found)
    heads = [
        _("promise"), _("year"), _("how it stands"), _("owed, share"), _("seen, share"),
        _("owed"), _("seen"), *_bounds()[1:], _("unit"), _("source"), _("note"),
    ]  # fmt: skip
    standing = [
        (
            row["commitment"], row["year"], name_code(row["status"]).word(), row["owed"],
            row["seen"],
            row["due_value"],
            row["value"] if row["fewer_than"] is None else say_hidden(row["fewer_than"]),
            row["low"], row["high"], row["unit"], row["source"],
            row["note"],
        )
        for row in found.to_polars().iter_rows(named=True)
    ]  # fmt: skip
    cases = {
        SEEN: _("unknown years taken as kept"),
        WORST: _("unknown years taken as not done"),
    }
    gap = [
        row
        for of in (ALL, *(one.commitment.code for one in found.states))
        for case, words in cases.items()
        if view.span is not None and view.costs.has(of, case)
        for row in _list_rows(view.costs, of, case, words, (view.span,), view.currency)
    ]
    return {
        _("How promises stand"): (heads, standing),
        _("What the gap costs"): (_heads(), gap),
        _("Unnamed"): _list_unnamed(found.check),
    }


def _list_rows(
    found: Found, of: str, case: str, words: str, spans: tuple[Span, ...], money: Currency | None
) -> Iterator[tuple[object, ...]]:
    """List all lines of a promise in a case, as numbers."""
    name = _("the whole pact") if of == ALL else show_controls(of)
    for line in (*HOURS_LINES, *MONEY_LINES):
        unit = _("hours") if line in HOURS_LINES else name_money(money)
        for span in spans:
            if any(found.find(line, case, span, of).ends):
                shown = _show(found, line, case, span, COUNT, of)
                yield name, words, line.name, *span, *shown, unit


def _heads() -> list[str]:
    """Head the columns of what a pact brings or a gap costs."""
    return [
        _("promise"),
        _("case"),
        _("figure"),
        _("first year"),
        _("last year"),
        *_bounds(),
        _("unit"),
    ]


def _bounds() -> tuple[str, str, str]:
    """Name a value and its interval."""
    return (_("value"), _("low"), _("high"))


def _list_levels(found: PactSimulation) -> Iterator[tuple[str, Line, str, str]]:
    """List what stands before and after: name, line, pattern, unit."""
    for line in HOURS_LINES:
        yield line.name, line, COUNT, _("hours")
    for line in MONEY_LINES[:-1]:
        yield line.name, line, COUNT, name_money(found.currency)
    yield _("cost, % of GDP"), Line("gross_cost_over_gdp"), SHARE, _("% of GDP")
    rows = found.levels.filter(variable="share_of_full_cost")
    for label in rows["label"].unique(maintain_order=True):
        unit = _("% of the full cost, unpaid hours valued")
        yield name_code(label).word(), Line("share_of_full_cost", label), SHARE, unit


def _show(
    found: Found, line: Line, case: str, span: Span, pattern: str, of: str = ALL
) -> list[Shown]:
    """Show a figure with its interval."""
    return [Shown(one, pattern) for one in found.find(line, case, span, of).ends]


def _list_unnamed(found: PactCheck) -> Sheet:
    """List what is unnamed, and remarks."""
    missing = [
        *list_of_pact(found),
        *(gap.message.word() for _partner, _one, gaps in list_of_promises(found) for gap in gaps),
    ]
    rows = [(one, _("unnamed")) for one in missing]
    rows += [(one, _("remark")) for one in list_remarks(found)]
    return [_("what"), _("kind")], rows
