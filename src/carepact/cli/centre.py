"""`carepact centre`: what a mothers' centre or a network gives, who pays, whom it reaches."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from carepact.cli.app import app
from carepact.cli.centre_new import add_new
from carepact.cli.commands import Application
from carepact.cli.default_command import DefaultGroup
from carepact.cli.run_options import ScreenOption
from carepact.cli.told import Leaving, folder_option, full_option
from carepact.core.messages import _

if TYPE_CHECKING:
    from carepact.report.centre.files import CentreTelling

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
    full: Annotated[bool, full_option(_("Show everything: all givers, what is missing."))] = False,
    output: Annotated[
        Path | None,
        folder_option(_("Folder for text, tables, books, the sheet for the town and the package.")),
    ] = None,
) -> None:
    """Read a centre or a network, and show or write its answer."""
    leaving = Leaving(file_format, output, full)

    def find(step: Callable[[str], None]) -> CentreTelling:
        step(_("reading the logs"))
        from carepact.report.centre.files import CentreTelling
        from carepact.studies.centre import answer_centre
        from carepact.studies.centre_file.opening import open_any

        return CentreTelling(answer_centre(open_any(file), step))

    leaving.tell(find)


add_new(centre_app)
