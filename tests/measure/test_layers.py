"""Layers of care and company, worked by hand on small files."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import polars as pl
import pytest

from carepact.core.errors import DesignError, ParameterError
from carepact.data.icatus.grouping import read_grouping
from carepact.data.timeuse import Diaries, SampleDesign, read_diaries
from carepact.measure import estimate_care_time
from carepact.measure.care_layers import Layers, layer_minutes

CROSSWALK = {"care": "411", "cook": "311", "tv": "842", "sleep": "911", "help": "51"}
CODES = tuple(CROSSWALK)
Row = tuple[int, str, float, int, bool | None, int, bool]
"""Diary, code, minutes, simultaneous, main, slot, whether a child is there."""


def diaries_of(rows: list[Row], simultaneity: str, n: int = 1) -> Diaries:
    """Make diaries from rows; every weight is one."""
    names = ("row", "code", "minutes", "simultaneous", "main", "slot", "with_child")
    activities = pl.DataFrame(
        [
            (r, CODES.index(c), float(m), s, main, slot, child)
            for r, c, m, s, main, slot, child in rows
        ],
        schema=list(names),
        orient="row",
    )
    return Diaries(
        survey="hand",
        title="Hand-made diaries",
        respondents=pl.DataFrame(
            {
                "respondent": range(n),
                "weight": [1.0] * n,
                "year": pl.Series([2020] * n, dtype=pl.Int32),
                "sex": ["women"] * n,
                "age": [30] * n,
                "recorded_minutes": [1440.0] * n,
            }
        ),
        activities=activities,
        codes=CODES,
        crosswalk=CROSSWALK,
        weight_unit="sample only",
        simultaneity=simultaneity,  # type: ignore[arg-type]
        design=SampleDesign(),
        parents="not known",
        sources=(),
    )


def by_layer(layers: Layers) -> dict[str, list[float]]:
    """Return the minutes of each layer, a value a diary."""
    return dict(zip(layers.grouping.groups, layers.minutes.T.tolist(), strict=True))


def test_secondary_care_is_told_by_what_the_main_activity_is() -> None:
    # Slot 1: care is the main one, 60. Slot 2: care beside cooking, 30. Slot 3: beside
    # television, 45. Slot 4: television with a child there, no care, 20. Sleep is not presence.
    diaries = diaries_of(
        [
            (0, "care", 60, 1, True, 1, True),
            (0, "cook", 30, 2, True, 2, True),
            (0, "care", 30, 2, False, 2, True),
            (0, "tv", 45, 2, True, 3, True),
            (0, "care", 45, 2, False, 3, True),
            (0, "tv", 20, 1, True, 4, True),
            (0, "sleep", 400, 1, True, 5, True),
        ],
        "main marked",
    )

    assert by_layer(layer_minutes("care-layers", diaries)) == {
        "primary_care": [60],
        "secondary_beside_unpaid_work": [30],
        "secondary_beside_else": [45],
        "presence": [20],
    }


def test_without_a_main_activity_care_is_alone_or_beside_something() -> None:
    # Slot 1: two kinds of care, 30, nothing else. Slot 2: care, cooking and television, 30.
    # Slot 3: care and television, 15. Each slot's minutes count once.
    diaries = diaries_of(
        [
            (0, "care", 30, 2, None, 1, False),
            (0, "care", 30, 2, None, 1, False),
            (0, "care", 30, 3, None, 2, False),
            (0, "cook", 30, 3, None, 2, False),
            (0, "tv", 30, 3, None, 2, False),
            (0, "care", 15, 2, None, 3, False),
            (0, "tv", 15, 2, None, 3, False),
        ],
        "unmarked",
    )

    assert by_layer(layer_minutes("care-layers", diaries)) == {
        "care_alone": [30],
        "care_beside_unpaid_work": [30],
        "care_beside_else": [15],
        "presence": [0],
    }


def test_secondary_childcare_minutes_beside_rows_are_told_by_the_row() -> None:
    # 20 minutes beside cooking, 10 beside helping another household, 50 beside television.
    diaries = diaries_of(
        [
            (0, "care", 60, 1, True, 1, False),
            (0, "cook", 40, 1, True, 2, False),
            (0, "help", 10, 1, True, 3, False),
            (0, "tv", 90, 1, True, 4, False),
        ],
        "none",
    )
    rows = diaries.activities.drop("slot", "with_child").with_columns(
        secondary_childcare_minutes=pl.Series([0.0, 20.0, 10.0, 50.0])
    )

    assert by_layer(layer_minutes("care-layers", replace(diaries, activities=rows))) == {
        "primary_care": [60],
        "primary_childcare": [60],
        "secondary_beside_unpaid_work": [30],
        "secondary_beside_else": [50],
    }


def test_company_is_counted_by_the_clock() -> None:
    # Cooking and care share 30 minutes with a child; television 60 minutes without.
    diaries = diaries_of(
        [
            (0, "cook", 30, 2, True, 1, True),
            (0, "care", 30, 2, False, 1, True),
            (0, "tv", 60, 1, True, 2, False),
        ],
        "main marked",
    )

    assert by_layer(layer_minutes("who-with", diaries)) == {
        "with_child": [30],
        "alone_or_not_told": [60],
    }


def test_layers_are_printed_with_errors_and_never_added() -> None:
    rows: list[Row] = [(i, "care" if i % 2 else "tv", 60, 1, True, i, False) for i in range(40)]
    result = estimate_care_time(diaries_of(rows, "main marked", 40), groups="care-layers")

    found = {
        (row["activity"], row["statistic"]): row for row in result.to_polars().iter_rows(named=True)
    }
    assert found["primary_care", "mean_minutes_per_day"]["value"] == pytest.approx(30)
    assert found["primary_care", "mean_minutes_per_day"]["standard_error"] > 0
    assert "layers" in result.rule
    assert any("never added" in note for note in result.notes)


def test_a_survey_that_tells_no_layer_is_refused() -> None:
    diaries = diaries_of([(0, "care", 60, 1, True, 1, False)], "none")

    with pytest.raises(DesignError, match="tells neither simultaneous activities nor care"):
        layer_minutes("care-layers", diaries)
    bare = replace(diaries, activities=diaries.activities.drop("with_child"))
    with pytest.raises(DesignError, match="does not tell who was there"):
        layer_minutes("who-with", bare)
    with pytest.raises(ParameterError, match=r"carepact\.measure_care_time\(\) alone tells it"):
        read_grouping("care-layers", CODES, CROSSWALK)


@pytest.mark.shared
def test_the_layers_of_buenos_aires_add_up_to_care_in_full(shared_data: Path) -> None:
    # The two parts are the only layers that may be added: they are care in full.
    diaries = read_diaries(shared_data / "buenos_aires_eut_2016")
    full = estimate_care_time(
        diaries, simultaneity="full", statistics=["mean_minutes_per_day"]
    ).to_polars()

    parts = layer_minutes("care-layers", diaries).minutes.mean(axis=0)

    care = full.filter(pl.col("activity") == "4")["value"].item()
    assert parts.sum() == pytest.approx(care)
    assert parts[1] > 0


@pytest.mark.shared
def test_the_layers_of_india_never_exceed_care_in_full(shared_data: Path) -> None:
    diaries = read_diaries(shared_data / "india_tus_2024_sample" / "sample_1_perc.parquet")
    layers = layer_minutes("care-layers", diaries)
    full = estimate_care_time(diaries, simultaneity="full", statistics=["mean_minutes_per_day"])
    weight = diaries.respondents["weight"].to_numpy()

    mean = weight @ layers.minutes.sum(axis=1) / weight.sum()

    care = full.to_polars().filter(pl.col("activity") == "4")["value"].item()
    assert 0 < mean <= care
