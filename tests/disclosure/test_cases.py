"""Ten ways by which hidden figures were once worked out: each is closed.

Each test makes an input of its own; those marked `shared` run the input that was found.
"""

from __future__ import annotations

import io
import json
import warnings
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np
import openpyxl
import polars as pl
import pytest
from tests.disclosure.surveys import CODES, Survey, draw_survey, gather, person, write_groups
from tests.disclosure.trials import (
    STATISTICS,
    Command,
    Verdict,
    judge_counts,
    judge_minutes,
    know,
    run,
)
from tests.errors.command_line import run_carepact

from carepact import estimate_care_time, read_diaries
from carepact.core.figures import MicrodataWarning
from carepact.measure import CareTime

ATTACKS = Path(__file__).resolve().parents[3] / "shared" / "cases" / "attack"
HOURS_PER_MINUTE = 365 / 60
"""Hours a year of a minute a day. [hours a year / (min/day)]"""


def survey_of(
    groups: Sequence[tuple[int, Mapping[str, object], Mapping[str, int]]], days: int = 1
) -> Survey:
    """Make a survey of groups: persons, what they are, what they do; minutes differ by one."""
    rows: list[dict[str, object]] = []
    for many, told, minutes in groups:
        for _person in range(many):
            serial = len(rows)
            for day in range(days if told.get("sex") == 2 else 1):
                held = {code: at + serial % 7 + day for code, at in minutes.items()}
                rows.append(
                    person(f"Q{serial:03d}", held, day=day, psu=serial % 6, **told)  # type: ignore[arg-type]
                )
    return gather(rows)


def write(folder: Path, survey: Survey) -> tuple[Path, Path]:
    """Write a survey, and name its two files."""
    survey.write(folder)
    return folder / "d.csv", folder / "m.yaml"


def numbers_of(path: Path) -> Iterator[float]:
    """List every number of every sheet of a workbook."""
    book = openpyxl.load_workbook(io.BytesIO(path.read_bytes()))
    for sheet in book.worksheets:
        for row in sheet.iter_rows(values_only=True):
            yield from (float(cell) for cell in row if isinstance(cell, int | float))


def holds(path: Path, value: float) -> bool:
    """Tell whether a workbook holds a number, to six digits."""
    return any(abs(one - value) <= 1e-6 * value for one in numbers_of(path))


def hours_of(survey: Survey, *, chosen: pl.Expr, codes: Sequence[str]) -> float:
    """Add up the yearly hours of some persons. [hours a year]"""
    kept = Survey(survey.days.filter(chosen))
    return float(kept.weight @ kept.minutes(codes)) * HOURS_PER_MINUTE


WOMEN, MEN = pl.col("sex") == 2, pl.col("sex") == 1
VALUE = ("--wages", "USA", "--method", "generalist,specialist,hybrid")


def test_the_sheet_of_checks_prints_no_sum_of_which_a_part_is_hidden(tmp_path: Path) -> None:
    survey = survey_of([(3, {"sex": 2}, {"cook": 157}), (9, {"sex": 1}, {"cook": 160})])
    data, mapping = write(tmp_path / "in", survey)
    book = tmp_path / "v.xlsx"
    words = ("value", data, "--survey", mapping, "--by", "sex", *VALUE, "-o", book)
    assert run_carepact(*words).code == 0
    women, men = (hours_of(survey, chosen=one, codes=["cook"]) for one in (WOMEN, MEN))
    assert holds(book, men)
    assert not holds(book, women)
    assert not holds(book, women + men)
    names = openpyxl.load_workbook(book).sheetnames
    assert "Checks" in names


def test_the_sheet_of_checks_tells_nothing_of_one_respondent(tmp_path: Path) -> None:
    survey = survey_of([(3, {"sex": 2}, {"cook": 157}), (9, {"sex": 1}, {"cook": 160})])
    data, mapping = write(tmp_path / "in", survey)
    book = tmp_path / "v.xlsx"
    one = ("--where", 'respondent == "Q005"')
    assert run_carepact("value", data, "--survey", mapping, *VALUE, *one, "-o", book).code == 0
    hours = hours_of(survey, chosen=pl.col("id") == "Q005", codes=["cook"])
    assert not holds(book, hours)
    assert not any(abs(number - hours * k) < 1e-6 * hours for number in numbers_of(book)
                   for k in (1 / 365, 60, 7 / 365))  # fmt: skip


def test_several_days_of_two_persons_are_two_persons(tmp_path: Path) -> None:
    survey = survey_of([(2, {"sex": 2}, {"cook": 100}), (9, {"sex": 1}, {"cook": 90})], days=3)
    rows = estimate_care_time(survey.write(tmp_path), ["sex"]).to_polars()
    women = rows.filter(pl.col("sex") == "women")
    assert women["reliability"].unique().to_list() == ["hidden"]
    assert women["n"].null_count() == women.height
    assert rows.filter(pl.col("sex") == "men")["n"].max() == 9


def test_a_mean_hides_with_its_total(tmp_path: Path) -> None:
    # The total of the one carer is the mean times total over mean of any other activity.
    survey = survey_of([
        (1, {"sex": 2, "weight": 83.0}, {"cook": 95, "adult": 47}),
        (9, {"sex": 2, "weight": 130.0}, {"cook": 110}),
        (12, {"sex": 1}, {"cook": 60, "adult": 30}),
    ])  # fmt: skip
    statistics = ["mean_minutes_per_day", "total_hours_per_year"]
    diaries, groups = survey.write(tmp_path), write_groups(tmp_path, "apart")
    rows = estimate_care_time(diaries, ["sex"], groups, statistics=statistics).to_polars()
    care = rows.filter((pl.col("sex") == "women") & (pl.col("activity") == "care"))
    assert care["statistic"].to_list() == statistics
    for figure in ("value", "standard_error", "lower", "upper", "n"):
        assert care[figure].null_count() == 2
    cooking = rows.filter((pl.col("sex") == "women") & (pl.col("activity") == "home"))
    assert cooking["value"].null_count() == 0


WORDS = ("all", "not stated", "total", "n/a")


@pytest.mark.parametrize("word", WORDS)
def test_a_region_of_any_name_is_no_margin(tmp_path: Path, word: str) -> None:
    survey = survey_of([(8, {"region": word}, {"cook": 100}), (40, {"region": "zz"}, {"cook": 60})])
    rows = estimate_care_time(
        survey.write(tmp_path), ["region"], margins=True, share="region"
    ).to_polars()
    cooking = rows.filter(pl.col("activity") == "3")
    shares = cooking.filter(pl.col("statistic") == "share_of_total_minutes")
    told = dict(zip(shares["region"].to_list(), shares["value"].to_list(), strict=True))
    of_zz, of_word = (
        hours_of(survey, chosen=pl.col("region") == name, codes=["cook"]) for name in ("zz", word)
    )
    assert told == pytest.approx(
        {"zz": of_zz / (of_zz + of_word), word: of_word / (of_zz + of_word)}
    )
    means = cooking.filter(pl.col("statistic") == "mean_minutes_per_day")
    counted = dict(zip(zip(means["region"], means["margin"], strict=True), means["n"], strict=True))
    assert counted == {("zz", ""): 40, (word, ""): 8, (None, "region"): 48}


@pytest.mark.parametrize("word", WORDS)
def test_a_small_region_of_any_name_is_hidden_with_its_share(tmp_path: Path, word: str) -> None:
    survey = survey_of([(3, {"region": word}, {"cook": 100}), (40, {"region": "zz"}, {"cook": 60})])
    rows = estimate_care_time(
        survey.write(tmp_path), ["region"], margins=True, share="region"
    ).to_polars()
    shares = rows.filter(pl.col("statistic") == "share_of_total_minutes")
    assert shares["value"].null_count() == shares.height
    visible = rows.filter(pl.col("n").is_not_null())
    assert visible.select("region", "margin").unique().rows() in ([(None, "region")], [("zz", "")])


def test_an_array_holds_replicates_only_where_asked_and_warns(tmp_path: Path) -> None:
    survey = survey_of([(9, {"sex": 2}, {"cook": 30}), (9, {"sex": 1}, {"cook": 60})])
    result = estimate_care_time(survey.write(tmp_path), ["sex"])
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        array = result.to_xarray("mean_minutes_per_day")
    assert array.dims == ("sex", "activity")
    assert "coefficients" not in array.attrs
    with pytest.warns(MicrodataWarning, match="like the microdata"):
        array = result.to_xarray("mean_minutes_per_day", replicates=True)
    assert array.dims == ("sex", "activity", "replicate")


def test_the_pay_of_two_workers_prices_nothing(tmp_path: Path) -> None:
    survey = survey_of([
        (1, {"sex": 1, "pay": 71.3}, {"cook": 30}),
        (1, {"sex": 2, "pay": 24.9}, {"cook": 40}),
        (10, {"sex": 1}, {"cook": 50}),
    ])  # fmt: skip
    data, mapping = write(tmp_path, survey)
    words = ("value", data, "--survey", mapping, "--wages", "survey", "--country", "CHL")
    ended = run_carepact(*words, "--method", "generalist", "--format", "csv")
    assert (ended.code, ended.out) == (2, "")
    assert "fewer than 5 workers state their pay" in ended.said


def test_a_group_within_another_is_not_told_by_subtraction(tmp_path: Path) -> None:
    # All 13 care, 12 for children alone: care less childcare is the one who cares for adults.
    survey = survey_of([(12, {}, {"child": 20}), (1, {}, {"child": 20, "adult": 45})])
    groups = write_groups(tmp_path, "nested")
    rows = estimate_care_time(
        survey.write(tmp_path), [], groups, statistics=["mean_minutes_per_day"]
    ).to_polars()
    hidden = dict(zip(rows["activity"], rows["reliability"] == "hidden", strict=True))
    assert hidden["care"] or hidden["childcare"]
    assert hidden["unpaid"] or hidden["childcare"]


def test_a_group_within_another_is_told_where_many_stand_between(tmp_path: Path) -> None:
    survey = survey_of([(12, {}, {"child": 20}), (9, {}, {"child": 20, "adult": 45})])
    groups = write_groups(tmp_path, "nested")
    rows = estimate_care_time(survey.write(tmp_path), [], groups).to_polars()
    assert "hidden" not in rows["reliability"].to_list()


def test_what_is_left_of_the_day_is_not_told_by_subtraction(tmp_path: Path) -> None:
    # All but care of adults is printed, and a day has 1440 minutes: 47 are the one carer's.
    rows = [
        person(
            f"P{k:02d}",
            {"cook": 60 + k, "work": 300 + 3 * k, "leisure": 90 + k, "adult": 47 * (k == 3)},
            psu=k % 6,
            weight=100.0 + k,
        )
        for k in range(12)
    ]
    diaries, groups = gather(rows).write(tmp_path), write_groups(tmp_path, "but one")
    for statistics in (["mean_minutes_per_day"], ["total_hours_per_year"], None):
        told = estimate_care_time(diaries, [], groups, statistics=statistics).to_polars()
        assert "hidden" in told["reliability"].to_list()


MARGINS = Command(
    by=("sex", "region", "age_group"),
    grouping="icatus",
    margins=True,
    statistics=STATISTICS,
    compare=None,
    with_pay=False,
    valuations=(),
    rate=None,
)


def attack(survey: Survey, folder: Path) -> Verdict:
    """Attack a table of three columns with its margins."""
    printed = run(survey, MARGINS, {}, folder)
    truth, verdict = know(survey, MARGINS, {}), Verdict()
    judge_minutes(printed, truth, verdict)
    judge_counts(printed, truth, verdict)
    return verdict


@pytest.mark.parametrize("seed", [1176, 1139, 1272])
def test_margins_tell_neither_minutes_nor_numbers_of_few(tmp_path: Path, seed: int) -> None:
    survey = draw_survey(np.random.default_rng(seed), ages=(20, 40, 70), everybody_paid=False)
    verdict = attack(survey, tmp_path)
    assert verdict.counted["protected minutes"] > 0
    assert verdict.counted["protected counts"] > 0
    assert verdict.leaks == []


def read_found(name: str) -> Survey:
    """Read an input that was found, as this folder's surveys are."""
    long = pl.read_csv(ATTACKS / name / "d.csv")
    clock = [
        pl.col(at).str.split(":").list.eval(pl.element().cast(pl.Int64)).list.get(0) * 60
        + pl.col(at).str.split(":").list.eval(pl.element().cast(pl.Int64)).list.get(1)
        for at in ("b", "e")
    ]
    long = long.with_columns(
        minutes=clock[1] - clock[0], code=pl.col("code").replace("tv", "leisure")
    )
    told = ["id", "sex", "region", "age", "w", "st", "psu"]
    wide = long.pivot("code", index=told, values="minutes", aggregate_function="sum")
    absent = [pl.lit(0).alias(code) for code in CODES if code not in wide.columns]
    nothing = pl.lit(None, dtype=pl.Float64).alias("pay")
    return Survey(wide.with_columns(*absent, nothing, day=0).fill_null(0).with_columns(nothing))


@pytest.mark.shared
@pytest.mark.parametrize("name", ["margins_ilp_176", "margins_linear_139", "margins_linear_272"])
def test_the_margins_that_were_found_tell_nothing(tmp_path: Path, name: str) -> None:
    verdict = attack(read_found(name), tmp_path)
    assert verdict.counted["protected counts"] > 0
    assert verdict.leaks == []


def found(name: str, *words: object) -> pl.DataFrame:
    """Run a command on an input that was found, and read what it prints."""
    folder = ATTACKS / name
    ended = run_carepact(
        words[0], folder / "d.csv", "--survey", folder / "m.yaml", *words[1:], "--format", "json"
    )
    assert ended.code == 0, ended
    return pl.DataFrame(json.loads(ended.out)["rows"], infer_schema_length=None)


@pytest.mark.shared
@pytest.mark.parametrize("where", [(), ("--where", 'respondent == "P0001"')])
def test_the_checks_that_were_found_tell_nothing(tmp_path: Path, where: tuple[str, ...]) -> None:
    folder, book = ATTACKS / "d1_checks_sheet", tmp_path / "v.xlsx"
    by = () if where else ("--by", "sex")
    words = ("value", folder / "d.csv", "--survey", folder / "m.yaml", *by, *VALUE, *where)
    assert run_carepact(*words, "-o", book).code == 0
    everybody = read_found("d1_checks_sheet")
    codes = ["cook", "clean", "child", "adult"]
    chosen = pl.col("id") == "P0001" if where else pl.lit(value=True)
    assert not holds(book, hours_of(everybody, chosen=chosen, codes=codes))
    assert holds(book, hours_of(everybody, chosen=MEN, codes=codes)) is not bool(where)


@pytest.mark.shared
def test_the_days_that_were_found_are_two_persons() -> None:
    rows = found("d2_days", "measure", "--by", "sex").filter(pl.col("sex") == "women")
    assert rows["reliability"].unique().to_list() == ["hidden"]


@pytest.mark.shared
def test_the_total_that_was_found_hides_with_its_mean() -> None:
    statistics = "mean_minutes_per_day,total_hours_per_year"
    rows = found("d3_total", "measure", "--by", "sex", "--statistics", statistics)
    care = rows.filter((pl.col("sex") == "women") & (pl.col("activity") == "4"))
    assert care.height == 2
    assert care["value"].null_count() == 2


@pytest.mark.shared
def test_the_region_that_was_found_is_no_margin() -> None:
    rows = found("d4_word_all", "measure", "--by", "region", "--margins", "--share", "region")
    shares = rows.filter(pl.col("statistic") == "share_of_total_minutes")
    assert shares["value"].null_count() == shares.height
    visible = rows.filter(pl.col("n").is_not_null())["n"].unique().to_list()
    assert visible in ([43], [40])


@pytest.mark.shared
def test_the_replicates_that_were_found_are_not_given_unasked() -> None:
    folder = ATTACKS / "d5_jackknife"
    result: CareTime = estimate_care_time(
        read_diaries(folder / "d.csv", str(folder / "m.yaml")), ["sex"]
    )
    assert result.to_xarray("mean_minutes_per_day").dims == ("sex", "activity")


@pytest.mark.shared
def test_the_pay_that_was_found_prices_nothing() -> None:
    folder = ATTACKS / "d6_own_pay"
    words = ("--wages", "survey", "--country", "CHL", "--method", "generalist", "--format", "csv")
    ended = run_carepact("value", folder / "d.csv", "--survey", folder / "m.yaml", *words)
    assert (ended.code, ended.out) == (2, "")
    assert "fewer than 5 workers" in ended.said


@pytest.mark.shared
def test_the_nested_groups_that_were_found_do_not_subtract() -> None:
    statistics = "participation_share,participants_mean_minutes_per_day"
    rows = found("d7_nested", "measure", "--groups", "unpaid-work", "--statistics", statistics)
    hidden = dict(zip(rows["activity"], rows["reliability"] == "hidden", strict=True))
    assert hidden["adult_care"]
    assert hidden["care_work"] or hidden["childcare"]
