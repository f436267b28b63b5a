"""Nothing can be written that has not passed, and a leak that is planted is found.

The numbers that may not leave are computed here from the persons; every way out is searched
for them, to six digits.
"""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any

import numpy as np
import openpyxl
import polars as pl
import pytest
from rich.console import Console
from tests.disclosure.surveys import MONEY, Survey, gather, person, write_groups, write_wages
from tests.errors.command_line import run_carepact

from carepact import CareTime, CareValue, estimate_care_time
from carepact.core.disclosure.protection import Protection
from carepact.core.estimates import Block, Estimates
from carepact.core.figures import FigureTable
from carepact.report.terminal import show_care_time
from carepact.studies.valuation.by_keywords import value_care_time

WAGES = {"5120": 21.37, "9111": 10.91, "5311": 16.53, "5322": 17.29, "generalist": 11.83}
NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?")
PER_HOUR, PER_WEEK = 365 / 60, 7 / 60


@pytest.fixture(scope="module")
def survey() -> Survey:
    """Make a survey whose three women of region b are hidden, with two regions and two sexes."""
    draw = np.random.default_rng(2026)
    rows: list[dict[str, object]] = []
    for sex, region, many in ((2, "a", 14), (2, "b", 3), (1, "a", 13), (1, "b", 15)):
        for _person in range(many):
            serial = len(rows)
            minutes = {
                code: int(draw.integers(31, 187)) for code in ("cook", "clean", "child", "leisure")
            }
            rows.append(
                person(
                    f"P{serial:02d}", minutes, sex=sex, region=region, psu=serial % 6,
                    weight=float(draw.lognormal(5, 0.5)), pay=float(draw.lognormal(3, 0.3)),
                )
            )  # fmt: skip
    return gather(rows)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, survey: Survey) -> Path:
    """Write the survey, its groups and its wages."""
    path = tmp_path_factory.mktemp("survey")
    survey.write(path)
    write_groups(path, "apart")
    write_wages(path, WAGES | {"5": 14.07, "8": 15.19, "9": 9.41}, 0.0765)
    return path


@pytest.fixture(scope="module")
def care_time(folder: Path, survey: Survey) -> CareTime:
    """Estimate all statistics, comparisons and an amount."""
    return estimate_care_time(
        survey.write(folder),
        ["sex", "region"],
        str(folder / "apart.yaml"),
        statistics=[
            "mean_minutes_per_day", "participation_share", "participants_mean_minutes_per_day",
            "share_of_day", "total_hours_per_year",
        ],
        amounts=["hourly_wage"],
        gap="sex",
        share="sex",
        cross_check=True,
        design_effects=True,
    )  # fmt: skip


@pytest.fixture(scope="module")
def care_value(folder: Path, survey: Survey) -> CareValue:
    """Value the same survey by every method."""
    return value_care_time(
        survey.write(folder),
        str(folder / "wages.csv"),
        ("all",),
        ["sex", "region"],
        str(folder / "apart.yaml"),
        employer_contributions=0.0765,
    )


def hidden_numbers(survey: Survey) -> list[float]:
    """Compute what may not leave: the three women's figures, and sums that hold them and others.

    Without margins no sum over several cells is listed: one that is printed all the same gives
    away the hidden part of it.
    """
    women = (pl.col("sex") == 2) & (pl.col("region") == "b")
    with_others = [pl.lit(value=True), pl.col("sex") == 2, pl.col("region") == "b"]
    found: list[float] = []
    for chosen in (women, *with_others):
        kept = Survey(survey.days.filter(chosen))
        for codes in (("cook", "clean"), ("child", "adult")):
            minutes = float(kept.weight @ kept.minutes(codes))
            mean = minutes / float(kept.weight.sum())
            found += [minutes, mean, mean / 1440, minutes * PER_HOUR, mean * PER_WEEK]
            pay = kept.days["pay"].to_numpy()
            found.append(float((kept.weight * pay) @ kept.minutes(codes)) * PER_HOUR)
        found.append(float(kept.weight @ kept.days["pay"].to_numpy() / kept.weight.sum()))
        priced = sum(
            wage * float(kept.weight @ kept.minutes([code])) * PER_HOUR
            for code, wage in (("cook", WAGES["5120"]), ("clean", WAGES["9111"]))
        )
        found += [priced, priced * 1.0765, float(kept.weight.sum())]
    return found


def kept_numbers(result: FigureTable) -> list[float]:
    """List errors and further figures of hidden entries, before they were released.

    What an hour is worth at a wage of the file is no secret.
    """
    public = np.array([wage * rate for wage in WAGES.values() for rate in (1.0, 1.0765)])
    estimates: Estimates = result.__dict__["_kept"]
    found: list[float] = []
    for block, released in zip(estimates.blocks, result.blocks, strict=True):
        error = estimates.standard_error(block.theta, estimates.coefficients)
        of_block = [block.theta[..., 0], error, block.taylor, block.design_effect]
        for figures in of_block:
            if figures is not None:
                found += figures[released.hidden & np.isfinite(figures)].tolist()
    return [one for one in found if not np.isclose(one, public, rtol=1e-6).any()]


def is_telling(number: float) -> bool:
    """Tell whether a number could be nothing but this figure: not a small whole one."""
    return abs(number) > 1e-6 and abs(number - round(number, 2)) > 1e-9


def leaks(numbers: Iterator[float], forbidden: list[float]) -> list[float]:
    """List the numbers that equal one that may not leave, to six digits."""
    told = np.sort(np.array([abs(one) for one in numbers if np.isfinite(one)]))
    wanted = np.array([abs(one) for one in forbidden if is_telling(one)])
    assert wanted.size > 0
    first = np.searchsorted(told, wanted * (1 - 5e-7))
    last = np.searchsorted(told, wanted * (1 + 5e-7))
    found: list[float] = wanted[last > first].tolist()
    return found


def numbers_of_text(text: str) -> Iterator[float]:
    """List every number of a text."""
    return (float(word) for word in NUMBER.findall(text))


def numbers_of_book(content: bytes) -> Iterator[float]:
    """List every number of every sheet of a workbook."""
    for sheet in openpyxl.load_workbook(io.BytesIO(content)).worksheets:
        for row in sheet.iter_rows(values_only=True):
            for cell in row:
                yield from numbers_of_text("" if cell is None else str(cell))


def numbers_of_frame(frame: pl.DataFrame) -> Iterator[float]:
    """List every number of a table."""
    for name in frame.columns:
        for value in frame[name].to_list():
            yield from numbers_of_text("" if value is None else str(value))


def numbers_of_files(path: Path) -> Iterator[float]:
    """List every number of every file of a folder."""
    for file in sorted(path.iterdir()):
        content = file.read_bytes()
        if file.suffix == ".xlsx":
            yield from numbers_of_book(content)
        elif file.suffix == ".parquet":
            yield from numbers_of_frame(pl.read_parquet(io.BytesIO(content)))
        else:
            yield from numbers_of_text(content.decode())


OUTPUTS = ("t.csv", "t.json", "t.parquet", "t.xlsx", "t.svg", "")


@pytest.mark.parametrize("name", OUTPUTS)
@pytest.mark.parametrize("command", ["measure", "value"])
def test_no_file_and_no_screen_holds_a_hidden_number(
    tmp_path: Path, folder: Path, survey: Survey, command: str, name: str
) -> None:
    words: list[object] = [command, folder / "d.csv", "--survey", folder / "m.yaml"]
    words += ["--by", "sex,region", "--groups", folder / "apart.yaml"]
    if command == "value":
        words += ["--wages", folder / "wages.csv", "--employer-contributions", "0.0765"]
    else:
        words += ["--amounts", "hourly_wage", "--cross-check", "--gap", "sex", "--share", "sex"]
    if name:
        words += ["--chart", tmp_path / name] if name == "t.svg" else ["-o", tmp_path / name]
    if name == "t.csv":
        words.append("--descriptor")
    ended = run_carepact(*words)
    assert ended.code == 0, ended
    told = [*numbers_of_files(tmp_path), *numbers_of_text(ended.out), *numbers_of_text(ended.err)]
    assert leaks(iter(told), hidden_numbers(survey)) == []
    assert len(told) > 20


def test_sdmx_holds_no_hidden_number(tmp_path: Path, folder: Path, survey: Survey) -> None:
    path = tmp_path / "sdg.csv"
    words = ("--groups", "sdg-5.4.1", "--by", "sex,age_group", "--format", "sdmx-csv", "-o", path)
    ended = run_carepact("measure", folder / "d.csv", "--survey", folder / "m.yaml", *words)
    assert ended.code in (0, 2), ended
    told = numbers_of_text(path.read_text() if path.exists() else ended.err)
    assert leaks(told, hidden_numbers(survey)) == []


def as_terminal(result: FigureTable) -> str:
    """Print the terminal table."""
    stream = io.StringIO()
    shown = show_care_time(result) if isinstance(result, CareTime) else repr(result)
    Console(file=stream, width=250).print(shown)
    return stream.getvalue()


def as_arrays(result: FigureTable) -> str:
    """Write every array with its labels."""
    return "\n".join(str(result.to_xarray(block.name).to_dict()) for block in result.blocks)


WAYS: Mapping[str, Callable[[FigureTable], str]] = {
    "terminal": as_terminal,
    "notebook": lambda result: result._repr_html_(),
    "manifest": lambda result: json.dumps(result.manifest()),
    "pandas": lambda result: result.to_pandas().to_csv(),
    "polars": lambda result: result.to_polars().write_csv(),
    "xarray": as_arrays,
    "repr": repr,
}


@pytest.mark.parametrize("way", WAYS)
def test_no_way_out_of_an_object_holds_a_hidden_number(
    care_time: CareTime, care_value: CareValue, survey: Survey, way: str
) -> None:
    for result in (care_time, care_value):
        forbidden = hidden_numbers(survey) + kept_numbers(result)
        assert leaks(numbers_of_text(WAYS[way](result)), forbidden) == []


def walk(thing: object, seen: dict[int, object]) -> Iterator[float]:
    """List every number in the public attributes of an object, and of what they hold."""
    if id(thing) in seen or callable(thing):
        return
    seen[id(thing)] = thing  # kept, so that no other thing gets its number
    if isinstance(thing, pl.DataFrame | pl.Series):
        frame = thing.to_frame() if isinstance(thing, pl.Series) else thing
        yield from numbers_of_frame(frame)
    elif isinstance(thing, str | int | float):
        yield from numbers_of_text(str(thing))
    else:
        for held in held_by(thing):
            yield from walk(held, seen)


def held_by(thing: object) -> Iterator[object]:
    """List what an object holds in public."""
    if isinstance(thing, np.ndarray):
        yield " ".join(map(repr, thing.ravel().tolist()))
    elif isinstance(thing, Mapping):
        yield from thing.keys()
        yield from thing.values()
    elif isinstance(thing, list | tuple | set | frozenset):
        yield from thing
    elif thing is not None:
        yield from (getattr(thing, name) for name in dir(thing) if not name.startswith("_"))


def test_no_public_attribute_holds_a_raw_figure(
    care_time: CareTime, care_value: CareValue, survey: Survey
) -> None:
    for result in (care_time, care_value):
        told = list(walk(result, {}))
        assert len(told) > 200
        assert leaks(iter(told), hidden_numbers(survey) + kept_numbers(result)) == []


def test_the_search_finds_what_is_kept_inside(care_time: CareTime, survey: Survey) -> None:
    # The proof that the walk would find it: the estimates before they were released.
    told = walk(care_time.__dict__["_kept"], {})
    assert len(leaks(told, hidden_numbers(survey) + kept_numbers(care_time))) > 10


def test_the_hidden_rows_hold_no_number_of_persons(
    care_time: CareTime, care_value: CareValue
) -> None:
    for result in (care_time, care_value):
        rows = result.to_polars().filter(pl.col("sex") == "women", pl.col("region") == "b")
        assert rows["reliability"].unique().to_list() == ["hidden"]
        assert rows["n"].null_count() == rows.height > 0


def raw_sums(survey: Survey) -> list[tuple[str, float]]:
    """Add up the microdata as somebody would who forgets the disclosure system."""
    women = Survey(survey.days.filter((pl.col("sex") == 2) & (pl.col("region") == "b")))
    return [
        (title, float(of.weight @ of.minutes(("cook", "clean"))) * PER_HOUR)
        for title, of in (("hours of all", survey), ("hours of women, b", women))
    ]


@pytest.mark.parametrize("which", [0, 1])
def test_a_planted_sheet_of_raw_sums_is_found(
    tmp_path: Path, folder: Path, survey: Survey, which: int
) -> None:
    path = tmp_path / "v.xlsx"
    asked = ("--by", "sex,region", "--groups", folder / "apart.yaml", "-o", path)
    words = (folder / "d.csv", "--survey", folder / "m.yaml", *asked)
    assert run_carepact("value", *words, "--wages", folder / "wages.csv").code == 0
    assert leaks(numbers_of_book(path.read_bytes()), hidden_numbers(survey)) == []
    book = openpyxl.load_workbook(path)
    book.create_sheet("More checks").append(list(raw_sums(survey)[which]))
    book.save(path)
    found = leaks(numbers_of_book(path.read_bytes()), hidden_numbers(survey))
    assert found == pytest.approx([raw_sums(survey)[which][1]])


def test_a_block_needs_a_protection(care_time: CareTime) -> None:
    made = care_time.__dict__["_kept"].blocks[0]
    told = {one.name: getattr(made, one.name) for one in fields(Block) if one.name != "protection"}
    with pytest.raises(TypeError, match="protection"):
        Block(**told)
    assert Block(**told, protection=made.protection).name == made.name


def test_a_block_without_a_real_protection_is_not_released(care_time: CareTime) -> None:
    kept: Estimates = care_time.__dict__["_kept"]
    told: dict[str, Any] = {one.name: getattr(kept.blocks[0], one.name) for one in fields(Block)}
    block = Block(**(told | {"protection": None}))
    with pytest.raises(AttributeError, match="entries"):
        FigureTable(
            title="t",
            estimates=Estimates((block,), kept.coefficients, kept.standard_error),
            method="m", rule="r", sources=(), remarks=(), settings={}, seed=None,
        )  # fmt: skip


def test_a_protection_is_made_by_the_system_alone() -> None:
    nothing = np.zeros((1, 1), dtype=bool)
    with pytest.raises(TypeError, match=r"made by .*protect alone"):
        Protection(object(), nothing, nothing[0])
    with pytest.raises(TypeError):
        Protection()  # type: ignore[call-arg]


def test_the_masks_of_a_protection_cannot_be_changed_from_outside(care_time: CareTime) -> None:
    protection: Protection = care_time.__dict__["_kept"].blocks[0].protection
    assert protection.entries.any()
    protection.entries[:] = False
    protection.lines[:] = False
    assert protection.entries.any()
    with pytest.raises(AttributeError):
        protection.entries = np.zeros((4, 2), dtype=bool)  # type: ignore[misc]


def test_money_is_the_surveys_own(care_value: CareValue) -> None:
    assert care_value.currency == MONEY
