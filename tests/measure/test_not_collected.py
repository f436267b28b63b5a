"""What a survey's crosswalk has no code for is not collected: never printed as 0."""

from __future__ import annotations

from dataclasses import replace

import polars as pl
import pytest
from tests.measure.small_diaries import make_diaries

from carepact.core.estimates import Replicates
from carepact.data.icatus.grouping import read_grouping
from carepact.data.timeuse.diaries import Diaries, SampleDesign
from carepact.measure import CareTime, estimate_care_time
from carepact.report.terminal import explain_marks, print_cell
from carepact.studies.valuation.by_keywords import value_care_time

WHOLE, DOMESTIC, CARE = (
    "unpaid_domestic_and_care_work",
    "unpaid_domestic_work",
    "unpaid_care_work",
)


def diaries_without_care(crosswalk: dict[str, str]) -> Diaries:
    """Make ten diaries of cooking and rest in a survey of a given crosswalk."""
    frame = pl.DataFrame({"weight": [1.0 + k % 2 for k in range(10)]})
    minutes = {"cook": [60.0 + k for k in range(10)], "rest": [1380.0 - k for k in range(10)]}
    made = make_diaries(frame, minutes, SampleDesign(psu=("respondent",)))
    return replace(made, crosswalk=crosswalk)


WITHOUT = {"cook": "31", "rest": "9"}
ASKED = {**WITHOUT, "mind": "41"}
"""Care is asked, and nobody does it."""


def measured(crosswalk: dict[str, str], **options: object) -> CareTime:
    """Measure the indicator."""
    return estimate_care_time(diaries_without_care(crosswalk), groups="sdg-5.4.1", **options)  # type: ignore[arg-type]


def test_what_has_no_code_is_not_collected_and_what_nobody_does_is_zero() -> None:
    without, asked = (measured(table).to_polars() for table in (WITHOUT, ASKED))

    unasked = without.filter(activity=CARE)
    assert set(unasked["reliability"]) == {"not collected"}
    for name in ("value", "standard_error", "lower", "upper", "n"):
        assert unasked[name].null_count() == unasked.height
    assert asked.filter(activity=CARE)["value"].to_list() == [0.0, 0.0]
    same = [WHOLE, DOMESTIC]
    assert without.filter(pl.col("activity").is_in(same)).equals(
        asked.filter(pl.col("activity").is_in(same))
    )


def test_a_note_names_what_is_in_no_sum() -> None:
    assert measured(WITHOUT).notes[0] == "Not collected by this survey, and in no sum: care work."
    assert not any("Not collected" in note for note in measured(ASKED).notes)


def test_a_contrast_of_what_is_not_collected_is_not_collected() -> None:
    made = diaries_without_care(WITHOUT)
    sexes = pl.Series("sex", ["women", "men"] * 5)
    made = replace(made, respondents=made.respondents.with_columns(sexes))

    table = estimate_care_time(made, ["sex"], "sdg-5.4.1", gap="sex", share="sex").to_polars()

    assert set(table.filter(activity=CARE)["reliability"]) == {"not collected"}


def test_the_word_is_printed_and_explained() -> None:
    table = measured(WITHOUT).to_polars()

    row = table.filter(activity=CARE).row(0, named=True)
    assert print_cell(row, str) == "not collected"
    assert "not collected: the survey has no code for it." in explain_marks(table)


def test_rooms_that_go_on_calculating_get_zero_replicates() -> None:
    kept: Replicates = measured(WITHOUT).replicates("mean_minutes_per_day")

    assert (kept.theta[:, kept.activities.index(CARE)] == 0).all()


def test_a_coarse_code_does_not_tell_its_divisions() -> None:
    grouping = read_grouping("country-hours", ["all care"], {"all care": "4", "home": "3"})

    assert set(grouping.not_collected) == {"childcare", "adult_care"}


@pytest.mark.parametrize("groups", ["sdg-5.4.1", "unpaid-work", "country-hours"])
def test_the_american_survey_collects_all_kinds_of_unpaid_work(groups: str) -> None:
    told = read_grouping(groups, ["030101"], "atus").not_collected

    assert set(told) <= {"care_of_either"}


def test_the_value_of_what_is_not_collected_is_not_zero_either() -> None:
    made = diaries_without_care(WITHOUT)
    made = replace(made, respondents=made.respondents.with_columns(year=2015))

    table = value_care_time(made, "USA", ("generalist",)).to_polars()

    unasked = table.filter(activity="care_work")
    assert set(unasked["reliability"]) == {"not collected"}
    assert unasked["value"].null_count() == unasked.height
    assert table.filter(activity="domestic_work", statistic="value_per_year")["value"][0] > 0
