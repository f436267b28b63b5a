"""Examples of options: every option has one or says so, in three languages, with its source."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from scripts.requote import ROOT
from tests.speaking import say_in_each

from carepact.core.errors import ParameterError
from carepact.core.messages import LANGUAGES
from carepact.data.countries.facts import known_countries
from carepact.policy.options import Option, read_options, shipped_options

PAGE = (ROOT / "docs" / "explanation" / "options.md").read_text("utf-8")
WORDS = "Tried"
EXAMPLE = f"""\
      - country: URY
        year: 2015
        what: {WORDS}
        source: {{publisher: P, title: T, address: "https://example.org/law"}}
"""
FILE = f"""\
checked: 2026-11-29
options:
  - id: try
    title: {WORDS}
    text: {WORDS}
    aim: reduce
    field: childcare
    actors: [employers]
    contexts: [any]
    costed_by: childcare.coverage
    sign: {{unknown: {WORDS}}}
    examples:
{EXAMPLE}"""


def texts_of(option: Option) -> Iterator[str]:
    """Walk the sentences of an option; a name may be the same in two languages."""
    sign = option.sign
    yield option.text
    yield from (one.what for one in option.examples)
    yield from filter(None, (option.not_costed, sign.unknown, sign.ground, sign.caveat))


def read_text(folder: Path, text: str) -> tuple[Option, ...]:
    """Read a file of options with this text."""
    path = folder / "own.yaml"
    path.write_text(text, "utf-8")
    return read_options(path)


def test_every_text_of_an_option_is_told_in_three_languages_and_none_is_a_copy() -> None:
    for option in shipped_options():
        for text in (option.title, *texts_of(option)):
            told = say_in_each(text)
            assert len(set(told)) == len(LANGUAGES), (option.id, told)


def test_every_example_names_a_country_and_a_source_with_an_address() -> None:
    for option in shipped_options():
        for one in option.examples:
            assert one.country in known_countries()
            assert one.source.publisher.strip()
            assert one.source.title.strip()
            assert re.match(r"https?://\S+\.\S+", one.source.address), option.id


def test_most_options_have_an_example_and_the_page_counts_those_without() -> None:
    options = shipped_options()
    without = [option.id for option in options if not option.examples]

    assert len(without) <= 15
    assert f"For {len(without)} of {len(options)} options none could be verified" in PAGE


def test_examples_come_from_every_region_of_the_world() -> None:
    regions = {
        known_countries()[one.country]["region"]
        for option in shipped_options()
        for one in option.examples
    }
    assert regions >= {
        "East Asia & Pacific",
        "Latin America & Caribbean",
        "Middle East & North Africa",
        "South Asia",
        "Sub-Saharan Africa",
    }


def test_an_example_is_read(tmp_path: Path) -> None:
    [option] = read_text(tmp_path, FILE)

    assert option.examples[0].country == "URY"
    assert option.examples[0].place is None


def test_none_known_is_declared_and_never_left_out(tmp_path: Path) -> None:
    declared = FILE.replace(f"examples:\n{EXAMPLE}", "examples: none known\n")
    assert read_text(tmp_path, declared)[0].examples == ()

    with pytest.raises(ParameterError, match=r"examples: is missing"):
        read_text(tmp_path, FILE.replace(f"    examples:\n{EXAMPLE}", ""))


@pytest.mark.parametrize("said", ["[]", "none", "''"])
def test_an_empty_list_or_another_word_is_no_declaration(tmp_path: Path, said: str) -> None:
    with pytest.raises(ParameterError, match="Write one, or the words 'none known'"):
        read_text(tmp_path, FILE.replace(f"examples:\n{EXAMPLE}", f"examples: {said}\n"))


def test_all_faults_of_an_example_are_named_at_once_with_their_lines(tmp_path: Path) -> None:
    text = FILE
    for right, wrong in (
        ("country: URY", "country: URX"),
        ("year: 2015", "year: 1215"),
        (
            "what: Tried\n        source",
            'what: ""\n        source',
        ),
        ("publisher: P", 'publisher: ""'),
        ("https://example.org/law", "example.org"),
    ):
        assert right in text
        text = text.replace(right, wrong)
    with pytest.raises(ParameterError) as told:
        read_text(tmp_path, text)
    said = str(told.value)
    for part in (
        "line 13, options.0.examples.0.country: there is no country 'URX'. Did you mean",
        "line 14, options.0.examples.0.year: '1215'",
        "examples.0.what: ",
        "examples.0.source.publisher",
        "examples.0.source.address: 'example.org'",
    ):
        assert part in said, (part, said)


def test_an_example_of_a_year_after_the_file_was_checked_is_refused(tmp_path: Path) -> None:
    with pytest.raises(
        ParameterError, match=r"line 14, .*2027 is after the file was checked, 2026"
    ):
        read_text(tmp_path, FILE.replace("year: 2015", "year: 2027"))


def test_an_example_is_of_the_years_from_1900_to_2100(tmp_path: Path) -> None:
    checked_later = FILE.replace("2026-11-29", "2200-01-01")
    for year in (1900, 2100):
        [option] = read_text(tmp_path, checked_later.replace("2015", str(year)))
        assert option.examples[0].year == year
    for year in (1899, 2101):
        with pytest.raises(ParameterError, match=f"examples.0.year: '{year}'"):
            read_text(tmp_path, checked_later.replace("2015", str(year)))
