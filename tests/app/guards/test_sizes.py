"""Addresses, headers and queries larger than any honest one are refused in words."""

from __future__ import annotations

import pytest
from tests.app.guards.asking import ask, with_limits


@pytest.mark.parametrize(("letters", "status"), [(995, 200), (996, 414)])
def test_an_address_of_the_longest_length_is_answered_and_one_letter_more_is_not(
    letters: int, status: int
) -> None:
    # "/a?b=" and the letters: 5 + 995 make 1000.
    answer = ask("/a?b=" + "x" * letters, with_limits(longest_address=1000))
    assert answer.status_code == status
    assert ("more than 1 000 characters" in answer.text) == (status == 414)


def test_headers_are_measured_together() -> None:
    settings = with_limits(largest_headers=4096)
    few = {f"x-{one}": "y" * 900 for one in range(4)}
    assert ask("/", settings, headers=few).status_code == 200
    answer = ask("/", settings, headers={**few, "x-more": "y" * 900})
    assert answer.status_code == 431
    assert "more than 4 096 bytes" in answer.text


@pytest.mark.parametrize(("fields", "status"), [(50, 200), (51, 422)])
def test_fields_of_a_query_are_counted(fields: int, status: int) -> None:
    query = "&".join(f"f{one}=1" for one in range(fields))
    assert ask(f"/?{query}", with_limits(most_fields=50)).status_code == status


@pytest.mark.parametrize("hidden", ["%00", "%1b", "%e2%80%ae", "%7f"])
@pytest.mark.parametrize("where", ["/a{}b", "/a?b={}"])
def test_a_hidden_control_character_is_named(where: str, hidden: str) -> None:
    answer = ask(where.format(hidden))
    assert answer.status_code == 422
    assert "holds the control character" in answer.text


@pytest.mark.parametrize("words", ["%C3%A9t%C3%A9", "a%0Ab", "%F0%9F%8C%B1", "%ff", "%", "a%2"])
def test_other_letters_and_lines_pass(words: str) -> None:
    assert ask(f"/?b={words}").status_code == 200
