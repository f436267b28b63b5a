"""Who is who at home: roles, partners and the youngest child, person by person."""

from __future__ import annotations

from dataclasses import replace

import polars as pl
import pytest
from tests.measure.small_diaries import CARE, make_diaries

from carepact.data.timeuse.diaries import Diaries
from carepact.measure.roles import add_role_columns, labels_in_order

PEOPLE = pl.DataFrame(
    {
        "weight": [1.0] * 8,
        "sex": ["women", "men"] * 4,
        "age": [30, 30, 60, 60, 40, 40, 17, 18],
        "own_child": [True, True, False, False, False, True, False, False],
        "youngest_own_child_age": [2, 3, None, None, None, 12, None, None],
        "partner": ["spouse", "none", "none", "spouse", "none", "spouse", "none", "none"],
        "grandchild_in_household": [False, False, True, True, False, True, False, False],
    }
)
"""A mother and a lone father, grandparents, a woman without children, a father whose grandchild
lives there too, a girl of 17 and a man of 18."""


def told(diaries: Diaries, column: str) -> list[str | None]:
    """List what is told of each person."""
    return add_role_columns(diaries, {column}, (column,))[column].to_list()


def household() -> Diaries:
    """The eight persons, whose file tells of own children."""
    return replace(make_diaries(PEOPLE, {CARE: [10.0] * 8}), parents="own children")


@pytest.mark.parametrize(
    ("column", "labels"),
    [
        ("role", ["mothers", "fathers", "grandmothers", "grandfathers",
                  "women without children", "fathers", "under 18", "men without children"]),
        ("role_and_partner", ["mothers with a partner", "lone fathers",
                              "women without children", "men without children",
                              "women without children", "fathers with a partner", "under 18",
                              "men without children"]),
        ("youngest_child", ["0-2", "3-5", "no child", "no child", "no child", "6-12", "no child",
                            "no child"]),
    ],
)  # fmt: skip
def test_each_person_has_the_role_that_the_file_tells(column: str, labels: list[str]) -> None:
    assert told(household(), column) == labels
    if column != "youngest_child":
        assert set(labels) <= set(labels_in_order())


def test_a_file_that_tells_of_children_at_home_alone_names_no_parents() -> None:
    at_home = PEOPLE.rename({"own_child": "child_in_household"}).drop("grandchild_in_household")
    diaries = replace(make_diaries(at_home, {CARE: [10.0] * 8}), parents="a child in the household")

    assert told(diaries, "role")[:3] == [
        "women with a child at home", "men with a child at home", "women without children",
    ]  # fmt: skip
    assert told(diaries, "role_and_partner")[:2] == [
        "women with a child and partner", "lone men with a child",
    ]  # fmt: skip
