"""Tables on a screen wrap or turn, and never lose a digit or a letter."""

from __future__ import annotations

import io
import re
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.console import Console
from tests.errors.command_line import run_carepact

from carepact.report.holding import hold_together
from carepact.report.prose import Prose
from carepact.report.tables import WholeTable

WIDTHS, WIDE = (60, 80, 120), 200
NUMBER = r"\d[\d.,]*\d"
PAGES = (
    ("packages",),
    ("package", "show", "co-responsibility"),
    ("package", "diff", "ilo-floor", "universal-care"),
    ("country", "KEN"),
    ("countries",),
    ("crises",),
    ("evidence", "childcare"),
    ("options", "KEN"),
    ("review", "KEN"),
    ("surveys",),
)


def shown(table: object, width: int) -> str:
    """Print something at a width."""
    stream = io.StringIO()
    Console(file=stream, width=width).print(table)
    return stream.getvalue()


@pytest.mark.parametrize("language", ["en", "fr", pytest.param("es", marks=pytest.mark.campaign)])
@pytest.mark.parametrize("words", PAGES, ids=" ".join)
def test_no_page_cuts_a_word_or_a_number_on_a_narrow_screen(
    words: tuple[str, ...], language: str
) -> None:
    """Print each page; Spanish words are no longer than the French, and wait for the campaign."""
    pages = {
        width: run_carepact("--language", language, *words, columns=width).out
        for width in (*WIDTHS, WIDE)
    }
    wanted = set(re.findall(NUMBER, pages[WIDE]))
    assert wanted
    for width in WIDTHS:
        assert "…" not in pages[width]
        assert wanted <= set(re.findall(NUMBER, pages[width])), width


@settings(deadline=None)
@given(
    st.lists(st.tuples(st.text("abc 12", max_size=30), st.text("12.5", max_size=30)), min_size=1),
    st.integers(12, 80),
)
def test_a_table_of_any_width_shows_every_character(
    rows: list[tuple[str, str]], width: int
) -> None:
    table = WholeTable("what", box=None, show_edge=False)
    table.add_column("figure", justify="right")
    for row in rows:
        table.add_row(*row)
    text = shown(table, width)
    assert "…" not in text
    given_characters = Counter("".join("".join(row) for row in rows).replace(" ", ""))
    assert not given_characters - Counter(text)


def test_a_number_stays_with_its_sign_its_word_and_its_mark() -> None:
    text = "it costs PPP $ ≈ 1.9 million (1.1 to 2.5), or 12 000 and 4.5 % of GDP"
    held = hold_together(text)
    assert len(held) == len(text)
    assert held.split(" ") == [
        "it", "costs", "PPP\xa0$\xa0≈\xa01.9\xa0million", "(1.1\xa0to\xa02.5),", "or",
        "12\xa0000\xa0and", "4.5\xa0%", "of", "GDP",
    ]  # fmt: skip


def test_prose_breaks_at_no_no_break_space() -> None:
    lines = shown(Prose("about 4,5\u00a0% and 1\u202f234 more"), 12).splitlines()
    assert [line.strip() for line in lines] == ["about 4,5\u00a0%", "and 1\u202f234", "more"]


def test_a_table_that_is_too_narrow_is_told_row_by_row() -> None:
    table = WholeTable("payer", "present law", "package")
    table.add_row("households", "12345678901", "98765432109")
    text = shown(table, 24)
    assert [line.strip() for line in text.splitlines()] == [
        "households",
        "present law:",
        "12345678901",
        "package: 98765432109",
    ]
