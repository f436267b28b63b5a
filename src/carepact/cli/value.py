"""`carepact value`: what the unpaid hours of a survey are worth."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from carepact.cli.app import app
from carepact.cli.figure_files import FigureFiles, deliver_figures
from carepact.cli.option_groups import take_groups
from carepact.cli.progress import Progress
from carepact.cli.survey_options import (
    DesignOptions,
    DisclosureOptions,
    GroupsOption,
    TableOptions,
    check_replicate_options,
    make_files,
    make_request,
    split_words,
)
from carepact.core.messages import _


@dataclass(frozen=True)
class TableOfHours(TableOptions):
    """How a table of hours is divided: by unpaid work, unless another grouping is named."""

    groups: GroupsOption = "unpaid-work"


@dataclass(frozen=True)
class PricingOptions:
    """What is known of the country's prices, and what stands beside the value."""

    country: Annotated[
        str | None,
        typer.Option(
            help=_("Country of the survey (its name or its code), where it cannot be known."),
            metavar="COUNTRY",
        ),
    ] = None
    employer_contributions: Annotated[
        float | None,
        typer.Option(help=_("Employer's contributions as a share of the wage."), metavar="SHARE"),
    ] = None
    productivity: Annotated[
        float,
        typer.Option(help=_("Output of an unpaid hour relative to a paid one."), metavar="SHARE"),
    ] = 1.0
    gdp: Annotated[
        Path | None,
        typer.Option(
            help=_("File of GDP in current prices: year, gdp, currency, source."), metavar="FILE"
        ),
    ] = None
    account: Annotated[
        Path | None,
        typer.Option(
            help=_("File with the other inputs of a household satellite account."), metavar="FILE"
        ),
    ] = None


@app.command(
    help=_("Value unpaid domestic and care work, each figure with its error."),
    epilog=_(
        "Example: carepact value FOLDER --years 2010 --method all --wages survey --by sex, or "
        "carepact value FOLDER --method hybrid --wages wages.csv --gdp gdp.csv -o value.xlsx"
    ),
)
@take_groups
def value(
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
    *,
    table: TableOfHours,
    prices: PricingOptions,
    design: DesignOptions,
    disclosure: DisclosureOptions,
    chart: Annotated[
        Path | None,
        typer.Option(
            help=_("Draw hours and money side by side as a picture, .svg or .png."),
            metavar="FILE",
        ),
    ] = None,
    leaving: FigureFiles,
) -> None:
    """Read a survey, count the hours, price them, and show or write the table."""
    with Progress() as progress:
        files, request = make_files(path, table, design), make_request(table, design, disclosure)
        check_replicate_options(design, "--variance")
        leaving.check(chart)
        from carepact.report.worth.page import show_care_value
        from carepact.studies.care_value import run_care_value
        from carepact.value.pricing import Pricing

        pricing = Pricing(
            wages=wages,
            valuations=split_words(method),
            country=prices.country,
            employer_contributions=prices.employer_contributions,
            productivity=prices.productivity,
            gdp=prices.gdp,
            account=prices.account,
        )
        worth = run_care_value(files, request, pricing, progress.step)
        if chart is not None:
            from carepact.report.figures.care_value import draw_care_value
            from carepact.report.figures.saving import save_pictures

            progress.step(_("drawing"))
            save_pictures(draw_care_value(worth), [chart])
    deliver_figures(worth, leaving, show_care_value, files, request)
