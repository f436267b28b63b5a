"""Sums over countries beside a published figure."""

from __future__ import annotations

import numpy as np
import pytest

from carepact.core.errors import ParameterError
from carepact.data.anchors.published import Anchor, Case, Question, Reason
from carepact.policy.package_files import shipped_package
from carepact.validate.anchors.lines import compare, make_package, sum_over

FIGURES = {
    "A": {"cost": np.array([2.0, 1.0, 3.0]), "gdp": np.array([100.0, 100.0, 100.0])},
    "B": {"cost": np.array([9.0, 9.0, 9.0]), "gdp": np.array([200.0, 200.0, 200.0])},
    "C": {"gdp": np.array([50.0, 50.0, 50.0])},
}


def test_a_share_is_one_sum_over_another_and_leaves_out_who_has_no_figure() -> None:
    # (2 + 9) / (100 + 200) = 3.667 %; C knows no cost, so its GDP does not count either
    found = sum_over(FIGURES, FIGURES, "cost", "gdp", 100)
    assert found is not None
    assert found.value == pytest.approx(11 / 3)
    assert found.countries == 2
    # draws: 10 / 300 and 12 / 300; 2.5 and 97.5 points lie 0.025 of the way in
    assert (found.low, found.high) == pytest.approx((10.05 / 3, 11.95 / 3))


def test_nothing_known_gives_no_figure() -> None:
    assert sum_over(FIGURES, ("C",), "cost", "", 1) is None


def test_a_line_tells_ours_for_each_group_and_what_a_changed_case_gives() -> None:
    anchor = Anchor("x", "Theirs", "a cost", "% of GDP", 4.0, None, "82 countries", "a source")
    question = Question("x", "cost", "gdp", 100, "as asked", "", "")
    reasons = (
        Reason("x", "countries", "", "", "", ""),
        Reason("x", "half", "p", "cost", "gdp", "half"),
        Reason("y", "another", "", "", "", ""),
    )
    half = {code: {name: array / (2 if name == "cost" else 1) for name, array in one.items()}
            for code, one in FIGURES.items()}  # fmt: skip

    (line,) = compare(
        [anchor], {"x": question}, reasons, {"as asked": FIGURES, "half": half}, ["A"]
    )

    assert [ours.group for ours in line.ours] == ["all", "best known"]
    assert [reason.reason for reason in line.reasons] == ["countries", "half"]
    # A alone: 2 / 100 = 2 %, half of the published 4 %, and 1 % if halved
    best = line.ours[1]
    assert line.ratio(best) == pytest.approx(0.5)
    assert best.effects[0] is None
    assert best.effects[1] is not None
    assert best.effects[1].value == pytest.approx(1.0)


def test_a_case_takes_some_instruments_and_sets_what_it_names() -> None:
    package = shipped_package("ilo-2035")
    case = Case("small", ("childcare",), ("childcare.non_contact_share=0",), "")
    made = make_package(package, case)
    assert {edit.instrument for edit in made.edits} == {"childcare"}
    assert made.edits[-1].parameter == "non_contact_share"
    assert len(made.edits) == 1 + sum(e.instrument == "childcare" for e in package.edits)


def test_a_case_that_sets_what_does_not_exist_is_refused() -> None:
    with pytest.raises(ParameterError, match="no parameter 'non_contact'"):
        make_package(shipped_package("ilo-2035"), Case("x", (), ("childcare.non_contact=0",), ""))
