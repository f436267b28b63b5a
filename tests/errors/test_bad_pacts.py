"""What no pact can be: every fault with its line, all at once, and no other crash."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.levels.pact.pacts import PACT

from carepact.core.errors import CareError, ParameterError
from carepact.studies.pact_file.opening import open_pact, parse_pact

FAULTY = """\
pact: Our Pact
title: " "
country: Atlantis
signed: 1026
partners:
  - {code: state, kind: stat, name: The ministry}
  - {code: state, kind: employer, name: ""}
left_out: {donors: ""}
commitments:
  - code: leave
    partner: sate
    words: Eighteen weeks.
    option: father-programmes
    changes: {maternity_leave.week: 18, childcare.ages_0_2.coverage: 40, maternity_leave.weeks: 18}
    begins: 2030
    due: 2028
    indicator: {words: Weeks, unit: weeks, baseline: 18, target: 18}
  - code: leave
    words: Also eighteen.
    changes: {maternity_leave.weeks: 18}
    way: straight
    indicator: {words: Weeks, unit: weeks, baseline: .inf, target: 18}
    withdrawn: 1026
  - code: few
    words: More mothers.
    indicator: {words: Mothers, unit: Mothers, baseline: 3, target: 1.0e+13}
actual:
  - {commitment: leaves, year: 2029, value: 17, source: Gazette}
  - {commitment: leave, year: 2030, value: 17, low: 18, high: 20, source: Gazette}
  - {commitment: leave, year: 2031, value: 17, low: 16}
  - {commitment: leave, year: 2031, low: 16, high: 18, source: Gazette}
  - {commitment: leave, year: 2032, value: .inf, source: Gazette}
study: nowhere.yaml
"""
SAID = (
    "line 1, pact: 'Our Pact' is no short name",
    "line 2, title: is empty",
    "line 3, country: country 'Atlantis': it is not known",
    "line 4, signed: 1026 is outside",
    "line 6, partners.0.kind: 'stat' is no kind of partner. Did you mean 'state'?",
    "line 7, partners.1.code: 'state' stands twice",
    "line 8, left_out.donors: 'donors' is no kind of partner. Did you mean 'donor'?",
    "line 11, commitments.0.partner: 'sate' is the code of no partner. Did you mean 'state'?",
    "line 13, commitments.0.option: there is no option 'father-programmes' in the catalogue.",
    "maternity_leave has no parameter 'week'. Did you mean 'weeks'?",
    "40 is outside 0 to 1. Write 0.4 for 40 %.",
    "line 16, commitments.0.due: 2028 is not after 2030",
    "line 17, commitments.0.indicator.target: the target 18 is where the indicator stands already",
    "line 18, commitments.1.code: 'leave' stands twice",
    "line 20, commitments.1.changes: does not say how its figures are meant. Write aim:",
    "line 21, commitments.1.way: 'straight'",
    "line 22, commitments.1.indicator.baseline: is no figure that can be reached",
    "line 23, commitments.1.withdrawn: 1026 is not after 1026, in which the pact was signed",
    "line 26, commitments.2.indicator.baseline: 3 Mothers are so few that they can be recognised",
    "line 26, commitments.2.indicator.target: is no figure that can be reached",
    "line 28, actual.0: 'leaves' is the code of no commitment. Did you mean 'leave'?",
    "line 29, actual.1: the figure 17 lies outside its interval",
    "line 30, actual.2: an interval has two ends",
    "line 30, actual.2: a figure without its source cannot be held against anybody",
    "line 31, actual.3: leave stands twice in 2031",
    "line 31, actual.3: an interval stands without its figure",
    "line 32, actual.4: is no figure that can be reached. Write a number up to 1000000000000",
    "line 33, study: there is no file nowhere.yaml",
)


@pytest.mark.parametrize("said", SAID)
def test_every_fault_at_once(said: str) -> None:
    with pytest.raises(ParameterError) as raised:
        parse_pact(FAULTY, "pact.yaml")
    assert said in str(raised.value)


def test_two_promises_may_not_move_the_same() -> None:
    text = PACT.replace("fathers_programmes.coverage: 0.1", "maternity_leave.weeks: 20")
    text = text.replace("      fathers_programmes.payers.general_budget: 1\n", "")
    with pytest.raises(ParameterError, match=r"maternity_leave\.weeks is changed by leave already"):
        parse_pact(text, "pact.yaml")
    apart = PACT.replace("maternity_leave.weeks: 18", "childcare.ages_0_2.coverage: 0.3")
    apart = apart.replace("maternity_leave.payers", "childcare.payers")
    apart = apart.replace("fathers_programmes.coverage: 0.1", "childcare.ages_3_5.coverage: 0.9")
    apart = apart.replace("      fathers_programmes.payers.general_budget: 1\n", "")
    assert len(parse_pact(apart, "pact.yaml").pact.commitments) == 5


def test_the_sheet_of_figures(tmp_path: Path) -> None:
    text = PACT[: PACT.index("actual:\n")] + "actual_sheet: seen.csv\n"
    file = tmp_path / "pact.yaml"
    file.write_text(text)
    with pytest.raises(ParameterError, match=r"there is no file seen\.csv"):
        open_pact(file)
    rows = "commitment,year,value,low,high,source\nleave,2027,14,,,Gazette\nleave,2028,,,,\n"
    (tmp_path / "seen.csv").write_text(rows)
    told = open_pact(file).pact.seen("leave")
    assert {year: one.value for year, one in told.items()} == {2027: 14, 2028: None}
    bad = rows + "leaf,2028,1,,,Gazette\nleave,2026,many,,,Gazette\n"
    (tmp_path / "seen.csv").write_text(bad)
    with pytest.raises(ParameterError) as raised:
        open_pact(file)
    for said in ("seen.csv, line 4", "'leaf' is the code of no commitment", "many"):
        assert said in str(raised.value)


def test_an_accent_is_one_however_it_was_typed(tmp_path: Path) -> None:
    typed, behind = "ni\u00f1as", "nin\u0303as"
    bare = PACT[: PACT.index("actual:\n")].replace("code: leave", f"code: {typed}")
    rows = f"commitment,year,value,source\n{behind},2027,14,Gazette\n"
    (tmp_path / "seen.csv").write_text(rows, "utf-8")
    file = tmp_path / "pact.yaml"
    file.write_text(bare + "actual_sheet: seen.csv\n", "utf-8")
    assert open_pact(file).pact.seen(typed)[2027].value == 14
    listed = f"actual: [{{commitment: {behind}, year: 2027, value: 15, source: Gazette}}]\n"
    assert parse_pact(bare + listed, "pact.yaml").pact.seen(typed)[2027].value == 15


@settings(max_examples=60)
@given(
    line=st.integers(0, PACT.count("\n") - 1),
    new=st.sampled_from(["", "  -", "x: [", "due: 0", "  code: 7", "    changes: 3", "\t", "- a"]),
)
def test_a_damaged_line_ends_in_one_clear_error_or_in_a_pact(line: int, new: str) -> None:
    lines = PACT.splitlines()
    lines[line] = new
    try:
        told = parse_pact("\n".join(lines) + "\n", "pact.yaml").pact.name
    except CareError as error:
        told = str(error)
    assert told == "five-partners" or told.startswith("pact.yaml")
