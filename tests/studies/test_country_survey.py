"""A study's survey is read and estimated, or refused where it is another country's."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from carepact.core.draws import Sampler
from carepact.core.errors import ParameterError
from carepact.data.countries.reading import read_country
from carepact.data.timeuse import read_diaries
from carepact.measure.measured_hours import measured_hours
from carepact.measure.survey_files import SurveyFiles
from carepact.studies.country_survey import measure_survey


def survey_at(path: Path, years: tuple[int, ...] | None = (2016,), **more: object) -> SurveyFiles:
    """Name a survey with its replicates where they are given."""
    weights, method = more.get("replicate_weights"), more.get("method")
    assert weights is None or isinstance(weights, Path)
    return SurveyFiles(path, None, years, weights, str(method) if method else None)


def test_no_survey_gives_no_care_time() -> None:
    assert measure_survey(None, read_country("KEN")) is None


@pytest.mark.shared
def test_a_survey_recognised_as_another_country_s_is_refused(shared_data: Path) -> None:
    survey = survey_at(shared_data / "us_atus_2003_2016")
    with pytest.raises(ParameterError, match="survey atus is of USA, not of Kenya"):
        measure_survey(survey, read_country("KEN"))


@pytest.mark.shared
def test_a_file_of_replicates_takes_the_place_of_built_ones(
    shared_data: Path, tmp_path: Path
) -> None:
    folder = shared_data / "us_atus_2003_2016"
    respondents = read_diaries(folder, years=(2016,)).respondents
    half = pl.int_range(pl.len()) % 2
    # Two half samples, each doubled: the replicates differ from the estimate by the same amount.
    respondents.select(
        "respondent", r1=pl.col("weight") * 2 * half, r2=pl.col("weight") * 2 * (1 - half)
    ).write_parquet(tmp_path / "weights.parquet")
    survey = survey_at(folder, replicate_weights=tmp_path / "weights.parquet", method="brr")

    given = measure_survey(survey, read_country("USA"))
    built = measure_survey(survey_at(folder), read_country("USA"))

    assert given is not None
    assert built is not None
    kept = [care_time.replicates(care_time.blocks[0].name) for care_time in (given, built)]
    assert [one.coefficients.size for one in kept] == [2, 160]
    hours = [measured_hours(care_time, Sampler(1, 0)) for care_time in (given, built)]
    assert hours[0].unpaid[0] == pytest.approx(hours[1].unpaid[0], rel=1e-12)
