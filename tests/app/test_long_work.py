"""What takes long leaves a worker to what a hand waits for."""

from __future__ import annotations

import pytest

from carepact.app.desk import Asked, takes_long
from carepact.app.nouns import find_noun

KENYA = ("country", "KEN")


@pytest.mark.parametrize(
    ("noun", "face", "query", "long"),
    [
        ("simulation", "page", [KENYA], False),  # its whole run follows as a part
        ("simulation", "page", [KENYA, ("full", "yes")], True),
        ("simulation", "part", [KENYA, ("preview", "yes")], False),
        ("simulation", "part", [KENYA, ("preview", "")], True),
        ("simulation", "chart", [KENYA], True),
        ("simulation", "data", [KENYA], True),
        ("sources", "page", [KENYA], True),  # it has no part: the page is the whole run
        ("country", "page", [KENYA], False),
        ("", "chart", [], False),
    ],
)
def test_all_draws_take_long(
    noun: str, face: str, query: list[tuple[str, str]], *, long: bool
) -> None:
    assert takes_long(Asked(find_noun(noun), face), query) is long
