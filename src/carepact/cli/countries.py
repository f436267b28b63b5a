"""`carepact countries` and `carepact country`: what is known, from where, how firmly."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from carepact.cli.app import app
from carepact.cli.options import FormatOption, OutputOption, deliver
from carepact.core.messages import _
from carepact.core.reading_limits import reading_limits

OwnFactsOption = Annotated[
    Path | None,
    typer.Option(
        "--own-facts",
        help=_("File of your own figures, of the shape of the shipped tables; they come first."),
        metavar="FILE",
    ),
]


@app.command(
    help=_("List what is known of every country, with a grade from A to D for each purpose."),
    epilog=_("Example: carepact countries --format csv"),
)
def countries(file_format: FormatOption = None, output: OutputOption = None) -> None:
    """Read every country, and show or write its grades."""
    from carepact.report.countries import show_overview
    from carepact.report.formats import choose_format
    from carepact.studies.country_profile import list_countries

    chosen = choose_format(file_format, output)
    deliver(list_countries(), chosen, output, show_overview)


@app.command(
    help=_(
        "Show a country's profile: its people, the care that they need, and every figure with its "
        "year, status and source."
    ),
    epilog=_("Example: carepact country KEN --chart kenya.png"),
)
def country(
    code: Annotated[
        str, typer.Argument(help=_("Country: its name or its code."), metavar="COUNTRY")
    ],
    own_facts: OwnFactsOption = None,
    free_from_age: Annotated[
        float | None,
        typer.Option(
            "--free-from-age",
            min=0,
            max=reading_limits().oldest_age,
            help=_("Age at which free childcare or school starts, where you know it."),
            metavar="YEARS",
        ),
    ] = None,
    chart: Annotated[
        Path | None,
        typer.Option(
            help=_("Draw people by age and care needs as a picture, .svg or .png."), metavar="FILE"
        ),
    ] = None,
    file_format: FormatOption = None,
    output: OutputOption = None,
) -> None:
    """Read one country, and show, draw or write its figures."""
    from carepact.report.countries import show_profile
    from carepact.report.formats import choose_format
    from carepact.studies.country_profile import profile_country

    chosen = choose_format(file_format, output)
    if chart is not None:
        from carepact.report.figures.saving import check_picture_names, save_pictures

        check_picture_names([chart])
    profile = profile_country(code, own_facts, free_from_age)
    if chart is not None:
        from carepact.report.figures.people import draw_country

        save_pictures(draw_country(profile), [chart])
    deliver(profile, chosen, output, show_profile)
