"""Verdicts on published figures, from small diaries whose means are known by hand."""

from __future__ import annotations

from dataclasses import replace

import polars as pl
import pytest

from carepact.core.errors import DataError
from carepact.data.timeuse.diaries import Diaries, SampleDesign
from carepact.data.timeuse.published import PublishedFigure, read_published_figures
from carepact.measure import estimate_care_time
from carepact.measure.table_requests import choose_figures, list_questions
from carepact.studies.validation import validate_survey
from carepact.validate.agreement import Validation, compare_figures

HOUSEWORK = PublishedFigure(
    id="housework-2009",
    surveys=("atus",),
    groups="sdg-5.4.1-us-published",
    activity="unpaid_domestic_and_care_work",
    parts=(),
    parts_decimals=0,
    statistic="mean_minutes_per_day",
    where="age >= 15",
    cell=(("year", "2009"), ("sex", "women")),
    simultaneity=None,
    rejected_simultaneity=None,
    faithful_groups=None,
    unit="hours/day",
    decimals=2,
    published=1.55,
    rule="printed decimals",
    tolerance=0.0,
    source="A printed table",
    licence="public domain",
    note="",
)
PARTS = ("household_activities", "care_of_household_members", "purchases")


def small_diaries(women: int = 8) -> Diaries:
    """Make women with 60 or 96 minutes of cleaning, all with 15 minutes of shopping."""
    # Women's mean: (60 + 96) / 2 + 15 = 93 minutes = 1.55 hours.
    minutes = [(60.0, 96.0)[i % 2] for i in range(women)]
    respondents = pl.DataFrame(
        {
            "respondent": list(range(women)),
            "weight": [1.0] * women,
            "year": [2009] * women,
            "sex": ["women"] * women,
            "age": [40] * women,
            "recorded_minutes": [time + 15 for time in minutes],
        }
    )
    activities = pl.DataFrame(
        {
            "row": [*range(women), *range(women)],
            "code": [0] * women + [1] * women,
            "minutes": [*minutes, *([15.0] * women)],
            "simultaneous": [1] * (2 * women),
            "main": [True] * (2 * women),
        },
        schema_overrides={"simultaneous": pl.Int8},
    )
    return Diaries(
        survey="atus",
        title="Small diaries",
        respondents=respondents,
        activities=activities,
        codes=("020101", "070101"),
        crosswalk="atus",
        weight_unit="persons",
        simultaneity="main marked",
        design=SampleDesign(),
        parents="not known",
        sources=(),
    )


def validate(figure: PublishedFigure, diaries: Diaries | None = None) -> Validation:
    """Compare one figure with the small diaries."""
    diaries = diaries or small_diaries()
    estimates = {
        question: estimate_care_time(
            diaries,
            question.by,
            question.groups,
            where=question.where,
            statistics=[question.statistic],
            simultaneity=question.simultaneity,
        )
        for question in list_questions([figure])
    }
    return compare_figures([figure], estimates, among=[figure], title=diaries.title)


@pytest.mark.parametrize(
    ("published", "tolerance", "verdict", "gap"),
    [
        (1.55, 0.0, "equal", 0.0),
        (1.56, 0.0, "differs", -0.01),
        (1.56, 0.01, "within tolerance", -0.01),
        (1.53, 0.01, "differs", 0.02),
    ],
)
def test_a_figure_is_judged_at_its_printed_decimals(
    published: float, tolerance: float, verdict: str, gap: float
) -> None:
    validation = validate(replace(HOUSEWORK, published=published, tolerance=tolerance))
    line = validation.to_polars().row(0, named=True)
    assert line["ours"] == 1.55
    assert line["verdict"] == verdict
    assert line["gap"] == pytest.approx(gap)
    assert line["unrounded_gap_minutes"] == pytest.approx((1.55 - published) * 60)
    assert validation.agrees is (verdict != "differs")


def test_parts_are_rounded_before_they_are_added_up() -> None:
    # 78 minutes are 1.3 hours, 15 minutes 0.25 hours, rounded to one decimal 1.3 + 0.2 = 1.5;
    # 1.5 / 24 = 6.25 % of the day. Unrounded: 93 / 1440 = 6.458 %.
    figure = replace(
        HOUSEWORK,
        rule="sum of rounded parts",
        parts=PARTS,
        parts_decimals=1,
        unit="% of the day",
        published=6.25,
    )
    line = validate(figure).to_polars().row(0, named=True)
    assert line["ours"] == 6.25
    assert line["verdict"] == "equal"
    assert line["value"] == pytest.approx(93 / 1440 * 100)


@pytest.mark.parametrize(
    ("published", "verdict"),
    [(1.56, "inside the interval"), (3.0, "outside the interval")],
)
def test_an_interval_holds_a_published_figure_or_not(published: float, verdict: str) -> None:
    figure = replace(HOUSEWORK, rule="interval", published=published)
    line = validate(figure).to_polars().row(0, named=True)
    assert line["verdict"] == verdict
    assert line["ours"] == pytest.approx(1.55)


def test_a_figure_that_the_rejected_rule_reaches_too_does_not_agree() -> None:
    # No slot is shared, so `split` and `full` give the same interval.
    figure = replace(HOUSEWORK, rule="interval", simultaneity="split", rejected_simultaneity="full")
    validation = validate(figure)
    assert validation.comparisons[0].verdict == "inside the rejected interval too"
    assert not validation.agrees


def test_the_icatus_figure_stands_beside_a_definition_that_departs_from_it() -> None:
    # Cleaning and shopping are both in ICATUS 3: 93 minutes = 1.55 hours again.
    validation = validate(replace(HOUSEWORK, faithful_groups="sdg-5.4.1"))
    assert validation.to_polars()["faithful_icatus"].to_list() == [pytest.approx(1.55)]
    assert any(note.startswith("Faithful ICATUS") for note in validation.notes)


def test_a_cell_that_the_gate_hides_is_not_estimated() -> None:
    validation = validate(HOUSEWORK, small_diaries(women=4))
    line = validation.to_polars().row(0, named=True)
    assert line["verdict"] == "not estimated"
    assert [line[name] for name in ("ours", "gap", "value", "n")] == [None] * 4
    assert not validation.agrees


def test_figures_of_years_without_diaries_are_left_out_and_counted() -> None:
    later = replace(HOUSEWORK, cell=(("year", "2010"), ("sex", "women")))
    both = [HOUSEWORK, later]
    figures = choose_figures(both, [2008, 2009])
    assert figures == (HOUSEWORK,)
    question = list_questions(figures)[0]
    table = estimate_care_time(small_diaries(), question.by, question.groups)
    validation = compare_figures(figures, {question: table}, among=both, title="Small diaries")
    assert validation.notes[0].startswith("1 of 2 published figures are compared")


def test_diaries_of_other_years_are_refused() -> None:
    with pytest.raises(
        DataError, match=r"the diaries hold 2018, .* are of 2009: no year is in both"
    ):
        choose_figures([HOUSEWORK], [2018])


def test_a_survey_without_published_figures_is_refused() -> None:
    with pytest.raises(
        DataError,
        match=r"synthetic: there is no published figure .* Validate one of atus, atus-raw, india",
    ):
        read_published_figures("synthetic")


def test_a_missing_file_is_refused_before_anything_is_compared() -> None:
    with pytest.raises(DataError, match="there is no such file or folder"):
        validate_survey("nowhere", survey="atus")


def test_two_tables_are_asked_once_for_figures_that_share_them() -> None:
    # 20 averages in two tables (all, the employed), 28 cells in two (published, ICATUS).
    assert len(list_questions(read_published_figures("atus"))) == 4
    assert len(list_questions(read_published_figures("india-2024"))) == 2
