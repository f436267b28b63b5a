"""The folder of a pact: every face tells the figures of its tables, and hledger takes its books."""

from __future__ import annotations

import io
import json
import os
import re
import shutil
import subprocess
import zipfile
from functools import cache
from html import unescape
from pathlib import Path

import numpy as np
import polars as pl
import pytest
from tests.levels.pact.pacts import PACT
from tests.report.pact.answers import (
    FACES,
    UNTIL,
    Face,
    checked,
    monitored,
    pact,
    print_page,
    read_amount,
    simulated,
    telling,
    withheld,
)

from carepact.core.errors import ParameterError
from carepact.core.speaking import use_language
from carepact.levels.pact.scenarios import promise
from carepact.policy.package import apply_package
from carepact.policy.package_files import parse_package
from carepact.policy.shipped_instruments import shipped_instrument
from carepact.report.pact.files import PactCheckTelling, PactMonitoringTelling
from carepact.report.pact.package_file import write_package
from carepact.report.pact.public import (
    write_check_sheet,
    write_monitoring_sheet,
    write_simulation_sheet,
)
from carepact.studies.one_pact.answer import PactGap
from carepact.studies.pact import check_pact, monitor_pact
from carepact.studies.pact_file.opening import parse_pact

FOLDER = Path("answer")
LINES = {
    "unpaid hours of women": ("unpaid_hours", None, "women"),
    "unpaid hours of men": ("unpaid_hours", None, "men"),
    "paid hours of care staff": ("staff_hours", None, None),
    "spent in all": ("gross_cost", None, None),
    "paid by the State's budget": ("gross_cost_by_payer", "general_budget", None),
    "paid by social security": ("gross_cost_by_payer", "social_security", None),
    "paid by employers": ("gross_cost_by_payer", "employers", None),
    "paid by households": ("gross_cost_by_payer", "households", None),
    "paid by communities": ("gross_cost_by_payer", "communities", None),
    "net cost to the State": ("state_net_cost", None, None),
}


SHEETS = {
    "check": lambda: write_check_sheet(checked()),
    "simulate": lambda: write_simulation_sheet(simulated()),
    "monitor": lambda: write_monitoring_sheet(monitored()),
}


@cache
def files(face: Face) -> dict[str, bytes]:
    """Lay out a folder, by the names of its files."""
    laid = telling(face).lay_out(FOLDER)
    return {path.relative_to(FOLDER).as_posix(): held for path, held in laid.items()}


def page_rows(page: str) -> list[list[str]]:
    """Read the rows of all tables of a page."""
    return [
        [unescape(re.sub(r"<[^>]*>", "", cell)) for cell in re.findall(
            r"<t[hd][^>]*>(.*?)</t[hd]>", row)]
        for row in re.findall(r"<tr>(.*?)</tr>", page)
    ]  # fmt: skip


def gap() -> PactGap:
    """Return what the gap costs."""
    found = monitored().gap
    assert found is not None
    return found


def find(rows: pl.DataFrame, name: str, of: str, case: str, first: int, last: int) -> float:
    """Find the value of a table, money in that of the country."""
    variable, label, sex = LINES[name]
    found = rows.filter(
        pl.col("label").eq_missing(label), pl.col("sex").eq_missing(sex), of=of, case=case,
        variable=variable, first_year=first, last_year=last,
    )  # fmt: skip
    currency = gap().currency
    assert currency is not None
    return float(found["value"].item()) * (
        1.0 if variable.endswith("hours") else currency.per_ppp_dollar
    )


def check_cell(cell: str, value: float) -> None:
    """Hold a printed amount against that of its table."""
    read = read_amount(cell)
    assert read is not None, cell
    printed, half = read
    assert printed == pytest.approx(value, abs=1.001 * half), cell


def test_the_public_page_tells_the_figures_of_costs_csv() -> None:
    page = files("monitor")["pact.html"].decode()
    costs = pl.read_csv(io.BytesIO(files("monitor")["costs.csv"]), infer_schema_length=None)
    whole = page.split("<h2>")[2]
    rows = [row for row in page_rows(whole) if row and row[0] in LINES]
    assert len(rows) >= 8
    for name, seen, worst in rows:
        check_cell(seen, find(costs, name, "all", "seen", 2027, 2029))
        check_cell(worst, find(costs, name, "all", "at worst", 2027, 2029))
    promises = page.split("<h3>")
    of_places = next(part for part in promises if "<blockquote>A place near work" in part)
    told = [row for row in page_rows(of_places) if row and row[0] in LINES]
    assert told
    for name, seen in told:
        check_cell(seen, find(costs, name, "places", "seen", 2027, 2029))


def test_screen_text_and_page_print_a_number_alike() -> None:
    text = " ".join(print_page(telling("monitor"), width=300, full=True).split())
    page = files("monitor")["pact.html"].decode()
    rows = [row for row in page_rows(page) if row and row[0] in LINES]
    assert rows
    for row in rows:
        assert " ".join(" ".join(row).split()) in text
    answer = " ".join(files("monitor")["answer.txt"].decode().split())
    assert "What the gap costs, 2027 to 2029" in answer


def test_what_a_pact_brings_is_that_of_brings_csv() -> None:
    page = files("simulate")["pact.html"].decode()
    brings = pl.read_csv(io.BytesIO(files("simulate")["brings.csv"]), infer_schema_length=None)
    rows = [row for row in page_rows(page) if row and row[0] in LINES]
    assert len(rows) >= 8
    for name, year, span in rows:
        check_cell(year, find(brings, name, "all", "kept", UNTIL, UNTIL))
        check_cell(span, find(brings, name, "all", "kept", 2027, UNTIL))


def test_the_workbook_holds_the_very_numbers() -> None:
    with zipfile.ZipFile(io.BytesIO(files("monitor")["answer.xlsx"])) as book:
        numbers = {
            float(one)
            for name in book.namelist() if name.startswith("xl/worksheets/")
            for one in re.findall(r"<c [^>]*?(?<!t=\"s\")><v>([^<]+)</v>", book.read(name).decode())
        }  # fmt: skip
    told = find(gap().costs, "paid by employers", "places", "seen", 2027, 2029)
    assert any(one == pytest.approx(told, rel=1e-9) for one in numbers)


def test_who_paid_less_is_said_only_of_intervals_that_say_so() -> None:
    page = " ".join(print_page(telling("monitor"), width=300).split())
    said = re.search(r"Paid less than with the pact kept: ([^.]*)\.", page)
    rows = gap().costs.filter(
        of="all", variable="gross_cost_by_payer", first_year=2027, last_year=2029
    )
    clear = {
        str(label)
        for (label,), found in rows.group_by("label")
        if (found["high"].fill_null(1.0) <= 0).all()
        and (found.filter(case="seen")["low"] < 0).all()
    }
    names = {
        "general_budget": "the State's budget", "social_security": "social security",
        "employers": "employers", "communities": "communities", "households": "households",
        "donors": "donors",
    }  # fmt: skip
    assert "employers" in clear
    assert said is not None
    assert set(said[1].split("; ")) == {names[one] for one in clear}


@pytest.mark.parametrize("language", ["en", "fr", "es"])
@pytest.mark.parametrize("face", FACES)
def test_the_page_has_its_language_title_headings_and_heads_of_tables(
    face: Face, language: str
) -> None:
    with use_language(language):
        page = SHEETS[face]().decode()
    assert f'<html lang="{language}">' in page
    assert re.search(r"<title>A pact of five partners[^<]*</title>", page)
    assert page.count("<h1>") == 1
    assert page.count("<h2>") >= 3
    assert page.count("<h3>") == 5
    assert page.count("<table") == page.count("<thead>")
    for head in re.findall(r"<thead>(.*?)</thead>", page):
        assert head.count("<th") == head.count('<th scope="col"') > 1
    for body in re.findall(r"<tbody>(.*?)</tbody>", page, re.DOTALL):
        assert body.count("<tr>") == body.count('<th scope="row"')
    assert not re.search(r"(?:src|href|url)\s*[=(]", page)
    for one in pact().commitments:
        assert one.words.replace("'", "&#39;") in page


def test_the_page_names_sources_and_the_last_figure() -> None:
    page = files("monitor")["pact.html"].decode()
    for one in pact().actuals:
        assert one.source in page
    assert "The last figure is of 2029." in page
    assert "voice: names neither an option" in page.replace("\u00a0", " ")


def test_what_a_pact_says_is_escaped() -> None:
    text = PACT.replace("Eighteen weeks of", "<script>alert(1)</script> weeks of")
    text = text.replace("title: A pact of five partners", 'title: "<b>&amp; onerror=x"')
    page = PactCheckTelling(check_pact(parse_pact(text, "pact.yaml").pact)).lay_out(FOLDER)
    held = page[FOLDER / "pact.html"].decode()
    assert "<script" not in held
    assert "<b>" not in held
    assert "&lt;script&gt;" in held


@pytest.mark.parametrize("face", ["simulate", "monitor"])
def test_a_withheld_headline_stands_on_no_page(face: Face) -> None:
    told = withheld(face).found
    write = write_simulation_sheet if face == "simulate" else write_monitoring_sheet
    page = write(told).decode()
    hours = [row for row in page_rows(page) if row and row[0].startswith("unpaid hours")]
    assert hours
    for row in hours:
        for cell in row[1:]:
            said = cell.replace("\u00a0", " ")
            assert said in ("no change", "not known") or "(" not in said


def test_the_manifest_lists_every_file_and_says_of_what_it_is() -> None:
    held = files("monitor")
    manifest = json.loads(held["manifest.json"])
    assert {one["file"] for one in manifest["outputs"]} == set(held) - {"manifest.json"}
    assert list(held)[-1] == "manifest.json"
    assert manifest["settings"]["pact"] == "five-partners"
    assert manifest["settings"]["until_followed"] == 2029
    assert {"standing.png", "standing.svg", "pact-package.yaml"} <= set(held)


def test_json_holds_what_the_gap_costs_too() -> None:
    told = json.loads(telling("monitor").render("json"))
    assert len(told["rows"]) == monitored().to_polars().height
    assert len(told["costs"]) == gap().costs.height
    brought = json.loads(telling("simulate").render("json"))
    assert [one["change"] for one in brought["starts"]] == [
        one.change for one in simulated().starts
    ]
    assert telling("check").render("csv").startswith("kind,of,is_remark,message")


def test_the_picture_says_each_status_in_its_sign_and_word() -> None:
    drawn = files("monitor")["standing.svg"].decode().replace("\u00a0", " ")
    texts = re.findall(r">([^<]+)</text>", drawn)
    for said, count in {
        "● kept": 6,
        "~ late": 3,
        "× broken": 1,
        "? unknown": 2,
        "○ not due yet": 3,
    }.items():
        assert texts.count(said) == count


def test_a_package_of_a_pact_moves_what_the_pact_moves() -> None:
    # Places under three alone: what present law has for older children stays, whatever it is.
    text = PACT.replace("      maternity_leave.weeks: 18\n",
                        "      maternity_leave.weeks: 18\n"
                        "      childcare.ages_0_2.coverage: 0.3\n")  # fmt: skip
    told = parse_pact(text, "pact.yaml").pact
    package, written = promise(told), parse_package(write_package(told).decode(), "p.yaml")
    years, draws = range(2026, 2033), np.random.default_rng(3)
    assert {one.place for one in written.edits} == {one.place for one in package.edits}
    for name in {one.instrument for one in package.edits}:
        found = shipped_instrument(name).parameters
        baseline = {one: draws.uniform(0, 1, found[one].shape) for one in found}
        ours = apply_package(package, name, baseline, years)
        theirs = apply_package(written, name, baseline, years)
        for parameter in found:
            np.testing.assert_array_equal(ours[parameter], theirs[parameter])


def test_what_a_package_cannot_say_is_said_in_it() -> None:
    text = PACT.replace("      maternity_leave.weeks: 18\n",
                        "      maternity_leave.weeks: 18\n"
                        "      childcare.ages_0_2.coverage: 0.3\n")  # fmt: skip
    held = write_package(parse_pact(text.replace("aim: at least", "aim: set", 1), "p.yaml").pact)
    [line] = [one for one in held.decode().splitlines() if one.startswith("# Not in this file")]
    assert line.endswith("with a value for each label: childcare.coverage.")
    assert "parameter: coverage\n    target: 0.3" in held.decode()  # of places near work
    assert "instrument: childcare\n" not in held.decode()


@pytest.fixture(scope="module")
def hledger() -> str:
    """Find hledger; where every check must run its absence is a failure."""
    found = shutil.which("hledger")
    if found is None:
        if os.environ.get("CI", "").lower() == "true":
            pytest.fail("hledger is not installed. Install the Debian package 'hledger'.")
        pytest.skip("hledger is not installed")
    return found


@pytest.mark.parametrize("folder", ["books-promised", "books-seen"])
def test_hledger_takes_the_books_as_promised_and_as_seen(
    hledger: str, tmp_path: Path, folder: str
) -> None:
    journal = tmp_path / "books.journal"
    journal.write_bytes(files("monitor")[f"{folder}/demand-central-run.journal"])
    command = [hledger, "-f", str(journal), "check", "--strict", "balancednoautoconversion"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - ours
    assert done.returncode == 0, done.stderr
    assert files("monitor")["books-seen/checks.csv"] != b""


def test_books_as_seen_are_not_those_as_promised() -> None:
    held = files("monitor")
    name = "demand-central-run.journal"
    assert held[f"books-promised/{name}"] != held[f"books-seen/{name}"]
    name = "present-law-central-run.journal"
    assert held[f"books-promised/{name}"] == held[f"books-seen/{name}"]


def test_a_code_that_stands_for_the_whole_pact_is_refused() -> None:
    with pytest.raises(ParameterError, match="'all' stands for the whole pact"):
        parse_pact(PACT.replace("code: voice", "code: all"), "pact.yaml")
    assert isinstance(telling("monitor"), PactMonitoringTelling)


def few(value: int) -> dict[str, bytes]:
    """Lay out the folder of a pact that is followed alone, one figure of which is of few."""
    text = "\n".join(
        line for line in PACT.splitlines()
        if not line.startswith(("    changes", "      ", "    aim"))
    ) + "\n"  # fmt: skip
    text = text.replace("unit: towns, baseline: 5", "unit: mothers, baseline: 0")
    text = text.replace("year: 2029, value: 45,", f"year: 2029, value: {value},")
    found = monitor_pact(parse_pact(text, "pact.yaml"), {}, None)
    assert found.gap is None
    laid = PactMonitoringTelling(found).lay_out(FOLDER)
    return {path.name: held for path, held in laid.items() if path.suffix != ".png"}


def test_no_file_tells_a_figure_of_few_persons() -> None:
    one, four, five = few(1), few(4), few(5)
    assert one == four
    said = "fewer than 5, hidden so that nobody is recognised"
    assert said in one["pact.html"].decode().replace("\u00a0", " ")
    assert "·· fewer than 5" in one["answer.txt"].decode().replace("\u00a0", " ")
    assert said not in five["pact.html"].decode().replace("\u00a0", " ")
    row = next(
        row
        for row in pl.read_csv(one["standing.csv"], infer_schema_length=None).iter_rows(named=True)
        if row["commitment"] == "voice" and row["year"] == 2029
    )
    assert (row["value"], row["seen"], row["fewer_than"], row["status"]) == (None, None, 5, "late")


def test_whom_a_pact_leaves_out_is_on_the_page_in_words() -> None:
    text = PACT.replace("commitments:\n", "left_out: {donor: None pays here}\ncommitments:\n", 1)
    page = write_check_sheet(check_pact(parse_pact(text, "pact.yaml").pact)).decode()
    assert "left out on purpose, Donors: None pays here" in page.replace("\u00a0", " ")


def test_a_sum_says_that_it_is_one_and_a_figure_that_it_tells_no_cause() -> None:
    page = files("monitor")["pact.html"].decode().replace("\u00a0", " ")
    assert "What the gap costs, 2027 to 2029, all years together" in page
    assert "A figure says where things stand, and not why" in page
