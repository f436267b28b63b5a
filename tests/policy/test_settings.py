"""Single settings of a package: read from words, refused with the nearest, put into it."""

from __future__ import annotations

import numpy as np
import pytest
from tests.policy.rows import values_of

from carepact.core.errors import ParameterError
from carepact.policy.package import apply_package
from carepact.policy.package_files import parse_package
from carepact.policy.settings import apply_settings, read_setting, read_settings

PLAN = """\
package: plan
title: Plan
purpose: A try
phase_in: {begins: 2025, ends: 2027}
edits:
  - instrument: childcare
    parameter: coverage
    target: {"0": 0.5, "1": 0.5, "2": 0.5, "3": 0.9, "4": 0.9, "5": 0.9}
    aim: at least
    source: Ours
  - {instrument: paternity_leave, parameter: weeks, target: 2, aim: at least, source: Ours}
"""


@pytest.mark.parametrize(
    "text", ["childcare.ages_0_2.coverage=0.4", "childcare.coverage.ages_0_2 = 0.4"]
)
def test_labels_stand_before_or_after_the_parameter(text: str) -> None:
    edit = read_setting(text)
    assert edit.place == ("childcare", "coverage")
    assert edit.target == {"0": 0.4, "1": 0.4, "2": 0.4}
    assert (edit.aim, edit.source) == ("set", "set on the command line")
    assert not edit.is_whole


def test_a_parameter_without_label_is_set_at_every_label() -> None:
    assert read_setting("paternity_leave.weeks=6").target == 6
    everywhere = read_setting("childcare.coverage=0.3")
    assert everywhere.target == dict.fromkeys("012345", 0.3)
    assert everywhere.is_whole


def test_later_settings_refine_earlier_ones_of_the_same_parameter() -> None:
    (edit,) = read_settings(("childcare.ages_3_5.coverage=0.9", "childcare.coverage.5=1"))
    assert edit.target == {"3": 0.9, "4": 0.9, "5": 1.0}


def test_shares_are_set_together_and_sum_to_one() -> None:
    (edit,) = read_settings(
        ("childcare.payers.general_budget=0.7", "childcare.payers.households=0.3")
    )
    assert edit.target == {"general_budget": 0.7, "households": 0.3}
    assert edit.is_whole  # who is left out pays nothing
    with pytest.raises(ParameterError, match=r"the shares sum to 0.7, not to 1"):
        read_setting("childcare.payers.general_budget=0.7")


def test_every_unknown_word_is_named_with_the_nearest_and_every_value_checked() -> None:
    with pytest.raises(ParameterError) as refused:
        read_settings(
            (
                "childcre.coverage=1",
                "childcare.coverag=1",
                "childcare.coverage.ages_0_3=1",
                "long_term_care.coverage.sevre=1",
                "childcare.coverage=40",
                "childcare.coverage=much",
                "childcare.fee_ceiling.0=1",
                "childcare.payers=1",
                "childcare.ages_0_2=1",
                "childcare.coverage.weeks_per_year=1",
                "childcare.coverage.0.1=1",
                "coverage",
            )
        )
    said = str(refused.value)
    for words in (
        "set: 12 faults.",
        "childcre.coverage=1: there is no instrument 'childcre'. Did you mean 'childcare'?",
        "childcare has no parameter 'coverag'. Did you mean 'coverage'?",
        "'ages_0_3' is no label here. Did you mean 'ages_0_2'?",
        "'sevre' is no label here. Did you mean 'severe'?",
        "40 is outside 0 to 1. Write 0.4 for 40 %.",
        "'much' is no number. Write a number.",
        "'0' is one word too many: it is a single number.",
        "is a table of shares. Set each of general_budget, social_security",
        "childcare.ages_0_2=1: names no parameter of childcare. It has payers, coverage",
        "coverage, weeks_per_year are several parameters. Set one at a time.",
        "'1' is a second child age. Set one at a time.",
        "coverage: there is no '='. Write instrument.parameter=value.",
    ):
        assert words in said


def test_labels_that_no_setting_names_keep_what_the_package_asks_for() -> None:
    package = apply_settings(
        parse_package(PLAN, "plan.yaml"), read_settings(("childcare.ages_0_2.coverage=0.2",))
    )
    baseline = values_of("childcare") | {"coverage": np.array([0.4, 0.4, 0.4, 0.5, 0.5, 0.95])}

    found = apply_package(package, "childcare", baseline, [2025, 2026, 2027])["coverage"]

    # Under 3 the setting holds, 0.4 to 0.2 in two years although the package wants at least
    # 0.5; from 3 the package's floor of 0.9, kept where law is better: 0.5 to 0.9, and 0.95.
    assert found[:, 0] == pytest.approx([0.4, 0.3, 0.2])
    assert found[:, 3] == pytest.approx([0.5, 0.7, 0.9])
    assert found[:, 5] == pytest.approx([0.95, 0.95, 0.95])


def test_labels_that_nobody_edits_stay_as_present_law_has_them_in_every_draw() -> None:
    package = apply_settings(
        parse_package(PLAN, "plan.yaml").model_copy(update={"edits": ()}),
        read_settings(("childcare.coverage.0=1",)),
    )
    law = np.random.default_rng(1).random((5, 6))  # five draws, six ages

    found = apply_package(package, "childcare", {"coverage": law}, [2025, 2027])["coverage"]

    np.testing.assert_array_equal(found[0], law)
    np.testing.assert_array_equal(found[1][:, 1:], law[:, 1:])
    np.testing.assert_array_equal(found[1][:, 0], np.ones(5))


def test_a_setting_of_all_labels_takes_the_place_of_the_package_s_edit() -> None:
    package = apply_settings(
        parse_package(PLAN, "plan.yaml"), read_settings(("paternity_leave.weeks=4",))
    )
    weeks = [edit for edit in package.edits if edit.instrument == "paternity_leave"]
    assert [(edit.target, edit.aim) for edit in weeks] == [(4, "set")]
    assert len(package.edits) == 2
