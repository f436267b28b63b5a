"""Childcare of the United Kingdom as a study, beside De Henau (2022), table 5, untuned."""

from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path

import pytest

from carepact.core.draws import Sampler
from carepact.core.given import NOTHING_GIVEN
from carepact.simulate.projection import Projection
from carepact.studies.country_projection import read_study_country, simulate_country
from carepact.studies.study_file.opening import open_study
from carepact.studies.unread_evidence import find_unread

EXPLANATION = Path(__file__).parents[2] / "docs" / "explanation"
STUDY = EXPLANATION / "de-henau-2022" / "study.yaml"
GDP = 2_150_000
"""Of 2018: the printed shares of gross cost hold for 2,126 to 2,174 thousand million alone.
[GBP million]"""
SCENARIOS = {1: (0.71, "assistant"), 2: (0.71, "teacher"), 3: (0.85, "assistant"),
             4: (0.85, "teacher")}  # fmt: skip
QUANTITIES = ("gross", "law", "revenue", "benefits", "net")


@pytest.fixture(scope="module")
def printed(shared_published: Path) -> dict[int, dict[str, float]]:
    """Table 5 over GDP, and self-funding."""
    with (shared_published / "de_henau_2022_table_5.csv").open(encoding="utf-8") as file:
        rows = {(row["quantity"], row["unit"]): row for row in csv.DictReader(file)}
    names = {
        "gross": ("gross annual cost",),
        "law": ("current ECEC subsidies",),
        "revenue": ("direct tax revenue", "indirect tax revenue", "other tax revenue"),
        "benefits": ("lower spending on cash benefits",),
        "net": ("net funding gap",),
    }
    unit = "GBP million 2018"
    return {
        number: {
            key: 100 * sum(float(rows[one, unit][f"scenario_{number}"]) for one in of) / GDP
            for key, of in names.items()
        }
        | {"self": float(rows["self-funding", "share"][f"scenario_{number}"])}
        for number in SCENARIOS
    }


def account(number: int, *, with_evidence: bool) -> dict[str, float]:
    """Run a scenario at its point, in % of GDP."""
    take_up, grade = SCENARIOS[number]
    half = ("0", "4")
    words = [
        f"childcare.coverage.{age}={take_up / 2 if age in half else take_up}" for age in "01234"
    ]
    others = {"assistant": "teacher", "teacher": "assistant"}
    mix = [f"childcare.staff_mix.{grade}=1", f"childcare.staff_mix.{others[grade]}=0"]
    study = open_study(str(STUDY), {}, [*words, "childcare.coverage.5=0", *mix])
    given = study.sampler.given if with_evidence else NOTHING_GIVEN
    study = replace(study, sampler=Sampler(1, 0, given))
    return sum_account(simulate_country(study, read_study_country(study), study.sampler).projection)


def sum_account(projection: Projection) -> dict[str, float]:
    """Add up the State's account of the last year, before anything is financed."""
    values = projection.values.isel(draw=0, year=-1)
    cost = values["cost_by_payer"].sel(instrument="childcare")
    state = cost.sel(payer=["general_budget", "social_security"]).sum("payer")
    before = values["received"].drop_sel(earner=["financing", "induced by financing"])
    revenue = float(before.sel(scenario="demand").sum())
    gross, law = float(state.sel(scenario="demand")), float(state.sel(scenario="present law"))
    saved = float(values["saved"].sel(scenario="demand"))
    net = gross - law - revenue - saved
    found = {"gross": gross, "law": law, "revenue": revenue, "benefits": saved, "net": net}
    per_cent = {name: 100 * one / float(values["gdp"]) for name, one in found.items()}
    return per_cent | {"self": 1 - net / gross}


@pytest.mark.shared
def test_the_page_prints_all_four_scenarios_beside_ours(
    printed: dict[int, dict[str, float]],
) -> None:
    page = (EXPLANATION / "multipliers.md").read_text("utf-8")
    rows = []
    for number, theirs in printed.items():
        plain, told = (account(number, with_evidence=one) for one in (False, True))
        cells = [
            f"{theirs[key]:.2f}, {plain[key]:.2f}, {told[key]:.2f}" for key in (*QUANTITIES, "self")
        ]
        rows.append(f"| {number} | " + " | ".join(cells) + " |")
    missing = [row for row in rows if row not in page]
    assert not missing, "\n".join(rows)


@pytest.mark.parametrize(
    ("settings", "evidence"),
    [
        ((), ()),
        (("childcare.hours_per_week=40", "childcare.weeks_per_year=52"), ()),
        (("childcare.children_per_staff.3=5", "childcare.children_per_staff.4=5"), ()),
        ((), ("employment.gain_of_use=1",)),
        ((), ("employment.relative_pay=1",)),
        ((), ("revenue.marginal_wedge=0.5",)),
        ((), ("induced.rate_of_consumption=1",)),
        ((), ("paths.benefit_saving=0.2",)),
    ],
)
def test_the_page_prints_what_each_change_moves(
    settings: tuple[str, ...], evidence: tuple[str, ...]
) -> None:
    study = open_study(str(STUDY), {}, settings, evidence)
    assert not find_unread(study)
    point = replace(study.sampler, draws=0)
    found = sum_account(simulate_country(study, read_study_country(study), point).projection)
    cells = " | ".join(f"{found[name]:.2f}" for name in ("gross", "revenue", "net"))
    page = (EXPLANATION / "multipliers.md").read_text("utf-8")
    lines = [line for line in page.splitlines() if line.endswith(f"| {cells} |")]
    told = (*settings, *evidence)[:1]
    assert any(told[0] in line for line in lines) if told else lines, cells


@pytest.mark.shared
def test_ours_differ_by_scenario_as_theirs_do(printed: dict[int, dict[str, float]]) -> None:
    """What sets the scenarios apart, take-up and pay, moves both the same way."""
    ours = {number: account(number, with_evidence=True) for number in SCENARIOS}
    for one in (printed, ours):
        assert one[1]["gross"] < one[3]["gross"] < one[2]["gross"] < one[4]["gross"]
        assert one[1]["net"] < one[3]["net"] < one[2]["net"] < one[4]["net"]
        assert max(one[2]["self"], one[4]["self"]) < min(one[1]["self"], one[3]["self"])
    # More of the children, the same cost of each: both grow by about 0.85 / 0.71 = 1.197.
    for more, fewer in ((3, 1), (4, 2)):
        for one in (printed, ours):
            assert one[more]["gross"] / one[fewer]["gross"] == pytest.approx(0.85 / 0.71, rel=0.03)


def test_the_evidence_of_the_study_brings_more_back() -> None:
    plain, told = (account(3, with_evidence=one) for one in (False, True))
    assert told["revenue"] > plain["revenue"]
    assert told["gross"] == plain["gross"]
