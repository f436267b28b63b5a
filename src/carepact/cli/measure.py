"""`carepact measure`: care time from a survey's diaries."""

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
    TableOptions,
    check_replicate_options,
    make_files,
    make_request,
    name_variance,
    split_words,
)
from carepact.core import voice
from carepact.core.messages import _


@dataclass(frozen=True)
class DesignOfTime(DesignOptions):
    """The design of a table of time."""

    variance: Annotated[str | None, name_variance("--method")] = None


@dataclass(frozen=True)
class FigureOptions:
    """Figures that stand beside the means."""

    gap: Annotated[
        str | None,
        typer.Option(
            help=_("Subtract the categories of a column, e.g. sex, or role=fathers."),
            metavar="COLUMN[=REFERENCE]",
        ),
    ] = None
    share: Annotated[
        str | None,
        typer.Option(help=_("Each category's share of all minutes, e.g. sex."), metavar="COLUMN"),
    ] = None
    trend: Annotated[
        str | None,
        typer.Option(help=_("Slope and change over a column, e.g. year."), metavar="COLUMN"),
    ] = None
    amounts: Annotated[
        str | None,
        typer.Option(
            help=_("Numeric columns to average too, e.g. weekly_earnings."), metavar="COLUMNS"
        ),
    ] = None
    cross_check: Annotated[
        bool,
        typer.Option("--cross-check", help=_("Add the standard error by Taylor linearisation.")),
    ] = False
    design_effects: Annotated[
        bool,
        typer.Option(
            "--design-effects", help=_("Add the design effect to means and participation.")
        ),
    ] = False


@app.command(
    help=_("Estimate care time by domain and activity, each with its error."),
    epilog=_(
        "Example: carepact measure synthetic --by role --groups motherhood, or carepact measure "
        "FOLDER --survey atus --years 2012-2016 --by sex,age_group --groups sdg-5.4.1 "
        "--where 'age >= 15' -o table.csv"
    ),
)
@take_groups
@voice.name_options(variance="method")
def measure(
    path: Annotated[
        Path,
        typer.Argument(
            help=_("Folder or file of the survey, or the word synthetic."), metavar="PATH"
        ),
    ],
    table: TableOptions,
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
    *,
    design: DesignOfTime,
    further: FigureOptions,
    disclosure: DisclosureOptions,
    chart: Annotated[
        Path | None,
        typer.Option(help=_("Draw the means as a picture, .svg or .png."), metavar="FILE"),
    ] = None,
    leaving: FigureFiles,
) -> None:
    """Read a survey, estimate, and show or write the table."""
    with Progress() as progress:
        files, request = make_files(path, table, design), make_request(table, design, disclosure)
        check_replicate_options(design, "--method")
        leaving.check(chart)
        from carepact.measure.request import FigureChoice
        from carepact.report.terminal import show_care_time
        from carepact.studies.care_account import run_care_account

        figures = FigureChoice(
            statistics=split_words(statistics) or None,
            gap=further.gap,
            share=further.share,
            trend=further.trend,
            amounts=split_words(further.amounts),
            cross_check=further.cross_check,
            design_effects=further.design_effects,
        )
        care_time = run_care_account(files, request, figures, progress.step)
        if chart is not None:
            from carepact.report.figures.care_time import draw_care_time
            from carepact.report.figures.saving import save_pictures

            progress.step(_("drawing"))
            save_pictures(draw_care_time(care_time), [chart])
    deliver_figures(care_time, leaving, show_care_time, files, request)
