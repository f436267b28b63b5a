from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from tests.population.countries import inputs_of

from carepact.core.errors import ParameterError
from carepact.core.parameter_tables import LABELS
from carepact.data.countries.reading import read_country
from carepact.law.present_law import present_law
from carepact.policy.shipped_instruments import (
    instrument_names,
    shipped_instrument,
    shipped_instruments,
)

PAYERS = LABELS["payer"]


@pytest.mark.parametrize("code", ["KEN", "EST", "USA"])
def test_every_parameter_of_every_instrument_has_a_value_and_an_origin(code: str) -> None:
    law = present_law(inputs_of(code))

    for name in instrument_names():
        shipped = shipped_instrument(name).parameters
        assert set(law.values[name]) == set(shipped)
        for key, parameter in shipped.items():
            value = law.values[name][key]
            assert value.shape == (21, *parameter.shape)
            assert not np.isnan(value).any()
            assert law.origins[name, key].status in ("observed", "imputed", "assumed")


@pytest.mark.parametrize("code", ["KEN", "EST", "USA", "AFG"])
def test_payer_shares_sum_to_one_in_every_draw(code: str) -> None:
    law = present_law(inputs_of(code))

    for name in instrument_names():
        assert law.values[name]["payers"].sum(axis=-1) == pytest.approx(1)


def test_the_days_open_to_a_mother_are_counted_once() -> None:
    law = present_law(inputs_of("MNE"))  # no table has its weeks and rates
    days = read_country("MNE").facts["leave_mother_paid_days"].number

    parental = law.values["parental_leave"]
    total = (
        law.values["maternity_leave"]["weeks"]
        + parental["own_weeks"]
        + parental["transferable_weeks"]
    )
    assert total == pytest.approx(days / 7)
    assert law.values["maternity_leave"]["weeks"][0] == 18


def test_a_short_leave_is_maternity_leave_alone() -> None:
    law = present_law(inputs_of("KEN"))  # 90 days

    assert law.values["maternity_leave"]["weeks"][0] == pytest.approx(90 / 7)
    assert law.values["parental_leave"]["transferable_weeks"][0] == 0
    assert law.origins["maternity_leave", "weeks"].indicators == ("leave_mother_paid_days",)


def test_where_employers_pay_nobody_else_does() -> None:
    inputs = inputs_of("KEN")
    assert inputs.facts["leave_who_pays"].base_value == "Employer"

    payers = present_law(inputs).values["maternity_leave"]["payers"]

    assert payers[:, PAYERS.index("employers")] == pytest.approx(1)


def test_teachers_come_out_as_counted() -> None:
    inputs = inputs_of("KEN")
    childcare = present_law(inputs).values["childcare"]
    entry = int(inputs.facts["entry_age_preprimary"].number)

    # F theta = P / rho with F = P h k (1 + nu) / (r H)
    staff = (
        childcare["hours_per_week"]
        * childcare["weeks_per_year"]
        * (1 + childcare["non_contact_share"])
        / (childcare["children_per_staff"][:, entry] * childcare["staff_hours_per_year"])
    )
    pupils = inputs.number("ptr_preprimary")[:, 0, 0]
    assert 1 / (staff * childcare["staff_mix"][:, 0]) == pytest.approx(pupils)


@pytest.mark.parametrize(("code", "least", "most"), [("EST", 0.4, 0.8), ("KEN", 1, 1)])
def test_assistants_stand_beside_teachers_where_the_source_leaves_them_out(
    code: str, least: float, most: float
) -> None:
    """Half of the staff teach in rich countries; in poor ones all who are counted do."""
    mix = present_law(inputs_of(code)).values["childcare"]["staff_mix"]

    assert mix[0, 0] == {"EST": 0.5, "KEN": 1}[code]
    assert mix.sum(axis=-1) == pytest.approx(1)
    assert least <= mix[:, 0].min()
    assert mix[:, 0].max() <= most


@pytest.mark.parametrize(("pupils", "ratio"), [(2.0, 3.0), (119.0, 60.0)])
def test_children_per_staff_lie_within_sourced_bounds(
    tmp_path: Path, pupils: float, ratio: float
) -> None:
    # Times 36.1 x 48 x 1.15 / 1,750 = 1.139, 2 pupils are below 3 and 119 above 60.
    own = write_own(tmp_path, {"ptr_preprimary": (pupils, "pupils per teacher")}, "KEN")
    inputs = inputs_of("KEN", own_facts=own)
    entry = int(inputs.facts["entry_age_preprimary"].number)

    found = present_law(inputs).values["childcare"]["children_per_staff"]

    assert found[0, entry] == ratio
    assert found.min() >= 3
    assert found.max() <= 60


def test_present_law_grants_nothing_that_nobody_has_read() -> None:
    """Facts alone decide whether a country has an instrument."""
    law = present_law(inputs_of("KEN"))
    granted = {
        (name, parameter)
        for name, one in shipped_instruments().items()
        for parameter in one.traits.absent_when_zero
        if law.values[name][parameter].any() and not law.origins[name, parameter].indicators
    }
    # Long-term care is predicted from figures of the country, so nothing is granted by nothing.
    assert granted == set()


def test_what_no_figure_tells_is_none_and_assumed() -> None:
    law = present_law(inputs_of("KEN"))

    for place in (
        ("carers_leave", "days"),
        ("breastfeeding_breaks", "minutes_per_day"),
        ("community_centres", "centres"),
        ("fathers_programmes", "coverage"),
        ("employer_measures", "coverage"),
        ("time_saving_infrastructure", "coverage"),
        ("child_allowance", "coverage"),
        ("pension_credits", "coverage"),
        ("long_term_care", "allowance_coverage"),
    ):
        assert (law.values[place[0]][place[1]] == 0).all()
        assert law.origins[place].status == "assumed"
        assert law.origins[place].source.startswith("none known")


def write_own(folder: Path, figures: dict[str, tuple[float, str]], code: str = "EST") -> Path:
    """Write own figures of a country, Estonia unless another is named."""
    path = folder / "own.csv"
    lines = [
        f"{code},{name},2024,{value},{unit},example" for name, (value, unit) in figures.items()
    ]
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

    law = present_law(inputs_of("EST", own_facts=own))

    parental = law.values["parental_leave"]
    assert law.values["maternity_leave"]["weeks"][0] == 14.3
    assert (parental["own_weeks"] + parental["transferable_weeks"])[0] == pytest.approx(67.9)
    assert parental["own_weeks"][0] == 8
    # No rate of fathers is given, and the list has no weeks of theirs: it is that of mothers.
    assert parental["replacement"][0] == pytest.approx([0.9, 0.9])
    assert law.values["paternity_leave"]["weeks"][0] == 4.3


def test_a_rate_of_the_user_takes_the_place_of_the_assumed_one(tmp_path: Path) -> None:
    own = write_own(tmp_path, {"mat_replacement_rate": (70, "% of earlier pay")}, "MNE")

    law = present_law(inputs_of("MNE", own_facts=own))

    assert law.values["maternity_leave"]["replacement"] == pytest.approx(0.7)
    assert law.origins["maternity_leave", "replacement"].status == "observed"
    assert law.values["parental_leave"]["replacement"][0] == pytest.approx([0.54, 0.54])


def test_weeks_and_rates_in_part_are_refused_with_what_lacks(tmp_path: Path) -> None:
    own = write_own(tmp_path, {"oecd_mat_weeks": (14, "weeks")}, "MNE")

    with pytest.raises(ParameterError, match=r"in part. Give oecd_mat_rate, .* or none"):
        present_law(inputs_of("MNE", own_facts=own))


def test_the_user_s_coverage_of_care_takes_the_place_of_the_assumed_one(tmp_path: Path) -> None:
    own = write_own(tmp_path, {"ltc_coverage": (36, "% of persons with care need")})

    law = present_law(inputs_of("EST", own_facts=own))

    coverage = law.values["long_term_care"]["coverage"]
    # A count of the base year: 0.2 on the logit, so 2 to 5 points a standard error.
    assert coverage[0, 0] == pytest.approx(0.36)
    assert 0 < np.ptp(coverage[:, 0]) < 0.4
    assert coverage[0, 1] == pytest.approx(0.18)  # half of it, by `moderate_to_severe`
    assert (coverage[:, 2] == 0).all()
    origin = law.origins["long_term_care", "coverage"]
    assert (origin.status, origin.indicators) == ("observed", ("ltc_coverage",))
    assert "example" in origin.source


def test_the_user_s_shares_of_children_take_the_place_of_enrolment(tmp_path: Path) -> None:
    own = write_own(
        tmp_path,
        {"childcare_under_3": (12, "% of children"), "childcare_from_3": (64, "% of children")},
    )

    law = present_law(inputs_of("EST", own_facts=own))

    assert law.values["childcare"]["coverage"][0] == pytest.approx([0.12] * 3 + [0.64] * 3)
    origin = law.origins["childcare", "coverage"]
    assert origin.status == "observed"
    assert origin.indicators == ("childcare_under_3", "childcare_from_3")


def test_ages_without_a_share_of_the_user_keep_their_enrolment(tmp_path: Path) -> None:
    own = write_own(tmp_path, {"childcare_under_3": (12, "% of children")})

    coverage = present_law(inputs_of("EST", own_facts=own)).values["childcare"]["coverage"]
    shipped = present_law(inputs_of("EST")).values["childcare"]["coverage"]

    assert coverage[0, :3] == pytest.approx(0.12)
    assert (np.ptp(coverage[:, :3], axis=-1) == 0).all()
    assert 0 < np.ptp(coverage[:, 0]) < 0.12
    assert (coverage[:, 3:] == shipped[:, 3:]).all()


def test_the_user_s_days_and_minutes_are_the_law(tmp_path: Path) -> None:
    own = write_own(
        tmp_path,
        {
            "carers_leave_days": (7, "working days a year"),
            "breastfeeding_minutes": (90, "minutes a day"),
        },
    )

    law = present_law(inputs_of("EST", own_facts=own))

    assert (law.values["carers_leave"]["days"] == 7).all()
    assert (law.values["breastfeeding_breaks"]["minutes_per_day"] == 90).all()
    assert law.origins["carers_leave", "days"].status == "observed"
    assert law.origins["breastfeeding_breaks", "minutes_per_day"].status == "observed"


def test_own_months_leave_the_rest_of_the_mother_s_weeks_to_be_shared(tmp_path: Path) -> None:
    own = write_own(tmp_path, {"parental_own_months": (3, "months")})

    shipped = present_law(inputs_of("EST")).values["parental_leave"]
    parental = present_law(inputs_of("EST", own_facts=own)).values["parental_leave"]

    # 3 months of 365.25 / 12 days: 91.3125 / 7 = 13.0446 weeks.
    assert parental["own_weeks"] == pytest.approx(13.0446, abs=1e-4)
    whole = shipped["own_weeks"] + shipped["transferable_weeks"]
    assert parental["own_weeks"] + parental["transferable_weeks"] == pytest.approx(whole)


def test_months_of_each_parent_less_the_own_ones_are_shared_by_both(tmp_path: Path) -> None:
    own = write_own(
        tmp_path, {"parental_months": (4, "months"), "parental_own_months": (2, "months")}
    )

    law = present_law(inputs_of("EST", own_facts=own))

    # Own: 2 x 30.4375 / 7 = 8.6964 weeks; shared: two parents' 4 - 2 months = 17.3929 weeks.
    assert law.values["parental_leave"]["own_weeks"] == pytest.approx(8.6964, abs=1e-4)
    assert law.values["parental_leave"]["transferable_weeks"] == pytest.approx(17.3929, abs=1e-4)
    origin = law.origins["parental_leave", "transferable_weeks"]
    assert origin.indicators == ("parental_months", "parental_own_months")


def test_own_months_longer_than_the_whole_are_refused_with_the_mend(tmp_path: Path) -> None:
    own = write_own(
        tmp_path, {"parental_months": (2, "months"), "parental_own_months": (4, "months")}
    )

    with pytest.raises(ParameterError, match=r"parental_own_months is 4\.0 .* Correct one"):
        present_law(inputs_of("EST", own_facts=own))


def test_days_of_the_user_are_the_length_of_this_parent_s_leave_alone(tmp_path: Path) -> None:
    own = write_own(tmp_path, {"leave_mother_paid_days": (210, "days")}, "IRL")

    listed = present_law(inputs_of("IRL")).values
    law = present_law(inputs_of("IRL", own_facts=own))

    # 210 days are 30 weeks: 26 of maternity leave, as listed, and four of parental leave; what
    # they pay, and the father's leave, stay listed: nine of his own, four hers too.
    maternity, parental = law.values["maternity_leave"], law.values["parental_leave"]
    assert maternity["weeks"][0] == 26
    assert (parental["own_weeks"] + parental["transferable_weeks"])[0] == pytest.approx(4)
    for name in ("replacement", "flat_share"):
        assert (maternity[name] == listed["maternity_leave"][name]).all()
    father = law.values["paternity_leave"]["weeks"] + parental["own_weeks"]
    assert father[0] == pytest.approx(2 + 9)
    assert law.origins["maternity_leave", "weeks"].indicators == ("leave_mother_paid_days",)


def test_days_of_fathers_leave_the_mother_s_listed_weeks_as_they_are(tmp_path: Path) -> None:
    own = write_own(tmp_path, {"leave_father_paid_days": (14, "days")}, "DEU")

    listed, law = present_law(inputs_of("DEU")).values, present_law(inputs_of("DEU", own_facts=own))

    # Germany lists no paternity leave, so that the first 4.3 weeks are read as one.
    assert law.values["paternity_leave"]["weeks"][0] == pytest.approx(2)
    mine, theirs = law.values["parental_leave"], listed["parental_leave"]
    assert mine["own_weeks"][0] == 0
    assert mine["transferable_weeks"][0] == pytest.approx(
        (theirs["own_weeks"] + theirs["transferable_weeks"])[0]
    )
    assert (law.values["maternity_leave"]["weeks"] == listed["maternity_leave"]["weeks"]).all()


def test_a_rate_of_the_user_takes_the_place_of_the_listed_one(tmp_path: Path) -> None:
    own = write_own(tmp_path, {"mat_replacement_rate": (70, "% of earlier pay")})

    law = present_law(inputs_of("EST", own_facts=own))

    assert law.values["maternity_leave"]["replacement"] == pytest.approx(0.7)
    assert law.origins["maternity_leave", "replacement"].indicators == ("mat_replacement_rate",)
