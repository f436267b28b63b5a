"""Three instruments through the whole round of money: every crown by hand, on this page.

The first year; all of it is a half in the second. A crown that is earned goes as follows, with
a wedge of 0.4 on labour cost (half of it contributions, but no less than employers pay), profits
taxed at 0.2, three quarters of net pay and transfers consumed, and a half of profits after tax;
a fifth of what is consumed is tax (0.25 on 1):

* net pay or a transfer of 1: consumed 0.75, tax in it 0.15, spent 0.6;
* a profit of 1: tax 0.2, kept 0.8, consumed 0.4, tax in it 0.08, spent 0.32;
* value added of 1: a half is labour cost, 0.4 of it wages with 0.1 of contributions; taxes reach
  0.8 of it: wedge 0.4 x 0.5 x 0.8 = 0.16, direct tax 0.08, contributions the employers' 0.1, net
  0.32; profit 0.5, tax 0.1. Direct tax 0.18, contributions 0.1, tax on consumption
  0.15 x 0.32 + 0.08 x 0.5 = 0.088: the State gets 0.368. Spent 0.6 x 0.32 + 0.32 x 0.5 = 0.352.

What is spent is bought from abroad by 0.3 x 1.25 = 0.375, the rest brings 0.8 of value added:
0.625 x 0.8 = 0.5 for each crown.

Nurseries pay staff 400, contributions on it 100, suppliers 200, buildings 20; of the 720,
families pay fees of 40 and the State 680. Leave pays families 120, from social insurance, and
60 of wages and 20 of own income are not earned. Employers' measures cost employers 30 and
communities 10, all for suppliers. The State bears 680 + 120 = 800.

1. Care staff: labour cost 500, wedge 200, half and half: 100 and 100; net 300.
2. Mothers who take up work: wages 250 with contributions of 0.1 on them, 275; taxes reach 0.8:
   wedge 0.4 x 220 = 88, so 44 and 44; net 187.
3. Suppliers: 0.5 x 200 of nurseries, 0.9 x 40 for employers, 0.8 x 80 of building: value added
   100 + 36 + 64 = 200. Their pay: 0.15 x 200 + 0.5 x 40 + 0.375 x 80 = 80, at 40 a job: 2 jobs.
4. On leave: half of the 60 goes to substitutes. 30 of wages, 36 of labour cost, turn into
   profits of 36: wedge -14.4, so -7.2 and -7.2, net -21.6; tax on profits +7.2. The 20 of own
   income: taxes reach half: -2 and -2, net -16.
5. Families: benefits 120, less fees 40, less 15 that the State saves as mothers work: 65.
6. Who pays for employers' measures: 0.6 x 30 = 18 of labour cost, 15 of wages: wedge -7.2,
   -3.6 and -3.6 (employers' own 3 is less), net -10.8; profits -12, tax -2.4; households -10
   for communities.
7. All of them spend 180 + 112.2 + 70.4 - 11.04 + 39 - 16.32 = 374.24; who serves them adds
   187.12.

The State gets 245 + 116.05 + 73.6 - 13.96 + 9.75 - 13.68 + 68.86016 = 485.62016 and saves 15. It
lacks 800 - 485.62016 - 15 = 299.37984.

8. A new tax of 1 takes 0.15 of tax on consumption with it, and 0.3 of value added of those who
   served: 0.15 + 0.368 x 0.3 = 0.2604 does not come back.
9. A cut of 1 takes pay of 0.5 (0.4 of wages) and profits of 0.75 - 0.5 = 0.25 away: wedge -0.2,
   0.1 and 0.1; net -0.3; tax on profits -0.05; tax on consumption 0.15 x 0.3 + 0.08 x 0.25 =
   0.065; spent -0.26, so 0.13 less served: 0.1 + 0.1 + 0.05 + 0.065 + 0.368 x 0.13 = 0.36284.
10. Net cost n = 299.37984 / (1 - 0.5 x 0.2604 - 0.25 x 0.36284) = 299.37984 / 0.77909: half of it
   taxes, a quarter cuts, a quarter debt.
11. Value added falls by 0.75 of a cut, and by what is served no more, 0.3 of the tax and 0.13 of
   the cut: 0.5 x 0.3 + 0.25 x 0.88 = 0.37 of n.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import numpy as np
import pytest
from tests.cases.joints.small_economy import (
    PATHS,
    small_pay,
    small_surroundings,
    small_work,
    three_instruments,
)

from carepact.core.arrays import FloatArray
from carepact.simulate.economy import follow_money
from carepact.simulate.money import sum_money
from carepact.simulate.projection import DIMENSIONS, place

NET = 299.37984 / 0.77909
TAX, CUT, DEBT = NET / 2, NET / 4, NET / 4
UNSERVED = 0.3 * TAX + 0.13 * CUT

# Gross pay, with contributions, profits, transfers; direct tax, contributions, tax on what is
# bought; what is spent.
BY_EARNER = {
    "care staff": (400, 500, 0, 0, 100, 100, 45, 180),
    "mothers": (250, 275, 0, 0, 44, 44, 28.05, 112.2),
    "supply chain": (80, 100, 100, 0, 36, 20, 17.6, 70.4),
    "on leave": (-50, -56, 36, 0, -2, -9.2, -2.76, -11.04),
    "families": (0, 0, 0, 65, 0, 0, 9.75, 39),
    "employers and communities": (-15, -18, -12, -10, -6, -3.6, -4.08, -16.32),
    "induced": (74.848, 93.56, 93.56, 0, 33.6816, 18.712, 16.46656, 65.86624),
    "financing": (
        -0.4 * CUT, -0.5 * CUT, -0.25 * CUT, -TAX,
        -0.15 * CUT, -0.1 * CUT, -0.15 * TAX - 0.065 * CUT, -0.6 * TAX - 0.26 * CUT,
    ),
    "induced by financing": (
        -0.4 * UNSERVED, -0.5 * UNSERVED, -0.5 * UNSERVED, 0,
        -0.18 * UNSERVED, -0.1 * UNSERVED, -0.088 * UNSERVED, -0.352 * UNSERVED,
    ),
}  # fmt: skip
PRESENT, REFORM = 0, 1


@cache
def follow_round() -> dict[str, FloatArray]:
    """Follow the three instruments from their totals to the last crown."""
    pay = small_pay()
    money = sum_money(three_instruments(), pay.mean[..., 0])
    values, _marks = follow_money(small_work(), money, pay, small_surroundings(), PATHS)
    return values


def both_years(name: str) -> FloatArray:
    """One variable of the reform, years last and the only draw taken out."""
    values: FloatArray = follow_round()[name][REFORM][..., 0, :]
    return values


def halved(amounts: object) -> object:
    """Expect amounts in the first year, a half of them in the second."""
    first = np.asarray(amounts, dtype=float)
    return pytest.approx(np.stack([first, first / 2], axis=-1), rel=1e-12, abs=1e-9)


@pytest.mark.parametrize("earner", DIMENSIONS["earner"])
def test_every_earner_gets_is_taxed_and_spends_what_the_page_says(earner: str) -> None:
    at = place("earner", earner)
    earnings, cost, profits, transfers, *received, spent = BY_EARNER[earner]

    assert both_years("earnings")[at] == halved(earnings)
    assert both_years("labour_cost")[at] == halved(cost)
    assert both_years("profits")[at] == halved(profits)
    assert both_years("transfers")[at] == halved(transfers)
    assert both_years("received")[at] == halved(received)
    assert both_years("spent")[at] == halved(spent)


def test_families_have_benefits_less_the_fees_that_they_pay_and_less_what_the_state_saves() -> None:
    # 120 - 40 - 15: a fee is no income, and neither is a benefit that ends.
    assert both_years("transfers")[place("earner", "families")] == halved(65)
    assert both_years("saved") == halved(15)


def test_financing_is_the_net_cost_with_its_own_feedback_in_it() -> None:
    assert both_years("financed") == halved([DEBT, TAX, CUT])


def test_financing_takes_tax_on_consumption_away_and_never_adds_to_it() -> None:
    received = both_years("received").sum(axis=1)
    by_financing = received[[place("earner", "financing"), place("earner", "induced by financing")]]

    assert by_financing.sum(axis=0) == halved(-0.2604 * TAX - 0.36284 * CUT)


def test_what_the_state_spends_is_what_it_gets_saves_and_finances() -> None:
    found = both_years("received").sum(axis=(0, 1)) + both_years("saved")

    assert found + both_years("financed").sum(axis=0) == halved(800)
    assert found == halved(485.62016 - 0.2604 * TAX - 0.36284 * CUT + 15)


def test_debt_bears_interest_from_the_year_after_it() -> None:
    # A quarter of n; that with a tenth of interest, and half as much again.
    assert both_years("debt") == pytest.approx([DEBT, 1.1 * DEBT + DEBT / 2])
    assert both_years("interest") == pytest.approx([0, 0.1 * DEBT])


def test_value_added_is_that_of_services_of_suppliers_and_induced_net_of_financing() -> None:
    # Services: 400 + 100 + 20 for the use of buildings. Induced: 187.12 less 0.37 of n.
    assert both_years("value_added") == halved([520, 200, 187.12 - 0.37 * NET])


def test_jobs_follow_value_added_net_of_financing_and_are_women_s_as_employment_is() -> None:
    # Suppliers: 80 of pay at 40 of labour cost. Induced: value added at 50 a worker. Four in ten
    # of the employed are women.
    induced = (187.12 - 0.37 * NET) / 50

    assert both_years("jobs") == halved(
        [[8, 2], [0.4 * 2, 0.6 * 2], [0.4 * induced, 0.6 * induced]]
    )


def test_mothers_add_at_least_what_their_work_costs_contributions_in_it() -> None:
    assert both_years("mothers_value_added") == halved(250 * 1.1)


def test_what_the_self_employed_on_leave_do_not_earn_is_lost_and_what_is_built_is_told() -> None:
    assert both_years("output_lost") == halved(20)
    assert both_years("outlay") == halved(80)


def test_present_law_moves_nothing_beyond_itself() -> None:
    levels = {"adults", "employed", "wage", "gdp", "labour_share"}
    for name, values in follow_round().items():
        if name not in levels:
            assert not values[PRESENT].any(), name


@pytest.mark.parametrize(("men", "told"), [(60.0, False), (45.0, True), (39.0, False)])
def test_more_women_than_men_in_work_is_told_where_present_law_has_fewer(
    men: float, *, told: bool
) -> None:
    """Of a hundred women 40 work, and 8 more with new care jobs; of as many men 60, 45 or 39.

    With 2 more of them 48 women are beyond 47 men; with 39 men women were ahead all along.
    """
    work = small_work()
    employed = work.employed.copy()
    employed[:, 1] += men - 60
    pay = small_pay()
    money = sum_money(three_instruments(), pay.mean[..., 0])
    passed = replace(work, employed=employed)
    _values, marks = follow_money(passed, money, pay, small_surroundings(), PATHS)

    assert any("more women than men" in mark for mark in marks) is told


def test_imports_of_more_than_all_that_is_bought_leave_nothing_to_serve() -> None:
    """Of extra purchases 0.6 x 2 would be imported: all is, and nobody at home loses by it."""
    around = small_surroundings(imports=0.6, import_factor=2.0)

    assert around.serve(np.full((1, 2), 100.0)).tolist() == [[0, 0]]
