"""Errors of every room, each raised by a call of Python and by what is typed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from tests.errors.command_line import run_carepact
from tests.value.households import town, value_town, write_wages

import carepact
from carepact.cli.voice import CommandLine
from carepact.core.disclosure.rules import DisclosureRule
from carepact.core.errors import CareError
from carepact.core.voice import use_voice
from carepact.data.countries.country_search import find_country
from carepact.measure.replicate_files import read_replicate_file
from carepact.measure.replicates import given_coefficients
from carepact.policy.given_evidence import read_evidence
from carepact.policy.options import choose_options, shipped_options
from carepact.policy.settings import read_settings
from carepact.report.figures.saving import check_picture_names
from carepact.report.formats import choose_format
from carepact.report.outputs import Extras, choose_output
from carepact.report.run.files import choose_screen
from carepact.report.sdmx import read_structure
from carepact.review.summary import choose_grouping
from carepact.studies.comparison import compare_packages
from carepact.studies.study_file.opening import open_study
from carepact.studies.study_file.shocks import read_shocks

HERE = Path(__file__).parent
TYPED = [
    (
        lambda: read_settings(["x"]),
        "set: x: there is no '='.",
        ("run", "KEN", "--set", "x"),
        "--set: x: there is no '='.",
    ),
    (
        lambda: read_settings(["childcre.coverage=1"]),
        "set: childcre.coverage=1: there is no instrument 'childcre'.",
        ("run", "KEN", "--set", "childcre.coverage=1"),
        "--set: childcre.coverage=1: there is no instrument 'childcre'.",
    ),
    (
        lambda: read_evidence(["x"]),
        "evidence: x: there is no '='.",
        ("run", "KEN", "--evidence", "x"),
        "--evidence: x: there is no '='.",
    ),
    (
        lambda: read_evidence(["childcare.coverage=0.5"]),
        "Set what a package asks for by set or under 'set:'",
        ("run", "KEN", "--evidence", "childcare.coverage=0.5"),
        "Set what a package asks for by --set or under 'set:'",
    ),
    (
        lambda: read_evidence(["population=1"]),
        "See carepact.list_evidence() for every name.",
        ("run", "KEN", "--evidence", "population=1"),
        "See carepact evidence for every name.",
    ),
    (
        lambda: read_shocks(["pandemic"]),
        "shocks: pandemic: does not say when it begins.",
        ("run", "KEN", "--shock", "pandemic"),
        "--shock: pandemic: does not say when it begins.",
    ),
    (
        lambda: carepact.compare_packages("KEN", []),
        "packages: no package is named. Name at least one.",
        ("compare", "KEN", "--packages", ","),
        "--packages: no package is named. Name at least one.",
    ),
    (
        lambda: carepact.value_care_time("synthetic", wages="USA", valuations="generalist"),
        ", not 2024. Give a file of wages.",
        ("value", "synthetic", "--wages", "USA", "--method", "generalist"),
        ", not 2024. Give a file of wages.",
    ),
    (
        lambda: compare_packages(open_study("KEN", {}, [], []), ["ilo-floor"] * 2),
        "packages: ilo-floor stands twice.",
        ("compare", "KEN", "--packages", "ilo-floor,ilo-floor"),
        "--packages: ilo-floor stands twice.",
    ),
    (
        lambda: find_country("QQQQ"),
        "carepact.list_countries() lists them.",
        ("country", "QQQQ"),
        "carepact countries lists them.",
    ),
    (
        lambda: choose_options(shipped_options(), {"aim": "nope"}),
        "aim='nope': there is no such word.",
        ("options", "--aim", "nope"),
        "--aim nope: there is no such word.",
    ),
    (
        lambda: choose_grouping("sex"),
        "by='sex': there are no such groups.",
        ("review", "--summary", "--by", "sex"),
        "--by sex: there are no such groups.",
    ),
    (
        lambda: carepact.read_diaries("synthetic", survey="atuss"),
        "survey='atuss': there is no such survey. Did you mean 'atus'?",
        ("measure", "synthetic", "--survey", "atuss"),
        "--survey atuss: there is no such survey. Did you mean 'atus'?",
    ),
    (
        lambda: carepact.read_diaries("synthetic", years=[2001]),
        "the synthetic diaries are of 2024 alone. Leave years out.",
        ("measure", "synthetic", "--years", "2001"),
        "the synthetic diaries are of 2024 alone. Leave --years out.",
    ),
    (
        lambda: carepact.read_diaries(HERE),
        "no known survey has files of these names. Name it with survey;",
        ("measure", str(HERE)),
        "no known survey has files of these names. Name it with --survey;",
    ),
    (
        lambda: choose_format("xlsx", None, {"xlsx": ".xlsx"}),
        "format='xlsx': is not for the screen. Name a file with output.",
        ("measure", "synthetic", "--format", "xlsx"),
        "--format xlsx: is not for the screen. Name a file with -o.",
    ),
    (
        lambda: choose_format("jsn", None),
        "format='jsn': there is no such format. Did you mean 'json'?",
        ("measure", "synthetic", "--format", "jsn"),
        "--format jsn: there is no such format. Did you mean 'json'?",
    ),
    (
        lambda: choose_format("table", Path("x.csv")),
        "format='table': is for the screen. Leave out output, or use csv.",
        ("measure", "synthetic", "--format", "table", "-o", "x.csv"),
        "--format table: is for the screen. Leave out -o, or use csv.",
    ),
    (
        lambda: choose_format(None, HERE),
        f"output='{HERE}': is a folder. Name a file in it.",
        ("measure", "synthetic", "-o", str(HERE)),
        f"-o {HERE}: is a folder. Name a file in it.",
    ),
    (
        lambda: choose_format(None, Path("none/x.csv")),
        "output='none/x.csv': there is no folder none.",
        ("measure", "synthetic", "-o", "none/x.csv"),
        "-o none/x.csv: there is no folder none.",
    ),
    (
        lambda: choose_format(None, Path("x.doc")),
        "output='x.doc': the ending tells no format.",
        ("measure", "synthetic", "-o", "x.doc"),
        "-o x.doc: the ending tells no format.",
    ),
    (
        lambda: choose_output(None, None, Extras(snippets=True)),
        "snippets: goes beside a file. Name one with output.",
        ("measure", "synthetic", "--snippets"),
        "--snippets: goes beside a file. Name one with -o.",
    ),
    (
        lambda: choose_output("json", Path("x.json"), Extras(descriptor=True)),
        "descriptor: describes a CSV file. Add format='csv'.",
        ("measure", "synthetic", "--descriptor", "--format", "json", "-o", "x.json"),
        "--descriptor: describes a CSV file. Add --format csv.",
    ),
    (
        lambda: check_picture_names([Path("x.gif")]),
        "chart='x.gif': the ending tells no picture.",
        ("measure", "synthetic", "--chart", "x.gif"),
        "--chart x.gif: the ending tells no picture.",
    ),
    (
        lambda: choose_screen("parquet", None),
        "format='parquet': is not for the screen. Name a folder with output;",
        ("run", "KEN", "--format", "parquet"),
        "--format parquet: is not for the screen. Name a folder with -o;",
    ),
    (
        lambda: choose_screen(None, Path(__file__)),
        f"output='{__file__}': is a file. Name a folder.",
        ("run", "KEN", "-o", __file__),
        f"-o {__file__}: is a file. Name a folder.",
    ),
]


def say_error(raise_it: Callable[[], object]) -> str:
    """Return in one line what an error says."""
    with pytest.raises(CareError) as caught:
        raise_it()
    return " ".join(str(caught.value).split())


@pytest.mark.parametrize(
    ("call", "python", "words", "typed"), TYPED, ids=[f"{one[1]:.40}" for one in TYPED]
)
def test_python_and_the_command_line_hear_their_own_words(
    call: Callable[[], object], python: str, words: tuple[str, ...], typed: str
) -> None:
    assert python in say_error(call)
    ended = run_carepact(*words)
    assert ended.code == 2
    assert typed in ended.said


def rho(value: float | None) -> Callable[[], object]:
    return lambda: given_coefficients("fay", 4, value, None)


SPOKEN = [
    (lambda: DisclosureRule(percent=1.0), "p_percent=1.0: is", "--p-percent 1: is"),
    (
        lambda: DisclosureRule(dominance=(0, 85.0)),
        "dominance=(0, 85.0): needs a whole number",
        "--dominance 0,85: needs a whole number",
    ),
    (
        lambda: given_coefficients("srd", 4, None, None),
        "variance='srd': there is",
        "--variance srd",
    ),
    (rho(None), "rho=None: is not a factor", "--rho: is not a factor"),
    (rho(1.5), "rho=1.5: is not a factor", "--rho 1.5: is not a factor"),
    (
        lambda: given_coefficients("jkn", 4, None, None),
        "variance='jkn': the coefficients are not given. Add coefficients with one value",
        "--variance jkn: the coefficients are not given. Add --coefficients with one value",
    ),
    (
        lambda: given_coefficients("brr", 4, None, np.ones(3)),
        "coefficients: there are 3 for 4 replicates",
        "--coefficients: there are 3 for 4 replicates",
    ),
    (
        lambda: given_coefficients("brr", 1, None, None),
        "replicate_weights: 1 replicate gives no variance",
        "--replicate-weights: 1 replicate gives no variance",
    ),
    (lambda: read_structure("sdg"), "structure='sdg': there is", "--structure sdg: there is"),
    (
        lambda: value_town(town((2003, 2015)), "USA", "generalist"),
        "Choose years with years, or give a file of wages.",
        "Choose years with --years, or give a file of wages.",
    ),
]


@pytest.mark.parametrize(
    ("call", "python", "typed"), SPOKEN, ids=[f"{one[1]:.40}" for one in SPOKEN]
)
def test_a_room_speaks_with_the_voice_of_its_caller(
    call: Callable[[], object], python: str, typed: str
) -> None:
    assert python in say_error(call)
    with use_voice(CommandLine()):
        assert typed in say_error(call)


def test_a_function_is_told_its_own_keyword(tmp_path: Path) -> None:
    file = tmp_path / "weights.csv"
    file.write_text("respondent,r1,r2\n1,1,1\n", encoding="utf-8")
    said = say_error(lambda: read_replicate_file(town(), file, "srd"))
    assert said.startswith("method='srd': there is no such method. Did you mean 'sdr'?")


def test_what_is_worth_nothing_names_the_productivity(tmp_path: Path) -> None:
    wages = tmp_path / "wages.csv"
    write_wages(wages, {"9": 10.0})
    said = say_error(lambda: value_town(town(), wages, "generalist", productivity=0.0))
    assert said.startswith("productivity=0.0: is not above zero.")
