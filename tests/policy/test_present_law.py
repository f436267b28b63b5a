from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from tests.policy.countries import ground_of

from carepact.core.parameter_tables import LABELS
from carepact.data.countries.facts import read_country
from carepact.policy.instrument import INSTRUMENT_NAMES, shipped_instrument
from carepact.policy.present_law import present_law

PAYERS = LABELS["payer"]


@pytest.mark.parametrize("code", ["KEN", "EST", "USA"])
def test_every_parameter_of_every_instrument_has_a_value_and_an_origin(code: str) -> None:
    law = present_law(ground_of(code))

    for name in INSTRUMENT_NAMES:
        shipped = shipped_instrument(name).parameters
        assert set(law.values[name]) == set(shipped)
        for key, parameter in shipped.items():
            value = law.values[name][key]
            assert value.shape == (21, *parameter.shape)
            assert not np.isnan(value).any()
            assert law.origins[name, key].status in ("observed", "imputed", "assumed")


@pytest.mark.parametrize("code", ["KEN", "EST", "USA", "AFG"])
def test_payer_shares_sum_to_one_in_every_draw(code: str) -> None:
    law = present_law(ground_of(code))

    for name in INSTRUMENT_NAMES:
        assert law.values[name]["payers"].sum(axis=-1) == pytest.approx(1)


def test_the_days_open_to_a_mother_are_counted_once() -> None:
    law = present_law(ground_of("EST"))
    days = read_country("EST").facts["leave_mother_paid_days"].number

    parental = law.values["parental_leave"]
    total = (
        law.values["maternity_leave"]["weeks"]
        + parental["own_weeks"]
        + parental["transferable_weeks"]
    )
    assert total == pytest.approx(days / 7)
    assert law.values["maternity_leave"]["weeks"][0] == 18


def test_a_short_leave_is_maternity_leave_alone() -> None:
    law = present_law(ground_of("KEN"))  # 90 days

    assert law.values["maternity_leave"]["weeks"][0] == pytest.approx(90 / 7)
    assert law.values["parental_leave"]["transferable_weeks"][0] == 0
    assert law.origins["maternity_leave", "weeks"].indicators == ("leave_mother_paid_days",)


def test_where_employers_pay_nobody_else_does() -> None:
    ground = ground_of("KEN")
    assert ground.facts["leave_who_pays"].base_value == "Employer"

    payers = present_law(ground).values["maternity_leave"]["payers"]

    assert payers[:, PAYERS.index("employers")] == pytest.approx(1)


def test_teachers_come_out_as_counted() -> None:
    ground = ground_of("KEN")
    childcare = present_law(ground).values["childcare"]
    entry = int(ground.facts["entry_age_preprimary"].number)

    # F theta = P / rho with F = P h k (1 + nu) / (r H)
    staff = (
        childcare["hours_per_week"]
        * childcare["weeks_per_year"]
        * (1 + childcare["non_contact_share"])
        / (childcare["children_per_staff"][:, entry] * childcare["staff_hours_per_year"])
    )
    pupils = ground.number("ptr_preprimary")[:, 0, 0]
    assert 1 / (staff * childcare["staff_mix"][:, 0]) == pytest.approx(pupils)


def test_what_no_figure_tells_is_none_and_assumed() -> None:
    law = present_law(ground_of("KEN"))

    for place in (
        ("carers_leave", "days"),
        ("community_centres", "centres"),
        ("fathers_programmes", "coverage"),
        ("employer_measures", "coverage"),
        ("time_saving_infrastructure", "coverage"),
    ):
        assert (law.values[place[0]][place[1]] == 0).all()
        assert law.origins[place].status == "assumed"
        assert law.origins[place].source == "assumed: no figure ships"


def write_own(folder: Path, figures: dict[str, tuple[float, str]]) -> Path:
    """Write own figures of Estonia."""
    path = folder / "own.csv"
    lines = [f"EST,{name},2024,{value},{unit},example" for name, (value, unit) in figures.items()]
    path.write_text("country,indicator,year,value,unit,source\n" + "\n".join(lines), "utf-8")
    return path


def test_the_oecd_s_weeks_and_rates_take_the_place_of_days(tmp_path: Path) -> None:
    own = write_own(
        tmp_path,
        {
            "oecd_mat_weeks": (14.3, "weeks"),
            "oecd_mat_rate": (100, "% of earnings"),
            "oecd_parental_mother_weeks": (67.9, "weeks"),
            "oecd_parental_mother_rate": (90, "% of earnings"),
            "oecd_pat_weeks": (4.3, "weeks"),
            "oecd_pat_rate": (100, "% of earnings"),
            "oecd_father_parental_weeks": (8, "weeks"),
        },
    )

    law = present_law(ground_of("EST", own_facts=own))

    parental = law.values["parental_leave"]
    assert law.values["maternity_leave"]["weeks"][0] == 14.3
    assert (parental["own_weeks"] + parental["transferable_weeks"])[0] == pytest.approx(67.9)
    assert parental["own_weeks"][0] == 8
    assert parental["replacement"][0] == 0.9
    assert law.values["paternity_leave"]["weeks"][0] == 4.3


def test_a_rate_of_the_user_takes_the_place_of_the_assumed_one(tmp_path: Path) -> None:
    own = write_own(tmp_path, {"mat_replacement_rate": (70, "% of earlier pay")})

    law = present_law(ground_of("EST", own_facts=own))

    assert law.values["maternity_leave"]["replacement"] == pytest.approx(0.7)
    assert law.origins["maternity_leave", "replacement"].status == "observed"
    assert law.values["parental_leave"]["replacement"][0] == 0.54
