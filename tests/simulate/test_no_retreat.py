"""No shipped package lets the State retreat: it pays for every instrument at least as today."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.simulate.conftest import Setting

from carepact.policy.instrument import STATE_PAYERS
from carepact.policy.package_files import SHIPPED, shipped_package

Make = Callable[[str], Setting]
SCENARIOS = ("present law", "demand")


WHERE = ("KEN", "MWI", "IND", "BRA", "MEX", "SWE", "USA", "GBR")
POOR = ("KEN", "MWI", "IND")
CASES = [
    (package, code)
    for package in SHIPPED
    for code in (POOR if package == "starting-low" else WHERE)  # whose ceiling is for the poor
]


@pytest.mark.parametrize(("package", "code"), CASES)
def test_the_state_pays_no_less_for_any_instrument(setting: Make, package: str, code: str) -> None:
    """At the point, every job filled; for each reached where longer leave needs fewer places."""
    place = setting(code).but(draws=2, years=range(2034, 2037))
    reform = shipped_package(package)
    values = place.run(reform).values.isel(year=-1, draw=0)
    paid = values["cost_by_payer"].sel(payer=list(STATE_PAYERS)).sum("payer")
    for name in {edit.instrument for edit in reform.edits}:
        law, after = (float(paid.sel(instrument=name, scenario=r)) for r in SCENARIOS)
        few, many = (float(values["reached"].sel(instrument=name, scenario=r)) for r in SCENARIOS)
        if many < few:  # their ages move a little too
            law, after = 0.99 * law / few, after / many
        assert after >= law * (1 - 1e-9), (name, law, after)
