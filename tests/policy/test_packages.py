"""Packages as files: read, refused with all faults, drafted, compared, applied."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import numpy as np
import pytest
import yaml
from tests.errors.command_line import run_carepact
from tests.policy.rows import values_of

from carepact.core.errors import ParameterError
from carepact.core.messages import LANGUAGES, word
from carepact.core.parameter_tables import LABELS
from carepact.core.speaking import use_language
from carepact.policy.package import Edit, apply_package
from carepact.policy.package_files import (
    SHIPPED,
    draft_package,
    parse_package,
    schema_text,
    shipped_package,
)
from carepact.policy.shipped_instruments import shipped_instruments

MINE = """\
package: mine
title: Mine
purpose: A try
phase_in: {begins: 2025, ends: 2029}
edits:
  - instrument: paternity_leave
    parameter: weeks
    target: 6
    aim: at least
    source: Ours
  - instrument: maternity_leave
    parameter: ceiling
    target: 1
    aim: at most
    source: Ours
    phase_in: {begins: 2025, ends: 2030, listed: {2026: 0.5}}
"""
FAULTY = """\
package: mine
titel: My package
purpose: A try
phase_in: {begins: 2030, ends: 2025}
edits:
  - {instrument: paternity_leave, parameter: weeks, target: 260, source: Ours}
  - instrument: childcare
    parameter: payers
    target: {general_budget: 0.7, households: 0.2}
    source: Ours
  - {instrument: chilcare, parameter: payers, target: 1, source: Ours}
  - {instrument: childcare, parameter: coverag, target: 1, source: Ours}
  - {instrument: childcare, parameter: coverage, target: 0.5, source: Ours}
  - {instrument: maternity_leave, parameter: weeks, target: many, source: Ours}
  - {instrument: paternity_leave, parameter: weeks, target: 3, source: Ours}
  - {instrument: maternity_leave, parameter: coverage, target: {formal: 1, informl: 2}, source: O}
"""


def test_a_file_that_calls_the_shape_path_is_read() -> None:
    # Packages of before 28 November 2026 are in users' folders.
    older = MINE.replace("ends: 2029}", "ends: 2029, path: s-curve}")
    newer = older.replace("path:", "shape:")
    assert parse_package(older, "mine.yaml") == parse_package(newer, "mine.yaml")
    both = older.replace("path: s-curve", "path: s-curve, shape: linear")
    with pytest.raises(ParameterError, match="unknown key"):
        parse_package(both, "mine.yaml")


def test_a_package_changes_law_year_by_year() -> None:
    # From 2 to 6 weeks over four years: one week a year.
    found = apply_package(
        parse_package(MINE, "mine.yaml"),
        "paternity_leave",
        values_of("paternity_leave"),
        range(2025, 2031),
    )

    assert found["weeks"].tolist() == [2, 3, 4, 5, 6, 6]
    assert found["coverage"].shape == (6, 2)


def test_better_law_is_kept_where_a_package_asks_for_a_floor() -> None:
    baseline = values_of("paternity_leave", weeks=10)

    found = apply_package(
        parse_package(MINE, "mine.yaml"), "paternity_leave", baseline, [2025, 2030]
    )

    assert found["weeks"].tolist() == [10, 10]


def test_a_ceiling_where_there_was_none_holds_from_the_first_year_of_change() -> None:
    found = apply_package(
        parse_package(MINE, "mine.yaml"),
        "maternity_leave",
        values_of("maternity_leave"),
        [2025, 2026, 2030],
    )

    assert found["ceiling"].tolist() == [np.inf, 1, 1]


def test_listed_years_are_joined_by_straight_lines() -> None:
    edit = parse_package(MINE, "mine.yaml").edits[1]
    assert edit.phase_in is not None

    share = edit.phase_in.share_of(np.arange(2024, 2032))

    # 0, 0.5 in 2026, then four years to 1.
    assert share == pytest.approx([0, 0, 0.5, 0.625, 0.75, 0.875, 1, 1])


def test_all_faults_of_a_package_are_named_at_once(tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text(FAULTY, "utf-8")

    ended = run_carepact("package", "check", tmp_path / "mine.yaml")

    assert ended.code == 2
    assert ended.out == ""
    for words in (
        "mine.yaml: 11 faults.",
        "line 2, titel: unknown key. Did you mean 'title'?",
        "title: is missing. Add it.",
        "line 4, phase_in: ends in 2025, before it begins in 2030. Correct the years.",
        "line 6, edits.0, paternity_leave.weeks: 260 is outside 0 to 104. Correct the value or",
        "widen 'range' in the instrument.",
        "line 7, edits.1, childcare.payers: the shares sum to 0.9, not to 1.",
        "edits.2.instrument: 'chilcare' is not known.",
        "Did you mean 'childcare'?",
        "line 12, edits.3: childcare has no parameter 'coverag'. Did you mean 'coverage'?",
        "childcare.coverage: 0.5 is one number. Write one for each of 0, 1, 2, 3, 4, 5.",
        "edits.5.target: 'many' is no number. Write a number.",
        "line 15, edits.6: paternity_leave.weeks is edited twice. Keep one edit.",
        "maternity_leave.coverage: 'informl' is no label here. Did you mean 'informal'?",
    ):
        assert words in ended.said, words


def test_an_unknown_package_is_refused_with_the_nearest() -> None:
    ended = run_carepact("package", "show", "ilo-flor")

    assert ended.code == 2
    assert "Did you mean 'ilo-floor'?" in ended.said


def test_a_file_that_is_not_there_or_no_yaml_is_refused(tmp_path: Path) -> None:
    (tmp_path / "broken.yaml").write_text("package: [", "utf-8")
    (tmp_path / "list.yaml").write_text("- 1", "utf-8")

    assert "there is no such file" in run_carepact("package", "check", "no.yaml").said
    assert "not valid YAML" in run_carepact("package", "check", tmp_path / "broken.yaml").said
    assert (
        "Begin it with 'package:'" in run_carepact("package", "check", tmp_path / "list.yaml").said
    )


@pytest.mark.parametrize("name", SHIPPED)
def test_a_shipped_package_is_a_pattern_for_a_new_one(name: str, tmp_path: Path) -> None:
    path = tmp_path / "ours.yaml"

    ended = run_carepact("package", "new", path, "--from", name)

    assert ended.code == 0
    assert run_carepact("package", "check", path).code == 0
    schema = json.loads((tmp_path / "package.schema.json").read_text("utf-8"))
    jsonschema.validate(yaml.safe_load(path.read_text("utf-8")), schema)
    assert run_carepact("package", "new", path, "--from", name).code == 2


def test_the_schema_of_editors_refuses_an_unknown_key() -> None:
    content = yaml.safe_load(draft_package("ours", "ilo-floor")) | {"colour": "red"}

    with pytest.raises(jsonschema.ValidationError, match="colour"):
        jsonschema.validate(content, json.loads(schema_text()))


def test_co_responsibility_uses_all_but_benefits_and_four_sharers() -> None:
    package = shipped_package("co-responsibility")
    payers = {
        payer
        for edit in package.edits
        if edit.parameter == "payers" and isinstance(edit.target, dict)
        for payer, share in edit.target.items()
        if share > 0
    }

    benefits = {n for n, one in shipped_instruments().items() if one.family == "benefits"}
    used = {edit.instrument for edit in package.edits}
    assert len(used) == 11
    assert not used & benefits
    assert {"general_budget", "employers", "communities", "households"} <= payers
    assert payers <= set(LABELS["payer"])


def test_every_target_of_a_shipped_package_names_its_source() -> None:
    edits = [edit for name in SHIPPED for edit in shipped_package(name).edits]

    assert len(edits) > 60
    assert all(edit.source for edit in edits)


def test_packages_are_listed_shown_and_compared_as_json() -> None:
    listed = json.loads(run_carepact("packages", "--format", "json").out)
    assert [row["package"] for row in listed["rows"]] == list(SHIPPED)

    shown = json.loads(run_carepact("package", "show", "starting-low", "--format", "json").out)
    floor = [row for row in shown["rows"] if row["parameter"] == "floor"]
    assert floor[0]["target"] == 0.25
    assert floor[0]["unit"] == "mean wages"

    differing = run_carepact("package", "diff", "ilo-floor", "universal-care", "--format", "json")
    weeks = [row for row in json.loads(differing.out)["rows"] if row["parameter"] == "weeks"]
    assert weeks[0]["first"] == "at least 14 weeks, 2026 to 2030, evenly"
    assert weeks[0]["second"] == "at least 18 weeks, 2026 to 2035, gradually"


def test_a_package_does_not_differ_from_itself() -> None:
    assert "No difference." in run_carepact("package", "diff", "ilo-floor", "ilo-floor").out


def test_an_unknown_pattern_is_refused() -> None:
    with pytest.raises(ParameterError, match="Did you mean 'ilo-floor'"):
        draft_package("ours", "ilo-flor")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", SHIPPED)
def test_a_draft_says_every_text_in_the_readers_language(name: str, language: str) -> None:
    shipped = shipped_package(name)
    with use_language(language):
        draft = parse_package(draft_package("ours", name), "ours.yaml")
        said = [word(shipped.title), word(shipped.purpose)]
        edits = [(word(edit.source), word(edit.note)) for edit in shipped.edits]
    assert [str(draft.title), str(draft.purpose)] == said
    assert [(str(edit.source), str(edit.note)) for edit in draft.edits] == edits
    assert [edit.target for edit in draft.edits] == [edit.target for edit in shipped.edits]


def test_a_draft_needs_a_folder_and_a_short_name(tmp_path: Path) -> None:
    nowhere = run_carepact("package", "new", tmp_path / "none" / "ours.yaml")
    long = run_carepact("package", "new", tmp_path / "Our Pact.yaml")

    assert nowhere.code == 2
    assert "there is no folder" in nowhere.said
    assert long.code == 2
    assert "package: 'Our Pact'" in long.said
    assert list(tmp_path.iterdir()) == []


def test_at_least_of_payers_keeps_them_where_the_state_s_part_is_as_large() -> None:
    """Present law: State 0.9, households 0.1; and State 0.3, households 0.7. Asked: State 0.5."""
    edit = Edit(
        instrument="childcare",
        parameter="payers",
        target={"general_budget": 0.5, "employers": 0.3, "donors": 0.2},
        aim="at least",
        source="Test",
    )
    present = np.array([[0.6, 0.3, 0, 0.1, 0, 0], [0.3, 0, 0, 0.7, 0, 0]])
    assert edit.target_for(present).tolist() == [present[0].tolist(), [0.5, 0, 0.3, 0, 0, 0.2]]


@pytest.mark.parametrize(
    ("parameter", "target", "aim", "refused"),
    [
        ("payers", "{general_budget: 1}", "at most", True),
        ("staff_mix", "{teacher: 0.7, assistant: 0.3}", "at least", True),
        ("payers", "{general_budget: 1}", "at least", False),
    ],
)
def test_an_aim_that_would_take_shares_apart_is_refused(
    parameter: str, target: str, aim: str, *, refused: bool
) -> None:
    text = (
        "package: ours\ntitle: Ours\npurpose: Test\nphase_in: {begins: 2026, ends: 2030}\n"
        f"edits:\n  - instrument: childcare\n    parameter: {parameter}\n    target: {target}\n"
        f"    aim: {aim}\n    source: Test\n"
    )
    if not refused:
        assert parse_package(text, "ours.yaml").edits[0].aim == aim
        return
    with pytest.raises(ParameterError, match=f"'{aim}' would take them apart. Write aim: set."):
        parse_package(text, "ours.yaml")
