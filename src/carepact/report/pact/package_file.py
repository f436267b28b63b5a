"""A pact as promised as a package, for a study of its country."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from carepact.core.messages import _
from carepact.core.parameter_tables import AXES, LABELS, Value
from carepact.levels.pact.pact import Pact
from carepact.levels.pact.scenarios import promise
from carepact.policy.package import Edit, PhaseIn
from carepact.policy.package_files import SCHEMA_NAME, parse_package
from carepact.policy.shipped_instruments import shipped_instrument

PACKAGE_FILE = "pact-package.yaml"


def write_package(pact: Pact) -> bytes:
    """Write the package of a pact as promised: what a run of its country with it accepts.

    A file of a package has one edit of a parameter, with a value for each label. Where a promise
    names some labels alone, at least or at most, the others get what leaves present law as it is;
    where it sets them, or two promises change one parameter, the file cannot say it and says so.
    """
    package = promise(pact)
    told, untold = _part(package.edits)
    lines = [
        f"# yaml-language-server: $schema={SCHEMA_NAME}",
        "# " + _("The pact as promised, as a package of a study of its country."),
        *(f"# {line}" for line in _say_untold(untold)),
        f"package: {package.package}",
        f"title: {_quote(package.title)}",
        f"purpose: {_quote(package.purpose)}",
        f"baseline: {package.baseline}",
        f"phase_in: {_write_phase(package.phase_in)}",
        "edits:" if told else "edits: []",
        *(line for edit in told for line in _write_edit(edit)),
    ]
    text = "\n".join([*lines, ""])
    parse_package(text, PACKAGE_FILE)
    return text.encode()


def _part(edits: Sequence[Edit]) -> tuple[list[Edit], list[Edit]]:
    """Part edits that a file can tell from those that it cannot."""
    told, untold = [], []
    places = [edit.place for edit in edits]
    for edit in edits:
        whole = _complete(edit)
        if whole is None or places.count(edit.place) > 1:
            untold.append(edit)
        else:
            told.append(whole)
    return told, untold


def _complete(edit: Edit) -> Edit | None:
    """Give every label of an edit a value that leaves present law as it is; None where none is."""
    if edit.is_whole:
        return edit
    if edit.aim == "set":
        return None
    parameter = shipped_instrument(edit.instrument).parameters[edit.parameter]
    least, most = parameter.range
    rest = least if edit.aim == "at least" else most
    return edit.model_copy(update={"target": _fill(edit.target, AXES[parameter.type], rest)})


def _fill(target: Value, axes: Sequence[str], rest: float) -> Value:
    """Put a value at every label that a table does not name."""
    if not axes:
        return target
    table = target if isinstance(target, dict) else {}
    empty: Value = rest if len(axes) == 1 else {}
    return {label: _fill(table.get(label, empty), axes[1:], rest) for label in LABELS[axes[0]]}


def _say_untold(edits: Sequence[Edit]) -> Iterator[str]:
    """Say what the file does not hold."""
    if edits:
        yield _(
            "Not in this file, which has one edit of a parameter with a value for each label: "
            "{listed}.",
            listed=", ".join(dict.fromkeys(".".join(edit.place) for edit in edits)),
        )


def _write_edit(edit: Edit) -> Iterator[str]:
    """Write one edit."""
    yield f"  - instrument: {edit.instrument}"
    yield f"    parameter: {edit.parameter}"
    yield f"    target: {_write_value(edit.target)}"
    yield f"    aim: {edit.aim}"
    yield f"    source: {_quote(edit.source)}"
    if edit.phase_in is not None:
        yield f"    phase_in: {_write_phase(edit.phase_in)}"


def _write_value(value: Value) -> str:
    """Write a number, or a table of them, to the last digit."""
    if isinstance(value, dict):
        return (
            "{" + ", ".join(f'"{one}": {_write_value(part)}' for one, part in value.items()) + "}"
        )
    return repr(value).replace("inf", ".inf")


def _write_phase(phase: PhaseIn) -> str:
    """Write how a change comes."""
    return f"{{begins: {phase.begins}, ends: {phase.ends}, shape: {phase.shape}}}"


def _quote(text: str) -> str:
    """Quote a text for YAML."""
    return json.dumps(text, ensure_ascii=False)
