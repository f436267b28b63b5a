"""A pact as promised as a package, for a study of its country."""

from __future__ import annotations

import json
from collections.abc import Iterator

from carepact.core.messages import _
from carepact.levels.pact.pact import Pact
from carepact.levels.pact.scenarios import promise
from carepact.policy.package import Edit, PhaseIn
from carepact.policy.package_files import SCHEMA_NAME, parse_package

PACKAGE_FILE = "pact-package.yaml"


def write_package(pact: Pact) -> bytes:
    """Write the package of a pact as promised: what a run of its country with it accepts."""
    package = promise(pact)
    lines = [
        f"# yaml-language-server: $schema={SCHEMA_NAME}",
        "# " + _("The pact as promised, as a package of a study of its country."),
        f"package: {package.package}",
        f"title: {_quote(package.title)}",
        f"purpose: {_quote(package.purpose)}",
        f"baseline: {package.baseline}",
        f"phase_in: {_write_phase(package.phase_in)}",
        "edits:",
        *(line for edit in package.edits for line in _write_edit(edit)),
    ]
    text = "\n".join([*lines, ""])
    parse_package(text, PACKAGE_FILE)
    return text.encode()


def _write_edit(edit: Edit) -> Iterator[str]:
    """Write one edit."""
    yield f"  - instrument: {edit.instrument}"
    yield f"    parameter: {edit.parameter}"
    yield f"    target: {json.dumps(edit.target)}"
    yield f"    aim: {edit.aim}"
    yield f"    source: {_quote(edit.source)}"
    if edit.phase_in is not None:
        yield f"    phase_in: {_write_phase(edit.phase_in)}"


def _write_phase(phase: PhaseIn) -> str:
    """Write how a change comes."""
    return f"{{begins: {phase.begins}, ends: {phase.ends}, shape: {phase.shape}}}"


def _quote(text: str) -> str:
    """Quote a text for YAML."""
    return json.dumps(text, ensure_ascii=False)
