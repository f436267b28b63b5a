"""Laws of time-use estimates that hold whatever the sample (model, 3.9)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

import numpy as np
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.testing import assert_allclose
from tests.measure.small_diaries import (
    CARE,
    PAID,
    find_figure,
    make_diaries,
    make_slots,
    write_groups,
)

from carepact.core.units import MINUTES_PER_DAY
from carepact.data.timeuse.diaries import Diaries, SampleDesign
from carepact.measure import CareTime, estimate_care_time, sums
from carepact.measure.statistics import STATISTICS

laws = settings(max_examples=30, deadline=None, derandomize=True, database=None)
FIGURES = ("value", "standard_error", "lower", "upper")
MEAN, PARTICIPATION = "mean_minutes_per_day", "participation_share"
UNITS = 6
ENOUGH = 3
"""Persons alike with whom no sum tells of one, so that no figure of a law is hidden."""
"""Units of a sample, three in each of two strata; respondent i belongs to unit i modulo 6."""
CODES = (CARE, PAID, "020101", "120303")

Person = tuple[int, int, int, int, int]


@pytest.fixture(scope="module")
def groups(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Write a grouping file of care and paid work."""
    path = tmp_path_factory.mktemp("laws") / "groups.yaml"
    return write_groups(path, {"care": [CARE], "paid": [PAID]})


people: st.SearchStrategy[list[Person]] = st.lists(
    st.tuples(
        st.integers(1, 50),  # weight
        st.integers(0, 1),  # sex
        st.integers(0, 1),  # region
        st.one_of(st.just(0), st.integers(1, 600)),  # minutes of care
        st.one_of(st.just(0), st.integers(1, 600)),  # minutes of paid work
    ),
    min_size=12,
    max_size=36,
)


def survey(
    persons: Sequence[Person], design: SampleDesign | None = None, times: int = 1
) -> Diaries:
    """Make the diaries of some persons, each of whom stands there so many times in one unit."""
    alike = [person for person in persons for _ in range(times)]
    weight, sex, region, care, paid = zip(*alike, strict=True)
    unit = [i // times % UNITS for i in range(len(alike))]
    frame = pl.DataFrame(
        {
            "weight": weight,
            "sex": [("women", "men")[s] for s in sex],
            "region": [("north", "south")[r] for r in region],
            "stratum": [u // 3 for u in unit],
            "psu": unit,
        }
    )
    design = design or SampleDesign(stratum=("stratum",), psu=("psu",))
    return make_diaries(frame, {CARE: care, PAID: paid}, design)


def both_sexes_everywhere(persons: list[Person]) -> list[Person]:
    """Add a woman and a man of the north to each unit, so that no replicate lacks a sex."""
    added = [(1 + i % 5, i // UNITS, 0, 10 * i, 7 * i) for i in range(2 * UNITS)]
    return [*added, *persons]


def table(diaries: Diaries, groups: str, *by: str, **options: object) -> CareTime:
    """Estimate every statistic of a table, by the jackknife unless told otherwise."""
    options = {"statistics": list(STATISTICS), "minimum_cell": 3} | options
    return estimate_care_time(diaries, by, groups, **options)  # type: ignore[arg-type]


def differing(rows: pl.DataFrame, others: pl.DataFrame) -> list[str]:
    """Name the columns in which two long tables differ by more than rounding."""
    figures = [name for name in (*FIGURES, "taylor_standard_error") if name in rows.columns]
    words = [name for name in rows.columns if name not in figures]
    found = [name for name in words if not rows[name].equals(others[name], null_equal=True)]
    for name in figures:
        ours, theirs = (frame[name].cast(pl.Float64).to_numpy() for frame in (rows, others))
        if not np.allclose(ours, theirs, rtol=1e-9, atol=1e-9, equal_nan=True):
            found.append(name)
    return found


activity_slot = st.tuples(
    st.integers(1, 180), st.lists(st.sampled_from(CODES), min_size=1, max_size=3, unique=True)
)
days_of_slots = st.lists(st.lists(activity_slot, min_size=1, max_size=8), min_size=3, max_size=8)


@laws
@given(days=days_of_slots, weight=st.lists(st.integers(1, 9), min_size=8, max_size=8))
@pytest.mark.parametrize(("rule", "marks"), [("main", "main marked"), ("split", "unmarked")])
def test_recorded_and_missing_minutes_make_a_day(
    tmp_path_factory: pytest.TempPathFactory,
    rule: str,
    marks: Literal["main marked", "unmarked"],
    days: list[list[tuple[int, list[str]]]],
    weight: list[int],
) -> None:
    days = [day for day in days for _ in range(ENOUGH)]
    listed = [(row, m, codes) for row, day in enumerate(days) for m, codes in day]
    weight = [w for w in weight for _ in range(ENOUGH)][: len(days)]
    diaries = make_slots(listed, weight, marks)
    path = tmp_path_factory.getbasetemp() / "every.yaml"
    found = table(
        diaries, write_groups(path, {f"c{c}": [c] for c in diaries.codes}), simultaneity=rule
    )
    rows = found.to_polars().filter(pl.col("statistic") == MEAN)
    recorded = diaries.respondents["recorded_minutes"].to_numpy()
    missing = float(np.average(MINUTES_PER_DAY - recorded, weights=weight))
    assert sum(rows["value"]) + missing == pytest.approx(MINUTES_PER_DAY)
    assert f"{missing:.1f} minutes are not recorded" in found.notes[0]


@laws
@given(persons=people, factor=st.sampled_from([1e-3, 0.37, 12.0, 1e6]))
def test_scaling_all_weights_changes_no_mean_share_or_error(
    groups: str, persons: list[Person], factor: float
) -> None:
    diaries = survey(both_sexes_everywhere(persons))
    heavier = diaries.respondents.with_columns(pl.col("weight") * factor)
    scaled = replace(diaries, respondents=heavier)
    kept = {"statistics": [name for name in STATISTICS if not name.startswith("total")]}
    rows, others = (
        table(d, groups, "sex", gap="sex", share="sex", **kept).to_polars()
        for d in (diaries, scaled)
    )
    assert differing(rows, others) == []


@laws
@given(data=st.data(), persons=people)
def test_permuting_rows_changes_nothing(
    groups: str, data: st.DataObject, persons: list[Person]
) -> None:
    diaries = survey(both_sexes_everywhere(persons))
    order = data.draw(st.permutations(range(diaries.n)))
    place = pl.DataFrame({"row": order, "moved": range(diaries.n)}).cast(pl.UInt32)
    activities = diaries.activities.join(place, on="row").with_columns(row="moved").drop("moved")
    permuted = replace(
        diaries,
        respondents=diaries.respondents[order],
        activities=activities.reverse(),
    )
    rows, others = (
        table(d, groups, "sex", gap="sex", share="sex", cross_check=True).to_polars()
        for d in (diaries, permuted)
    )
    assert differing(rows, others) == []


@laws
@given(persons=people)
def test_swapping_women_and_men_mirrors_the_gap(groups: str, persons: list[Person]) -> None:
    diaries = survey(both_sexes_everywhere(persons), times=ENOUGH)
    other = {"women": "men", "men": "women"}
    swapped = replace(
        diaries, respondents=diaries.respondents.with_columns(pl.col("sex").replace(other))
    )
    rows, mirrored = (
        table(d, groups, "sex", gap="sex", share="sex").to_polars() for d in (diaries, swapped)
    )
    for activity in ("care", "paid"):
        gap, back = (
            find_figure(frame, "gap_minutes_per_day", activity, sex="women - men")
            for frame in (rows, mirrored)
        )
        assert gap["value"] == pytest.approx(-back["value"])
        assert gap["standard_error"] == pytest.approx(back["standard_error"])
        for low, high in (("lower", "upper"), ("upper", "lower")):
            assert gap[low] == pytest.approx(None if back[high] is None else -back[high])
        for statistic in (MEAN, "share_of_total_minutes"):
            women = find_figure(rows, statistic, activity, sex="women")
            men = find_figure(mirrored, statistic, activity, sex="men")
            assert [women[name] for name in FIGURES] == pytest.approx([men[n] for n in FIGURES])


@laws
@given(persons=people, newcomer=st.tuples(*[st.integers(1, 600)] * 3))
def test_a_respondent_outside_the_domain_changes_no_mean(
    groups: str, persons: list[Person], newcomer: tuple[int, int, int]
) -> None:
    persons = both_sexes_everywhere(persons)
    weight, care, paid = newcomer
    joined = survey([*persons, (weight, 0, 1, care, paid)])  # of the south, in a unit that is there
    rows, others = (
        table(d, groups, "sex", where='region == "north"').to_polars()
        for d in (survey(persons), joined)
    )
    assert differing(rows, others) == []


@laws
@given(persons=people)
def test_margins_equal_the_estimate_without_that_column(groups: str, persons: list[Person]) -> None:
    diaries = survey(both_sexes_everywhere(persons), times=ENOUGH)
    with_margins = table(diaries, groups, "sex", "region", margins=True)
    for kept, summed in (("sex", "region"), ("region", "sex")):
        margin = with_margins.blocks[0].labels["margin"] == summed
        chosen = np.flatnonzero(margin.to_numpy())
        direct = table(diaries, groups, kept)
        labels = with_margins.blocks[0].labels[kept].gather(chosen).to_list()
        there = direct.blocks[0].labels[kept].to_list()
        assert sorted(labels) == sorted(there)
        places = [there.index(label) for label in labels]
        for block in direct.blocks:
            of_margin, alone = (one.replicates(block.name) for one in (with_margins, direct))
            assert not of_margin.hidden.any()
            assert not alone.hidden.any()
            assert_allclose(of_margin.theta[chosen], alone.theta[places], rtol=1e-9)
            assert of_margin.n[chosen].tolist() == alone.n[places].tolist()
            freedom = of_margin.degrees_of_freedom[chosen].tolist()
            assert freedom == alone.degrees_of_freedom[places].tolist()


@settings(laws, max_examples=10)
@given(persons=people, seed=st.integers(0, 2**32 - 1))
def test_the_same_seed_gives_the_same_bytes(groups: str, persons: list[Person], seed: int) -> None:
    diaries = survey(both_sexes_everywhere(persons), SampleDesign(stratum=("stratum",)))
    first, again = (table(diaries, groups, "region", method="bootstrap", seed=seed) for _ in "ab")
    assert first.to_polars().write_csv() == again.to_polars().write_csv()
    for block in first.blocks:
        one, other = (found.replicates(block.name).theta for found in (first, again))
        assert one.tobytes() == other.tobytes()


@laws
@given(persons=people, rows_at_once=st.integers(1, 40))
def test_the_size_of_a_block_changes_nothing(
    groups: str, persons: list[Person], rows_at_once: int
) -> None:
    diaries = survey(both_sexes_everywhere(persons))
    whole = table(diaries, groups, "sex", gap="sex", share="sex").to_polars()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sums, "BLOCK_ROWS", rows_at_once)
        in_blocks = table(diaries, groups, "sex", gap="sex", share="sex").to_polars()
    assert differing(whole, in_blocks) == []


@laws
@given(persons=people)
def test_statistics_of_one_cell_agree_with_one_another(groups: str, persons: list[Person]) -> None:
    everybody = survey(both_sexes_everywhere(persons), times=ENOUGH)
    found = table(everybody, groups, "sex")
    theta = {block.name: found.replicates(block.name).theta for block in found.blocks}
    mean, share = theta[MEAN], theta[PARTICIPATION]
    assert_allclose(theta["share_of_day"], mean / 1440, rtol=1e-12)
    participants = theta["participants_mean_minutes_per_day"]
    known = ~np.isnan(participants)
    assert_allclose((share * participants)[known], mean[known], rtol=1e-12)
    assert (mean[~known] == 0).all()
    weight = everybody.respondents["weight"].sum()
    of_all = table(everybody, groups).blocks
    whole = {block.name: block.figures["value"][0] for block in of_all}
    hours = whole[MEAN] / 60 * 365 * float(weight)
    assert_allclose(whole["total_hours_per_year"], hours, rtol=1e-12)


@laws
@given(persons=people)
def test_an_interval_holds_its_estimate(groups: str, persons: list[Person]) -> None:
    diaries = survey(both_sexes_everywhere(persons), times=ENOUGH)
    rows = table(diaries, groups, "sex", gap="sex", share="sex", margins=True).to_polars()
    bounded = rows.drop_nulls(["lower", "upper"])
    assert bounded.height > rows.height / 2
    assert (bounded["lower"] <= bounded["value"]).all()
    assert (bounded["value"] <= bounded["upper"]).all()
    shares = bounded.filter(pl.col("unit") == "share")
    assert shares["lower"].min() >= 0  # type: ignore[operator]
    assert shares["upper"].max() <= 1  # type: ignore[operator]


@laws
@given(persons=people, minutes=st.sampled_from([0, 45]))
def test_participation_of_nobody_or_everybody_has_an_interval(
    groups: str, persons: list[Person], minutes: int
) -> None:
    alike = [(p[0], p[1], p[2], minutes, p[4]) for p in both_sexes_everywhere(persons)]
    rows = table(survey(alike), groups, "sex", margins=True).to_polars()
    found = rows.filter(pl.col("statistic") == PARTICIPATION, pl.col("activity") == "care")
    everybody = float(minutes > 0)
    assert found["value"].to_list() == [everybody] * found.height
    assert found["lower"].null_count() == found["upper"].null_count() == 0
    assert (found["upper"] - found["lower"] > 0).all()
    assert (found["upper" if minutes else "lower"] == everybody).all()
