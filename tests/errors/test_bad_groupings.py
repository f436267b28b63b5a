"""Grouping files: every fault at once, and what a wrong name is offered."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.errors.command_line import assert_refused
from tests.errors.small_surveys import atus_tables, write_atus

from carepact.core.errors import ParameterError
from carepact.data.icatus.grouping import read_grouping

CODES = ("010101", "020201", "050101", "120303")


@pytest.fixture(scope="module")
def atus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write a small ATUS folder that is in order."""
    return write_atus(tmp_path_factory.mktemp("survey") / "atus", atus_tables())


def assert_file_refused(tmp_path: Path, atus: Path, text: str | bytes, says: str) -> None:
    """Check that a grouping file is refused by the command, in these words."""
    path = tmp_path / "mine.yaml"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    assert_refused(tmp_path / "out", says, atus, "--groups", path)


def test_five_faults_come_all_at_once_and_numbered(tmp_path: Path, atus: Path) -> None:
    text = """
clasification: survey
groups:
  housework: {include: ["02", "77"]}
  care: {inclode: ["03"]}
  work: {include: [050101]}
"""
    says = (
        r"mine\.yaml: 5 faults\. "
        r"1\. clasification: unknown key\. Did you mean 'classification'\?.* "
        r"2\. groups\.housework\.include: no code begins with '77'\..* "
        r"3\. groups\.care\.inclode: unknown key\. Did you mean 'include'\?.* "
        r"4\. groups\.care\.include: names no code\..* "
        r"5\. groups\.work\.include: .*not a list of quoted codes\. Quote each code"
    )
    assert_file_refused(tmp_path, atus, text, says)


def test_faults_of_the_head_do_not_hide_those_of_the_groups(tmp_path: Path, atus: Path) -> None:
    text = "classification: icatus\ntitel: mine\ngroups: {a: 3, b: {include: '03'}}\n"
    says = (
        r"4 faults\. 1\. titel: .*'title'.* 2\. classification: 'icatus' is not known.* "
        r"3\. groups\.a: is not a mapping.* 4\. groups\.b\.include: 03 is not a list"
    )
    assert_file_refused(tmp_path, atus, text, says)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("groups: {a: {include: ['02']\n", r"mine\.yaml, line \d: not valid YAML"),
        ("title: x\ngroups:\n\ta: 1\n", r"mine\.yaml, line 3: not valid YAML"),
        ("- groups\n- a\n", r"mine\.yaml: the file holds no mapping\. Begin it with 'groups:'"),
        ("groups\n", r"mine\.yaml: the file holds no mapping"),
        ("", r"mine\.yaml: .*(no mapping|empty)"),
        ("groups:\n", r"mine\.yaml: groups: there is no group"),
        ("groups: []\n", r"mine\.yaml: groups: there is no group"),
        ("title: x\n", r"mine\.yaml: groups: there is no group"),
        ("groups: {a: {include: []}}\n", r"groups\.a\.include: names no code"),
        ("groups: {a: {exclude: ['02']}}\n", r"groups\.a\.include: names no code"),
        ("groups: {a: {include: ['02'], exclude: [2]}}\n", r"groups\.a\.exclude: .*quoted codes"),
        ("groups: {a: {include: [02]}}\n", r"groups\.a\.include: \[2\] .*leading zeros stay"),
        ("groups: {a: {include: ['02']}, a: {include: ['03']}}\n", r"\ba\b.*(twice|two|again)"),
        (
            "classification: icatus-2016\ngroups: {a: {include: ['0202']}}\n",
            r"no code begins with '0202'",
        ),
        ("statistics: [mean]\ngroups: {a: {include: ['02']}}\n", r"statistics.*'mean'"),
        ("statistics: mean\ngroups: {a: {include: ['02']}}\n", r"statistics.*(list|'mean')"),
        ("1: x\ngroups: {a: {include: ['02']}}\n", r"1: unknown key"),
        ("groups: {1: {include: ['02']}, a: {include: [['02']]}}\n", r"groups\.a\.include: "),
    ],
)
def test_a_wrong_grouping_file_is_refused(tmp_path: Path, atus: Path, text: str, says: str) -> None:
    assert_file_refused(tmp_path, atus, text, says)


def test_a_grouping_file_in_latin_1_is_refused(tmp_path: Path, atus: Path) -> None:
    text = "groups: {ménage: {include: ['02']}}\n".encode("latin-1")
    assert_file_refused(
        tmp_path, atus, text, r"mine\.yaml: the file is not UTF-8 text\. Save it again"
    )


def test_a_grouping_file_runs_no_code(tmp_path: Path, atus: Path) -> None:
    made = tmp_path / "made"
    text = f"groups: !!python/object/apply:pathlib.Path.touch [!!python/object:x {made}]\n"
    assert_file_refused(tmp_path, atus, text, r"mine\.yaml.*not valid YAML")
    assert not made.exists()


@pytest.mark.parametrize(
    ("name", "offered"),
    [("icatsu", "icatus"), ("sdg-5.4", "sdg-5.4.1"), ("Motherhood", "motherhood")],
)
def test_an_unknown_grouping_is_offered_the_nearest(
    tmp_path: Path, atus: Path, name: str, offered: str
) -> None:
    says = rf"--groups {name}: .*Did you mean '{offered}'\? Shipped groupings: icatus, "
    assert_refused(tmp_path / "out", says, atus, "--groups", name)


def test_a_folder_is_no_grouping(tmp_path: Path, atus: Path) -> None:
    assert_refused(tmp_path / "out", r"--groups .*no such file", atus, "--groups", tmp_path)


def test_python_raises_the_same_list(tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text("groups: {a: {include: ['77']}, b: {include: ['88']}}\n")
    with pytest.raises(ParameterError) as caught:
        read_grouping(str(path), CODES, "atus")
    assert str(caught.value).split("\n") == [
        "mine.yaml: 2 faults.",
        "1. groups.a.include: no code begins with '77'. Correct the prefix.",
        "2. groups.b.include: no code begins with '88'. Correct the prefix.",
    ]
