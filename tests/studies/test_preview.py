from dataclasses import replace

import polars as pl
import pytest
from polars.testing import assert_frame_equal

from carepact.core.draws import Sampler
from carepact.report.run.pictures import list_pictures
from carepact.studies.country import answer_country
from carepact.studies.one_country.run import CountryRun
from carepact.studies.preview import preview_country
from carepact.studies.study_file.model import CountryStudy
from carepact.studies.study_file.opening import open_study

DRAWS = 20


@pytest.fixture(scope="module")
def study() -> CountryStudy:
    return open_study(
        "KEN", {"until": 2032, "draws": 200, "shocks": ["pandemic:2028"], "benefit_saving": 0.1}
    )


@pytest.fixture(scope="module")
def few(study: CountryStudy) -> CountryRun:
    return answer_country(replace(study, sampler=Sampler(study.sampler.seed, DRAWS)))


def test_a_preview_draws_every_picture_as_a_run_of_so_many_draws_does(
    study: CountryStudy, few: CountryRun
) -> None:
    shown = preview_country(study, DRAWS).run
    drawn, whole = list_pictures(shown), list_pictures(few)
    assert list(drawn) == list(whole)
    assert {name: draw().svg for name, draw in drawn.items()} == {
        name: draw().svg for name, draw in whole.items()
    }
    assert not {"books", "figures"} & {*vars(shown)}  # nothing but what was asked for


def test_every_figure_asked_for_alone_is_that_of_the_whole_table(
    study: CountryStudy, few: CountryRun
) -> None:
    shown = preview_country(study, DRAWS).run
    names = few.figures["variable"].unique(maintain_order=True)
    assert len(names) > 80
    for name in names:
        assert_frame_equal(shown.rows_of(name), few.figures.filter(pl.col("variable") == name))
    assert shown.rows_of("no_such_figure").is_empty()


def test_a_preview_has_no_more_draws_than_its_study() -> None:
    study = open_study("FRA", {"until": 2026, "draws": 3})
    assert preview_country(study, 50).run.projection.draws == 3
    assert preview_country(study, 2).run.projection.draws == 2
