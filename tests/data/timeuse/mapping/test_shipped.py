"""Chile and Buenos Aires, run end to end from the mapping files that ship."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from carepact.core.errors import DesignError, ParameterError
from carepact.data.timeuse import known_surveys, read_diaries
from carepact.data.timeuse.mapping.document import read_document
from carepact.data.timeuse.mapping.reading import shipped_mapping
from carepact.measure import CareTime, estimate_care_time

SHIPPED = ("chile-enut-2015", "chile-enut-2023", "buenos-aires-2016")


def means(result: CareTime) -> dict[tuple[str, str], float]:
    """Return minutes a day by sex and activity."""
    rows = result.to_polars().filter(pl.col("statistic") == "mean_minutes_per_day")
    return {(row["sex"], row["activity"]): row["value"] for row in rows.iter_rows(named=True)}


@pytest.mark.parametrize("name", SHIPPED)
def test_a_shipped_mapping_file_has_no_fault_and_is_listed(name: str) -> None:
    document = read_document(shipped_mapping(name))

    assert document.faults == ()
    assert document.model is not None
    assert document.model.survey == name
    assert name in known_surveys()


@pytest.mark.shared
@pytest.mark.parametrize("file", ["enut_i_raw.parquet", "enut_ii_raw.parquet"])
def test_chile_gives_a_seventh_of_the_hours_of_its_file(shared_data: Path, file: str) -> None:
    path = shared_data / "chile_enut" / file
    raw = pl.read_parquet(path)
    parts = [
        c
        for c in raw.columns
        if c.startswith(("t_tcnr_", "t_tdnr_", "t_ttdnr_", "t_ttcnr_"))
        and c
        not in (
            "t_tcnr_0_4",
            "t_tcnr_5_14",
            "t_tcnr_nna",
            "t_tcnr_15_65",
            "t_tcnr_66",
            "t_tcnr_psdf",
        )
    ]
    hours = (
        raw.with_columns(hours=pl.sum_horizontal(parts))
        .group_by("sexo")
        .agg(pl.col("hours").mean())
    )
    by_sex = dict(hours.iter_rows())

    result = estimate_care_time(read_diaries(path), by=["sex"], groups="sdg-5.4.1")

    found = means(result)
    for code, word in ((1, "women"), (0, "men")):
        assert found[word, "unpaid_domestic_and_care_work"] == pytest.approx(by_sex[code] * 60 / 7)
    assert "households as units" in result.method
    assert any("sample, not the nation" in note for note in result.notes)
    assert any("records a week" in note for note in result.notes)


@pytest.mark.shared
def test_chile_without_weights_has_no_totals(shared_data: Path) -> None:
    diaries = read_diaries(shared_data / "chile_enut", survey="chile-enut-2023")

    with pytest.raises(ParameterError, match="weights that add up to the population"):
        estimate_care_time(diaries, statistics=["total_hours_per_year"])


@pytest.mark.shared
def test_buenos_aires_counts_simultaneous_time_in_full_or_in_equal_parts(shared_data: Path) -> None:
    # Means of the file's own columns: care of women, with and without simultaneity.
    diaries = read_diaries(shared_data / "buenos_aires_eut_2016")
    raw = pl.read_csv(
        shared_data / "buenos_aires_eut_2016" / "caba2016.csv.gz", infer_schema_length=None
    )
    women = raw.filter(pl.col("sexo") == "Mujer")

    for rule, column in (("full", "tareas_cuidados"), ("split", "tareas_cuidados2")):
        found = means(estimate_care_time(diaries, by=["sex"], simultaneity=rule))
        hours = women[column].cast(pl.Float64).mean()
        assert found["women", "4"] == pytest.approx(hours * 60)  # type: ignore[operator]


@pytest.mark.shared
def test_buenos_aires_refuses_a_share_of_the_day_in_full_and_a_main_activity(
    shared_data: Path,
) -> None:
    diaries = read_diaries(shared_data / "buenos_aires_eut_2016")

    with pytest.raises(
        ParameterError, match="share_of_day has no meaning where a day may hold more"
    ):
        estimate_care_time(diaries, statistics=["share_of_day"], simultaneity="full")
    with pytest.raises(DesignError, match="does not mark the main one"):
        estimate_care_time(diaries, simultaneity="main")


@pytest.mark.shared
def test_a_day_of_buenos_aires_in_equal_parts_holds_24_hours(shared_data: Path) -> None:
    diaries = read_diaries(shared_data / "buenos_aires_eut_2016")
    recorded = diaries.respondents["recorded_minutes"]

    assert recorded.max() == 1440
    assert recorded.min() == pytest.approx(23.9 * 60)
    assert diaries.n == 2336
