"""A run says where law is not known, and where it is that of one part of the country."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.simulate.conftest import Setting, make_package

from carepact.policy.package_files import shipped_package

Make = Callable[[str], Setting]


def notes_of(setting: Make, code: str) -> str:
    """Return the marks of a short run of the ILO's floor."""
    place = setting(code).but(draws=2, years=range(2030, 2032))
    return " ".join(place.run(shipped_package("ilo-floor")).notes)


def test_the_united_states_pay_for_breaks_that_no_federal_law_grants(setting: Make) -> None:
    place = setting("USA").but(draws=2, years=range(2030, 2032))
    projection = place.run(shipped_package("ilo-floor"))
    cost = projection.values["cost_by_payer"].sel(instrument="breastfeeding_breaks").sum("payer")
    assert float(cost.sel(scenario="present law").max()) == 0
    assert float(cost.sel(scenario="demand").min()) > 0
    said = " ".join(projection.notes)
    assert "No source tells what law grants today of: Paid breastfeeding breaks." in said
    assert "an upper bound" in said


@pytest.mark.parametrize(("code", "part"), [("PAK", "Sindh"), ("BIH", "Sarajevo")])
def test_a_run_names_the_part_whose_law_it_read(setting: Make, code: str, part: str) -> None:
    assert f"Read from the law of {part} alone" in notes_of(setting, code)


@pytest.mark.parametrize("code", ["KEN", "USA", "CHN"])
def test_a_run_of_national_law_names_no_part(setting: Make, code: str) -> None:
    assert "Read from the law of" not in notes_of(setting, code)


def test_a_law_passed_for_a_later_day_comes_in_its_year_of_a_run(setting: Make) -> None:
    """Fathers of Brazil: five days in 2026, ten in 2027, 15 in 2028; no package touches it."""
    place = setting("BRA").but(draws=1, years=range(2026, 2029))
    paid = place.run(make_package([])).values["paid"].sel(instrument="paternity_leave")
    cost = paid.sum("payee").isel(draw=0)
    for scenario in ("present law", "demand"):
        a_day = [
            float(cost.sel(scenario=scenario, year=year)) / days
            for year, days in ((2026, 5), (2027, 10), (2028, 15))
        ]
        # Births and wages move a little from year to year, days threefold.
        assert a_day[1] == pytest.approx(a_day[0], rel=0.05)
        assert a_day[2] == pytest.approx(a_day[0], rel=0.1)
