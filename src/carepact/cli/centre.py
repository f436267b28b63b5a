"""`carepact centre`: what a mothers' centre or a network gives, who pays, whom it reaches."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from carepact.cli.app import app
from carepact.cli.centre_new import add_new
from carepact.cli.commands import Application
from carepact.cli.default_command import DefaultGroup
from carepact.cli.progress import Progress
from carepact.cli.run_options import ScreenOption, tell_files
from carepact.core.messages import _

centre_app = Application(
    cls=DefaultGroup,
    help=_(
        "A mothers' centre or family centre, or a network of them: who gives how many hours, what "
        "they are worth, who pays, whom it reaches, what the same would cost as a public service. "
        "Name the file of a centre or a network (carepact centre FILE); carepact centre new drafts "
        "one, with a workbook to fill in. Nothing leaves this machine."
    ),
    epilog=_(
        "Examples: carepact centre new KEN; carepact centre centre.yaml; carepact centre "
        "network.yaml -o ours"
    ),
)
app.add_typer(centre_app, name="centre")


@centre_app.command(
    help=_("Show what a centre or a network gives, who pays and whom it reaches."),
    epilog=_(
        "Examples: carepact centre centre.yaml; carepact centre centre.yaml --full; carepact "
        "centre network.yaml -o ours"
    ),
)
def show(
    file: Annotated[
        Path,
        typer.Argument(
            help=_("File of a centre (see carepact centre new), or of a network of centres."),
            metavar="FILE",
        ),
    ],
    *,
    file_format: ScreenOption = None,
    full: Annotated[
        bool, typer.Option("--full", help=_("Show everything: all givers, what is missing."))
    ] = False,
    output: Annotated[
        Path | None,
        typer.Option(
            "-o",
            "--output",
            help=_("Folder for text, tables, books, the sheet for the town and the package."),
            metavar="FOLDER",
        ),
    ] = None,
) -> None:
    """Read a centre or a network, and show or write its answer."""
    from carepact.report.run.files import choose_screen

    chosen = choose_screen(file_format, output)
    written: dict[Path, bool] = {}
    with Progress() as progress:
        progress.step(_("reading the logs"))
        from carepact.report.centre.files import lay_out_centre, render_centre
        from carepact.report.run.files import write_folder
        from carepact.studies.centre import answer_centre
        from carepact.studies.centre_file.opening import open_any

        found = answer_centre(open_any(file), progress.step)
        if output is not None:
            progress.step(_("drawing and writing"))
            written = write_folder(lay_out_centre(found, output), output)
    if chosen == "table":
        from carepact.report.centre.page import show_answer, show_full
        from carepact.report.screen import open_screen

        open_screen().print(show_full(found) if full else show_answer(found))
    elif file_format is not None:
        typer.echo(render_centre(found, chosen), nl=False)
    tell_files(written)


add_new(centre_app)
