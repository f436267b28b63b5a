"""What hours of a survey stand on: how many persons their weights are worth, by hand."""

from __future__ import annotations

import numpy as np
import pytest
from tests.value.households import town
from tests.value.test_equation import hours_of


def test_ten_persons_of_uneven_weights_are_worth_eight() -> None:
    # Five of weight 1 and five of 3: (5 + 15)^2 / (5 + 45) = 8. The replicate does not count.
    weights = np.array([[1.0, 1.0]] * 5 + [[3.0, 1.0]] * 5)

    layout = hours_of(town(), weights).layout

    assert layout.n.tolist() == [10]
    assert layout.n_kish == pytest.approx([8])
