"""What others have printed from the American Time Use Survey, reproduced from the diaries.

Sources: U.S. Bureau of Labor Statistics, annual averages 2009-2012; United Nations
Statistics Division, SDG indicator 5.4.1 (series SL_DOM_TSPD), United States 2003-2016.
"""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from carepact.core.units import MINUTES_PER_DAY
from carepact.data.timeuse.published import read_published_figures
from carepact.studies.validation import validate_survey
from carepact.validate.agreement import Validation

pytestmark = pytest.mark.shared

HUNDREDTH_OF_AN_HOUR = 0.6  # minutes


@pytest.fixture(scope="module")
def validation(shared_data: Path) -> Validation:
    return validate_survey(shared_data / "us_atus_2003_2016")


@pytest.fixture(scope="module")
def lines(validation: Validation) -> pl.DataFrame:
    return validation.to_polars()


@pytest.fixture(scope="module")
def bls(lines: pl.DataFrame) -> pl.DataFrame:
    return lines.filter(pl.col("id").str.starts_with("bls-"))


@pytest.fixture(scope="module")
def sdg(lines: pl.DataFrame) -> pl.DataFrame:
    return lines.filter(pl.col("id").str.starts_with("sdg-5.4.1-us-"))


def test_all_twenty_annual_averages_agree_to_the_printed_decimals(bls: pl.DataFrame) -> None:
    assert bls.height == 20
    assert bls["value"].round(2).to_list() == bls["published"].to_list()
    assert bls["verdict"].unique().to_list() == ["equal"]
    assert bls["gap"].to_list() == [0.0] * 20


def test_twenty_seven_of_the_28_sdg_cells_equal_the_united_nations_figure(
    sdg: pl.DataFrame,
) -> None:
    """The indicator as the United States publishes it: a sum of three rounded figures."""
    assert sdg.height == 28
    assert sdg.filter(pl.col("ours") == pl.col("published")).height == 27
    assert sdg["verdict"].value_counts().sort("verdict").rows() == [
        ("equal", 27),
        ("within tolerance", 1),
    ]


def test_the_one_other_sdg_cell_is_a_hundredth_of_an_hour_off(sdg: pl.DataFrame) -> None:
    # Women 2015: 3.80 hours by our three rounded parts, 3.81 by the UN; 0.01 / 24 = 0.0417 %.
    other = sdg.filter(pl.col("verdict") != "equal")
    assert other["id"].to_list() == ["sdg-5.4.1-us-women-2015"]
    assert other["ours"].item() * 24 / 100 == pytest.approx(3.80, abs=1e-5)
    assert other["published"].item() * 24 / 100 == pytest.approx(3.81, abs=1e-5)
    assert abs(other["gap"].item()) * MINUTES_PER_DAY / 100 == pytest.approx(
        HUNDREDTH_OF_AN_HOUR, abs=1e-4
    )


def test_unrounded_sdg_cells_lie_within_three_quarters_of_a_minute(sdg: pl.DataFrame) -> None:
    assert sdg["unrounded_gap_minutes"].abs().max() <= 0.75  # type: ignore[operator]
    minutes = (sdg["value"] - sdg["published"]) * MINUTES_PER_DAY / 100
    assert sdg["unrounded_gap_minutes"].to_list() == pytest.approx(minutes.to_list())


def test_the_faithful_icatus_figure_stands_beside_each_sdg_cell_and_differs(
    sdg: pl.DataFrame,
) -> None:
    assert sdg["faithful_icatus"].null_count() == 0
    difference = (sdg["faithful_icatus"] - sdg["value"]) * MINUTES_PER_DAY / 100
    assert difference.abs().min() > 0.1  # type: ignore[operator]
    assert difference.abs().max() < 10  # type: ignore[operator]


def test_every_line_carries_an_error_a_count_and_the_method(lines: pl.DataFrame) -> None:
    assert lines.height == 48
    assert (lines["standard_error"] > 0).all()
    assert (lines["lower"] < lines["value"]).all()
    assert (lines["value"] < lines["upper"]).all()
    assert (lines["n"] > 2000).all()
    assert lines["method"].unique().to_list() == [
        "bootstrap, approximate: weighting reproduced, CPS clusters unknown"
    ]


def test_the_manifest_names_the_diaries_and_both_publishers(validation: Validation) -> None:
    manifest = validation.manifest()
    titles = [source["title"] for source in manifest["inputs"]]  # type: ignore[attr-defined]
    assert len([title for title in titles if "American Time Use Survey 2003-2016" in title]) == 3
    assert any("annual averages" in title for title in titles)
    assert any("SL_DOM_TSPD" in title for title in titles)
    assert len(manifest["settings"]["figures"]) == 48  # type: ignore[index]


def test_the_shipped_annual_averages_are_those_of_the_publisher(shared_published: Path) -> None:
    table = pl.read_csv(shared_published / "bls_annual_series.csv")
    printed = {
        (row["statistic"].replace(" ", "-"), year): row[str(year)]
        for row in table.iter_rows(named=True)
        for year in (2009, 2010, 2011, 2012)
    }
    shipped = {
        (figure.id.removeprefix("bls-").removesuffix(f"-{figure.year}"), figure.year): (
            figure.published
        )
        for figure in read_published_figures("atus")
        if figure.id.startswith("bls-")
    }
    assert shipped == printed


@pytest.mark.parametrize(
    ("survey", "area", "first", "last", "count"),
    [("atus", "United States of America", 2003, 2016, 28), ("india-2024", "India", 2024, 2024, 2)],
)
def test_the_shipped_sdg_figures_are_those_of_the_united_nations(
    shared_data: Path, survey: str, area: str, first: int, last: int, count: int
) -> None:
    table = pl.read_csv(shared_data / "un_sdg_5_4_1" / "sl_dom_tspd_flat.csv.gz").filter(
        pl.col("area") == area,
        pl.col("loc") == "ALLAREA",
        pl.col("age") == "15+",
        pl.col("year").is_between(first, last),
    )
    sex = {"FEMALE": "women", "MALE": "men"}
    printed = {(row["year"], sex[row["sex"]]): row["value"] for row in table.iter_rows(named=True)}
    shipped = {
        (figure.year, dict(figure.cell)["sex"]): figure.published
        for figure in read_published_figures(survey)
        if figure.id.startswith("sdg-5.4.1-")
    }
    assert shipped == printed
    assert len(shipped) == count
