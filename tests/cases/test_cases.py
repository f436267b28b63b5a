"""Every declared case against its rule. What a case is: README.md beside this file."""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from tests.cases.case_files import EXACT, Case, read_case
from tests.cases.rules import apply_rule, count_rows, find_faults, list_expected

from carepact.core.errors import ParameterError
from carepact.policy.shipped_instruments import instrument_names

HERE = Path(__file__).parent
FILES = sorted(HERE.glob("*/*.yaml"))
FEWEST = 110
"""Cases that every instrument has at least."""


@cache
def case_in(path: Path) -> Case:
    """Read one case."""
    return read_case(path, find_faults)


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_the_rule_returns_what_the_case_expects(path: Path) -> None:
    case = case_in(path)
    figures = apply_rule(case)
    close = case.tolerance.relative if case.tolerance else EXACT

    for name, expected in list_expected(case).items():
        assert name in figures, f"{name}: the rule returns no such figure."
        found = np.broadcast_to(figures[name], (count_rows(case),)).tolist()
        wanted = expected * (count_rows(case) if len(expected) == 1 else 1)
        assert found == pytest.approx(wanted, rel=close, abs=0), name


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_a_case_lies_in_the_folder_of_its_rule(path: Path) -> None:
    assert case_in(path).rule == path.parent.name


def test_every_instrument_has_its_cases() -> None:
    counted = Counter(path.parent.name for path in FILES)

    assert set(counted) == set(instrument_names())
    assert counted.total() >= FEWEST


def test_no_two_cases_have_one_title() -> None:
    titles = Counter(case_in(path).title for path in FILES)

    assert [title for title, count in titles.items() if count > 1] == []


def test_all_faults_of_a_case_are_named_at_once(tmp_path: Path) -> None:
    good = (HERE / "fathers_programmes" / "hours_of_first_year.yaml").read_text(encoding="utf-8")
    bad = good.replace("fathers: 1000", "father: 1000").replace("completion: 0.8", "completion: 8")
    path = tmp_path / "bad.yaml"
    path.write_text(bad + "becuse: it is so\n", encoding="utf-8")

    with pytest.raises(ParameterError) as caught:
        read_case(path, find_faults)

    message = str(caught.value)
    assert "becuse: unknown key" in message
    assert "columns.father: the rule takes no such name. Take it out. Did you mean" in message
    assert "columns.fathers: is missing. Add it." in message
    assert "parameters.completion: 8 is outside 0 to 1" in message


def test_a_sum_that_is_none_is_refused(tmp_path: Path) -> None:
    good = (HERE / "fathers_programmes" / "hours_of_first_year.yaml").read_text(encoding="utf-8")
    path = tmp_path / "bad.yaml"
    path.write_text(good.replace("reached: 20", "reached: twenty"), encoding="utf-8")

    with pytest.raises(ParameterError, match="'twenty' is no sum"):
        read_case(path, find_faults)


def test_a_law_without_a_source_is_refused(tmp_path: Path) -> None:
    good = (HERE / "fathers_programmes" / "hours_of_first_year.yaml").read_text(encoding="utf-8")
    path = tmp_path / "bad.yaml"
    path.write_text(good.replace("stands_on: arithmetic", "stands_on: law"), encoding="utf-8")

    with pytest.raises(ParameterError, match="stands_on and source do not agree"):
        read_case(path, find_faults)
