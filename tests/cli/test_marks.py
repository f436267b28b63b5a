"""No figure that stands on an imputed one leaves without its mark, whichever way it goes out.

Burundi's pay and hours are imputed, of Rwanda's key figures the hours alone. On screens and in
pictures the mark is `≈`; rows of files say `status`, or for a simulated figure its `grade`,
which is then C or D.
"""

from __future__ import annotations

import csv
import html
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from rich.console import Console
from tests.errors.command_line import run_carepact

from carepact.report.marks import print_number
from carepact.report.reconciliation.page import show_reconciliation
from carepact.report.run.all_countries import show_all
from carepact.report.run.files import answer_of
from carepact.report.run.kept_answers import gather_overview, keep_answer
from carepact.studies.all_countries import run_all_countries
from carepact.studies.profile.rows import ProfileTopic
from carepact.studies.reconciliation import run_reconciliation
from carepact.validate.anchors.lines import CountryGroup

SMALL = ("--draws", "20", "--until", "2028")
PACKAGES = ("--packages", "ilo-floor,starting-low")
MARK = "≈ "
LEGEND = "≈ rests on an estimate from other countries."
NUMBER = r"[+−]?\d[\d\s.]*"
UNIT = r"(?:%|trillion|billion|million)?\s?"
WORDS = r"[^\d(≈°.,;]{0,40}"
INTERVAL = re.compile(
    rf"(?P<mark>{MARK}(?:° )?)?(?:{NUMBER}{UNIT}{WORDS}\({NUMBER}(?:to|–)\s?{NUMBER}\)"
    rf"|{NUMBER}to\s{NUMBER}{UNIT})"
)
"""A figure with its interval in brackets, or a range alone."""


def find_intervals(text: str) -> Iterator[re.Match[str]]:
    """Find every figure with an interval in words that run on over lines."""
    return INTERVAL.finditer(" ".join(text.split()))


def texts_of(svg: Path) -> list[str]:
    """List the words of a picture."""
    found = re.findall(r"<text[^>]*>(.*?)</text>", svg.read_text("utf-8"), re.DOTALL)
    return [" ".join(html.unescape(re.sub("<[^>]*>", " ", one)).split()) for one in found]


@pytest.fixture(scope="module")
def burundi(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Path]:
    """Run Burundi once, for its screen and its folder."""
    folder = tmp_path_factory.mktemp("burundi")
    return run_carepact("run", "BDI", "--full", *SMALL, "-o", folder).out, folder


def test_every_figure_of_a_run_on_imputed_pay_is_marked(burundi: tuple[str, Path]) -> None:
    found = list(find_intervals(burundi[0]))
    assert len(found) > 60
    assert [one[0] for one in found if not one["mark"]] == []
    assert LEGEND in " ".join(burundi[0].split())


def test_every_row_of_the_files_of_a_run_tells_its_grade(burundi: tuple[str, Path]) -> None:
    with (burundi[1] / "figures.csv").open(encoding="utf-8") as stream:
        rows = list(csv.DictReader(stream))
    answer = json.loads((burundi[1] / "answer.json").read_text("utf-8"))
    for row in (*rows, *answer["figures"]):
        seen = row["variable"] == "observed_public_spending_over_gdp"
        assert row["grade"] in ({"A", "B"} if seen else {"C", "D"})
    inputs = json.loads((burundi[1] / "manifest.json").read_text("utf-8"))["stands_on"]
    assert {one["status"] for one in inputs} == {"observed", "imputed", "assumed"}
    assert {one["name"] for one in answer["imputed"]} == {
        one["name"] for one in inputs if one["status"] == "imputed"
    }


def test_the_books_say_their_grade_and_withhold_what_is_not_to_be_quoted(
    burundi: tuple[str, Path],
) -> None:
    folder = burundi[1] / "ledger"
    tables = {}
    for name in ("flows", "accounts", "trial-balance", "profile"):
        with (folder / f"{name}.csv").open(encoding="utf-8") as stream:
            tables[name] = list(csv.DictReader(stream))
    for name, rows in tables.items():
        assert {row["grade"] for row in rows} == ({"D"} if name == "profile" else {"C", "D"})
    for row in (*tables["accounts"], *tables["profile"]):
        assert bool(row["value"]) == (row["grade"] != "D")
    # Hours of volunteers in declared centres, and places of all who are to have one, have no error.
    declared = [row["account"] for row in tables["accounts"] if not row["low"]]
    assert set(declared) <= {
        "hours:providers:unpaid:volunteer women",
        "hours:providers:unpaid:volunteer men",
        "hours:recipients:children 3-5",
    }
    assert all(row["low"] for row in tables["profile"])
    for journal in folder.glob("*.journal"):
        assert "; Hours are imputed (grade D)" in journal.read_text("utf-8")


@pytest.mark.parametrize("name", ["cost-by-year", "who-provides-and-pays", "what-matters-most"])
def test_every_figure_in_a_picture_is_marked(burundi: tuple[str, Path], name: str) -> None:
    words = texts_of(burundi[1] / f"{name}.svg")
    assert [one[0] for one in find_intervals(" ".join(words)) if not one["mark"]] == []
    assert LEGEND in " ".join(words)


def test_hours_that_are_imputed_are_marked_and_money_is_not(tmp_path: Path) -> None:
    run = run_carepact("run", "RWA", "--full", *SMALL).out
    compared = run_carepact("compare", "RWA", *PACKAGES, *SMALL, "-o", tmp_path).out
    assert LEGEND in " ".join(compared.split())
    hours = 0
    for line in (*run.splitlines(), *compared.splitlines()):
        found = list(find_intervals(line))
        if found and any(word in line for word in ("npaid hours", "share of the full cost")):
            assert all(one["mark"] for one in found), line
            hours += len(found)
        elif found and "added cost" in line:
            assert not any(one["mark"] for one in found), line
    assert hours > 5
    words = " ".join(texts_of(tmp_path / "packages-side-by-side.svg"))
    assert "women's share" not in words
    assert "D for hours" in words


def test_every_country_of_all_is_marked_by_its_grade(tmp_path: Path) -> None:
    changes = {"package": "ilo-floor", "draws": 10, "until": 2028}
    results = []
    for result in run_all_countries(changes, (), answer_of, countries=["BDI", "MEX"]):
        keep_answer(result, tmp_path)
        results.append(result)
    overview = gather_overview(results, tmp_path)
    stream = io.StringIO()
    Console(file=stream, width=160).print(show_all(results, overview))
    for row in overview.iter_rows(named=True):
        line = next(one for one in stream.getvalue().splitlines() if row["name"] in one)
        marks = {bool(one["mark"]) for one in find_intervals(line)}
        assert marks == {row["grade_money"] in {"C", "D"}}


def test_a_sum_in_which_an_imputed_country_counts_is_marked() -> None:
    result = run_reconciliation(["BDI", "MEX"])
    stream = io.StringIO()
    Console(file=stream, width=200).print(show_reconciliation(result))
    assert result.best_known in {(), ("MEX",)}
    table = stream.getvalue().split("Why ours differ")[0].replace("\xa0", " ")
    for line in result.lines:
        for ours in line.ours:
            shown = print_number((ours.before or ours.sum).value)
            if ours.group == CountryGroup.ALL:
                assert f"{MARK}{shown}" in table
            elif ours.group == CountryGroup.BEST_KNOWN:
                assert f" {shown}" in table


@pytest.mark.parametrize("code", ["BDI", "SEN"])
@pytest.mark.parametrize("command", ["country", "review", "options"])
def test_every_imputed_row_of_a_list_is_marked_on_the_screen(command: str, code: str) -> None:
    rows = json.loads(run_carepact(command, code, "--format", "json").out)["rows"]
    assert all(row["status"] for row in rows if row.get("value") is not None)
    imputed = [row for row in rows if row["status"] == "imputed"]
    assert imputed
    assert all(row["low"] is not None for row in imputed)
    on_screen = [
        row for row in imputed if row.get("topic") != ProfileTopic.NEEDS
    ]  # needs of some years alone
    assert run_carepact(command, code).out.count(MARK) >= len(on_screen)
