"""Crises are worded in every language, and what is shown of one can be run again."""

from pathlib import Path

import pytest
import yaml
from tests.speaking import say_in_each

from carepact.data.crises.crisis import Crisis, shipped_crises
from carepact.report.crises import write_crisis
from carepact.studies.study_file.opening import open_study


def test_every_shipped_crisis_has_its_words_in_every_language() -> None:
    for one in shipped_crises().values():
        for text in (one.title, one.summary):
            told = say_in_each(text)
            assert len(set(told)) == len(told), told


@pytest.mark.parametrize("name", sorted(shipped_crises()))
def test_a_crisis_as_it_is_shown_is_a_study_that_runs(name: str, tmp_path: Path) -> None:
    file = tmp_path / "study.yaml"
    file.write_text("country: KEN\nuntil: 2030\n" + write_crisis(shipped_crises()[name]), "utf-8")
    (begun,) = open_study(str(file)).crises
    shipped = shipped_crises()[name].model_dump(exclude={"crisis"})
    assert begun.crisis == Crisis(**shipped)
    assert begun.begins == yaml.safe_load(write_crisis(shipped_crises()[name]))["shocks"][
        f"my-{name}"
    ]["begins"]  # fmt: skip


def test_every_value_of_a_shipped_crisis_says_where_it_was_seen_and_how() -> None:
    for name, crisis in shipped_crises().items():
        for course in (*crisis.courses.values(), *crisis.services_closed.values()):
            assert course.source, name
            assert course.strength, name
