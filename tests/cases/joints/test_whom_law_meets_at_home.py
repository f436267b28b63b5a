"""Whom of a household the law meets: persons of three households, sorted by hand.

Two households (weight 2) hold a mother, a father, an infant and a grandmother of 70 who has severe
care need; they have no water. Three hold a mother of 40 and a child of 7. Five hold a father alone
with a child of 3. All parents work as employees; nobody else does.
"""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest
from tests.policy.rows import Columns, market

from carepact.policy.traits import RowKind
from carepact.population.household_rows import HouseholdRows
from carepact.population.households import Households

SEVERE, NONE = 0, -1


@cache
def rows() -> HouseholdRows:
    """The ten households, in three kinds."""
    people = Households(
        household=np.array([0, 0, 0, 0, 1, 1, 2, 2]),
        weight=np.array([2.0, 2, 2, 2, 3, 3, 5, 5]),
        sex=np.array([0, 1, 0, 0, 0, 1, 1, 0]),
        age=np.array([30, 33, 0, 70, 40, 7, 35, 3]),
        is_parent=np.array([True, True, False, False, True, False, True, False]),
        employed_share=np.array([1.0, 1, 0, 0, 1, 0, 1, 0]),
        self_employed=np.zeros(8, dtype=bool),
        sector=np.zeros(8, dtype=np.int64),
        wage=np.array([20_000.0, 20_000, 0, 0, 20_000, 0, 20_000, 0]),
        usual_hours=np.full(8, 40.0),
        need_level=np.array([NONE, NONE, NONE, SEVERE, NONE, NONE, NONE, NONE]),
        lacks_infrastructure=np.array([True] * 4 + [False] * 4),
    )
    return HouseholdRows(people, market(1))


def offered(kind: RowKind) -> Columns:
    """Lay out the rows of a kind, before anybody takes leave."""
    return dict(rows().offer(kind, rows().begin(), {}))


@pytest.mark.parametrize(
    ("kind", "column", "expected"),
    [
        # Only homes with an infant have births.
        ("mothers of newborns", "persons", [2, 0]),
        ("fathers of newborns", "persons", [2, 0]),
        # The grandmother's own need makes her no carer, and an infant is none.
        ("working carers", "persons", [2, 2]),
        ("working carers", "sex", [0, 1]),
        ("persons in need", "persons", [2]),
        ("persons in need", "need_level", [SEVERE]),
        # Before school are the infant and the child of 3; the child of 7 is a minor as they are.
        ("children before school", "children", [2, 5]),
        ("children before school", "age", [0, 3]),
        ("children before school", "leave_months", [0, 0]),
        ("children before school", "family_income", [40_000, 20_000]),
        ("children under 18", "children", [2, 3, 5]),
        # The mother of 40 has no child under six.
        ("parents of young children", "persons", [2, 2, 5]),
        ("parents of young children", "sex", [0, 1, 1]),
        ("families with young children", "families", [2, 0, 5]),
        ("fathers by years since", "fathers", [2, 5]),
        ("employees", "employees", [2, 2, 3, 5]),
        ("employees", "young_child_share", [1, 1, 0, 1]),
        ("employees", "carer_share", [1, 1, 0, 0]),
        ("employees", "on_leave_share", [0, 0, 0, 0]),
        ("adults without infrastructure", "persons", [2, 2, 2]),
    ],
)
def test_each_kind_of_rows_holds_those_whom_it_is_about(
    kind: RowKind, column: str, expected: list[float]
) -> None:
    assert np.asarray(offered(kind)[column]).tolist() == expected
