"""A programme beside fathers who did not begin, worked out by hand on this page."""

from __future__ import annotations

import pytest
from tests.levels.programme.made import make_father, make_programme

from carepact.levels.programme.effects import measure_change, measure_discount
from carepact.levels.programme.national import strength_of
from carepact.levels.programme.records import Father, Programme

IN_IT = (10, 8, 6, 6, 5, 4, 4, 2, 0, 5)
OTHERS = (3, 1, 1, -1)
"""Hours a week that each adds."""


def beside(*, randomised: bool = False) -> Programme:
    """Make the programme: one of the others lost, two of the programme."""
    fathers: list[Father] = [make_father(60 * one, 30 * one) for one in IN_IT]
    fathers += [make_father(), make_father()]
    fathers += [make_father(60 * one, 30 * one, group="comparison") for one in OTHERS]
    fathers += [make_father(group="comparison")]
    return make_programme(fathers, randomised=randomised)


def test_the_change_beyond_that_of_the_others() -> None:
    found = measure_change(beside(), "father", "both", "told")
    assert found.others is not None
    assert found.others.value / 60 == 1  # 4 / 4
    assert found.effect is found.compared
    assert found.effect is not None
    told = found.effect.scale(1 / 60)
    # 5 - 1. Squares 322 - 250 = 72, over 9 is 8, over 10 is 0.8; 12 - 4 = 8, over 3, over 4 is 2/3.
    assert told.value == pytest.approx(4)
    assert told.variance == pytest.approx(0.8 + 2 / 3)
    # (22/15)^2 / (0.8^2 / 9 + (2/3)^2 / 3) = 2.151111 / 0.219259.
    assert told.degrees == pytest.approx(9.810811, abs=1e-6)
    assert told.n == 14


def test_who_is_lost_counts_as_no_change_in_both_groups() -> None:
    found = measure_change(beside(), "father", "both", "began")
    assert found.effect is not None
    # 50 / 12 - 4 / 5.
    assert found.effect.value / 60 == pytest.approx(50 / 12 - 0.8)
    assert found.effect.n == 17
    assert found.before is None


def test_what_mothers_confirm_is_of_the_change_beyond_the_others() -> None:
    found = measure_discount(beside())
    assert (found.state, found.n) == ("found", 14)
    assert found.value == pytest.approx(0.5)


def test_only_chance_makes_a_trial() -> None:
    assert strength_of(beside()) == "self-report"
    assert strength_of(beside(randomised=True)) == "trial"
    alone = make_programme([make_father(60)], randomised=True)
    assert strength_of(alone) == "self-report"


def test_without_forms_of_the_others_there_is_no_effect_and_no_other_in_its_place() -> None:
    fathers = [make_father(60), make_father(120), make_father(group="comparison")]
    found = measure_change(make_programme(fathers), "father", "both", "told")
    assert found.change is not None
    assert found.effect is None
