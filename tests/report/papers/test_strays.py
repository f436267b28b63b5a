"""No number stands in the parts on money, hours and fairness that the JSON answer does not hold."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from tests.report.papers.countries import DRAWS, YEAR, answer, page, simulate
from tests.report.papers.read_page import Element, read
from tests.report.papers.test_numbers import COUNTRIES, SCALES, read_numbers

PARTS = {"The answer", "What it costs", "Who pays", "What comes back", "Who gains time", "Fairness",
         "What the answer depends on"}  # fmt: skip
SAID = (0, 1, 95, 1000, 10, 100, DRAWS, 2.5, 97.5, 2021)
"""Numbers of the sentences themselves: the interval's level, the least draws, a limit."""


def hold_all(code: str) -> np.ndarray:
    """Hold every number of the JSON in every unit that a page prints it in."""
    found = answer(code)
    plain = np.array(list(_numbers(found)), dtype=float)
    factors = [1.0, 100.0, found["prices_of_ppp_dollars"]["factor"]]
    factors += [found["currency"]["per_ppp_dollar"]] if found["currency"] else []
    review = len(carefully_counted(code))
    years = np.arange(2000, YEAR + 2, dtype=float)
    pool = [plain * factor for factor in factors] + [years, np.array(SAID), np.arange(review + 1.0)]
    return np.unique(np.abs(np.concatenate(pool)))


def carefully_counted(code: str) -> list[object]:
    """List what counts of the page are of: requirements of standards."""
    from tests.report.papers.countries import find  # noqa: PLC0415 - beside its use

    return list(find(code).law.reviews[0].findings)


def _numbers(part: object) -> Iterator[float]:
    """List every number of a JSON."""
    if isinstance(part, dict):
        for one in part.values():
            yield from _numbers(one)
    elif isinstance(part, list | tuple):
        for one in part:
            yield from _numbers(one)
    elif isinstance(part, int | float) and not isinstance(part, bool):
        yield float(part)


def list_strays(text: str, pool: np.ndarray) -> list[float]:
    """List the numbers of a text that are none of the pool, in whatever scale a head says."""
    strays = []
    for number, half in read_numbers(text):
        near = (
            np.min(np.abs(pool / scale - abs(number))) <= half for scale in (1.0, *SCALES.values())
        )
        if not any(near):
            strays.append(number)
    return strays


def texts_of(root: Element) -> Iterator[str]:
    """List the texts of the parts, without drawings, their tables, and names of articles."""
    part = ""
    for one in root.all("h2", "p", "li", "td"):
        if one.tag == "h2":
            part = one.text
        elif part in PARTS and not one.within("svg") and not one.within("details"):
            yield one.text


@pytest.mark.parametrize("code", COUNTRIES)
def test_no_number_is_a_stray(code: str) -> None:
    pool, checked = hold_all(code), 0
    for text in texts_of(read(page(code, "report"))):
        if "(C1" in text or "R1" in text or "standards of care" in text:
            continue  # articles; their counts are tested with the numbers of the review
        assert not list_strays(text, pool), text
        checked += len(read_numbers(text))
    assert checked > 300


def test_a_changed_digit_is_a_stray() -> None:
    pool = hold_all("KEN")
    row = simulate("KEN").figures.filter(
        variable="gross_cost_over_gdp", scenario="demand", year=YEAR
    )
    value = 100 * row["value"][0]
    assert not list_strays(f"{value:.3f} %", pool)
    assert list_strays(f"{value * 1.0123:.4f} %", pool)
