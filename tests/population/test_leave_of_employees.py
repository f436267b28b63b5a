"""Employers top up the leave of their own employees, not of all who work."""

from __future__ import annotations

import numpy as np
import pytest

from carepact.core.draws import Sampler
from carepact.data.countries.population import read_population
from carepact.data.countries.reading import read_country
from carepact.population.columns_of_country import count_employees
from carepact.population.country_inputs import build_inputs
from carepact.population.country_rows import CountryRows
from carepact.population.leave_taken import LeaveTaken


def test_employees_take_as_much_of_all_leave_as_they_are_of_all_who_work() -> None:
    """A tenth of all working women of each decile on leave: a tenth of employees, and no more.

    Most women in Ethiopia work for themselves; over employees alone it would be half or more.
    """
    inputs = build_inputs(
        read_country("ETH"), read_population("ETH"), range(2024, 2026), Sampler(1, 1)
    )
    working = inputs.adults()[..., :1] * inputs.number("emp_rate_15p_f") / 10
    persons = np.zeros((*np.broadcast_shapes(working.shape[:-1], (2, 2)), 40))
    persons[..., :20:2] = 0.1 * working  # women, formal work; every decile alike
    births = np.ones((*persons.shape[:-1], 1))
    taken = LeaveTaken(births, 20, np.ones(1), persons, 10 * persons, persons, persons)

    firms = CountryRows(inputs).offer("employees", taken, {"carers_in_work": np.zeros(1)})

    assert firms["on_leave_share"][..., :10] == pytest.approx(0.1)
    assert firms["on_leave_share"][..., 10:] == pytest.approx(0.0)
    employees = count_employees(inputs)[..., :10].sum()
    assert employees < 0.5 * np.broadcast_to(10 * working, (2, 2, 1)).sum()
