"""What may be asked of a measurement: the least that is taken, and what is refused beside it."""

from __future__ import annotations

import polars as pl
import pytest
from tests.measure.test_resampling import raked_sample

from carepact.core.errors import ParameterError
from carepact.measure.age_classes import band_classes
from carepact.measure.resampling import build_replication, check_choice
from carepact.measure.statistics import choose_statistics


def test_a_seed_is_0_or_more() -> None:
    diaries = raked_sample()
    check_choice(diaries, None, 0)
    assert build_replication(diaries, None, 0).seed == 0
    with pytest.raises(ParameterError, match="is below 0"):
        check_choice(diaries, None, -1)


def test_a_statistic_is_named_once() -> None:
    mean, share = "mean_minutes_per_day", "share_of_day"
    found = choose_statistics([mean, share], (), "split", "persons")
    assert [one.name for one in found] == [mean, share]
    with pytest.raises(ParameterError, match=f"'{mean}' stands twice"):
        choose_statistics([mean, share, mean], (), "split", "persons")


def test_classes_of_ages_go_whole_into_bands() -> None:
    classes = pl.Series(["under 15", "15-24", "25 to 34", "75+", None])
    found = band_classes(classes, (15, 25, 65)).to_list()
    assert found == ["under 15", "15-24", "25-64", "65+", None]
    assert band_classes(pl.Series(["0-14"]), (15, 65)).to_list() == ["under 15"]


@pytest.mark.parametrize(
    ("one", "first"),
    [
        ("15-25", (15, 25)),  # its last year lies in the second band
        ("under 15", (1, 15)),  # it holds those of 0, who lie in none
        ("55+", (15, 65)),
    ],
)
def test_a_class_in_two_bands_is_refused(one: str, first: tuple[int, ...]) -> None:
    with pytest.raises(ParameterError, match=f"the class '{one.replace('+', '.')}' lies in two"):
        band_classes(pl.Series([one]), first)
