"""Answers about a country: what they say, what they never say, and their files."""

from __future__ import annotations

import io
import json
import struct
import xml.etree.ElementTree as ET
from pathlib import Path

import polars as pl
import pytest
from rich.console import Console

from carepact.core.errors import DataError, ParameterError
from carepact.report.comparison import lay_out_comparison, show_comparison
from carepact.report.figures.country.cost import draw_cost_by_year
from carepact.report.figures.saving import draw_pictures
from carepact.report.holding import HELD
from carepact.report.run.files import (
    answer_of,
    choose_screen,
    lay_out_run,
    render_run,
    write_folder,
)
from carepact.report.run.page import show_run
from carepact.report.run.words import (
    Figure,
    choose_scale,
    name_input,
    print_change,
    print_figure,
    print_percent,
    print_scaled,
)
from carepact.simulate.outcome_table import COLUMNS
from carepact.simulate.projection import CLOSURES
from carepact.studies.comparison import Comparison, compare_packages
from carepact.studies.country import run_country
from carepact.studies.one_country.run import CountryRun
from carepact.studies.study_file.opening import open_study

DRAWS = 20
PNG_HEAD = b"\x89PNG\r\n\x1a\n"
LEAST_PIXELS = 400
PANELS = 2


@pytest.fixture(scope="module")
def kenya() -> CountryRun:
    changes = {"package": "co-responsibility", "draws": DRAWS, "until": 2030}
    return run_country(open_study("KEN", changes))


@pytest.fixture(scope="module")
def senegal() -> CountryRun:
    changes = {"package": "co-responsibility", "draws": DRAWS, "until": 2030}
    return run_country(open_study("SEN", changes))


@pytest.fixture(scope="module")
def kenyan_files(kenya: CountryRun) -> dict[Path, bytes]:
    return dict(lay_out_run(kenya, Path()))


@pytest.fixture(scope="module")
def senegalese_files(senegal: CountryRun) -> dict[Path, bytes]:
    return dict(lay_out_run(senegal, Path()))


def told(run: CountryRun) -> str:
    stream = io.StringIO()
    Console(file=stream, width=160).print(show_run(run), highlight=False)
    return " ".join(stream.getvalue().split())


def test_the_picture_of_cost_draws_a_line_for_each_closure(kenya: CountryRun) -> None:
    picture = draw_cost_by_year(kenya)
    lines = picture.table.select("variable", "scenario").unique()
    assert lines.height == len(CLOSURES) * PANELS
    assert picture.svg.count('stroke-width="2.2"') == len(CLOSURES) * PANELS


def test_a_figure_is_printed_with_its_interval() -> None:
    assert print_figure(Figure(12.34, 9.96, 15.2)) == "12 (10 to 15)"
    assert print_percent(Figure(0.0123, 0.008, 0.0191)) == "1.2 % (0.8 to 1.9)"
    assert print_scaled(Figure(1.25e9, 0.9e9, 1.8e9)) == "1.2 billion (0.9 to 1.8)"
    assert print_figure(Figure(1234.4, 1000.0, 2000.0)) == "1 200 (1 000 to 2 000)"
    assert print_scaled(Figure(221_437, 126_034, 369_402)) == "221 000 (126 000 to 369 000)"


def test_a_zero_has_no_sign() -> None:
    assert print_figure(Figure(-0.01, -2.0, 1.0)) == "0.0 (−2.0 to 1.0)"


def test_nothing_at_all_is_printed_as_nothing() -> None:
    assert print_percent(Figure(0.0, 0.0, 0.0)) == "0 %"


def test_a_figure_without_error_says_so() -> None:
    assert print_percent(Figure(0.25, None, None)) == "25 % (error not known)"


def test_without_a_headline_the_range_stands_alone() -> None:
    assert print_scaled(Figure(None, -2e9, -0.5e9)) == "−2.0 to −0.5 billion"
    assert print_percent(Figure(None, None, None)) == "-"


def test_a_rise_has_its_sign() -> None:
    assert print_change(Figure(1e6, 0.5e6, 2e6)) == "+1.0 million (0.5 to 2.0)"
    assert print_change(Figure(-1e6, -2e6, -0.5e6)) == "−1.0 million (−2.0 to −0.5)"


def test_a_negative_factor_turns_an_interval() -> None:
    assert Figure(1.0, 0.0, 3.0).times(-1) == Figure(-1.0, -3.0, -0.0)


def test_the_scale_fits_the_largest_figure() -> None:
    assert choose_scale(Figure(1.0, None, None), Figure(None, -3e9, 2.0)) == (1e9, "billion")
    assert choose_scale(Figure(0.0, 0.0, 0.0)) == (1.0, "")


def test_the_answer_says_cost_return_jobs_hours_payers_grade_and_assumptions(
    kenya: CountryRun,
) -> None:
    said = told(kenya)
    for words in (
        "In 2030 the package costs",
        "% of GDP",
        "KES",
        "In Kenyan shillings: ≈ ",
        "net cost to the State",
        "the knock-on effect on other jobs, once the package is paid for",
        "Who gives fewer hours of care: mothers",
        "all posts filled some places not new staff limited",
        "share recovered in taxes",
        "general budget",
        "who shares the full cost",
        "women in services",
        "Grade of money and jobs: C (a key input estimated or assumed)",
        "What matters most for the State's net cost",
        "PREVIEW",
        "The manifest lists all",
    ):
        assert words in said, words
    assert "forecast" not in said


def test_spending_seen_today_is_printed_beside_present_law_as_modelled(kenya: CountryRun) -> None:
    said = told(kenya)
    fact = kenya.country.facts["gov_exp_preprimary_gdp"]
    assert fact.status == "observed"
    assert "pre-primary; modelled: all childcare" in said
    assert f"% ({fact.year})" in said
    assert "enters no figure" in said
    assert "share recovered of total cost" in said
    assert "today's spending" not in said
    figures = json.loads(render_run(kenya, "json"))["figures"]
    shown = {one["variable"]: one["year"] for one in figures if one["scenario"] == "present law"}
    assert shown["observed_public_spending_over_gdp"] == fact.year
    assert shown["modelled_public_spending_over_gdp"] == kenya.projection.years[0]


def test_benefits_no_longer_paid_are_not_modelled_and_are_no_finding_of_nothing(
    kenya: CountryRun, kenyan_files: dict[Path, bytes]
) -> None:
    assert "no longer pays: not modelled" in told(kenya)
    assert not [one for one in kenya.figures["variable"].unique() if "saved" in one]
    for name in ("checks.csv", "flows.csv", "demand-central-run.journal"):
        assert b"benefits no longer paid" not in kenyan_files[Path("ledger") / name], name


def test_where_hours_are_imputed_there_is_no_headline_on_hours(senegal: CountryRun) -> None:
    assert senegal.grade.hours == "D"
    assert "Hours are estimated for this country, so only ranges hold" in told(senegal)
    resting = senegal.figures.filter(pl.col("grade") == "D")
    assert {"unpaid_hours", "share_of_full_cost"} <= set(resting["variable"])
    assert resting["value"].null_count() == resting.height
    moved = resting.filter(pl.col("variable") == "unpaid_hours_moved")
    assert moved["low"].null_count() == 0
    figures = json.loads(render_run(senegal, "json"))["figures"]
    shown = [one for one in figures if one["variable"] == "hours_moved"]
    assert shown
    assert all(one["value"] is None for one in shown)


def test_every_row_of_the_figures_has_unit_grade_and_an_interval_round_its_draws(
    kenya: CountryRun,
) -> None:
    rows = kenya.figures
    assert rows.columns == list(COLUMNS)
    assert rows["unit"].null_count() == rows["grade"].null_count() == 0
    bounded = rows.drop_nulls(["low", "high"])
    assert (bounded["low"] <= bounded["high"]).all()
    unbounded = rows.filter(pl.col("low").is_null() & pl.col("value").is_not_null())
    # Figures whose sources print no error, and what is made of them alone.
    assert not {"gross_cost", "additional_cost", "state_net_cost", "jobs"} & set(
        unbounded["variable"]
    )
    assert (unbounded["value"] != 0).all()


def test_the_figures_agree_with_the_books(kenya: CountryRun) -> None:
    paid = kenya.figures.filter(
        (pl.col("variable") == "gross_cost")
        & (pl.col("scenario") == "demand")
        & (pl.col("year") == 2030)
    )["value"].item()
    posted = kenya.books.flows.filter(
        (pl.col("title") == "cost")
        & (pl.col("scenario") == "demand")
        & (pl.col("draw") == "central run")
        & (pl.col("year") == 2030)
    )
    assert sum(posted["amount"].to_list()) == pytest.approx(paid, rel=1e-9)


def test_a_folder_holds_answer_figures_ledger_pictures_and_manifest(
    kenya: CountryRun, kenyan_files: dict[Path, bytes], tmp_path: Path
) -> None:
    folder = tmp_path / "kenya"
    files = {folder / path: held for path, held in kenyan_files.items()}
    first = write_folder(files, folder)
    assert not any(first.values())
    names = {str(path.relative_to(folder)) for path in first}
    assert {
        "answer.json",
        "figures.csv",
        "figures.parquet",
        "manifest.json",
        "ledger/flows.csv",
        "ledger/flows.parquet",
        "ledger/demand-central-run.journal",
        "cost-by-year.svg",
        "cost-by-year.png",
        "who-provides-and-pays.svg",
        "what-matters-most.png",
    } <= names
    assert {path.name for path in folder.iterdir()} == {name.split("/")[0] for name in names}
    rows = pl.read_parquet(folder / "figures.parquet")
    assert rows.equals(kenya.figures)
    assert pl.read_csv(folder / "figures.csv").height == rows.height
    manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
    assert manifest["seed"] == 1
    assert manifest["settings"]["draws"] == DRAWS
    assert manifest["versions"]["carepact"]
    assert {one["status"] for one in manifest["stands_on"]} == {"observed", "imputed", "assumed"}
    again = write_folder(files, folder)
    assert all(again.values())


def test_the_same_run_gives_the_same_bytes(
    kenya: CountryRun, kenyan_files: dict[Path, bytes]
) -> None:
    first, second = kenyan_files, lay_out_run(kenya, Path())
    pictures = {".svg", ".png"}
    assert all(first[path] == second[path] for path in first if path.suffix not in pictures)


def test_pictures_are_what_their_endings_say(
    kenyan_files: dict[Path, bytes], senegalese_files: dict[Path, bytes]
) -> None:
    # Three pictures of hours are not drawn of Senegal, whose hours are imputed.
    for files, count in ((kenyan_files, 9), (senegalese_files, 6)):
        drawn = {path: held for path, held in files.items() if path.suffix in (".svg", ".png")}
        assert len(drawn) == 2 * count
        for path, held in drawn.items():
            if path.suffix == ".svg":
                text = held.decode()
                assert ET.fromstring(text).tag.endswith("svg")  # noqa: S314 - our own picture
                assert "not a forecast" in _read_texts(text)
                assert "Source: carepact" in _read_texts(text)
                assert "NaN" not in text
            else:
                assert held.startswith(PNG_HEAD)
                width, height = struct.unpack(">II", held[16:24])
                assert min(width, height) > LEAST_PIXELS


def _read_texts(drawn: str) -> str:
    """Read all that is written in a picture, its lines joined."""
    texts = ET.fromstring(drawn).iter("{http://www.w3.org/2000/svg}text")  # noqa: S314 - our own
    return " ".join("".join(one.itertext()) for one in texts).replace(HELD, " ")


def test_no_share_of_hours_is_drawn_where_hours_are_imputed(
    senegalese_files: dict[Path, bytes],
) -> None:
    drawn = senegalese_files[Path("who-provides-and-pays.svg")].decode()
    assert "no share of hours is drawn" in _read_texts(drawn)
    assert "who provides" not in drawn


def test_the_answer_lists_what_nobody_observed(kenya: CountryRun) -> None:
    answer = answer_of(kenya)
    assert len(answer["imputed"]) == len(kenya.grade.imputed)  # type: ignore[arg-type]
    assert answer["grade"] == {"money": kenya.grade.money, "hours": kenya.grade.hours}


def test_inputs_are_named_by_their_titles(kenya: CountryRun) -> None:
    path = kenya.projection
    assert name_input("care_need.severe_need", path) == "Persons with severe care need"
    assert name_input("childcare.additional_use", path).startswith("Childcare and early education:")
    assert "." not in name_input("KEN.gdp_pc_ppp2021", path)
    assert name_input("unpaid hours", path) == "unpaid hours of women and men"


def test_every_drawn_input_has_a_name_and_a_ground(kenya: CountryRun) -> None:
    said = told(kenya)
    assert "None" not in said
    for name in kenya.projection.drawn:
        assert name_input(name, kenya.projection) != name


def test_a_declared_target_stands_beside_the_profile(tmp_path: Path) -> None:
    file = tmp_path / "study.yaml"
    file.write_text(
        "country: KEN\npackage: ilo-floor\nuntil: 2028\ndraws: 10\n"
        "target: {women: 0.3, men: 0.3, employers: 0.1, State: 0.3}\n",
        "utf-8",
    )
    run = run_country(open_study(str(file)))
    said = told(run)
    assert "target" in said
    assert "would have to change hands" in said
    assert "distance_to_target" in set(run.figures["variable"])


@pytest.fixture(scope="module")
def comparison() -> Comparison:
    study = open_study("KEN", {"draws": DRAWS, "until": 2028})
    return compare_packages(study, ["ilo-floor", "universal-care"])


def test_packages_stand_side_by_side_from_the_same_draws(comparison: Comparison) -> None:
    law = [
        run.figures.filter(pl.col("scenario") == "present law").drop("package")
        for run in comparison.runs
    ]
    assert law[0].equals(law[1])
    stream = io.StringIO()
    Console(file=stream, width=140).print(show_comparison(comparison))
    assert "ilo-floor" in stream.getvalue()
    assert "universal-care" in stream.getvalue()


def test_a_comparison_has_its_picture_and_rows(comparison: Comparison) -> None:
    files = lay_out_comparison(comparison, Path())
    assert Path("packages-side-by-side.svg") in files
    rows = pl.read_csv(files[Path("comparison.csv")])
    assert set(rows["package"]) == {"ilo-floor", "universal-care"}


def test_no_picture_is_no_file() -> None:
    assert draw_pictures({}) == {}


def test_parquet_is_not_for_the_screen(tmp_path: Path) -> None:
    with pytest.raises(ParameterError, match=r"not for the screen\. Name a folder"):
        choose_screen("parquet", None)
    assert choose_screen("parquet", tmp_path) == "table"


def test_a_format_is_offered_by_the_file_that_holds_it() -> None:
    with pytest.raises(ParameterError, match=r"it holds answer\.xlsx\.$"):
        choose_screen("xlsx", None)
    with pytest.raises(ParameterError, match=r"no such format\. .*Formats: table, json, csv\.$"):
        choose_screen("xlsx", None, {})


def test_an_unknown_format_offers_the_nearest() -> None:
    with pytest.raises(ParameterError, match="Did you mean 'json'"):
        choose_screen("jsn", None)


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("", "utf-8")
    with pytest.raises(ParameterError, match=r"is a file\. Name a folder"):
        choose_screen(None, file)
    with pytest.raises(DataError, match="cannot be written to"):
        write_folder({file / "under" / "answer.json": b""}, file / "under")
