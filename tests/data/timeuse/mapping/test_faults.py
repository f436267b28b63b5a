"""Ten broken mapping files: each gives its whole list of faults at once."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from carepact.core.errors import CareError, DataError, ParameterError
from carepact.data.timeuse import read_diaries
from carepact.studies.survey_check import check_survey

Change = tuple[str, str]

BROKEN: dict[str, tuple[list[Change], list[str]]] = {
    "three columns are misspelt": (
        [
            ("respondent: pid", "respondent: pidd"),
            ("column: wgt", "column: wght"),
            ("psu: psu", "psu: psus"),
        ],
        [
            r"line 7, columns\.respondent: office\.csv has no column 'pidd'. Did you mean 'pid'\?",
            r"weight\.column: .* 'wght'. Did you mean 'wgt'\?",
            r"design\.psu: .* 'psus'. Did you mean 'psu'\?",
        ],
    ),
    "unknown keys and an unknown unit": (
        [
            ("unit: minutes a day", "unit: minutes"),
            ("year: 2023", "year: 2023\ncolour: red"),
            ("{strata: stratum", "{stata: stratum"),
        ],
        [
            r"activities\.unit: 'minutes' is not known. Use one of 'minutes a day'",
            r"line 6, colour: unknown key",
            r"design\.stata: unknown key. Did you mean 'strata'\?",
        ],
    ),
    "codes that ICATUS does not have, and no reasons": (
        [
            ('icatus: "41"', 'icatus: "499"'),
            ("rationale: Paid work of any kind.", 'rationale: ""'),
            ('{label: Housework, icatus: "3", ', "{label: Housework, "),
        ],
        [
            r"codes\.m_care\.icatus: '499' is no code of ICATUS 2016",
            r"codes\.m_work\.rationale: is empty",
            r"codes\.m_house\.icatus: is missing",
        ],
    ),
    "a design that nobody declared, and a faulty column": (
        [("psu: psu}", "psu: psu, single_psu: ignore, method: brr}"), ("age: age", "age: aged")],
        [
            r"design\.single_psu: 'ignore' is not known. Use one of 'refuse', 'merge', 'centre'",
            r"design\.method: 'brr' is not known",
            r"columns\.age: .* no column 'aged'. Did you mean 'age'\?",
        ],
    ),
    "needed columns are not named": (
        [("  age: age\n", ""), ("year: 2023\n", ""), ("survey: office\n", "")],
        [r"columns: lacks age", r"survey: is missing"],
    ),
    "words for sex that are none, and a weight of no unit": (
        [
            ('{"1": men, "2": women}', '{"1": hombres, "2": women}'),
            ("unit: persons", "unit: people"),
        ],
        [r"sex\.words: 'hombres' is not one of", r"weight\.unit: 'people' is not known"],
    ),
    "replicates that cannot be": (
        [
            ("design:", "replicates: {columns: rep_*, method: fay}\ndesign:"),
            ("title: Survey of an office", 'title: ""'),
        ],
        [
            r"replicates: method fay needs 'rho'",
            r"title: is empty",
            r"replicates\.columns: office\.csv has no column 'rep_\*'",
        ],
    ),
    "calibration to what is not there": (
        [
            (
                "design:",
                "calibration: [{columns: zone}, {columns: sex, totals: {women: -1}}]\ndesign:",
            )
        ],
        [
            r"calibration\.0: needs either 'totals' or 'file'",
            r"calibration\.1: a total is not above 0",
        ],
    ),
    "an unknown form, and a column that is not there": (
        [("form: wide", "form: broad"), ("column: educ", "column: education")],
        [
            r"activities: 'broad' is not known. Use one of 'wide', 'long', 'grid'",
            r"columns\.education: .* no column 'education'",
        ],
    ),
    "a draft that nobody filled in": (
        [
            ("Survey of an office", "???"),
            ("{title: The office", '{title: "???"'),
            ('icatus: "41"', 'icatus: "???"'),
            ('icatus: "3"', 'icatus: "???"'),
        ],
        [
            r"title: is still to be filled in",
            r"sources\.0\.title: is still to be filled in",
            r"activities\.codes: 2 codes are still to be placed .*: m_care, m_house",
        ],
    ),
}


@pytest.mark.parametrize("case", BROKEN)
def test_a_broken_mapping_file_gives_all_its_faults(
    case: str, write: Callable[[str], Path], mapping_file: Path
) -> None:
    changes, wanted = BROKEN[case]
    text = mapping_file.read_text("utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    mapping_file.write_text(text, "utf-8")

    with pytest.raises(DataError) as error:
        check_survey(mapping_file, write("csv"))

    lines = str(error.value).splitlines()
    assert lines[0] == f"office.yaml: {len(wanted)} faults."
    for pattern in wanted:
        assert any(re.search(pattern, line) for line in lines[1:]), (pattern, lines)


def test_values_without_a_word_are_listed_for_every_column(
    write: Callable[[str], Path], mapping_file: Path
) -> None:
    text = (
        mapping_file.read_text("utf-8").replace('missing: ["99"], ', "").replace(', "2": South', "")
    )
    mapping_file.write_text(text, "utf-8")

    with pytest.raises(
        DataError, match=r"(?s)2 faults.*region: the file holds '2'.*education: .*'99'"
    ):
        check_survey(mapping_file, write("csv"))


def test_a_key_that_stands_twice_is_named(mapping_file: Path) -> None:
    with mapping_file.open("a", encoding="utf-8") as stream:
        stream.write("year: 2024\n")

    with pytest.raises(DataError, match=r"line 22, year: the key stands twice"):
        check_survey(mapping_file, None)


def test_a_file_that_is_no_yaml_names_the_line(mapping_file: Path) -> None:
    mapping_file.write_text("survey: a\ntitle: [b\n", "utf-8")

    with pytest.raises(ParameterError, match=r"office\.yaml, line 3: not valid YAML"):
        check_survey(mapping_file, None)


def test_a_mapping_file_that_is_not_there_is_named(write: Callable[[str], Path]) -> None:
    with pytest.raises(CareError, match=r"other\.yaml: there is no such mapping file"):
        read_diaries(write("csv"), survey="other.yaml")


def test_minutes_below_zero_and_words_among_them_are_listed(
    mapping_file: Path, write: Callable[[str], Path]
) -> None:
    path = write("csv")
    rows = path.read_text("utf-8").splitlines()
    first = rows[1].split(",")
    first[8], first[9] = "-5", "many"
    path.write_text("\n".join([rows[0], ",".join(first), *rows[2:]]), "utf-8")

    with pytest.raises(
        DataError, match=r"(?s)2 faults.*m_work: -5 is below.*m_care: 'many' is no number"
    ):
        check_survey(mapping_file, path)


def test_a_sound_mapping_file_reads_every_diary(
    write: Callable[[str], Path], mapping_file: Path
) -> None:
    assert check_survey(mapping_file, None) is None
    read = check_survey(mapping_file, write("csv"))
    assert read is not None
    assert read.n == 240
