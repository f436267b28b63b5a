"""The catalogue of options: what is in it, and what a file of it may not say."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pytest
from tests.speaking import say_in_each

from carepact.core.errors import ParameterError
from carepact.data.countries.dictionary import read_indicators
from carepact.data.countries.law import read_provision_kinds
from carepact.policy.option_indicators import Sign
from carepact.policy.options import (
    ACTORS,
    AIMS,
    CONTEXTS,
    FIELDS,
    choose_options,
    find_pattern,
    read_options,
    shipped_options,
)
from carepact.policy.package_files import SHIPPED, shipped_package
from carepact.policy.shipped_instruments import instrument_names, shipped_instrument

WORDS = "Tried"
OPTION = f"""\
checked: 2026-11-29
options:
  - id: try
    title: Try
    text: {WORDS}
    aim: reduce
    field: childcare
    actors: [employers]
    contexts: [any]
    costed_by: childcare.coverage
    sign: {{unknown: {WORDS}}}
    examples: none known
"""
FAULTY = """\
options:
  - id: try
    title: ""
    text: Tried
    aim: reduec
    field: childcare
    actors: []
    contexts: [any, ageing]
    costed_by: childcare.coverag
    sign: {indicator: ger_ecd, at_least: 45}
  - id: try
    title: Try
    text: Tried
    aim: reduce
    field: childcare
    actors: [employers]
    contexts: [any]
    costs: nothing
    sign: {provision: childcare_public, answers: [perhaps]}
"""


def test_the_catalogue_holds_sixty_options_or_more_each_named_once() -> None:
    names = [option.id for option in shipped_options()]
    assert len(names) == len(set(names)) >= 60


def test_every_option_names_a_parameter_that_an_instrument_has_or_says_why_none_costs_it() -> None:
    for option in shipped_options():
        if option.instrument is None:
            assert len(str(option.not_costed or "")) > 20, option.id
        else:
            assert option.parameter in shipped_instrument(option.instrument).parameters


def test_an_instrument_that_a_shipped_package_uses_costs_at_least_one_option() -> None:
    used = {edit.instrument for name in SHIPPED for edit in shipped_package(name).edits}
    costed = {option.instrument for option in shipped_options()} - {None}
    assert len(used) >= 13
    assert used <= costed <= set(instrument_names())


def test_each_of_the_five_r_has_options_in_at_least_five_fields() -> None:
    fields = defaultdict(set)
    for option in shipped_options():
        fields[option.aim].add(option.field)
    assert set(fields) == set(AIMS)
    assert min(map(len, fields.values())) >= 5


def test_every_field_actor_and_context_has_an_option() -> None:
    options = shipped_options()
    assert {option.field for option in options} == set(FIELDS)
    assert {actor for option in options for actor in option.actors} == set(ACTORS)
    assert {one for option in options for one in option.contexts} == {*CONTEXTS, "any"}


def test_every_sign_names_a_known_figure_or_provision_or_says_what_would_tell() -> None:
    for option in shipped_options():
        sign = option.sign
        named = [sign.indicator, sign.provision, sign.unknown]
        assert sum(one is not None for one in named) == 1
        assert sign.indicator is None or sign.indicator in read_indicators()
        assert sign.provision is None or sign.provision in read_provision_kinds()
        has_threshold = sign.at_least is not None or sign.at_most is not None
        assert has_threshold == (sign.ground is not None), option.id


def test_every_option_has_its_own_title_in_each_language() -> None:
    told = [say_in_each(option.title) for option in shipped_options()]
    for titles in zip(*told, strict=True):
        assert len(set(titles)) == len(told)


@pytest.mark.parametrize(
    "name",
    [
        "mothers-centres",
        "fathers-programmes",
        "leave-for-grandparents",
        "volunteers",
        "domestic-workers",
        "care-skills-at-work",
        "pension-care-credits",
        "time-use-survey",
        "satellite-account",
        "care-in-agreements",
    ],
)
def test_what_families_and_unions_ask_for_is_in_the_catalogue(name: str) -> None:
    assert name in {option.id for option in shipped_options()}


def test_a_named_package_sets_the_parameter_that_the_option_moves() -> None:
    found = {option.id: find_pattern(option) for option in shipped_options()}
    for option in shipped_options():
        pattern = found[option.id]
        if pattern is not None:
            edits = [edit.place for edit in shipped_package(pattern).edits]
            assert (option.instrument, option.parameter) in edits
    assert found["maternity-weeks"] == "ilo-floor"
    assert found["satellite-account"] is None


def test_options_are_chosen_by_all_the_words_given() -> None:
    wanted = {"aim": "reduce", "field": "childcare", "actor": "employers", "context": None}
    assert [option.id for option in choose_options(shipped_options(), wanted)] == ["backup-care"]


def test_an_option_for_every_country_is_found_by_any_context() -> None:
    options = choose_options(shipped_options(), {"context": "low-income"})
    assert "mothers-centres" in {option.id for option in options}
    assert "backup-care" not in {option.id for option in options}


def test_unknown_words_are_refused_together_with_the_nearest() -> None:
    with pytest.raises(ParameterError) as told:
        choose_options(shipped_options(), {"aim": "reduec", "actor": "employer"})
    assert "2 faults" in str(told.value)
    assert "Did you mean 'reduce'?" in str(told.value)
    assert "Did you mean 'employers'?" in str(told.value)


def test_a_file_of_options_is_read(tmp_path: Path) -> None:
    path = tmp_path / "own.yaml"
    path.write_text(OPTION, "utf-8")
    assert [option.title for option in read_options(path)] == ["Try"]


def test_all_faults_of_a_file_are_named_with_their_lines(tmp_path: Path) -> None:
    path = tmp_path / "own.yaml"
    path.write_text(FAULTY, "utf-8")
    with pytest.raises(ParameterError) as told:
        read_options(path)
    said = str(told.value)
    for part in (
        "line 3, options.0.title: ",
        "line 5, options.0.aim: 'reduec' is not known",
        "Did you mean 'reduce'?",
        "line 7, options.0.actors",
        "line 8, options.0.contexts: 'any' stands with others",
        "line 9, options.0.costed_by: childcare has no parameter 'coverag'. Did you mean",
        "there is no indicator 'ger_ecd'. Did you mean 'ger_eced'?",
        "the threshold has no 'ground'",
        "line 11, options.1.id: 'try' stands twice",
        "line 18, options.1.costs: unknown key",
        "childcare_public: is answered by yes or no",
    ):
        assert part in said, (part, said)


@pytest.mark.parametrize("line", ["", f"costed_by: childcare.coverage\n    not_costed: {WORDS}"])
def test_an_option_says_what_costs_it_or_why_nothing_does_and_not_both(
    tmp_path: Path, line: str
) -> None:
    path = tmp_path / "own.yaml"
    path.write_text(OPTION.replace("costed_by: childcare.coverage", line), "utf-8")
    with pytest.raises(ParameterError, match=r"option try: needs either 'costed_by' or"):
        read_options(path)


@pytest.mark.parametrize(
    ("sign", "says"),
    [
        ("{}", "needs one of 'indicator', 'provision', 'unknown'"),
        (f"{{unknown: {WORDS}, at_least: 3}}", "'unknown' stands with a condition"),
        ("{indicator: leave_who_pays, at_least: 3}", "holds words"),
        ("{indicator: tfr, at_least: 2, at_most: 3}", "'at_least' or 'at_most'"),
        ("{provision: paid_leave_mothers, answers: ['98']}", "'at_least' or 'at_most'"),
        ("{provision: leave_payer, at_least: 1}", "Write 'answers' alone"),
        ("{provision: childcare_publik, answers: ['yes']}", "Did you mean 'childcare_public'?"),
    ],
)
def test_a_sign_that_cannot_tell_is_refused(tmp_path: Path, sign: str, says: str) -> None:
    path = tmp_path / "own.yaml"
    path.write_text(OPTION.replace(f"{{unknown: {WORDS}}}", sign), "utf-8")
    with pytest.raises(ParameterError) as told:
        read_options(path)
    assert says in str(told.value)


@pytest.mark.parametrize(
    ("sign", "shown"),
    [
        ({"at_least": 45}, [False, True, True]),
        ({"at_most": 45}, [True, True, False]),
    ],
)
def test_a_figure_just_at_the_threshold_shows_the_option(
    sign: dict[str, float], shown: list[bool]
) -> None:
    told = Sign.model_validate({"indicator": "ger_eced", "ground": WORDS, **sign})
    assert [told.holds_for(value) for value in (44.9, 45, 45.1)] == shown
