"""`carepact backcast`: present law as modelled against what is spent."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from carepact.cli.app import app
from carepact.cli.options import FormatOption, OutputOption, deliver
from carepact.core.messages import _


@app.command(
    help=_(
        "Compare the present law of every country, as modelled, with public spending as printed: "
        "leave, pre-primary and long-term care."
    ),
    epilog=_("Example: carepact backcast --own-facts oecd.csv --chart backcast.svg"),
)
def backcast(
    own_facts: Annotated[
        Path | None,
        typer.Option(
            "--own-facts",
            help=_("File of your own figures of any number of countries; leave needs the OECD's."),
            metavar="FILE",
        ),
    ] = None,
    chart: Annotated[
        Path | None,
        typer.Option(
            help=_("Draw modelled against observed as a picture, .svg or .png."), metavar="FILE"
        ),
    ] = None,
    file_format: FormatOption = None,
    output: OutputOption = None,
) -> None:
    """Run every comparison, and show or write every country."""
    from carepact.report.backcast.page import show_backcast
    from carepact.report.formats import choose_format
    from carepact.studies.backcast import run_backcast

    chosen = choose_format(file_format, output)
    if chart is not None:
        from carepact.report.figures.back_cast import draw_backcast
        from carepact.report.figures.saving import check_picture_names, save_pictures

        check_picture_names([chart])
        result = run_backcast(own_facts)
        save_pictures(draw_backcast(result), [chart])
    else:
        result = run_backcast(own_facts)
    deliver(result, chosen, output, show_backcast)
