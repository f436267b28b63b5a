"""`carepact evidence` and `--evidence`: what can be set, set, listed, refused."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

from tests.errors.command_line import run_carepact

from carepact.policy.evidence_names import settable_evidence
from carepact.report.run.files import answer_of
from carepact.studies.all_countries import run_all_countries

SMALL = ("--draws", "10", "--until", "2027")
GAIN = "employment.gain_of_use_high"


def test_the_command_lists_every_name_with_what_it_is() -> None:
    ended = run_carepact("evidence", "--format", "csv")
    rows = {row["name"]: row for row in csv.DictReader(io.StringIO(ended.out))}
    assert set(rows) == set(settable_evidence())
    assert {"title", "value", "range", "unit", "spread", "source", "strength"} <= set(rows[GAIN])
    assert all(row["value"] and row["unit"] and row["source"] for row in rows.values())


def test_the_command_tells_one_in_full_and_how_to_set_it() -> None:
    ended = run_carepact("evidence", "present_law.public_part_of_long_term_care")
    said = " ".join(ended.out.split())
    assert "labels: high, upper middle, lower middle, low" in said
    assert "--evidence present_law.public_part_of_long_term_care.high=VALUE" in said


def test_a_part_of_a_name_finds_its_values_and_a_wrong_one_the_nearest() -> None:
    said = run_carepact("evidence", "hiring").out
    assert "employment.hiring_pool" in said
    ended = run_carepact("evidence", "emplyment")
    assert (ended.code, "Did you mean 'employment'?" in ended.said) == (2, True)


def test_help_has_examples() -> None:
    for words in (("evidence", "--help"), ("run", "--help")):
        assert "employment.gain_of_use" in " ".join(run_carepact(*words).out.split())


def test_the_answer_lists_all_that_was_set(tmp_path: Path) -> None:
    folder = tmp_path / "out"
    ended = run_carepact(
        "run", "GBR", "--full", *SMALL, "--evidence", f"{GAIN}=0.2(0.13..0.27)", "--evidence",
        "revenue.profit_tax=0.1", "--set", "childcare.ages_0_2.coverage=0.5", "-o", folder,
    )  # fmt: skip
    assert ended.code == 0, ended.err
    said = " ".join(ended.out.split())
    for part in (
        "Set by the user:",
        f"evidence: {GAIN} = 0.2 share, triangular (low 0.13, high 0.27) [set on the command line]",
        "evidence: revenue.profit_tax = 0.1 share, the same in all simulations",
        "setting of the package: childcare.coverage = ages 0–2: 50 %",
    ):
        assert part in said, said
    answer, manifest = (
        json.loads((folder / name).read_text("utf-8")) for name in ("answer.json", "manifest.json")
    )
    listed = {one["name"]: one for one in answer["set_by_the_user"]}
    assert listed[GAIN]["distribution"]["kind"] == "triangular"
    assert listed["revenue.profit_tax"]["distribution"] is None
    assert manifest["set_by_the_user"] == answer["set_by_the_user"]
    assert {one["name"] for one in manifest["settings"]["evidence"]} == {
        GAIN,
        "revenue.profit_tax",
    }
    assert {one["name"] for one in answer["given"]} == {GAIN, "revenue.profit_tax"}
    picture = (folder / "cost-by-year.svg").read_text("utf-8")
    assert "Set by the user" in picture


def test_faults_end_with_status_2_and_stand_together() -> None:
    ended = run_carepact("run", "GBR", "--evidence", f"{GAIN}=9", "--evidence", "births=1",
                         "--set", "childcare.coverag=1")  # fmt: skip
    assert ended.code == 2
    for part in ("9 is outside -1 to 1", "is a fact of a country", "has no parameter 'coverag'"):
        assert part in ended.said


def test_compare_takes_evidence() -> None:
    ended = run_carepact(
        "compare", "GBR", *SMALL, "--packages", "universal-care,ilo-floor", "--evidence",
        "revenue.profit_tax=0.1",
    )  # fmt: skip
    assert ended.code == 0, ended.err
    assert "revenue.profit_tax = 0.1 share" in " ".join(ended.out.split())


def test_every_country_is_told_and_marks_what_it_does_not_read() -> None:
    changes = {"package": "ilo-floor", "draws": 5, "until": 2026}
    texts = ["ground.self_employed_pay_low=0.5"]
    results = list(
        run_all_countries(changes, (), answer_of, evidence=texts, countries=["ETH", "GBR"])
    )
    read = {}
    for one in results:
        assert one.answer is not None
        told: Any = one.answer["set_by_the_user"]
        read[one.country] = told[0]["is_read"]
    assert read == {"ETH": True, "GBR": False}
    finished = {one.country: one.inputs_sha256 for one in results}
    again = run_all_countries(
        changes, (), answer_of, evidence=texts, finished=finished, countries=["ETH"]
    )
    assert not next(iter(again)).is_new
    other = ["ground.self_employed_pay_low=0.6"]
    changed = run_all_countries(
        changes, (), answer_of, evidence=other, finished=finished, countries=["ETH"]
    )
    assert next(iter(changed)).is_new
