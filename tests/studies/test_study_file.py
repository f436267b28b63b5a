"""A country study's file: read whole, or refused with all its faults and no output."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
import yaml
from tests.errors.command_line import run_carepact

from carepact.core.errors import ParameterError
from carepact.core.run_defaults import RunDefaults
from carepact.data.countries.facts import known_countries
from carepact.data.countries.population import list_population
from carepact.data.countries.prices import find_prices
from carepact.data.countries.reading import read_country
from carepact.ledger.target import read_target
from carepact.population.input_facts import needed_facts
from carepact.studies.study_file.drafting import draft_study
from carepact.studies.study_file.local_currency import find_local_currency
from carepact.studies.study_file.needed_facts import find_missing, shipped_needs
from carepact.studies.study_file.opening import open_study, read_study, schema_text

OURS = """\
package: ours
title: Ours
purpose: A try
phase_in: {begins: 2025, ends: 2030}
edits:
  - {instrument: paternity_leave, parameter: weeks, target: 6, source: Ours}
"""
FACTS = """\
country,indicator,year,value,unit,source
KEN,ptr_preprimary,2024,27.5,pupils per teacher,Ministry
"""
SOUND = """\
country: KEN
package: ours.yaml
set:
  childcare.ages_0_2.coverage: 0.4
own_facts: facts.csv
survey: {path: diaries, survey: mapping.yaml, years: 2019-2021}
until: 2040
draws: 200
seed: 7
paths: {gdp_growth: 0.03, financing: {tax: 0.5, debt: 0.5}}
currency: {code: KES, per_ppp_dollar: 50, year: 2023}
target: {women: 0.3, men: 0.3, employers: 0.1, State: 0.3}
"""
FAULTY = """\
country: KEN
package: ours.yaml
set:
  childcare.ages_0_2.coverage: 1.4
  childcare.coverag: 0.3
  paternity_leave.weeks: many
own_facts: nothing.csv
survey: {path: nowhere, survey: atos, years: 2016-2012}
until: 2060
draws: -5
sed: 3
paths: {gdp_growth: 2.5}
currency: {code: USD, year: 2024}
target: {women: 0.5, men: 0.4}
"""
NOTED_KEYS = (
    "set:", "  childcare", "  paternity", "evidence:", "  employment", "  induced", "  revenue",
    "paths:", "  gdp", "  wage", "  care_wage", "  discount", "  financing", "currency:", "target:",
)  # fmt: skip
"""Beginnings of lines that a draft holds as notes."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "ours.yaml").write_text(OURS, "utf-8")
    (tmp_path / "facts.csv").write_text(FACTS, "utf-8")
    (tmp_path / "diaries").mkdir()
    return tmp_path


def test_a_sound_study_is_ready_to_run_from_any_folder(folder: Path) -> None:
    (folder / "kenya.yaml").write_text(SOUND, "utf-8")

    study = read_study(folder / "kenya.yaml")

    assert (study.country, study.until) == ("KEN", 2040)
    assert (study.sampler.draws, study.sampler.seed) == (200, 7)
    assert study.own_facts == folder / "facts.csv"
    assert [edit.place for edit in study.package.edits] == [
        ("paternity_leave", "weeks"),
        ("childcare", "coverage"),
    ]
    assert study.package.edits[1].source == "set in the study"
    assert study.survey is not None
    assert study.survey.path == folder / "diaries"
    assert study.survey.survey == str(folder / "mapping.yaml")
    assert study.survey.years == (2019, 2020, 2021)
    assert study.paths.gdp_growth == 0.03
    assert study.currency is not None
    assert (study.currency.per_ppp_dollar, study.currency.year) == (50, 2023)
    assert study.target == {"women": 0.3, "men": 0.3, "employers": 0.1, "State": 0.3}


def test_all_faults_of_a_study_are_named_at_once(folder: Path) -> None:
    (folder / "kenya.yaml").write_text(FAULTY, "utf-8")
    backwards = OURS.replace("begins: 2025, ends: 2030", "begins: 2030, ends: 2025")
    (folder / "ours.yaml").write_text(backwards, "utf-8")

    ended = run_carepact("study", "check", folder / "kenya.yaml")

    assert ended.code == 2
    assert ended.out == ""
    for words in (
        "kenya.yaml: 15 faults.",
        "line 2, package: ours.yaml: line 4, phase_in: ends in 2025, before it begins in 2030.",
        "line 4, set.childcare.ages_0_2.coverage: 1.4 is outside 0 to 1.",
        "line 5, set.childcare.coverag: childcare has no parameter 'coverag'. Did you mean",
        "line 6, set.paternity_leave.weeks: 'many' is no number. Write a number.",
        "line 7, own_facts: there is no file nothing.csv.",
        "line 8, survey.path: there is no file nowhere.",
        "line 8, survey.survey: survey 'atos' is not known. Did you mean 'atus'?",
        "line 8, survey.years: 2012 lies before 2016. Write the earlier year first.",
        "line 9, until: the population of Kenya is known until 2050, and 2060 is later.",
        "line 10, draws: -5 is less than 2.",
        "line 11, sed: unknown key. Did you mean 'seed'?",
        "line 12, paths.gdp_growth: 2.5 is outside -0.1 to 0.15.",
        "line 13, currency.code: USD is not the money of Kenya, which is KES.",
        "line 13, currency.year: 'per_ppp_dollar' and 'year' belong together.",
        "line 14, target: the shares sum to 0.9, not to 1. Correct them.",
    ):
        assert words in ended.said


def test_a_country_lacking_what_a_run_needs_is_refused_with_every_missing_fact() -> None:
    with pytest.raises(ParameterError) as refused:
        open_study("TWN", {})
    said = str(refused.value)
    assert "needed for who gives unpaid care today: unpaid_day_share_f" in said
    assert "needed for what care costs" in said
    assert "severe_gali_65p" not in said
    assert "Give what is missing in a file of own facts." in said


def test_a_survey_takes_the_place_of_published_hours() -> None:
    taiwan = read_country("TWN")
    without = list(find_missing(taiwan, has_survey=False))
    with_survey = list(find_missing(taiwan, has_survey=True))
    assert len(without) == len(with_survey) + 1


def test_a_run_has_what_it_needs_in_at_least_170_countries() -> None:
    ready = [
        code
        for code in list_population()
        if code in known_countries()
        and not list(find_missing(read_country(code), has_survey=False))
    ]
    assert len(ready) >= 170


def test_what_a_study_needs_holds_all_that_rules_stand_on() -> None:
    needed = {name for need in shipped_needs() for name in need.facts}
    assert set(needed_facts()) <= needed


def test_a_declared_target_is_one_that_the_ledger_takes(folder: Path) -> None:
    (folder / "kenya.yaml").write_text(SOUND, "utf-8")
    study = read_study(folder / "kenya.yaml")
    assert study.target is not None
    assert read_target(study.target, "target").shares["State"] == 0.3


def test_an_unknown_country_or_package_is_offered_the_nearest(folder: Path) -> None:
    (folder / "study.yaml").write_text("country: Kenja\npackage: ilo-flor\n", "utf-8")
    with pytest.raises(ParameterError) as refused:
        read_study(folder / "study.yaml")
    assert "line 1, country: country 'Kenja': it is not known. Did you mean Kenya (KEN)?" in str(
        refused.value
    )
    assert "line 2, package: 'ilo-flor': there is no such package. Did you mean 'ilo-floor'?" in (
        str(refused.value)
    )


def test_a_survey_of_another_country_is_refused(folder: Path) -> None:
    (folder / "study.yaml").write_text(
        "country: KEN\nsurvey: {path: diaries, survey: atus}\n", "utf-8"
    )
    with pytest.raises(ParameterError, match=r"survey atus is of USA, not of Kenya"):
        read_study(folder / "study.yaml")


def test_a_country_s_money_is_derived_where_no_factor_is_given(folder: Path) -> None:
    (folder / "study.yaml").write_text("country: KEN\ncurrency: {code: KES}\n", "utf-8")
    fact = read_country("KEN").fact("lcu_per_ppp2021")
    assert fact is not None

    currency = read_study(folder / "study.yaml").currency

    assert currency is not None
    prices = find_prices("KEN", fact.year)
    assert currency.per_ppp_dollar == pytest.approx(fact.number * prices.factor)
    assert (currency.year, currency.status) == (2024, "assumed")
    assert f"prices of {fact.year} to 2024" in currency.source


def test_a_factor_of_one_s_own_stands_in_prices_of_its_year(folder: Path) -> None:
    own = folder / "own.csv"
    own.write_text(
        "country,indicator,year,value,unit,source\n"
        "KEN,lcu_per_ppp2021,2019,40,own currency of the year per constant 2021 PPP $,Treasury\n",
        "utf-8",
    )
    currency = find_local_currency(read_country("KEN", own))
    assert currency is not None
    assert (currency.per_ppp_dollar, currency.year, currency.source) == (40, 2019, "Treasury")


def test_a_horizon_must_lie_after_the_base_year(folder: Path) -> None:
    (folder / "study.yaml").write_text("country: KEN\nuntil: 2024\n", "utf-8")
    with pytest.raises(ParameterError, match="a run begins in 2024, and 2024 is not later"):
        read_study(folder / "study.yaml")


def test_words_of_the_command_line_win_over_the_file(folder: Path) -> None:
    (folder / "kenya.yaml").write_text(SOUND, "utf-8")

    study = open_study(
        str(folder / "kenya.yaml"),
        {"until": 2030, "draws": None, "package": "universal-care"},
        ["childcare.ages_0_2.coverage=0.2"],
    )

    assert (study.until, study.sampler.draws) == (2030, 200)
    assert study.package.package == "universal-care-changed"
    assert [edit.target for edit in study.package.edits[-2:]] == [
        dict.fromkeys("012", 0.4),
        dict.fromkeys("012", 0.2),
    ]


def test_faults_of_file_and_command_line_are_named_together(folder: Path) -> None:
    (folder / "kenya.yaml").write_text("country: KEN\ndraws: -1\n", "utf-8")
    with pytest.raises(ParameterError) as refused:
        open_study(str(folder / "kenya.yaml"), {"until": 2070}, ["childcre.coverage=1"])
    said = str(refused.value)
    assert "kenya.yaml: 3 faults." in said
    assert "line 2, draws: -1 is less than 2." in said
    assert "2. until=2070: the population of Kenya is known until 2050" in said
    assert "set: childcre.coverage=1: there is no instrument 'childcre'." in said


def test_a_country_alone_is_a_study_with_what_is_usual() -> None:
    study = open_study("Kenya")
    assert (study.country, study.package.package) == ("KEN", RunDefaults().package)
    assert (study.until, study.sampler.draws, study.sampler.seed) == (2050, 1000, 1)
    assert study.survey is None


def test_a_draft_has_no_fault_and_its_notes_can_be_taken_in(folder: Path) -> None:
    schema = json.loads(schema_text())
    for country, money in (("KEN", "KES"), ("USA", "USD")):
        text = draft_study(country)
        (folder / "draft.yaml").write_text(text, "utf-8")
        assert read_study(folder / "draft.yaml").country == country
        jsonschema.validate(yaml.safe_load(text), schema)
        taken = text.replace("# own_facts: own-facts.csv", "own_facts: facts.csv")
        for key in NOTED_KEYS:
            taken = taken.replace(f"# {key}", key)
        (folder / "facts.csv").write_text(FACTS.replace("KEN", country), "utf-8")
        (folder / "draft.yaml").write_text(taken.replace("XXX", money), "utf-8")
        study = read_study(folder / "draft.yaml")
        assert study.paths.financing == {"tax": 0.7, "debt": 0.3}
        jsonschema.validate(yaml.safe_load(taken.replace("XXX", money)), schema)


def test_the_command_drafts_once_and_then_checks(folder: Path) -> None:
    file = folder / "kenya.yaml"

    drafted = run_carepact("study", "new", "KEN", "-o", file)
    again = run_carepact("study", "new", "KEN", "-o", file)
    unknown = run_carepact("study", "new", "Kenja", "-o", folder / "other.yaml")
    checked = run_carepact("study", "check", file)

    assert drafted.code == 0
    assert (folder / "study.schema.json").is_file()
    assert (again.code, unknown.code) == (2, 2)
    assert "Did you mean Kenya (KEN)?" in unknown.said
    assert not (folder / "other.yaml").exists()
    assert checked.out == (
        "kenya.yaml: no faults. KEN, package co-responsibility with 26 edits, until 2050, "
        "1000 draws.\n"
    )
