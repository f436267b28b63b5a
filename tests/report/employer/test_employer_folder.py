"""The folder of an employer: nothing of few persons in any file, the same bytes twice."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from tests.programs import ask_hledger
from tests.report.employer.answers import (
    FATHERS_PAY,
    answer_bare,
    answer_example,
    answer_few_carers,
    answer_small,
)

from carepact.report.employer.files import EmployerTelling
from carepact.studies.one_employer.answer import EmployerAnswer

TABLES = ("carers", "leave", "measures", "use", "pay", "gaps", "charter", "recognition")
WEEKS = 52


def lay_out(answer: EmployerAnswer) -> dict[str, bytes]:
    """Lay the files out, by name."""
    folder = Path("out")
    found = EmployerTelling(answer).lay_out(folder)
    return {path.relative_to(folder).as_posix(): held for path, held in found.items()}


def rows_of(held: bytes) -> list[dict[str, str]]:
    """Read a table."""
    return list(csv.DictReader(io.StringIO(held.decode("utf-8-sig"))))


def test_every_file_is_there_and_the_manifest_last() -> None:
    names = list(lay_out(answer_example()))
    assert {f"{one}.csv" for one in TABLES} <= set(names)
    assert {"answer.txt", "statement.html", "measures.svg", "measures.png"} <= set(names)
    assert {f"books/{one}" for one in ("employer.journal", "flows.csv", "checks.csv")} <= set(names)
    assert names[-1] == "manifest.json"


def test_the_same_answer_gives_the_same_bytes() -> None:
    assert lay_out(answer_example()) == lay_out(answer_example())


def test_no_statement_without_charter_and_no_picture_without_costs() -> None:
    names = list(lay_out(answer_bare()))
    assert not {"statement.html", "measures.svg", "books/employer.journal"} & set(names)
    assert {f"{one}.csv" for one in TABLES} <= set(names)


def test_no_number_of_any_file_is_the_pay_of_two_fathers() -> None:
    first, second = FATHERS_PAY
    sums = [first, second, first + second]
    secret = [*sums, *(one / 12 for one in sums), *(one / WEEKS for one in sums)]
    secret += [one / (WEEKS * 37) for one in sums] + [sum(FATHERS_PAY) / 2 / (WEEKS * 37)]
    for name, held in lay_out(answer_small()).items():
        if name.endswith(".png"):
            continue
        text = held.decode("utf-8-sig").replace("\u00a0", "").replace("\u202f", "")
        found = {float(one) for one in re.findall(r"\d+(?:\.\d+)?", text)}
        for number in secret:
            near = [one for one in found if abs(one / number - 1) < 1e-4]
            assert not near, (name, number, near)


def test_no_count_of_the_two_fathers_stands_in_a_table() -> None:
    files = lay_out(answer_small())
    carers = rows_of(files["carers.csv"])
    fathers = [one for one in carers if (one["sex"], one["care"]) == ("men", "young child")]
    assert [one["persons"] for one in fathers if one["known"] == "counted"] == [""]
    use = rows_of(files["use.csv"])
    men = [one for one in use if one["who"] == "men" and one["figure"] in ("begun", "returned")]
    assert {(one["status"], one["value"]) for one in men} == {("hidden", "")}
    paternity = [one for one in rows_of(files["leave.csv"]) if one["leave"] == "paternity_leave"]
    assert paternity
    # Any man may have a child born: how many may tells nothing of the two, what it costs does.
    assert {(one["amount"], one["status"]) for one in paternity} == {("", "hidden")}


def test_what_is_hidden_is_in_no_total_of_measures_or_books() -> None:
    files = lay_out(answer_few_carers())
    status = {one["measure"]: one["status"] for one in rows_of(files["measures.csv"])}
    assert status["days for relatives"] == "hidden"
    assert (status["cost"], status["net"]) == ("hidden", "hidden")
    journal = files["books/employer.journal"].decode()
    assert "days for relatives" not in journal
    assert "Memo" not in journal
    flows = files["books/flows.csv"].decode()
    assert "days for relatives" not in flows


def test_what_all_leave_costs_is_the_sum_of_what_is_told() -> None:
    rows = rows_of(lay_out(answer_small())["leave.csv"])
    told = [one for one in rows if one["leave"] != "all" and one["amount"]]
    [whole] = [one for one in rows if one["leave"] == "all"]
    assert whole["status"] == "in part"  # without the leave of fathers, and what is not known
    assert {one["payer"] for one in told} == {whole["payer"]} == {"employers"}
    assert "paternity_leave" not in {one["leave"] for one in told}
    amounts = [float(one["amount"]) for one in told]
    assert float(whole["amount"]) == pytest.approx(sum(amounts), rel=1e-6)


def test_each_row_of_leave_says_where_it_was_read_and_who_stands_in() -> None:
    rows = rows_of(lay_out(answer_example())["leave.csv"])
    read = {
        one["leave"]: (one["length_read_in"], one["pay_read_in"], one["payer_read_in"])
        for one in rows
        if one["leave"] != "all"
    }
    assert read == {
        "maternity_leave": ("statutes", "statutes", "tables"),
        "paternity_leave": ("statutes", "statutes", "statutes"),
        "parental_leave": ("tables", "statutes", "as maternity"),
        "carers_leave": ("statutes", "unknown", "unknown"),
        "breastfeeding_breaks": ("statutes", "statutes", "working time"),
    }
    carers = [one for one in rows if one["leave"] == "carers_leave"]
    assert [(one["payer"], one["status"], one["amount"]) for one in carers] == [
        ("unknown", "not known", "")
    ]


def test_the_leave_of_two_fathers_is_in_no_books() -> None:
    files = lay_out(answer_small())
    for name in ("books/employer.journal", "books/flows.csv"):
        assert "paternity" not in files[name].decode()
        # They work 37 hours, all others 40: beside pay of an hour, what back-up care costs, which
        # is a part of the pay of a year, tells theirs.
        assert "back-up care | measures" not in files[name].decode()
        assert ",measures,back-up care" not in files[name].decode()
        assert "days for relatives" in files[name].decode()


def test_no_row_of_the_headcount_nor_its_hash_stands_in_the_manifest() -> None:
    manifest = json.loads(lay_out(answer_small())["manifest.json"])
    assert "headcount" not in json.dumps(manifest)
    assert manifest["settings"]["disclosure"]["minimum_cell"] == 5


@pytest.mark.parametrize("answer", [answer_example, answer_small])
def test_hledger_finds_the_books_balanced(answer: object, hledger: str, tmp_path: Path) -> None:
    assert callable(answer)
    journal = tmp_path / "employer.journal"
    journal.write_bytes(lay_out(answer())["books/employer.journal"])
    assert ask_hledger(hledger, journal, "check", "-s") == ""


def test_the_statement_tells_goals_and_loads_nothing() -> None:
    page = lay_out(answer_example())["statement.html"].decode().replace("\u00a0", " ")
    assert "Care charter of 2026 to 2028: yearly statement" in page
    assert page.count("<tr>") == 8  # the headings, and a row a goal
    assert "39 %°" in page  # 7 fathers of 18 who began leave, worked out by carepact
    assert "default-src 'none'" in page
    assert not re.findall(r"(?:src|href)=", page)


def test_a_name_with_markup_stays_text() -> None:
    answer = answer_example()
    odd = replace(answer, employer=replace(answer.employer, name="<script>x</script>"))
    assert "<script>" not in lay_out(odd)["statement.html"].decode()
