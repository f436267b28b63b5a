"""Each caller hears its own words: in its thread, in its processes, on its face."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from threading import Barrier

import carepact
from carepact.cli.voice import CommandLine
from carepact.core import voice
from carepact.core.messages import _
from carepact.core.speaking import use_language
from carepact.studies.every_country.result import CountryResult
from carepact.studies.every_country.workers import start_workers


@dataclass(frozen=True)
class Form:
    """A face of its own: a page that names the title of a field."""

    def option(self, name: str, /) -> str:
        return f"the field {name.title()}"

    def given(self, name: str, value: object, /) -> str:
        return f"{value} in {self.option(name)}"

    def command(
        self, words: str, arguments: Sequence[object], options: Mapping[str, object], /
    ) -> str:
        return f"the page {words} {arguments} {options}"


def test_python_is_spoken_where_no_face_says_otherwise() -> None:
    assert voice.option("own_facts") == "own_facts"
    assert voice.given("gap", "nope") == "gap='nope'"
    assert voice.given("account", Path("a.csv")) == "account='a.csv'"
    assert voice.command("country", "KEN") == "carepact.read_country('KEN')"
    assert (
        voice.command("run", "KEN", shocks={"recession": 2028})
        == "carepact.simulate_country('KEN', shocks={'recession': 2028})"
    )


def test_the_command_line_reads_what_can_be_typed_again() -> None:
    with voice.use_voice(CommandLine()):
        assert voice.option("own_facts") == "--own-facts"
        assert voice.option("output") == "-o"
        assert voice.given("dominance", (2, 85.0)) == "--dominance 2,85"
        assert voice.given("shocks", {"recession": 2028}) == "--shock recession:2028"
        assert voice.given("cross_check", value=True) == "--cross-check"
        typed = voice.command("measure", "synthetic", where="age >= 15")
        assert typed == "carepact measure synthetic --where 'age >= 15'"
        evidence = {"childcare.additional_use": voice.Blank("VALUE")}
        assert voice.command("run", "KEN", evidence=evidence) == (
            "carepact run KEN --evidence childcare.additional_use=VALUE"
        )
    assert voice.option("own_facts") == "own_facts"


def test_a_command_without_a_function_stays_a_command() -> None:
    assert voice.command("survey check", "m.yaml", strict="x") == (
        "carepact survey check m.yaml --strict x"
    )


def test_a_third_face_brings_its_own_voice() -> None:
    with voice.use_voice(Form()):
        assert voice.given("gap", "nope") == "nope in the field Gap"


def test_a_name_of_one_function_does_not_reach_its_neighbours() -> None:
    with voice.name_options(variance="method"):
        assert voice.given("variance", "x") == "method='x'"
        with voice.use_voice(CommandLine()), voice.name_options(variance="method"):
            assert voice.given("variance", "x") == "--method x"
    assert voice.given("variance", "x") == "variance='x'"


def test_what_a_result_names_is_spoken_to_its_reader() -> None:
    remark = voice.LaterOption("gdp")
    with voice.use_voice(CommandLine()):
        assert f"{remark}" == "--gdp"
    assert f"{remark}" == "gdp"


def test_two_threads_hear_their_own_words() -> None:
    both = Barrier(2)

    def speak(face: voice.Voice) -> str:
        with voice.use_voice(face):
            both.wait(timeout=10)
            return voice.given("gap", "nope")

    with ThreadPoolExecutor(2) as threads:
        heard = list(threads.map(speak, [voice.PythonVoice(), CommandLine()]))
    assert heard == ["gap='nope'", "--gap nope"]


def say_what_is_heard(code: str) -> CountryResult:
    """Carry no country: tell language and voice of the process."""
    words = f"{_('minutes a day')}, {voice.given('gap', 'nope')}"
    return CountryResult(code, fault=words)


def test_processes_speak_as_the_one_that_began_them() -> None:
    with (
        use_language("fr"),
        voice.use_voice(CommandLine()),
        start_workers(2) as carry_each,
    ):
        found = [one.fault for one in carry_each(say_what_is_heard, ["KEN", "FRA"])]
    assert found == ["minutes par jour, --gap nope"] * 2


def test_every_function_that_messages_name_is_public() -> None:
    table = Path(carepact.__file__).with_name("functions.csv")
    with table.open(encoding="utf-8", newline="") as lines:
        named = {row["function"] for row in csv.DictReader(lines)}
    assert named <= set(carepact.__all__), named - set(carepact.__all__)
