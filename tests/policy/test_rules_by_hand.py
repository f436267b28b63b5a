"""The rules of every instrument against arithmetic done by hand."""

from __future__ import annotations

from dataclasses import fields

import numpy as np
import pytest
from scipy.special import ndtr, ndtri
from tests.policy.rows import DAY, compute, effects_of, offer, values_of

from carepact.policy.instrument import PAYERS, forms_of
from carepact.policy.instruments.employer_measures import rules as employer_measures
from carepact.policy.rules.arguments import pick_arguments
from carepact.policy.rules.leave import replace_wage
from carepact.policy.rules.outcome import Provider, Staff, split_cost
from carepact.policy.shipped_instruments import instrument_names, shipped_instrument

SIGMA = 0.7


def test_a_ceiling_cuts_high_wages_and_not_the_mean() -> None:
    # Lognormal wages of mean 1: E[min(0.8 w, 1)] = 0.8 F1(1.25) + 1 - F(1.25) = 0.642, where
    # the mean wage alone would give min(0.8, 1) = 0.80.
    u = (np.arange(1_000_000) + 0.5) / 1_000_000
    wages = np.exp(SIGMA * ndtri(u) - SIGMA**2 / 2)
    one = np.ones(())

    rate = replace_wage(wages, np.ones_like(wages), 0.8 * one, 0 * one, one)

    assert rate.mean() == pytest.approx(0.642, abs=5e-4)


def test_a_ceiling_on_ten_equal_cells_is_nearly_that_on_persons() -> None:
    # Mean wage of a decile: 10 (Phi(z_high - s) - Phi(z_low - s)).
    edges = ndtr(ndtri(np.arange(11) / 10) - SIGMA)
    wages = 10 * np.diff(edges)
    one = np.ones(())

    rate = replace_wage(wages, np.ones(10), 0.8 * one, 0 * one, one)

    assert rate.mean() == pytest.approx(0.644, abs=5e-4)


@pytest.mark.parametrize("name", instrument_names())
def test_one_family_a_cell_and_a_block_of_a_million_give_the_same_number(
    name: str,
) -> None:
    values = values_of(name)
    family = compute(name, values, 1, 1.0)
    cell = compute(name, values, 1, 1_000_000.0)
    block = compute(name, values, 1_000_000, 1.0)

    assert family.cost.sum() > 0
    assert cell.cost.sum() / 1e6 == pytest.approx(family.cost.sum(), rel=1e-9)
    assert block.cost.sum() / 1e6 == pytest.approx(family.cost.sum(), rel=1e-9)
    for provider, hours in family.provider_hours.items():
        assert block.provider_hours[provider].sum() / 1e6 == pytest.approx(hours.sum(), rel=1e-9)


@pytest.mark.parametrize("name", instrument_names())
def test_every_parameter_is_an_argument_of_the_rules(name: str) -> None:
    terms = {part.name for part in fields(forms_of(name)["terms"])}

    assert terms | {PAYERS} == set(shipped_instrument(name).parameters)


def test_maternity_leave_pays_weeks_at_the_replaced_wage() -> None:
    # 100 births, take-up 0.95: 95 mothers. min(2/3 of 30 000, 0.9 of 20 000) = 18 000 a year.
    values = values_of("maternity_leave", ceiling=0.9)

    outcome = compute("maternity_leave", values, 1, 100.0)

    assert outcome.reached == pytest.approx([95])
    assert outcome.cost == pytest.approx([95 * 18_000 * 14 / 52])
    assert outcome.provider_hours[Provider("mothers", "women")] == pytest.approx([95 * 14 * 40])
    assert outcome.provider_hours[Provider("fathers", "men")] == pytest.approx([0])


def test_fathers_take_more_of_a_leave_that_is_their_own() -> None:
    # Take-up at full pay 0.21, with own weeks 0.21 + 0.53 = 0.74, as in Quebec.
    values = values_of("parental_leave", replacement=1, own_weeks=5, transferable_weeks=0)
    without = values_of("parental_leave", replacement=1, own_weeks=0, transferable_weeks=50)

    assert compute("parental_leave", values, 1, 100.0).reached == pytest.approx([74])
    assert compute("parental_leave", without, 1, 100.0).reached == pytest.approx([21])
    # A tenth of 50 transferable weeks, 21 fathers at 30 000.
    assert compute("parental_leave", without, 1, 100.0).cost == pytest.approx([21 * 3e4 * 5 / 52])


def test_carers_leave_counts_working_days() -> None:
    # 100 carers, 0.3 take it, 5 days = 1 week at 30 000.
    values = values_of("carers_leave", replacement=1)

    assert compute("carers_leave", values, 1, 100.0).cost == pytest.approx([30 * 30_000 / 52])


def test_breastfeeding_breaks_pay_the_hours_between_return_and_end() -> None:
    # 100 births x 0.5 back x 0.4 breastfeeding = 20; 3 of 12 months = 65 working days, 1 h, 15.
    outcome = compute("breastfeeding_breaks", values_of("breastfeeding_breaks"), 1, 100.0)

    assert outcome.cost == pytest.approx([20 * 65 * 15])
    assert outcome.provider_hours[Provider("mothers", "women")] == pytest.approx([20 * 65])


def test_childcare_counts_places_staff_and_cost() -> None:
    # 1 000 children x 0.5 x (1 - 0.25 x 3 / 12) = 468.75 places.
    # Staff: 468.75 x 40 x 50 / (5 x 2 000) x 1.2 = 112.5, half teachers.
    # Wages 1.2 x 20 000 = 24 000, and max(0.3 x 20 000, 8 000) = 8 000: 56.25 x 32 000 = 1.8 m;
    # with contributions 2.16 m; a fifth is not for staff: 2.7 m. New places 368.75 at 10 000
    # over 20 years.
    values = values_of(
        "childcare",
        coverage=np.full(6, 0.5),
        hours_per_week=40,
        weeks_per_year=50,
        children_per_staff=np.full(6, 5),
        staff_hours_per_year=2000,
        non_contact_share=0.2,
        wage_ratios=[1.2, 0.3],
        women_share=0.9,
        non_staff_share=0.2,
        capital_life=20,
    )

    outcome = compute("childcare", values, 1, 1000.0)

    assert outcome.reached == pytest.approx([468.75])
    assert outcome.staff[Staff("teacher", "women")] == pytest.approx([56.25 * 0.9])
    assert outcome.payments["staff"] == pytest.approx([1_800_000])
    assert outcome.payments["social_security"] == pytest.approx([360_000])
    assert outcome.capital == pytest.approx([3_687_500])
    assert outcome.cost == pytest.approx([2_700_000 + 3_687_500 / 20])
    hours = sum(h.sum() for h in outcome.provider_hours.values())
    assert hours == pytest.approx(468.75 * 2000 / 5)


def test_families_pay_at_most_the_ceiling_and_others_the_rest() -> None:
    # Places 1, income 25 000, ceiling 1 %: 250 a place however large the share.
    values = values_of("childcare", fee_ceiling=0.01)
    outcome = compute("childcare", values, 1, 1000.0)
    shares = np.array([0.6, 0.2, 0, 0.2, 0, 0])

    cost_by_payer = split_cost(outcome, shares)

    spared = 0.2 * outcome.cost - 250 * outcome.reached
    assert spared > 0
    assert cost_by_payer[3] == pytest.approx(250 * outcome.reached)
    assert cost_by_payer[0] == pytest.approx(0.6 * outcome.cost + 0.75 * spared)
    assert cost_by_payer.sum(axis=0) == pytest.approx(outcome.cost)


def test_long_term_care_adds_settings_and_an_allowance() -> None:
    # 1 000 x 0.1 in need x 0.5 = 50 recipients; 40 at home with 1 each, 10 in homes with 0.5:
    # 45 staff at 16 000 with contributions 19 200; home 40 x 19 200 / 0.75, homes 5 x 19 200 / 0.6.
    # Allowance: 100 x 0.2 x 0.1 x 20 000 = 40 000.
    values = values_of(
        "long_term_care",
        coverage=[0.5, 0, 0],
        setting_mix=[0.8, 0, 0.2],
        setting_intensity=[1, 1, 0.5],
        wage_ratios=[0.8, 0.8],
        non_staff_share=[0.25, 0.25, 0.4],
        allowance_coverage=[0.2, 0, 0],
        allowance=0.1,
        capital_per_place=0,
    )

    outcome = compute("long_term_care", values, 1, 1000.0)

    assert sum(s.sum() for s in outcome.staff.values()) == pytest.approx(45)
    assert outcome.payments["households"] == pytest.approx([40_000])
    assert outcome.cost == pytest.approx([40 * 19_200 / 0.75 + 5 * 19_200 / 0.6 + 40_000])


def test_volunteers_give_the_hours_that_paid_staff_do_not() -> None:
    # 20 000 families, 1 centre for 10 000: 2 centres. 5 x 1 350 = 6 750 hours, paid 1 750.
    outcome = compute("community_centres", values_of("community_centres"), 1, 20_000.0)

    given = outcome.provider_hours
    assert given[Provider("staff", "women")] == pytest.approx([2 * 1750 * 0.9])
    assert given[Provider("volunteers", "women")] == pytest.approx([2 * 5000 * 0.9])
    assert outcome.reached == pytest.approx([600])
    # One post at 0.7 x 20 000 with contributions, three tenths not for staff.
    assert outcome.cost == pytest.approx([2 * 14_000 * 1.2 / 0.7])


def test_fathers_add_hours_and_free_some_of_hers() -> None:
    # 1 000 fathers x 0.02 = 20, 0.8 stay; 1 h told, 0.5 seen, half of it frees hers.
    outcome = compute("fathers_programmes", values_of("fathers_programmes"), 1, 1000.0)

    assert outcome.cost == pytest.approx([20 * 504])
    assert outcome.provider_hours[Provider("fathers", "men")] == pytest.approx([16 * 0.5 * 365.25])
    assert outcome.provider_hours[Provider("mothers", "women")] == pytest.approx(
        [-16 * 0.25 * 365.25]
    )


def test_employers_top_up_and_save_turnover() -> None:
    # 100 employees, all covered: 10 on leave, 0.9 x 30 000 - 15 000 = 12 000 at 20 / 52.
    values = values_of("employer_measures", coverage=1, top_up=0.9, carer_days=0)

    outcome = compute("employer_measures", values, 1, 100.0)

    assert outcome.payments["households"] == pytest.approx([10 * 12_000 * 20 / 52])
    saved = employer_measures.save_turnover(
        pick_arguments(employer_measures.Columns, offer("employees", 1, 100.0)),
        pick_arguments(employer_measures.Terms, values),
        pick_arguments(employer_measures.Effect, effects_of("employer_measures")),
    )
    # 30 parents and carers x (0.036 x 0.21 + 0.0027) x 30 000.
    assert saved == pytest.approx([30 * (0.036 * 0.21 + 0.0027) * 30_000])


def test_infrastructure_reduces_hours_that_nobody_else_gives() -> None:
    # 1 000 women x 0.1 x 0.5 h x 365.25.
    outcome = compute(
        "time_saving_infrastructure", values_of("time_saving_infrastructure"), 1, 1000.0
    )

    assert outcome.provider_hours[Provider("households", "women")] == pytest.approx([-18_262.5])
    assert outcome.cost == pytest.approx([100 * 50])


def test_every_instrument_ships_payers_that_sum_to_one() -> None:
    for name in instrument_names():
        assert shipped_instrument(name).values_at(DAY)[PAYERS].sum() == pytest.approx(1)
