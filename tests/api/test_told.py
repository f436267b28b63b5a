"""What callers write - paths as text, numbers, one word - is understood."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

import carepact
from carepact.api.told import write_evidence, write_settings, write_shocks, write_told


def test_numbers_and_texts_are_written_as_the_command_line_has_them() -> None:
    assert write_settings({"a.b": 0.5, "c": "0.25", "d": 3}) == ["a.b=0.5", "c=0.25", "d=3.0"]
    assert write_shocks({"recession": 2028}) == ["recession:2028"]
    assert write_evidence({"a": 0.2, "b": (0.2, 0.13, 0.27), "c": "0.2(0.13..0.27)"}) == [
        "a=0.2", "b=0.2(0.13..0.27)", "c=0.2(0.13..0.27)",
    ]  # fmt: skip
    assert write_settings(None) == write_evidence(None) == write_shocks(None) == []


def test_a_run_is_told_the_same_by_numbers_and_by_texts() -> None:
    by_numbers = carepact.simulate_country(
        "KEN", "ilo-floor", set={"maternity_leave.weeks": 20}, until=2026, draws=2
    )
    by_texts = carepact.simulate_country(
        "Kenya", "ilo-floor", set={"maternity_leave.weeks": "20"}, until=2026, draws=2
    )
    assert by_numbers.figures.equals(by_texts.figures)
    assert by_numbers.found.changes


def test_a_study_is_read_by_a_path_as_text(tmp_path: Path) -> None:
    file = str(tmp_path / "kenya.yaml")
    assert carepact.draft_study("KEN").save(file) == [Path(file), tmp_path / "study.schema.json"]
    assert carepact.read_study(file).country == "KEN"
    with pytest.raises(carepact.CareError, match="exists already"):
        carepact.draft_study("KEN").save(file)


def test_a_package_is_read_by_a_path_as_text(tmp_path: Path) -> None:
    file = str(tmp_path / "mine.yaml")
    carepact.draft_package("mine", "universal-care").save(file)
    assert carepact.read_package(file).package.package == "mine"


def test_one_column_is_one_word() -> None:
    alone = carepact.measure_care_time("synthetic", by="sex", groups="sdg-5.4.1")
    listed = carepact.measure_care_time("synthetic", by=["sex"], groups="sdg-5.4.1")
    assert alone.figures.equals(listed.figures)
    assert alone.to_xarray("mean_minutes_per_day").dims == ("sex", "activity")
    diaries = carepact.read_diaries("synthetic")
    older = carepact.estimate_care_time(diaries, by="sex", groups="sdg-5.4.1")
    assert older.to_polars().equals(alone.figures)
    again = carepact.measure_care_time(diaries, by="sex", groups="sdg-5.4.1")
    assert again.figures.equals(alone.figures)


def test_margins_are_labels_of_their_dimension() -> None:
    care = carepact.measure_care_time("synthetic", "sex, age_group", "sdg-5.4.1", margins=True)
    array = care.to_xarray("mean_minutes_per_day")
    assert array.dims == ("sex", "age_group", "activity")
    everybody = carepact.measure_care_time("synthetic", groups="sdg-5.4.1")
    whole = everybody.to_xarray("mean_minutes_per_day")
    assert whole.dims == ("activity",)
    same = array.sel(sex="all", age_group="all")
    assert same.values == pytest.approx(whole.values)


@pytest.mark.parametrize(
    ("told", "says"),
    [
        ({"rho": 0.5}, "go with replicate_weights"),
        ({"replicate_weights": "w.csv"}, "say how they were made"),
        ({"by": "sx"}, "sex"),
        ({"minimum_cell": 2}, "floor"),
    ],
)
def test_what_would_not_be_heard_is_refused(told: dict[str, object], says: str) -> None:
    with pytest.raises(carepact.CareError, match=says):
        carepact.measure_care_time("synthetic", groups="sdg-5.4.1", **told)  # type: ignore[arg-type]


def test_a_survey_is_not_named_beside_diaries_that_were_read() -> None:
    diaries = carepact.read_diaries("synthetic")
    with pytest.raises(carepact.CareError, match="go with a path"):
        carepact.measure_care_time(diaries, survey="synthetic", groups="sdg-5.4.1")


def test_a_crisis_or_own_facts_without_a_country_are_refused() -> None:
    with pytest.raises(carepact.CareError, match="go with a country"):
        carepact.list_options(crisis=True)


def test_a_country_may_be_called_by_its_name() -> None:
    assert carepact.read_country("Kenya").found.country.code == "KEN"


REFUSED = [
    ({"until": "x"}, "until='x': is not a whole number. Give one without quotes."),
    ({"draws": "many"}, "draws='many': is not a whole number."),
    ({"seed": 1.5}, "seed=1.5: is not a whole number."),
    ({"draws": True}, "draws=True: is not a whole number."),
    ({"benefit_saving": "half"}, "benefit_saving='half': is not a number."),
    ({"benefit_saving": -1.5}, "benefit_saving=-1.5: -1.5 is outside -1 to 1."),
    ({"benefit_saving": 2}, "benefit_saving=2: 2 is outside -1 to 1."),
    ({"own_facts": 5}, "own_facts=5: is no name and no path."),
    ({"package": ["ilo-floor"]}, "package=['ilo-floor']: is no name and no path."),
    (
        {"shocks": ["pandemic"]},
        (
            "shocks=['pandemic']: does not say which name has which value. "
            'Write shocks={"pandemic": 2028}.'
        ),
    ),
    ({"shocks": {"pandemic": None}}, "shocks={'pandemic': None}: is not of the form"),
    (
        {"set": {"childcare.coverage": None}},
        (
            "set={'childcare.coverage': None}: is not of the form that is wanted. "
            'Write for example set={"childcare.coverage": 0.4}.'
        ),
    ),
    ({"set": "childcare.coverage=1"}, "set='childcare.coverage=1': does not say which"),
    (
        {"evidence": {"employment.gain_of_use": (0.1,)}},
        (
            "evidence={'employment.gain_of_use': (0.1,)}: is not of the form that is wanted. "
            'Write for example evidence={"employment.gain_of_use": (0.2, 0.13, 0.27)}.'
        ),
    ),
    (
        {"draws": "many", "set": {"childcare.coverage": None}},
        "what is given: 2 faults.\n1. draws='many': is not a whole number.",
    ),
]


@pytest.mark.parametrize(("told", "says"), REFUSED, ids=[one[1][:40] for one in REFUSED])
def test_a_value_of_another_kind_is_refused_by_its_keyword(
    told: dict[str, object], says: str
) -> None:
    with pytest.raises(carepact.CareError) as one_country:
        carepact.simulate_country("KEN", **told)  # type: ignore[arg-type]
    assert str(one_country.value).startswith(says)
    if "own_facts" not in told:
        with pytest.raises(carepact.CareError) as several:
            carepact.simulate_countries(["KEN"], **told)  # type: ignore[arg-type]
        assert str(several.value).startswith(says)


def test_words_and_years_of_another_kind_are_refused_by_their_keyword() -> None:
    wrong: Any = 5
    with pytest.raises(carepact.CareError, match=r"^by=5: is no name\. Give one, or a list"):
        carepact.measure_care_time("synthetic", by=wrong)
    with pytest.raises(carepact.CareError, match=r"^statistics=\[5\]: is no name"):
        carepact.measure_care_time("synthetic", groups="sdg-5.4.1", statistics=[wrong])
    with pytest.raises(carepact.CareError, match=r"^survey: years='x': are no years"):
        carepact.measure_care_time("synthetic", years="x")  # type: ignore[arg-type]
    with pytest.raises(carepact.CareError, match=r"^packages=5: is no name"):
        carepact.compare_packages("KEN", wrong)
    with pytest.raises(carepact.CareError, match=r"^packages=\['ilo-floor', 5\]: is no name"):
        carepact.compare_packages("KEN", ["ilo-floor", wrong])


def test_numbers_of_numpy_and_lists_are_understood() -> None:
    told = write_told(
        {"until": np.int64(2030), "draws": None},
        {"childcare.coverage": np.float64(0.5)},
        {"employment.gain_of_use": [0.2, 0.1, 0.3]},  # type: ignore[dict-item]
    )
    assert told.changes == {"until": 2030, "draws": None, "shocks": []}
    assert told.settings == ["childcare.coverage=0.5"]
    assert told.evidence == ["employment.gain_of_use=0.2(0.1..0.3)"]
