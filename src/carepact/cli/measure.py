"""`carepact measure`: care time from a survey's diaries."""

from __future__ import annotations

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
from carepact.cli.survey_options import (
    AgeBandsOption,
    ByOption,
    CoefficientsOption,
    GroupsOption,
    MarginsOption,
    MinimumCellOption,
    ReplicateWeightsOption,
    RhoOption,
    SeedOption,
    SimultaneityOption,
    VarianceOption,
    WhereOption,
    YearsOption,
    check_replicate_options,
    parse_bands,
    parse_years,
    split_words,
)
from carepact.core.messages import _

EPILOG = _(
    "Example: carepact measure synthetic --by role --groups motherhood, or carepact measure "
    "FOLDER --survey atus --years 2012-2016 --by sex,age_group --groups sdg-5.4.1 "
    "--where 'age >= 15' -o table.csv"
)


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
    years: YearsOption = None,
    by: ByOption = None,
    age_bands: AgeBandsOption = None,
    groups: GroupsOption = "icatus",
    where: WhereOption = None,
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
    simultaneity: SimultaneityOption = None,
    replicate_weights: ReplicateWeightsOption = None,
    method: VarianceOption = None,
    rho: RhoOption = None,
    coefficients: CoefficientsOption = None,
    seed: SeedOption = 1,
    margins: MarginsOption = False,
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
    minimum_cell: MinimumCellOption = 5,
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
    check_replicate_options(replicate_weights, method, "--method", rho, coefficients)
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
