"""`carepact measure`: care time from a survey's diaries."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated

import typer

from carepact.cli.app import app
from carepact.cli.options import (
    DescriptorOption,
    FiguresFormatOption,
    OutputOption,
    SnippetsOption,
    StructureOption,
    SurveyOption,
    deliver_figures,
)
from carepact.cli.progress import Progress
from carepact.core.errors import ParameterError
from carepact.core.messages import _

EPILOG = _(
    "Example: carepact measure synthetic --by role --groups motherhood, or carepact measure "
    "FOLDER --survey atus --years 2012-2016 --by sex,age_group --groups sdg-5.4.1 "
    "--where 'age >= 15' -o table.csv"
)


def parse_years(text: str | None) -> tuple[int, ...] | None:
    """Read `2003-2016`, `2010` or `2003,2005-2007`."""
    if text is None:
        return None
    years: list[int] = []
    for part in text.split(","):
        match = re.fullmatch(r"\s*(\d{4})(?:\s*-\s*(\d{4}))?\s*", part)
        first, last = (int(match[1]), int(match[2] or match[1])) if match else (1, 0)
        if first > last:
            message = _(
                "--years {text}: '{part}' is no year or span. Write for example 2003-2016 or "
                "2003,2005.",
                text=text,
                part=part,
            )
            raise ParameterError(message)
        years.extend(range(first, last + 1))
    return tuple(years)


def split_words(text: str | None) -> tuple[str, ...]:
    """Split a list written with commas."""
    return tuple(word.strip() for word in text.split(",") if word.strip()) if text else ()


def parse_bands(text: str | None) -> tuple[int, ...] | None:
    """Read the first ages of bands, e.g. `15,25,45`."""
    if text is None:
        return None
    words = split_words(text)
    if not words or not all(word.isdecimal() for word in words):
        message = _(
            "--age-bands {bands}: are not whole numbers. Write for example 15,25,45,65.",
            bands=text,
        )
        raise ParameterError(message)
    return tuple(int(word) for word in words)


@app.command(
    help=_("Estimate care time by domain and activity, each with its error."), epilog=EPILOG
)
def measure(  # noqa: PLR0917 - one parameter an option
    path: Annotated[
        Path,
        typer.Argument(
            help=_("Folder or file of the survey, or the word synthetic."), metavar="PATH"
        ),
    ],
    survey: SurveyOption = None,
    years: Annotated[
        str | None, typer.Option(help=_("Years to keep, e.g. 2003-2016."), metavar="YEARS")
    ] = None,
    by: Annotated[
        str | None,
        typer.Option(
            help=_(
                "Columns that divide the table, e.g. sex,age_group; also role, "
                "role_and_partner, youngest_child, year."
            ),
            metavar="COLUMNS",
        ),
    ] = None,
    age_bands: Annotated[
        str | None,
        typer.Option(
            help=_("First ages of age_group; the last band is open. [15,25,35,45,55,65]"),
            metavar="AGES",
        ),
    ] = None,
    groups: Annotated[
        str,
        typer.Option(
            help=_("Grouping of activities: a shipped one, or a YAML file."), metavar="NAME|FILE"
        ),
    ] = "icatus",
    where: Annotated[
        str | None,
        typer.Option(
            help=_("Whom to count, e.g. 'age >= 15 and sex == \"women\"'."), metavar="CONDITION"
        ),
    ] = None,
    statistics: Annotated[
        str | None,
        typer.Option(
            help=_(
                "mean_minutes_per_day, participation_share, participants_mean_minutes_per_day, "
                "share_of_day, total_hours_per_year."
            ),
            metavar="NAMES",
        ),
    ] = None,
    simultaneity: Annotated[
        str | None,
        typer.Option(
            help=_("How simultaneous activities count: main, split or full."), metavar="RULE"
        ),
    ] = None,
    replicate_weights: Annotated[
        Path | None,
        typer.Option(
            help=_("Parquet or CSV file: the respondent's id, then a column a replicate."),
            metavar="FILE",
        ),
    ] = None,
    method: Annotated[
        str | None,
        typer.Option(
            help=_(
                "With a replicate file: sdr, brr, fay, jk1, jkn, bootstrap. Without: jkn, "
                "bootstrap, naive-bootstrap."
            ),
            metavar="NAME",
        ),
    ] = None,
    rho: Annotated[
        float | None, typer.Option(help=_("Fay's factor, with --method fay."), metavar="NUMBER")
    ] = None,
    coefficients: Annotated[
        Path | None,
        typer.Option(
            help=_("File with a column 'coefficient', a row a replicate, with --method jkn."),
            metavar="FILE",
        ),
    ] = None,
    seed: Annotated[
        int, typer.Option(help=_("Seed of a bootstrap, 0 or more."), metavar="NUMBER")
    ] = 1,
    margins: Annotated[
        bool, typer.Option("--margins", help=_("Add totals over the columns."))
    ] = False,
    gap: Annotated[
        str | None,
        typer.Option(
            help=_("Subtract the categories of a column, e.g. sex, or role=fathers."),
            metavar="COLUMN[=REFERENCE]",
        ),
    ] = None,
    share: Annotated[
        str | None,
        typer.Option(help=_("Each category's share of all minutes, e.g. sex."), metavar="COLUMN"),
    ] = None,
    trend: Annotated[
        str | None,
        typer.Option(help=_("Slope and change over a column, e.g. year."), metavar="COLUMN"),
    ] = None,
    amounts: Annotated[
        str | None,
        typer.Option(
            help=_("Numeric columns to average too, e.g. weekly_earnings."), metavar="COLUMNS"
        ),
    ] = None,
    cross_check: Annotated[
        bool,
        typer.Option("--cross-check", help=_("Add the standard error by Taylor linearisation.")),
    ] = False,
    design_effects: Annotated[
        bool,
        typer.Option(
            "--design-effects", help=_("Add the design effect to means and participation.")
        ),
    ] = False,
    minimum_cell: Annotated[
        int,
        typer.Option(
            help=_("Respondents below which a cell is hidden, at least 3."), metavar="NUMBER"
        ),
    ] = 5,
    chart: Annotated[
        Path | None,
        typer.Option(help=_("Draw the means as a picture, .svg or .png."), metavar="FILE"),
    ] = None,
    file_format: FiguresFormatOption = None,
    output: OutputOption = None,
    descriptor: DescriptorOption = False,
    snippets: SnippetsOption = False,
    structure: StructureOption = "sdg-5.4.1",
) -> None:
    """Read a survey, estimate, and show or write the table."""
    kept, bands = parse_years(years), parse_bands(age_bands)
    if replicate_weights is not None and method is None:
        message = _(
            "--replicate-weights {file}: the method is not named. Add --method, e.g. sdr; the "
            "publisher's documentation tells it.",
            file=replicate_weights.name,
        )
        raise ParameterError(message)
    unused = [name for name, value in (("--rho", rho), ("--coefficients", coefficients)) if value]
    if replicate_weights is None and unused:
        message = _(
            "{options}: has a meaning with --replicate-weights alone. Name the file, or leave it "
            "out.",
            options=", ".join(unused),
        )
        raise ParameterError(message)
    with Progress() as progress:
        from carepact.measure.domains import DEFAULT_AGE_BANDS
        from carepact.report.outputs import Extras, choose_output
        from carepact.studies.care_account import CareAccount, run_care_account

        extras = Extras(descriptor, snippets, structure)
        chosen = choose_output(file_format, output, extras)
        if chart is not None:
            from carepact.report.charts import check_picture_names, draw_care_time, save_pictures

            check_picture_names([chart])
        study = CareAccount(
            path=path,
            survey=survey,
            years=kept,
            by=split_words(by),
            groups=groups,
            where=where,
            age_bands=bands or DEFAULT_AGE_BANDS,
            statistics=split_words(statistics) or None,
            simultaneity=simultaneity,
            replicate_weights=replicate_weights,
            method=method,
            rho=rho,
            coefficients=coefficients,
            seed=seed,
            margins=margins,
            gap=gap,
            share=share,
            trend=trend,
            amounts=split_words(amounts),
            cross_check=cross_check,
            design_effects=design_effects,
            minimum_cell=minimum_cell,
        )
        care_time = run_care_account(study, progress.step)
        if chart is not None:
            progress.step(_("drawing"))
            save_pictures(draw_care_time(care_time), [chart])
        design = None
        if snippets:
            from carepact.studies.sample_design import DesignQuestion, describe_design

            design = describe_design(
                DesignQuestion(
                    path, survey, kept, replicate_weights, method, rho, coefficients, seed
                )
            )
        from carepact.report.terminal import show_care_time

    deliver_figures(care_time, chosen, output, show_care_time, extras, design)
