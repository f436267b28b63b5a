"""The API does what its description says, whatever is asked of it."""

from __future__ import annotations

from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.core.result import Ok
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
    unsupported_method,
)
from tests.app.attacks.served import Server
from tests.app.guards.served import PATIENCE

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    unsupported_method,
]
FEW_DRAWS, EARLY = 2, 2026
"""What is asked of a run, so that it does not take long."""
SERVER_ERROR = 500
Case = schemathesis.Case[Any]
Operation = schemathesis.APIOperation[Any, Any, Any, Any]


def ask(case: Case) -> int:
    """Ask, with runs kept small, and return the status of an answer that is as described."""
    asked = dict(case.query or {})
    for name, most in (("draws", FEW_DRAWS), ("until", EARLY)):
        if isinstance(asked.get(name), int):
            asked[name] = min(asked[name], most)
    case.query = asked
    return case.call_and_validate(checks=CHECKS).status_code


def attack(operation: Operation, mode: GenerationMode, examples: int) -> set[int]:
    """Ask one operation some times, and return the statuses that came."""
    found: set[int] = set()

    @settings(
        max_examples=examples,
        deadline=None,
        database=None,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy(generation_mode=mode))  # fmt: skip
    def run(case: Case) -> None:
        found.add(ask(case))

    run()
    return found


def attack_each(at: str, mode: GenerationMode, examples: int) -> dict[str, set[int]]:
    """Ask every operation of the description."""
    described = schemathesis.openapi.from_url(f"{at}/api/openapi.json")
    described.config.update(request_timeout=PATIENCE)
    operations = [one.ok() for one in described.get_all_operations() if isinstance(one, Ok)]
    return {one.label: attack(one, mode, examples) for one in operations}


@pytest.mark.parametrize("mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE])
def test_what_is_asked_is_answered_as_described(server: Server, mode: GenerationMode) -> None:
    found = attack_each(server.address, mode, examples=4)
    assert {"GET /api/simulation", "POST /api/family"} <= set(found)
    assert all(max(statuses) < SERVER_ERROR for statuses in found.values())


@pytest.mark.campaign
@pytest.mark.parametrize("mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE])
def test_much_that_is_asked_is_answered_as_described(server: Server, mode: GenerationMode) -> None:
    found = attack_each(server.address, mode, examples=150)
    assert all(max(statuses) < SERVER_ERROR for statuses in found.values())
