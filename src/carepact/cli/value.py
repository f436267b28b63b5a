"""`carepact value`: what the unpaid hours of a survey are worth."""

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
    "Example: carepact value FOLDER --years 2010 --method all --wages survey --by sex, or "
    "carepact value FOLDER --method hybrid --wages wages.csv --gdp gdp.csv -o value.xlsx"
)


@app.command(
    help=_("Value unpaid domestic and care work, each figure with its error."), epilog=EPILOG
)
def value(  # noqa: PLR0917 - one parameter an option
    path: Annotated[Path, typer.Argument(help=_("Folder or file of the survey."), metavar="PATH")],
    wages: Annotated[
        str,
        typer.Option(
            help=_("A file of wages, the word survey (its own workers), or a country, e.g. USA."),
            metavar="FILE|survey|COUNTRY",
        ),
    ],
    method: Annotated[
        str,
        typer.Option(
            help=_(
                "generalist, specialist, hybrid, opportunity-cost, several with commas, or all."
            ),
            metavar="NAMES",
        ),
    ] = "all",
    survey: SurveyOption = None,
    years: YearsOption = None,
    by: ByOption = None,
    age_bands: AgeBandsOption = None,
    groups: GroupsOption = "unpaid-work",
    where: WhereOption = None,
    country: Annotated[
        str | None,
        typer.Option(
            help=_("Country of the survey (three letters), where it cannot be known."),
            metavar="COUNTRY",
        ),
    ] = None,
    employer_contributions: Annotated[
        float | None,
        typer.Option(help=_("Employer's contributions as a share of the wage."), metavar="SHARE"),
    ] = None,
    productivity: Annotated[
        float,
        typer.Option(help=_("What an unpaid hour brings forth, to a paid one."), metavar="SHARE"),
    ] = 1.0,
    gdp: Annotated[
        Path | None,
        typer.Option(
            help=_("File of GDP in current prices: year, gdp, currency, source."), metavar="FILE"
        ),
    ] = None,
    account: Annotated[
        Path | None,
        typer.Option(
            help=_("File with the other inputs of a household satellite account."), metavar="FILE"
        ),
    ] = None,
    simultaneity: SimultaneityOption = None,
    replicate_weights: ReplicateWeightsOption = None,
    variance: VarianceOption = None,
    rho: RhoOption = None,
    coefficients: CoefficientsOption = None,
    seed: SeedOption = 1,
    margins: MarginsOption = False,
    minimum_cell: MinimumCellOption = 5,
    chart: Annotated[
        Path | None,
        typer.Option(
            help=_("Draw hours and money side by side as a picture, .svg or .png."),
            metavar="FILE",
        ),
    ] = None,
    file_format: FiguresFormatOption = None,
    output: OutputOption = None,
    descriptor: DescriptorOption = False,
    snippets: SnippetsOption = False,
    structure: StructureOption = "sdg-5.4.1",
) -> None:
    """Read a survey, count the hours, price them, and show or write the table."""
    kept, bands = parse_years(years), parse_bands(age_bands)
    check_replicate_options(replicate_weights, variance, "--variance", rho, coefficients)
    with Progress() as progress:
        from carepact.measure.domains import DEFAULT_AGE_BANDS
        from carepact.report.outputs import Extras, choose_output
        from carepact.studies.care_value import CareValuation, run_care_value

        extras = Extras(descriptor, snippets, structure)
        chosen = choose_output(file_format, output, extras)
        if chart is not None:
            from carepact.report.charts import check_picture_names, save_pictures
            from carepact.report.worth.charts import draw_care_value

            check_picture_names([chart])
        study = CareValuation(
            path=path,
            wages=wages,
            valuations=split_words(method),
            survey=survey,
            years=kept,
            by=split_words(by),
            groups=groups,
            where=where,
            age_bands=bands or DEFAULT_AGE_BANDS,
            simultaneity=simultaneity,
            replicate_weights=replicate_weights,
            variance=variance,
            rho=rho,
            coefficients=coefficients,
            seed=seed,
            margins=margins,
            country=country,
            employer_contributions=employer_contributions,
            productivity=productivity,
            gdp=gdp,
            account=account,
            minimum_cell=minimum_cell,
        )
        worth = run_care_value(study, progress.step)
        if chart is not None:
            progress.step(_("drawing"))
            save_pictures(draw_care_value(worth), [chart])
        design = None
        if snippets:
            from carepact.studies.sample_design import DesignQuestion, describe_design

            design = describe_design(
                DesignQuestion(
                    path, survey, kept, replicate_weights, variance, rho, coefficients, seed
                )
            )
        from carepact.report.worth.page import show_care_value

    deliver_figures(worth, chosen, output, show_care_value, extras, design)
