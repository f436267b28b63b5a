"""Letters of results by the status of what they stand on."""

import pytest

from carepact.simulate.projection import Input
from carepact.simulate.result_grade import HOURS_INPUT, grade_result


def given(name: str, status: str, *, key: bool = False) -> Input:
    """Make an input."""
    return Input(name, name, status, "a source", key)


HOURS = given(HOURS_INPUT, "observed", key=True)
GDP = given("gdp", "observed", key=True)


@pytest.mark.parametrize(
    ("more", "letter"),
    [
        ([], "A"),
        ([given("rate", "imputed")], "B"),
        ([given("rate", "assumed")], "B"),
        ([given("rate", "assumed", key=True)], "C"),
        ([given("wage", "imputed", key=True)], "C"),
    ],
)
def test_a_result_is_graded_by_its_weakest_input(more: list[Input], letter: str) -> None:
    found = grade_result([HOURS, GDP, *more])
    assert (found.money, found.hours) == (letter, letter)
    assert found.quotes_hours


def test_a_result_of_which_every_key_input_is_imputed_is_not_quoted() -> None:
    assert grade_result([HOURS, given("gdp", "imputed", key=True)]).money == "D"


def test_imputed_hours_spoil_the_hours_alone() -> None:
    found = grade_result([given(HOURS_INPUT, "imputed", key=True), GDP])
    assert (found.money, found.hours) == ("A", "D")
    assert not found.quotes_hours
    assert [one.name for one in found.imputed] == [HOURS_INPUT]


def test_a_result_that_names_no_hours_quotes_none() -> None:
    assert not grade_result([GDP]).quotes_hours
