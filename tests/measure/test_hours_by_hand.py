"""What hours of a survey stand on: how many persons their weights are worth, by hand."""

from __future__ import annotations

import numpy as np
import pytest
from tests.value.households import town
from tests.value.test_equation import hours_of

from carepact.core.disclosure.contributions import Persons
from carepact.core.disclosure.rules import DisclosureRule
from carepact.measure.replicates import Replication


def test_ten_persons_of_uneven_weights_are_worth_eight() -> None:
    # Five of weight 1 and five of 3: (5 + 15)^2 / (5 + 45) = 8. The replicate does not count.
    weights = np.array([[1.0, 1.0]] * 5 + [[3.0, 1.0]] * 5)

    layout = hours_of(town(), weights).layout

    assert layout.n.tolist() == [10]
    assert layout.n_kish == pytest.approx([8])


def test_an_error_of_one_degree_of_freedom_is_thin_where_one_unit_is_few_persons() -> None:
    # Units of 6, 1, 6 and 6 persons, the first two of one stratum. Three units of two strata have
    # one degree of freedom: the distance of the first two, of which one is a single person.
    psu = np.repeat([0, 1, 2, 3], [6, 1, 6, 6])
    weights = np.ones((19, 5))
    design = Replication(weights, np.ones(4), "jkn", None, (psu > 1).astype(int), psu)
    cell = (psu == 3).astype(int)
    persons = Persons(np.arange(19), cell, weights[:, 0], 2)
    unions = np.array([[True, False], [False, True], [True, True]])

    freedom = design.degrees_of_freedom(cell, unions)

    assert freedom.tolist() == [1, 0, 2]
    thin = design.find_thin(persons, unions, freedom, DisclosureRule())
    assert thin.tolist() == [True, False, False]
