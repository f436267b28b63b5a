"""What stands on a price of ours bears its mark wherever it is printed; a firm's own takes it."""

from __future__ import annotations

import csv
import io
from functools import cache
from pathlib import Path

import pytest
from tests.report.employer.answers import FIRM, SMALL, answer_firm
from tests.report.employer.test_employer_screen import say

from carepact.report.employer.files import EmployerTelling
from carepact.report.figures.measures import draw_measures
from carepact.studies.one_employer.answer import EmployerAnswer

STAFF = SMALL.replace("1,man,35-44", "8,man,35-44")
"""Of whom nobody is hidden."""
SHARES = "place_share: 0.1, backup_days: 3, carer_days: 5, flexible_share: 0.5"
PRICES = ", place_cost: 0.2, backup_cost: 0.5, flexible_cost: 0.005"
"""Those of the instrument: the figures stay, and the mark goes."""
OURS = {"places": "place_cost", "back-up care": "backup_cost", "flexible hours": "flexible_cost"}


@cache
def answer(prices: str = "") -> EmployerAnswer:
    """Answer a firm that tells what it gives, and what of it costs how much."""
    begins = FIRM.index("measures:")
    ends = FIRM.index("\n", begins)
    given = f"measures: {{{SHARES}{prices}}}"
    return answer_firm(FIRM[:begins] + given + FIRM[ends:], STAFF)


@cache
def lay_out(prices: str = "") -> dict[Path, bytes]:
    """Lay the folder of a firm out."""
    return EmployerTelling(answer(prices)).lay_out(Path("ours"))


def text_of(name: str, prices: str = "") -> str:
    """Return the text of one file of the folder."""
    return lay_out(prices)[Path("ours") / name].decode("utf-8-sig")


def ours(prices: str = "") -> dict[tuple[str, str], str]:
    """List the values of ours behind each row of the table of measures."""
    rows = csv.DictReader(io.StringIO(text_of("measures.csv", prices)))
    return {(row["kind"], row["measure"]): row["assumed"] for row in rows}


def test_every_row_of_the_table_names_the_values_of_ours() -> None:
    found = ours()
    costs = {name: found["cost", name] for name in OURS}
    assert costs == OURS
    assert {found["cost", name] for name in ("top-up", "days for relatives", "recognition")} == {""}
    assert found["total", "cost"] == "place_cost backup_cost flexible_cost"
    everything = "place_cost backup_cost flexible_cost absence_fall"
    assert found["total", "net"] == found["break-even", "all"] == everything
    assert (found["saving", "fewer leave"], found["saving", "all"]) == ("", "absence_fall")


def test_the_firms_own_prices_take_the_mark_away_and_leave_the_figures() -> None:
    own, not_own = answer(PRICES), answer()
    assert {ours(PRICES)["cost", name] for name in OURS} == {""}
    assert ours(PRICES)["total", "cost"] == ""
    assert ours(PRICES)["total", "net"] == "absence_fall"
    assert [row.value for row in own.cost_rows] == pytest.approx(
        [row.value for row in not_own.cost_rows], nan_ok=True
    )


def test_the_screen_marks_them_and_says_which_to_write() -> None:
    for full in (False, True):
        marked, own = (say(one, full=full) for one in (answer(), answer(PRICES)))
        assert "back-up care * " in marked
        assert "flexible hours * " in marked
        assert "the firm bears * " in marked
        assert "paid days for a relative * " not in marked
        said = "(write your own: place_cost 0.2, backup_cost 0.5, flexible_cost 0.005)"
        assert said in marked
        assert "back-up care * " not in own
        assert "the firm bears * " not in own
        assert "write your own" not in own
        # What is saved stands on a level of absence that is ours.
        assert "left after what is saved * " in own
        assert "measured by nobody" in own


def test_books_and_picture_mark_them_too() -> None:
    flows = list(csv.DictReader(io.StringIO(text_of("books/flows.csv"))))
    named = {(row["title"], row["instrument"]): row["assumed"] for row in flows}
    for measure, value in OURS.items():
        assert named["measures", measure] == value
    assert named["hours", "back-up care"] == ""  # hours are told, and cost nothing
    assert named["measures", "days for relatives"] == ""
    journal = text_of("books/employer.journal")
    assert "; Assumed by carepact, measured by nobody: places (place_cost)" in journal
    assert "places (place_cost)" not in text_of("books/employer.journal", PRICES)
    drawn = draw_measures(answer()).svg
    # Three costs, their sum, absence, what is left, and the small print.
    assert drawn.count(">*\u00a0") == 7
