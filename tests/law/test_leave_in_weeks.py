"""Leave as the OECD lists it: full-rate weeks, flat rates, and laws that come on a later day."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import numpy as np
import pytest
from tests.population.countries import inputs_of

from carepact.data.countries.facts import known_countries, shipped_facts
from carepact.data.countries.law_dates import last_checked
from carepact.data.countries.reading import read_country
from carepact.law.law import Law
from carepact.law.leave_in_weeks import WEEKS_AND_RATES
from carepact.law.present_law import present_law
from carepact.law.years import expand
from carepact.policy.package import Package
from carepact.policy.rules.arguments import LawValues
from carepact.policy.rules.leave import blend_wage

APRIL = date(2024, 4, 30)
LISTED = [code for code in known_countries() if "oecd_mat_weeks" in shipped_facts(code)]
HALF_A_WEEK = 0.5


def full_rate_weeks(values: LawValues) -> tuple[float, float]:
    """Sum weeks times rates of a mother who takes all that is open to her, and of a father."""
    maternity, paternity, parental = (
        values[f"{name}_leave"] for name in ("maternity", "paternity", "parental")
    )
    own = parental["own_weeks"][0] * parental["replacement"][0, 0]
    shared = parental["transferable_weeks"][0] * parental["replacement"][0, 1]
    hers = maternity["weeks"][0] * maternity["replacement"][0] + own + shared
    return hers, paternity["weeks"][0] * paternity["replacement"][0] + own


def test_43_countries_have_weeks_and_rates() -> None:
    assert len(LISTED) == 43
    assert all(name in shipped_facts(code) for code in LISTED for name in WEEKS_AND_RATES)


@pytest.mark.parametrize("code", LISTED)
def test_full_rate_weeks_of_april_2024_are_those_of_the_oecd(code: str) -> None:
    """The sum of its leaves; in Turkey its own total prints 14.4 for 16 weeks at full pay."""
    facts = {name: float(str(shipped_facts(code)[name].value)) for name in shipped_facts(code)
             if name.startswith("oecd_")}  # fmt: skip
    hers, his = full_rate_weeks(present_law(inputs_of(code)).on(APRIL))
    listed = sum(
        facts[f"oecd_{leave}_weeks"] * facts[f"oecd_{leave}_rate"] / 100
        for leave in ("mat", "parental_mother")
    )
    assert hers == pytest.approx(listed, abs=HALF_A_WEEK)
    assert his == pytest.approx(facts["oecd_father_total_fre_weeks"], abs=HALF_A_WEEK)
    if code != "TUR":
        assert hers == pytest.approx(facts["oecd_mother_total_fre_weeks"], abs=HALF_A_WEEK)


def test_a_father_keeps_the_own_weeks_that_the_mother_has_in_her_first_leave() -> None:
    # Iceland: 26 and 6 weeks of hers, 20 of his alone. Six are each one's own, 14 join his leave.
    law = present_law(inputs_of("ISL"))
    assert law.values["parental_leave"]["own_weeks"][0] == pytest.approx(6)
    assert law.values["paternity_leave"]["weeks"][0] == pytest.approx(14)


def test_a_leave_without_weeks_is_paid_at_the_assumed_rate_when_a_package_adds_it() -> None:
    law = present_law(inputs_of("USA"))
    for name in ("maternity_leave", "paternity_leave"):
        assert law.values[name]["weeks"][0] == 0
        assert law.values[name]["replacement"][0] > 0.9


def test_weeks_that_the_user_adds_to_a_leave_without_any_are_paid_at_the_assumed_rate(
    tmp_path: Path,
) -> None:
    own = tmp_path / "own.csv"
    own.write_text(
        "country,indicator,year,value,unit,source\nUSA,leave_mother_paid_days,2026,84,days,Bill\n"
    )
    listed, added = law_of("USA"), present_law(inputs_of("USA", own_facts=own))
    assert listed.values["maternity_leave"]["weeks"][0] == 0
    # 84 days are 12 weeks; the list prints a rate of 0 for the weeks that are not there.
    assert added.values["maternity_leave"]["weeks"][0] == pytest.approx(12)
    paid = added.values["maternity_leave"]["replacement"][0]
    assert paid == listed.values["maternity_leave"]["replacement"][0] > 0.9


def test_a_flat_rate_pays_a_low_and_a_high_wage_the_same() -> None:
    wage, mean = np.array([10_000.0, 40_000.0]), np.array([30_000.0, 30_000.0])
    assert (blend_wage(wage, mean, np.array(1.0)) == 30_000).all()
    # A quarter flat: 0.75 x 10 000 + 0.25 x 30 000 = 15 000.
    assert blend_wage(wage, mean, np.array(0.25))[0] == 15_000


@pytest.mark.parametrize(
    ("code", "leave", "part"),
    [
        ("IRL", "maternity_leave", 1.0),  # one sum a week
        ("GBR", "maternity_leave", 0.555),  # 33 weeks x 20.43 % of 39 weeks at 31.13 %
        ("AUS", "maternity_leave", 1.0),
        ("DEU", "maternity_leave", 0.0),
    ],
)
def test_flat_rates_of_law_are_flat_in_the_rule(code: str, leave: str, part: float) -> None:
    law = present_law(inputs_of(code))
    assert law.values[leave]["flat_share"][0] == pytest.approx(part, abs=1e-3)


def law_of(code: str) -> Law:
    """Read the law of a country."""
    return present_law(inputs_of(code))


def test_fathers_days_of_brazil_come_in_their_years() -> None:
    law = law_of("BRA")
    years = [2026, 2027, 2028, 2029, 2030]
    weeks = expand(law, None, years)["paternity_leave"]["weeks"][0, :, 0]
    assert weeks * 7 == pytest.approx([5, 10, 15, 20, 20])
    # What is not changed has one place on the axis of years.
    assert expand(law, None, years)["maternity_leave"]["weeks"].shape[1] == 1


def test_a_year_has_the_law_of_its_middle() -> None:
    # France: birth leave since 1 July 2026, 8.7 weeks of each parent.
    own = expand(law_of("FRA"), None, [2025, 2026])["parental_leave"]["own_weeks"][0, :, 0]
    assert own == pytest.approx([26, 34.7])
    # Thailand: fathers' 15 days since 7 December 2025.
    days = expand(law_of("THA"), None, [2025, 2026])["paternity_leave"]["weeks"][0, :, 0] * 7
    assert days == pytest.approx([0, 15])


def test_a_package_changes_the_law_that_is_then_in_force() -> None:
    package = Package.model_validate(
        {
            "package": "ten-days", "title": "Ten days", "purpose": "Test",
            "phase_in": {"begins": 2025, "ends": 2026},
            "edits": [{"instrument": "paternity_leave", "parameter": "weeks",
                       "target": 12 / 7, "aim": "at least", "source": "Test"}],
        }
    )  # fmt: skip
    weeks = expand(law_of("BRA"), package, [2025, 2026, 2027, 2028])["paternity_leave"]["weeks"]
    assert weeks[0, :, 0] * 7 == pytest.approx([5, 12, 12, 15])


def test_the_user_s_own_figure_of_law_does_not_change(tmp_path: Path) -> None:
    own = tmp_path / "own.csv"
    own.write_text(
        "country,indicator,year,value,unit,source\nBRA,leave_father_paid_days,2026,7,days,Bill\n"
    )
    law = present_law(inputs_of("BRA", own_facts=own))
    weeks = expand(law, None, [2026, 2030])["paternity_leave"]["weeks"]
    assert weeks[0] * 7 == pytest.approx(7)


def test_present_law_is_that_of_the_day_on_which_sources_were_last_read() -> None:
    assert read_country("URY").facts["leave_father_paid_days"].value == 20
    assert read_country("BRA").facts["leave_father_paid_days"].value == 5
    assert last_checked() >= date(2026, 11, 29)
    law = law_of("URY")
    assert law.values["paternity_leave"]["weeks"][0] * 7 == pytest.approx(20)
    assert law.on(date(2024, 1, 1))["paternity_leave"]["weeks"][0] * 7 == pytest.approx(14)
