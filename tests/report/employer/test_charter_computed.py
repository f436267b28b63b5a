"""A charter beside its firm's own data: what they give stands, and what contradicts it is refused.

Of 15 who began leave 6 are fathers: 0.4. Of 20 who asked for flexible hours 14 got them: 0.7. Eight
mothers work half of the hours in band A, ten fathers all of them in band B: by the hour A is two
thirds of B, so that mothers earn a third less, 0.3333.
"""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from pathlib import Path

import pytest
from tests.errors.employer_files import write_firm

from carepact.core.errors import ParameterError
from carepact.report.employer.files import EmployerTelling
from carepact.studies.employer import answer_employer
from carepact.studies.employer_file.opening import open_employer
from carepact.studies.one_employer.answer import EmployerAnswer

FIRM = """\
employer: A
country: KEN
counted_on: 2027-01-31
headcount: headcount.csv
pay_bands: {A: 600000, B: 900000}
pay_bands_are: full-time
full_time_hours: 40
use:
  begun: {women: 9, men: 6}
  ended: {women: 8, men: 7}
  returned: {women: 7, men: 7}
  asked: {women: 12, men: 8}
  granted: {women: 7, men: 7}
charter: charter.yaml
"""
HEADCOUNT = """\
persons,sex,age,hours,pay,level,care
10,woman,25-34,40,A,,none
8,woman,25-34,20,A,,young child
10,man,25-34,40,B,,young child
12,man,35-44,40,A,,none
"""
GOAL = """\
  - code: {code}
    words: Ours.
    indicator: {code}
    baseline: 0.1
    target: 0.9
    direction: up
    owner: head of people
"""
CODES = ("fathers-share", "return-rate", "mothers-pay-gap", "flexible-granted", "places")


def answer(folder: Path, told: str, first_year: int = 2026) -> EmployerAnswer:
    """Answer the firm with a charter that tells so of 2026."""
    charter = f"first_year: {first_year}\nchecked_by: works council\ngoals:\n"
    charter += "".join(GOAL.format(code=code) for code in CODES)
    charter += f"statements:\n  - year: {first_year}\n    values: {{{told}}}\n"
    path = write_firm(folder, employer__yaml=FIRM, headcount__csv=HEADCOUNT, charter__yaml=charter)
    return answer_employer(open_employer(path), draws=2)


def stands(found: EmployerAnswer) -> dict[str, tuple[object, ...]]:
    """List what stands of each goal in 2026, exactly, what is told beside it, and its state."""
    return {
        row["goal"]: (row["value"], row["told"], row["is_computed"], row["status"])
        for row in replace(found, rounds=False).goals().iter_rows(named=True)
    }


def test_what_the_firms_own_data_give_stands_though_nobody_told_it(tmp_path: Path) -> None:
    found = stands(answer(tmp_path, "places: 8"))
    # From 0.1 to 0.9 a third of the way is 0.3667.
    assert found["fathers-share"] == (pytest.approx(0.4), None, True, "on-the-way")
    assert found["flexible-granted"] == (pytest.approx(0.7), None, True, "on-the-way")
    assert found["mothers-pay-gap"] == (pytest.approx(1 / 3), None, True, "late")
    # One woman of eight did not come back.
    assert found["return-rate"] == (None, None, False, "hidden")
    # Of places nothing is counted: what is told stands, as told.
    assert found["places"] == (8.0, 8.0, False, "reached")


def test_a_told_count_of_few_is_hidden(tmp_path: Path) -> None:
    assert stands(answer(tmp_path, "places: 3"))["places"] == (None, None, False, "hidden")


def test_a_told_figure_that_rounds_what_is_computed_stands_beside_it(tmp_path: Path) -> None:
    found = answer(tmp_path, "fathers-share: 0.4, flexible-granted: 0.7, mothers-pay-gap: 0.33")
    assert stands(found)["mothers-pay-gap"][:3] == (pytest.approx(1 / 3), 0.33, True)
    page = EmployerTelling(found).lay_out(Path("ours"))[Path("ours") / "statement.html"].decode()
    assert "33\u00a0%°" in page
    goals = found.goals().filter(goal="mothers-pay-gap")
    assert goals["value"].to_list() == [0.33]
    assert "headcount of 31\u00a0January 2027" in page.replace("31 January", "31\u00a0January")


def test_what_contradicts_the_page_is_refused_all_at_once_with_what_it_is(tmp_path: Path) -> None:
    told = "fathers-share: 0.5, return-rate: 0.93, mothers-pay-gap: 0.05, flexible-granted: 1"
    with pytest.raises(ParameterError) as refused:
        answer(tmp_path, told)
    said = " ".join(str(refused.value).split())
    assert said.startswith("charter.yaml: 3 faults.")
    for code, value, source, found in (
        ("fathers-share", "0.5", "the counts under 'use'", "0.4"),
        ("mothers-pay-gap", "0.05", "the headcount", "0.3333"),
        ("flexible-granted", "1", "the counts under 'use'", "0.7"),
    ):
        place = f"statements.0.values.{code}: {value} is told of 2026"
        assert f"{place}, and by {source} it is {found}. Take it out" in said
    # Of what is hidden a fault would tell that it is not so.
    assert "return-rate" not in said


def test_a_baseline_of_the_year_that_is_counted_is_held_against_it_too(tmp_path: Path) -> None:
    # The charter begins with 2027: its baselines are of the end of 2026.
    with pytest.raises(ParameterError) as refused:
        answer(tmp_path, "", first_year=2027)
    said = " ".join(str(refused.value).split())
    for code, found in (
        ("fathers-share", "0.4"), ("mothers-pay-gap", "0.3333"), ("flexible-granted", "0.7"),
    ):  # fmt: skip
        assert f"goals.{CODES.index(code)}.baseline: 0.1 is told of the end of 2026" in said
        assert f"it is {found}. Write that" in said
    assert "goals.1.baseline" not in said  # hidden
    assert "goals.4.baseline" not in said  # not counted


def test_a_hidden_figure_stands_in_no_file_of_the_folder(tmp_path: Path) -> None:
    files = EmployerTelling(answer(tmp_path, "return-rate: 0.9371")).lay_out(Path("ours"))
    rows = list(csv.DictReader(io.StringIO(files[Path("ours/charter.csv")].decode("utf-8-sig"))))
    [row] = [one for one in rows if one["goal"] == "return-rate"]
    assert (row["value"], row["told"], row["status"]) == ("", "", "hidden")
    for path, held in files.items():
        if path.suffix != ".png":
            text = held.decode("utf-8-sig")
            assert "0.9371" not in text, path.name
            assert "94\u00a0%" not in text, path.name
