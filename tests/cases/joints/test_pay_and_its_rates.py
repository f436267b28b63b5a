"""What women and men are paid, what of it contributions and taxes reach, and how it grows.

Of 40 women in work a fifth work for themselves and three fifths informally; employees are paid 20,
others get 10. Of 60 men a half work for themselves, three tenths informally; 40 and 30. Formal
work is that of employees first: half of women's employees are formal, and all of men's. Of
formal pay a quarter is due on top. In the second year all pay is twice as high, GDP is 16,000 in
the place of 8000, and 80 women work.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import numpy as np
import pytest
from tests.cases.joints.small_country import point_with, small_inputs

from carepact.core.arrays import FloatArray
from carepact.population.labour_income import PayLevels, Workforce
from carepact.population.pay import Growth, Pay


@cache
def two_sexes() -> Pay:
    """Pay of the women and men of this page."""
    own, informal = np.array([[0.2], [0.5]]), np.array([[0.6], [0.3]])
    return Pay(
        levels=PayLevels(
            mean=np.array([30.0]),
            employees=np.array([[20.0], [40.0]]),
            self_employed=np.array([[10.0], [30.0]]),
            rate=np.array([0.25]),
        ),
        basis="statute",
        workforce=Workforce(np.array([[40.0], [60.0]]), own, informal, np.array([[0.5], [1.0]])),
        adults=np.full((2, 1, 2), 100.0),
        employed=np.array([[[40.0, 80.0]], [[60.0, 60.0]]]),
        gdp=np.array([[8000.0, 16_000.0]]),
        index=np.array([[1.0, 2.0]]),
        self_employment=own[..., None],
        informal=informal[..., None],
    )


def years(values: FloatArray) -> FloatArray:
    """Take the only draw out."""
    taken: FloatArray = values[..., 0, :]
    return taken


def test_earnings_are_those_of_employees_and_of_who_works_for_oneself() -> None:
    # 0.8 x 20 + 0.2 x 10 and 0.5 x 40 + 0.5 x 30, then twice that.
    assert years(two_sexes().earnings) == pytest.approx(np.array([[18, 36], [35, 70]]))


def test_formal_and_informal_work_together_earn_what_all_work_does() -> None:
    """Women: formal are employees alone, 20; informal a third for themselves, 50 / 3.

    Men: 0.2 of the 0.7 formal for themselves, (5 x 40 + 2 x 30) / 7; informal all of them, 30.
    """
    formal, informal = two_sexes().in_sector

    assert years(formal) == pytest.approx(np.array([[20, 40], [260 / 7, 520 / 7]]))
    assert years(informal) == pytest.approx(np.array([[50 / 3, 100 / 3], [30, 60]]))


def test_taxes_reach_all_but_those_who_work_informally_for_themselves() -> None:
    """Women: 0.6 / 3 x 10 = 2 of 18 are hidden; men: 0.3 x 30 = 9 of 35.

    Of all earnings 40 x 16 + 60 x 26 of 40 x 18 + 60 x 35; then 80 x 32 + 60 x 52 of 80 x 36 +
    60 x 70. Of the self-employed none of the women and two fifths of the men are formal.
    """
    pay = two_sexes()

    assert years(pay.taxed_share)[:, 0] == pytest.approx([16 / 18, 26 / 35])
    assert years(pay.taxed) == pytest.approx([2200 / 2820, 5680 / 7080])
    # 0.4 x 900 of 80 + 900, then 0.4 x 1800 of 320 + 1800.
    assert years(pay.own_taxed) == pytest.approx([360 / 980, 720 / 2120])


def test_contributions_are_one_sum_over_employees_pay_and_over_all_earnings() -> None:
    """Due of women 0.25 x 0.5 x 0.8 x 20 = 2 each, of men 0.25 x 0.5 x 40 = 5: 80 + 300 = 380.

    Employees are paid 40 x 16 + 60 x 20 = 1840, all earn 2820. Then twice as much each, of 80
    women: 320 + 600 = 920, of 80 x 32 + 60 x 40 = 4960 and of 7080.
    """
    pay = two_sexes()

    assert years(pay.on_sexes)[:, 0] == pytest.approx([2 / 18, 5 / 35])
    assert years(pay.on_women[None])[0] == pytest.approx([2 / 18, 4 / 36])
    assert years(pay.on_employees) == pytest.approx([380 / 1840, 920 / 4960])
    assert years(pay.on_earnings) == pytest.approx([380 / 2820, 920 / 7080])


def test_labour_s_share_of_gdp_holds_contributions_and_the_self_employed() -> None:
    # 40 x (18 + 2) + 60 x (35 + 5) = 3200 of 8000; (80 x 20 + 60 x 40) x 2 = 8000 of 16,000.
    assert years(two_sexes().labour_share) == pytest.approx([0.4, 0.5])


@pytest.mark.parametrize(("wages", "mean"), [(1.2, 2760), (3.0, 3450), (0.8, 1840), (0.1, 1150)])
def test_wages_grow_as_far_as_labour_s_share_stays_where_it_was_ever_seen(
    tmp_path: Path, wages: float, mean: float
) -> None:
    """Labour has half of GDP, which stands. At 1.5 of pay it would have three quarters, the most
    here, and at half of pay a quarter, the least.
    """
    bounds = point_with(ground__greatest_labour_share=0.75, ground__least_labour_share=0.25)
    growth = Growth(np.ones((1, 2)), np.array([[1.0, wages]]))
    pay = small_inputs(tmp_path, bounds, growth).pay

    assert pay.mean.ravel() == pytest.approx([2300, mean])
    assert years(pay.labour_share) == pytest.approx([0.5, 0.5 * mean / 2300])


def test_fewer_in_work_make_less_product_and_are_paid_as_before(tmp_path: Path) -> None:
    """A tenth loses work in the second year: 450 women, 720 men and nine tenths of 7,176,000."""
    growth = Growth(np.ones((1, 2)), np.ones((1, 2)), np.array([[1.0, 0.9]]))
    pay = small_inputs(tmp_path, point_with(), growth).pay

    assert years(pay.employed) == pytest.approx(np.array([[500, 450], [800, 720]]))
    assert years(pay.gdp) == pytest.approx([7_176_000, 6_458_400])
    assert pay.mean.ravel() == pytest.approx([2300])
