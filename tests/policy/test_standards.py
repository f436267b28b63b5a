"""The files of standards: what they ask for, and the faults that are told at once."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib import resources
from pathlib import Path

import pytest
from tests.speaking import say_in_each

from carepact.core.errors import ParameterError
from carepact.core.units import factor_between
from carepact.data.countries.facts import known_countries
from carepact.data.countries.groups import read_groups
from carepact.policy.standard_files import (
    DECLARING,
    SHIPPED,
    read_standard,
    shipped_declarations,
    shipped_standards,
)

ROOT = Path(__file__).resolve().parents[2]
ASKED = {
    # The texts themselves: ILO NORMLEX, EUR-Lex, UN; articles as in docs/reference/standards.md.
    "ilo-c183/weeks": ("Art. 4(1)", 14, "weeks"),
    "ilo-c183/benefit": ("Art. 6(3)", 0.6666, "share"),
    "ilo-r191/weeks": ("Para. 1(1)", 18, "weeks"),
    "ilo-r191/benefit": ("Para. 2", 1, "share"),
    "ilo-c102/weeks": ("Art. 52", 12, "weeks"),
    "ilo-c102/benefit": ("Art. 50, schedule to Part XI", 0.45, "share"),
    "eu-work-life-balance/paternity": ("Art. 4(1)", 10, "working days"),
    "eu-work-life-balance/parental": ("Art. 5(1)", 4, "months"),
    "eu-work-life-balance/parental-own": ("Art. 5(2)", 2, "months"),
    "eu-work-life-balance/carers": ("Art. 6(1)", 5, "working days a year"),
    "eu-childcare/under-3": ("Point on targets, first", 0.45, "share"),
    "eu-childcare/from-3": ("Point on targets, second", 0.96, "share"),
    "sdg/before-school": ("Indicator 4.2.2", 1, "share"),
}


def test_the_thresholds_are_those_of_the_texts() -> None:
    found = {
        f"{standard.standard}/{one.requirement}": (one.article, one.threshold, one.unit)
        for standard in shipped_standards()
        for one in standard.requirements
    }
    assert {name: found[name] for name in ASKED} == ASKED


def test_every_file_of_the_folder_is_shipped_under_its_own_name() -> None:
    folder = resources.files("carepact.policy.standards")
    files = {path.name for path in folder.iterdir() if path.name.endswith(".yaml")}
    assert files == {f"{name}.yaml" for name in (*SHIPPED, *DECLARING)}
    assert tuple(standard.standard for standard in shipped_standards()) == SHIPPED
    assert tuple(one.standard for one in shipped_declarations()) == DECLARING
    assert all(standard.requirements for standard in shipped_standards())
    assert all(one.declares for one in shipped_declarations())


def test_what_an_instrument_declares_is_said_in_three_languages_with_its_place() -> None:
    for instrument in shipped_declarations():
        for ask in instrument.declares:
            assert ask.paragraph
            told = say_in_each(ask.text)
            assert len(set(told)) == len(told), (instrument.standard, ask.text)


def test_an_instrument_that_both_requires_and_declares_is_refused(tmp_path: Path) -> None:
    folder = resources.files("carepact.policy.standards")
    text = folder.joinpath("ilo-c183.yaml").read_text("utf-8")
    path = tmp_path / "mine.yaml"
    ask = "\ndeclares:\n  - {paragraph: Art. 1, text: a}\n"
    path.write_text(text + ask, "utf-8")
    with pytest.raises(ParameterError, match="not exactly one of 'requirements' and 'declares'"):
        read_standard(path)


def test_a_figure_of_practice_is_checked_against_the_dictionaries(tmp_path: Path) -> None:
    folder = resources.files("carepact.policy.standards")
    text = folder.joinpath("ilo-c156.yaml").read_text("utf-8")
    path = tmp_path / "mine.yaml"
    wrong = text.replace("gov_exp_preprimary_gdp,", "gov_exp_preprimary,").replace(
        "enforced_childcare_centres}", "enforced_childcare_centre, more_than: 0}"
    )
    path.write_text(wrong, "utf-8")
    with pytest.raises(ParameterError) as caught:
        read_standard(path)
    said = str(caught.value)
    assert "no fact 'gov_exp_preprimary'" in said
    assert "no provision 'enforced_childcare_centre'" in said
    assert "'more_than' goes with a fact alone" in said


def test_what_tells_only_of_a_fact_is_refused_of_a_provision(tmp_path: Path) -> None:
    folder = resources.files("carepact.policy.standards")
    text = folder.joinpath("ilo-c183.yaml").read_text("utf-8")
    path = tmp_path / "mine.yaml"
    named = "provision: dismissal_in_pregnancy}"
    path.write_text(text.replace(named, f"{named[:-1]}, dated: true}}", 1), "utf-8")
    with pytest.raises(ParameterError, match="'dated' and 'tells_from' go with a fact alone"):
        read_standard(path)


def test_the_european_union_has_27_members_that_carepact_knows() -> None:
    members = read_groups()["european-union"]
    assert len(members) == 27
    assert members <= set(known_countries())


@pytest.mark.parametrize(
    ("given", "wanted", "factor"),
    [
        ("days", "weeks", 1 / 7),
        ("days", "working days", 5 / 7),
        ("% of children", "share", 0.01),
        ("weeks", "months", 7 / (365.25 / 12)),
        ("months", "months", 1),
        ("hours a day", "weeks", None),
        ("days", "share", None),
    ],
)
def test_a_figure_is_turned_into_the_unit_of_the_requirement(
    given: str, wanted: str, factor: float | None
) -> None:
    found = factor_between(given, wanted)
    assert found == factor if factor is None else found == pytest.approx(factor)


def test_all_faults_of_a_standard_are_told_at_once(tmp_path: Path) -> None:
    folder = resources.files("carepact.policy.standards")
    text = folder.joinpath("ilo-c183.yaml").read_text("utf-8")
    path = tmp_path / "mine.yaml"
    wrong = (
        text.replace("fact: leave_mother_paid_days", "fact: leave_mother_paid_day")
        .replace("provision: dismissal_in_pregnancy", "provision: dismissal_pregnancy")
        .replace("alone_up_to: maternity_weeks", "alone_up_to: maternity_week")
        .replace("    unit: minutes a day", "    unit: months")
        .replace("    rule: none of", "    rule: exists")
        .replace("body: International", "group: International")
    )
    path.write_text(wrong, encoding="utf-8")
    with pytest.raises(ParameterError) as caught:
        read_standard(path)
    said = str(caught.value)
    assert "mine.yaml: " in said
    assert "no fact 'leave_mother_paid_day'. Did you mean 'leave_mother_paid_days'?" in said
    assert "no provision 'dismissal_pregnancy'. Did you mean 'dismissal_in_pregnancy'?" in said
    assert "no alone_up_to 'maternity_week'. Did you mean 'maternity_weeks'?" in said
    assert "'breastfeeding_minutes' is in 'minutes a day', which no rule turns into" in said
    assert "rule 'exists' needs 'recent_years'" in said
    assert "rule 'exists' has no use for 'refused'" in said
    assert "unknown key" in said


DECLARED = """\
standard: ours
title: Ours
body: B
date: 2026-11-29
address: A
binds: {who: All}
declares: [{paragraph: P, text: Care}]
"""


def test_a_standard_names_its_body_its_address_and_the_place_of_what_it_asks(
    tmp_path: Path,
) -> None:
    path = tmp_path / "ours.yaml"
    path.write_text(DECLARED, "utf-8")
    found = read_standard(path)
    assert (found.body, found.address, found.declares[0].paragraph) == ("B", "A", "P")
    path.write_text(
        DECLARED.replace("body: B", 'body: ""')
        .replace("address: A", 'address: ""')
        .replace("paragraph: P", 'paragraph: ""'),
        "utf-8",
    )
    with pytest.raises(ParameterError) as caught:
        read_standard(path)
    for place in (
        "line 3, body: is empty",
        "line 5, address: is empty",
        "declares.0.paragraph: is empty",
    ):
        assert place in str(caught.value)


def test_weeks_of_one_leave_alone_go_with_a_figure(tmp_path: Path) -> None:
    folder = resources.files("carepact.policy.standards")
    text = folder.joinpath("ilo-c183.yaml").read_text("utf-8")
    named = "provision: dismissal_in_pregnancy"
    path = tmp_path / "mine.yaml"
    path.write_text(text.replace(named, f"{named}, alone_up_to: maternity_weeks"), "utf-8")
    with pytest.raises(ParameterError, match="'alone_up_to' goes with a fact alone"):
        read_standard(path)


def test_the_page_of_standards_is_the_one_that_the_script_writes(tmp_path: Path) -> None:
    ended = subprocess.run(  # noqa: S603 - the project's own script
        [sys.executable, "-m", "scripts.compile.standards", "--into", str(tmp_path)],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": "src"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    kept = ROOT / "docs" / "reference" / "standards.md"
    assert (tmp_path / "standards.md").read_bytes() == kept.read_bytes()
