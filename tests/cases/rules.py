"""The rule that a case is about: its columns, its arguments, its outcome."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields
from typing import Any, get_type_hints

import numpy as np
from tests.cases.case_files import Case

from carepact.core.arrays import FloatArray
from carepact.core.errors import nearest
from carepact.core.parameter_tables import LABELS, Value
from carepact.core.parameters import Parameter
from carepact.policy.instrument import PAYERS, rules_of
from carepact.policy.rules.arguments import pick_arguments
from carepact.policy.rules.outcome import Outcome, split_cost
from carepact.policy.shipped_instruments import shipped_instrument
from carepact.policy.traits import Payee

AXIS_OF = {"sector": "sector", "sex": "sex", "need_level": "need level"}
"""The columns that hold labels, and whose labels they are."""
WHOLE = ("age",)
"""The columns that hold whole numbers."""
MARKET = "market"


def columns_form(name: str) -> Any:  # noqa: ANN401 - one dataclass or another
    """Find the dataclass of columns that a rule takes."""
    return get_type_hints(rules_of(name).compute)["columns"]


def find_faults(case: Case) -> Iterator[str]:
    """Find what of a case its rule does not take, or lacks."""
    rules, instrument = rules_of(case.rule), shipped_instrument(case.rule)
    given = [*case.columns, *([MARKET] if case.market else [])]
    yield from _compare_names("columns", given, _names(columns_form(case.rule)))
    yield from _find_column_faults(case)
    terms = _names(rules.Terms)
    chosen = [key for key in case.parameters if key != PAYERS]
    yield from _compare_names("parameters", chosen, terms)
    yield from _find_value_faults("parameters", case.parameters, instrument.parameters)
    needs_effect = case.effects or "effect" in get_type_hints(rules.compute)
    effects = _names(rules.Effect) if needs_effect else []
    yield from _compare_names("effects", case.effects, effects)
    yield from _find_value_faults("effects", case.effects, instrument.effects)
    if case.expected.cost_by_payer and PAYERS not in case.parameters:
        yield "parameters.payers: is missing, and the case expects cost_by_payer. Add it."
    for payer in case.expected.cost_by_payer:
        if payer not in LABELS["payer"]:
            yield f"expected.cost_by_payer.{payer}: is no payer." + nearest(payer, LABELS["payer"])


def _names(form: Any) -> list[str]:  # noqa: ANN401 - a dataclass
    """List the fields of a dataclass."""
    return [part.name for part in fields(form)]


def _compare_names(part: str, given: Iterable[str], wanted: list[str]) -> Iterator[str]:
    """Find names that the rule does not take, and names that it asks for in vain."""
    given = list(given)
    for name in given:
        if name not in wanted:
            yield f"{part}.{name}: the rule takes no such name. Take it out." + nearest(
                name, wanted
            )
    for name in wanted:
        if name not in given:
            yield f"{part}.{name}: is missing. Add it."


def _find_column_faults(case: Case) -> Iterator[str]:
    """Find columns of unlike length, and entries that are neither number nor label."""
    rows = count_rows(case)
    for name, column in case.columns.items():
        if len(column) not in {1, rows}:
            yield f"columns.{name}: {len(column)} entries for {rows} rows. Write one, or {rows}."
        labels = LABELS[AXIS_OF[name]] if name in AXIS_OF else None
        for entry in column:
            if not (entry in labels if labels else _is_number(entry)):
                use = ", ".join(labels) if labels else "a number"
                yield f"columns.{name}: '{entry}' does not stand here. Use {use}."


def _is_number(entry: str) -> bool:
    """Tell whether a column's entry is a number."""
    try:
        float(entry)
    except ValueError:
        return False
    return True


def _find_value_faults(
    part: str, values: Mapping[str, Value], parameters: Mapping[str, Parameter]
) -> Iterator[str]:
    """Find values that the instrument's own file would refuse: labels, range, sum."""
    for name in values.keys() & parameters.keys():
        for fault in parameters[name].faults_of(values[name]):
            yield f"{part}.{name}: {fault}"


def count_rows(case: Case) -> int:
    """Count the rows: as many as the longest column has entries."""
    return max(len(column) for column in case.columns.values())


def make_columns(case: Case) -> Any:  # noqa: ANN401 - one dataclass or another
    """Lay the columns of a case out as its rule takes them."""
    rows, form = count_rows(case), columns_form(case.rule)
    laid = {name: _lay_column(name, column, rows) for name, column in case.columns.items()}
    if case.market:
        wages = {name: np.full(rows, wage) for name, wage in case.market.model_dump().items()}
        laid[MARKET] = get_type_hints(form)[MARKET](**wages)
    return form(**laid)


def _lay_column(name: str, column: tuple[str, ...], rows: int) -> Any:  # noqa: ANN401 - an array
    """Lay one column out, labels by their place."""
    if name in AXIS_OF:
        places = [LABELS[AXIS_OF[name]].index(entry) for entry in column]
        return np.broadcast_to(np.asarray(places, dtype=np.int64), (rows,))
    kind = np.int64 if name in WHOLE else np.float64
    return np.broadcast_to(np.asarray([float(entry) for entry in column]).astype(kind), (rows,))


def _lay_out(
    values: Mapping[str, Value], parameters: Mapping[str, Parameter]
) -> dict[str, FloatArray]:
    """Lay values out along their axes."""
    return {name: parameters[name].to_array(value) for name, value in values.items()}


def apply_rule(case: Case) -> dict[str, FloatArray]:
    """Apply the rule to the case, and name each figure that came out as a case names it."""
    rules, instrument = rules_of(case.rule), shipped_instrument(case.rule)
    columns, values = make_columns(case), _lay_out(case.parameters, instrument.parameters)
    terms = pick_arguments(rules.Terms, values)
    known = _lay_out(case.effects, instrument.effects)
    effect = pick_arguments(rules.Effect, known) if known else None
    takes_effect = "effect" in get_type_hints(rules.compute)
    outcome = rules.compute(columns, terms, *([effect] if takes_effect else []))
    figures = dict(_name_figures(outcome))
    if PAYERS in values:
        borne = split_cost(outcome, values[PAYERS])
        figures |= {f"cost_by_payer.{p}": borne[i] for i, p in enumerate(LABELS["payer"])}
    if hasattr(rules, "save") and effect is not None:
        figures["turnover_saved"] = rules.save(columns, terms, effect)
    return figures


def _name_figures(outcome: Outcome) -> Iterator[tuple[str, FloatArray]]:
    """Name each figure of an outcome, as `provider_hours.mothers.women`."""
    for name in ("reached", "cost", "attended_hours", "capital", "household_limit"):
        yield name, np.asarray(getattr(outcome, name))
    payees: Mapping[Payee, FloatArray] = outcome.payments
    for payee, money in payees.items():
        yield f"payments.{payee}", money
    for provider, hours in outcome.provider_hours.items():
        yield f"provider_hours.{provider.kind}.{provider.sex}", hours
    for kind, heads in outcome.staff.items():
        yield f"staff.{kind.grade}.{kind.sex}", heads


def list_expected(case: Case) -> dict[str, tuple[float, ...]]:
    """List what a case expects, each figure by its dotted name."""
    listed: dict[str, tuple[float, ...]] = {}
    _walk("", case.expected.model_dump(exclude_unset=True), listed.__setitem__)
    return listed


def _walk(
    prefix: str, node: Mapping[str, Any], note: Callable[[str, tuple[float, ...]], None]
) -> None:
    """Walk the tree of expected figures."""
    for name, part in node.items():
        place = f"{prefix}.{name}" if prefix else name
        if isinstance(part, dict):
            _walk(place, part, note)
        else:
            note(place, part)
