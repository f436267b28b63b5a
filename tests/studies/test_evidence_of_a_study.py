"""Evidence set in a study: it reaches the result, is listed, and is refused where unread."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import jsonschema
import numpy as np
import pytest
import yaml

from carepact.core.draws import Sampler
from carepact.core.errors import ParameterError
from carepact.core.given import GivenEvidence, GivenNumber
from carepact.core.parameter_tables import AXES
from carepact.data.countries.facts import BASE_DAY
from carepact.policy.evidence_names import find_family, settable_evidence
from carepact.simulate.projection import Projection
from carepact.studies.comparison import compare_packages
from carepact.studies.country import answer_country, run_country
from carepact.studies.country_projection import read_study_country, simulate_country
from carepact.studies.one_country.told import list_told
from carepact.studies.study_file.inputs import hash_inputs
from carepact.studies.study_file.model import CountryStudy
from carepact.studies.study_file.opening import open_study, read_study, schema_text
from carepact.studies.unread_evidence import find_unread

SMALL = {"package": "co-responsibility", "until": 2027, "draws": 3}
STUDY = """\
country: GBR
package: co-responsibility
until: 2027
draws: 3
set: {paternity_leave.weeks: 5}
evidence:
  employment.gain_of_use_high:
    value: 0.2
    unit: share
    distribution: {kind: triangular, low: 0.13, high: 0.27}
    source: "Harper and others 2017"
  employment.hiring_pool: 0.4(0.2..0.6)
  present_law.public_part_of_long_term_care: {high: 0.6}
  revenue.profit_tax: 0.1
paths: {discount_rate: 0.04}
"""


def project(study: CountryStudy, given: GivenEvidence | None = None) -> Projection:
    sampler = study.sampler if given is None else replace(study.sampler, given=given)
    return simulate_country(study, read_study_country(study), sampler).projection


@pytest.fixture
def told(tmp_path: Path) -> CountryStudy:
    (tmp_path / "study.yaml").write_text(STUDY, "utf-8")
    return read_study(tmp_path / "study.yaml")


def test_mothers_freed_are_in_proportion_to_the_value_set() -> None:
    """Without limits to who may enter, twice the gain frees twice the mothers."""
    study = open_study("GBR", SMALL, [], ["employment.mothers_in_care_jobs=0"])
    found = [
        project(open_study("GBR", SMALL, [], ["employment.mothers_in_care_jobs=0", text]))
        .values["mothers_entering"].sel(scenario="demand").isel(year=-1)
        for text in ("employment.gain_of_use_high=0.05", "employment.gain_of_use_high=0.1")
    ]  # fmt: skip
    assert study.sampler.given.names == ("employment.mothers_in_care_jobs",)
    np.testing.assert_allclose(found[1], 2 * found[0], rtol=1e-12)
    assert float(found[0].min()) > 0


def test_a_parameter_of_cells_moves_who_the_parents_are() -> None:
    younger, older = (
        project(open_study("GBR", SMALL, [], [f"cells.lone_mother_share={share}"]))
        for share in (0.1, 0.4)
    )
    assert find_unread(open_study("GBR", SMALL, [], ["cells.lone_mother_share=0.1"])) == ()
    assert not _differ(
        younger, project(open_study("GBR", SMALL, [], ["cells.lone_mother_share=0.1"]))
    )
    assert _differ(younger, older)


def test_a_study_s_evidence_reaches_every_draw(told: CountryStudy) -> None:
    found = project(told)
    drawn = found.drawn["employment.gain_of_use_high"]
    assert drawn[0] == 0.2
    assert 0.13 <= drawn[1:].min() < drawn[1:].max() <= 0.27
    assert "revenue.profit_tax" not in found.drawn  # a bare number does not vary
    given = {one.name: one.source for one in found.inputs if one.status == "given"}
    # Who pays long-term care stands on the evidence that is set, and is listed with it.
    assert set(given) == {*told.sampler.given.names, "long_term_care.payers"}
    assert given["employment.gain_of_use_high"] == "Harper and others 2017"
    assert given["revenue.profit_tax"] == "set in the study"


def test_setting_one_value_leaves_all_other_draws_as_they_were() -> None:
    plain, changed = (
        project(open_study("GBR", SMALL, [], texts)).drawn
        for texts in ((), ["employment.gain_of_use_high=0.2(0.13..0.27)"])
    )
    assert set(plain) == set(changed)
    for name, drawn in plain.items():
        if name != "employment.gain_of_use_high":
            np.testing.assert_array_equal(drawn, changed[name], err_msg=name)


def test_all_that_is_set_is_listed(told: CountryStudy) -> None:
    listed = {(one.kind, one.name): one.value for one in list_told(told)}
    assert listed == {
        ("evidence", "employment.gain_of_use_high"): 0.2,
        ("evidence", "employment.hiring_pool"): 0.4,
        ("evidence", "present_law.public_part_of_long_term_care.high"): 0.6,
        ("evidence", "revenue.profit_tax"): 0.1,
        ("set", "paternity_leave.weeks"): 5,
        ("paths", "discount_rate"): 0.04,
    }


def test_what_is_set_alike_for_every_income_group_is_listed_once() -> None:
    alike = open_study("GBR", SMALL, [], ["employment.gain_of_use=0.2"])
    assert [one.name for one in list_told(alike)] == ["employment.gain_of_use"]
    assert find_unread(alike) == ()
    apart = open_study("GBR", SMALL, [], ["employment.gain_of_use=0.2",
                                          "employment.gain_of_use.low=0.3"])  # fmt: skip
    assert len(list_told(apart)) == 4


def test_the_editor_s_schema_takes_every_form() -> None:
    schema = jsonschema.Draft202012Validator(json.loads(schema_text()))
    assert schema.is_valid(yaml.safe_load(STUDY))
    wrong = {"value": 1, "distribution": {"kind": "triangle"}}
    assert not schema.is_valid({"country": "GBR", "evidence": {"a.b": wrong}})


def test_the_command_line_wins_over_the_study(tmp_path: Path) -> None:
    (tmp_path / "study.yaml").write_text(STUDY, "utf-8")
    study = open_study(str(tmp_path / "study.yaml"), {}, [], ["revenue.profit_tax=0.2"])
    assert study.sampler.given.find("revenue.profit_tax")[0].value == 0.2
    assert study.sampler.given.find("employment.hiring_pool")[0].value == 0.4


def test_all_faults_of_evidence_stand_with_their_lines_beside_the_others(tmp_path: Path) -> None:
    (tmp_path / "study.yaml").write_text(
        """\
country: GBR
evidence:
  employment.gain_of_use_high: {value: 0.2, unit: weeks}
  employment.gain_of_use_hihg: 0.1
  employment.hiring_pool: {value: 0.4, distribution: {kind: triangle, low: 0, high: 1}}
  present_law.public_part_of_long_term_care: {rich: 0.4}
  revenue.profit_tax: much
  births: 700000
until: 1999
""",
        "utf-8",
    )
    with pytest.raises(ParameterError) as refused:
        read_study(tmp_path / "study.yaml")
    said = str(refused.value)
    for part in (
        "line 3, evidence.employment.gain_of_use_high: 'weeks' is not its unit.",
        "line 4, evidence.employment.gain_of_use_hihg: there is no evidence",
        "line 5, evidence.employment.hiring_pool.distribution",
        "line 6, evidence.present_law.public_part_of_long_term_care: 'rich' is no label here.",
        "line 7, evidence.revenue.profit_tax.value: 'much' is no number.",
        "line 8, evidence.births: 'births' is a fact of a country",
        "line 9, until",
    ):
        assert part in said, said
    assert "7 faults" in said


def test_evidence_that_a_run_does_not_read_is_refused() -> None:
    words = ["ground.self_employed_pay_low=0.5",
             "present_law.public_part_of_long_term_care.low=0.1",
             "paths.gdp_growth=0.01", "revenue.profit_tax=0.1"]  # fmt: skip
    study = open_study("GBR", SMALL, [], words)
    declared = replace(study, paths=study.paths.model_copy(update={"gdp_growth": 0.02}))
    with pytest.raises(ParameterError) as refused:
        run_country(declared)
    said = str(refused.value)
    assert "United Kingdom: evidence: 3 faults." in said
    assert "'ground.self_employed_pay_low' is not read by this run" in said
    assert "The country's income group is: high." in said
    assert "'paths' declares it already." in said
    assert "profit_tax" not in said


def test_evidence_of_an_instrument_that_is_not_at_work_is_refused() -> None:
    study = open_study(
        "GBR", SMALL | {"package": "universal-care"}, [], ["fathers_programmes.added_hours=2"]
    )
    with pytest.raises(ParameterError, match="package universal-care makes no use of it"):
        run_country(study)


def test_what_one_country_of_several_does_not_read_is_marked() -> None:
    words = ["ground.self_employed_pay_low=0.5", "revenue.profit_tax=0.1"]
    run = answer_country(open_study("GBR", SMALL, [], words))
    assert {one.name: one.is_read for one in run.told} == {
        "ground.self_employed_pay_low": False,
        "revenue.profit_tax": True,
    }


def test_packages_side_by_side_refuse_what_none_of_them_reads() -> None:
    names = ["ilo-floor", "universal-care"]
    read_by_one = open_study("GBR", SMALL, [], ["employment.gain_of_use_high=0.2"])
    marked = compare_packages(read_by_one, names).runs
    assert [one.told[0].is_read for one in marked] == [False, True]
    with pytest.raises(ParameterError, match="added_hours' is not read by this run"):
        compare_packages(open_study("GBR", SMALL, [], ["fathers_programmes.added_hours=2"]), names)


def test_the_hash_of_inputs_changes_with_the_evidence() -> None:
    hashes = {
        hash_inputs(open_study("GBR", SMALL, [], texts))
        for texts in (
            (),
            ["revenue.profit_tax=0.1"],
            ["revenue.profit_tax=0.1(0..0.2)"],
            ["revenue.profit_tax=0.2"],
        )
    }
    assert len(hashes) == 4


@pytest.mark.parametrize("step", [3, pytest.param(1, marks=pytest.mark.campaign)])
def test_every_name_moves_a_result_or_is_told_not_to_be_read(step: int) -> None:
    """Found at the point by moving it, and held against draws, which another path makes.

    Every third name each time, all of them in the campaign.

    A value with a spread that is declared at its shipped point changes the draws only if the
    run reads it: none that does is refused.
    """
    study = open_study("KEN", {**SMALL, "until": 2028})
    shipped = project(study)
    spread = {
        name: _as_shipped(name)
        for name, parameter in settable_evidence().items()
        if parameter.dated_at(BASE_DAY).distribution is not None
        # Of what is told by income group, that of Kenya's alone.
        and (len(find_family(name)) == 1 or name.endswith("_lower_middle"))
    }
    spread = {name: spread[name] for name in sorted(spread)[::step]}
    whole = GivenEvidence.of(one for numbers in spread.values() for one in numbers)
    unread = {name for name, _labels in find_unread(replace(study, sampler=Sampler(1, 0, whole)))}
    moved = {
        name
        for name, numbers in spread.items()
        if _differ(project(study, GivenEvidence.of(numbers)), shipped)
    }
    assert not moved & unread
    # What is left are bounds that bind at an end of their range and in none of these draws.
    assert len(set(spread) - moved - unread) <= 6
    assert len(moved) > len(spread) / 2


def _differ(one: Projection, other: Projection) -> bool:
    """Tell whether any draw of any figure differs."""
    return any(
        not np.array_equal(a[name], b[name], equal_nan=True)
        for a, b in ((one.values, other.values), (one.beside, other.beside))
        if a is not None and b is not None
        for name in a
    )


def _as_shipped(name: str) -> list[GivenNumber]:
    """Set every label of a parameter to what it ships with."""
    parameter = settable_evidence()[name]

    def walk(value: object, labels: tuple[str, ...]) -> list[GivenNumber]:
        if isinstance(value, dict):
            return [one for label, part in value.items() for one in walk(part, (*labels, label))]
        assert isinstance(value, float | int)
        return [GivenNumber(name, labels, float(value), "as shipped")]

    numbers = walk(parameter.value_at(BASE_DAY), ())
    assert all(len(one.labels) == len(AXES[parameter.type]) for one in numbers)
    return numbers
