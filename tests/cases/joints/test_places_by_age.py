"""At which age children have a place, and how long a family is without one: by hand.

In the country of `small_country.py` pre-primary begins at 3 and lasts 2 years, so children of 5 are
at school. Of 100 children two in ten have a place before 3 and eight in ten after. Paid leave is
half a year of 365.25 days, the mother's.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.cases.joints.small_country import point_with, small_country, small_inputs

from carepact.core.draws import Sampler
from carepact.needs.childcare_coverage import (
    cover_children,
    find_free_age_by_coverage,
    find_policy_gap,
)
from carepact.population.columns_of_country import count_children

GENERAL, NOT_GENERAL, PUBLIC, PRIVATE = 95.0, 80.0, 40.0, 60.0
"""Children enrolled, nine in ten being general; places that are private, half being the most."""


@pytest.mark.parametrize(
    ("enrolled", "private", "age"),
    [
        (GENERAL, PUBLIC, 3),
        (GENERAL, PRIVATE, 5),
        (NOT_GENERAL, PUBLIC, 5),
        (NOT_GENERAL, PRIVATE, 5),
        # Just nine in ten and just half will do; half a child in a hundred less will not.
        (90.0, 50.0, 3),
        (89.5, PUBLIC, 5),
        (GENERAL, 50.5, 5),
    ],
)
def test_places_are_a_family_s_right_only_where_they_are_both_general_and_public(
    tmp_path: Path, enrolled: float, private: float, age: float
) -> None:
    """Else school is the first free place, two years on: a gap of 4.5 years instead of 2.5."""
    country = small_country(tmp_path, ner_preprimary=enrolled, private_share_preprimary=private)

    assert find_free_age_by_coverage(country) == age
    assert find_policy_gap(country).years_by_coverage == pytest.approx(age - 0.5)


def test_children_are_at_school_from_the_birthday_on_which_pre_primary_ends(tmp_path: Path) -> None:
    """Of 0 to 5: two in ten up to 2, eight in ten at 3 and 4, and all at 5."""
    shares, facts = cover_children(small_country(tmp_path), Sampler(1, 0))

    assert shares[0] == pytest.approx([0.2, 0.2, 0.2, 0.8, 0.8, 1.0])
    assert [fact is None for fact in facts] == [False] * 5 + [True]


def test_nurseries_are_offered_to_children_of_every_age_before_school_alone(
    tmp_path: Path,
) -> None:
    # Ten girls and ten boys of each age.
    children = count_children(small_inputs(tmp_path, point_with()))

    assert children[0, 0].tolist() == [20, 20, 20, 20, 20, 0]
