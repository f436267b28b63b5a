"""Whatever counts something has a singular: "1 package", and in French "1,5 semaine"."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from scripts.message_ids import extract_ids

from carepact import compare_packages, diff_packages, draft_package, list_packages
from carepact.core.speaking import use_language
from carepact.data.icatus.grouping import shipped_groupings
from carepact.report.review.words import count_verdict
from carepact.report.units import count_units
from carepact.report.values import word_number

COUNTED = re.compile(
    r"\{(?:count|n)\}\s(?:[a-z-]+ ){0,2}?(?!(?:as|does|has|is|stands|this)\b)[a-z]+s\b"
)
# What counts without a singular, and why it never counts one.
NEVER_ONE = {
    "cli/demo.py": "the demonstration always writes many files",
    "core/errors.py": "one fault is said by itself",
    "core/packed_files.py": "an archive of one table is read",
    "law/care_coverage.py": "the equation is fitted on many countries",
    "levels/family/conditions.py": "one day, month or year is said in words",
    "measure/designs.py": "one unit has a message of its own",
    "population/households.py": "a table of households holds many persons",
    "report/figures/country/what_matters.py": "one simulation has no variance",
    "report/headlines.py": "one simulation has no interval",
    "report/review/summary.py": "all countries are reviewed",
    "report/run/basis.py": "one simulation has no variance",
    "report/run/picture.py": "one simulation has no interval",
    "studies/charter_file/checks.py": "a few goals are allowed",
    "studies/centre_file/checks.py": "a name of one letter is not too long",
    "studies/centre_file/opening.py": "one centre is no network, and not too many",
    "studies/family_file/person_checks.py": "one parent is allowed",
    "studies/pact_file/checks.py": "a few commitments and partners are allowed",
    "studies/programme_file/sheets.py": "a code of one letter is not too long, nor one father many",
    "studies/quality_file/checks.py": "two assessors are allowed",
    "studies/quality_file/sheets.py": "a text of one letter is not too long",
    "studies/recognition_file/checks.py": "a few competencies and keys are allowed",
    "studies/told/entries.py": "a bound of letters is above one",
    "value/estimate.py": "a few respondents are said as fewer than some",
}
FAULTS_OF_SURVEYS = "data/timeuse/"
"""Faults of a survey's file count rows of it; they are listed behind the count."""


def test_what_counts_has_a_singular() -> None:
    found = {
        f"{file}: {one.text}"
        for one, files in extract_ids().items()
        for file in files
        if COUNTED.search(one.text) and not one.many
        if file not in NEVER_ONE and not file.startswith(FAULTS_OF_SURVEYS)
    }
    assert not found


def test_every_exception_is_still_one() -> None:
    used = {
        file
        for one, files in extract_ids().items()
        for file in files
        if COUNTED.search(one.text) and not one.many
    }
    assert NEVER_ONE.keys() <= used


@pytest.mark.parametrize(
    ("value", "unit", "english", "french", "spanish"),
    [
        (1, "weeks", "1 week", "1 semaine", "1 semana"),
        (1.5, "weeks", "1.5 weeks", "1,5 semaine", "1,5 semanas"),
        (14, "weeks", "14 weeks", "14 semaines", "14 semanas"),
        (1, "mean wages", "1 mean wage", "1 salaire moyen", "1 salario medio"),
        (0.25, "mean wages", "0.25 mean wages", "0,25 salaire moyen", "0,25 salarios medios"),
        (2, "hours a day", "2 hours a day", "2 heures par jour", "2 horas al día"),
        (1, "years", "1 year", "1 an", "1 año"),
    ],
)
def test_a_unit_agrees_with_its_number(
    value: float, unit: str, english: str, french: str, spanish: str
) -> None:
    told = {}
    for code in ("en", "fr", "es"):
        with use_language(code):
            told[code] = word_number(value, unit)
    assert told == {"en": english, "fr": french, "es": spanish}


def test_a_unit_without_a_singular_stays_as_its_file_has_it() -> None:
    assert count_units(1, "elasticity", "1") is None
    with use_language("en"):
        assert word_number(1, "elasticity") == "1 elasticity"


def test_verdicts_agree_with_the_requirements_they_are_of() -> None:
    with use_language("fr"):
        assert count_verdict("not", 1) == "1 non atteinte"
        assert count_verdict("not", 4) == "4 non atteintes"
    with use_language("es"):
        assert count_verdict("met", 1) == "1 se cumple"
        assert count_verdict("met", 4) == "4 se cumplen"


def test_one_digit_is_one() -> None:
    titles = list(map(str, shipped_groupings().values()))
    assert titles[:2] == ["ICATUS 2016, first digit", "ICATUS 2016, first 2 digits"]


def test_one_row_is_one() -> None:
    with use_language("en"):
        said = repr(list_packages())
    rows = list_packages().figures.height
    assert f"{rows} rows, 7 columns. Go on with" in said


def test_a_comparison_of_one_package_says_one_on_every_face() -> None:
    with use_language("fr"):
        compared = compare_packages("KEN", ["ilo-floor"], until=2030, draws=2)
        assert "ensemble de mesures" in compared.glance().title
        assert "ensembles" not in compared.glance().title
        assert compared.glance().title in compared.text


def test_a_difference_of_one_unit_is_said_in_the_singular(tmp_path: Path) -> None:
    written = []
    for name, weeks in (("a", 1), ("b", 2)):
        draft = draft_package(name, "ilo-floor").text
        file = tmp_path / f"{name}.yaml"
        file.write_text(re.sub(r"\b14\b", str(weeks), draft), "utf-8")
        written.append(file)
    with use_language("en"):
        page = diff_packages(*written).text
    assert "at least 1 week," in page
    assert "at least 2 weeks," in page
