"""What a programme measured as evidence of its country's study, and the study that runs with it."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from tests.cases.programme.programmes import write_programme
from tests.levels.programme.made import make_father, make_programme

from carepact.core.disclosure.rules import DisclosureRule
from carepact.levels.programme.effects import measure_change
from carepact.levels.programme.national import Evidence, instrument_of, list_evidence
from carepact.levels.programme.records import Programme
from carepact.levels.programme.release import choose_release
from carepact.report.programme.study_part import choose_package, write_study
from carepact.studies.country import answer_country
from carepact.studies.programme import answer_programme
from carepact.studies.programme_file.opening import open_programme
from carepact.studies.study_file.opening import open_study, read_study


def list_of(programme: Programme, factor: float | None = None) -> dict[str, Evidence]:
    """List the evidence of a programme by name."""
    release = choose_release(programme, DisclosureRule())
    return {one.name: one for one in list_evidence(programme, release, factor)}


def of_changes(*changes: float, left: int = 0, mothers: float = 0.5) -> Programme:
    """Make a programme of changes, of whom the last leave; mothers tell a part."""
    size = len(changes)
    return make_programme(
        [
            make_father(one, mothers * one, -0.2 * one, completed=place < size - left)
            for place, one in enumerate(changes)
        ]
    )


UP = (420, 300, 240, 360, 180, 480, 300, 420, 240, 360)
"""Minutes a week; 3300 of ten."""


def test_the_hours_of_the_study_are_those_of_all_who_began() -> None:
    programme = of_changes(*UP, left=5)
    found = list_of(programme, 0.8)
    assert found["completion"].value == 0.5
    effect = measure_change(programme, "father", "both", "began").effect
    assert effect is not None
    # 330 minutes a week are 330 / 420 hours a day, of the half who stayed.
    assert found["added_hours"].value == pytest.approx(330 / 420 / 0.5)
    spread = found["added_hours"].spread
    assert spread is not None
    low, high = effect.interval or (0.0, 0.0)
    assert 2 * 1.959964 * spread.sd == pytest.approx((high - low) / 420 / 0.5, rel=1e-6)
    # Mothers tell half of it, and do a fifth of his hours less, of the half that they tell.
    assert found["self_report_discount"].value == pytest.approx(0.5)
    assert found["freeing_share"].value == pytest.approx(0.4)
    # 1000 EUR of ten, at 0.8 EUR a PPP dollar.
    assert found["cost"].value == pytest.approx(1000 / 10 / 0.8)
    assert found["payers"].value == {"general_budget": 1.0}
    assert "decay" not in found
    assert "cost" not in list_of(programme)


def test_who_left_is_not_told_where_few_did() -> None:
    found = list_of(of_changes(*UP, left=2))
    assert found["completion"].value == 1
    assert found["added_hours"].value == pytest.approx(330 / 420)


def test_hours_that_fell_are_no_evidence() -> None:
    assert list_of(of_changes(*(-one for one in UP))) == {}
    assert list_of(of_changes(*UP[:4])) == {}


def test_what_mothers_tell_more_than_fathers_stands_at_the_end_of_its_range() -> None:
    found = list_of(of_changes(*UP, mothers=1.4))
    assert found["self_report_discount"].value == 1
    assert found["self_report_discount"].is_cut


def test_hours_of_hers_that_grew_free_none_in_most_draws() -> None:
    fathers = [make_father(one, one / 2, one / 5 * (1 if place % 4 else -1))
               for place, one in enumerate(UP)]  # fmt: skip
    found = list_of(make_programme(fathers))["freeing_share"]
    assert (found.value, found.is_cut) == (0, True)
    assert found.spread is not None
    assert 0.5 < found.spread.zero_mass < 0.999
    every = [make_father(one, one / 2, one / 5 + place % 2) for place, one in enumerate(UP)]
    assert list_of(make_programme(every))["freeing_share"].spread is None


def test_an_unstable_ratio_is_left_as_it_ships() -> None:
    changes = (900, -600, 700, -500, 800, -400, 60, -30)
    found = list_of(of_changes(*changes))
    assert "self_report_discount" not in found
    spread = found["added_hours"].spread
    assert spread is not None
    assert 0.2 < spread.zero_mass < 0.5


@pytest.fixture(scope="module")
def study(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write the study of the twelve fathers."""
    folder = tmp_path_factory.mktemp("study")
    answer = answer_programme(open_programme(write_programme(folder)))
    file = folder / "study.yaml"
    file.write_bytes(write_study(answer))
    return file


def test_a_study_runs_with_exactly_these_values(study: Path) -> None:
    opened = read_study(study)
    written = yaml.safe_load(study.read_text("utf-8"))["evidence"]
    name = instrument_of().instrument
    given = {(one.name, one.labels): one for one in opened.sampler.given.numbers}
    for path, choice in written.items():
        values = choice["value"] if isinstance(choice["value"], dict) else {"": choice["value"]}
        for label, value in values.items():
            found = given[path, (label,) if label else ()]
            assert found.value == value
            assert found.source == choice["source"]
    # 50 / 12 hours a week, a day; 20 of whom three left, so that nobody leaves in the study.
    assert written[f"{name}.added_hours"]["value"] == 0.595  # in three digits
    assert written[f"{name}.self_report_discount"]["value"] == 0.5
    assert written[f"{name}.freeing_share"]["value"] == 0.4
    assert written[f"{name}.payers"]["value"] == {
        "general_budget": 0.48, "households": 0.05, "communities": 0.2, "donors": 0.27
    }  # fmt: skip
    assert "before and after, no comparison; self-report" in written[f"{name}.completion"]["source"]
    assert f"{name}.decay" not in written
    assert opened.package.package == choose_package()


def test_the_run_reads_every_value(study: Path) -> None:
    opened = open_study(str(study), {"draws": 2, "until": 2027})
    run = answer_country(opened)
    told = [one for one in run.told if one.kind == "evidence"]
    assert len(told) == len(opened.sampler.given.numbers)
    assert [one.name for one in told if not one.is_read] == []
