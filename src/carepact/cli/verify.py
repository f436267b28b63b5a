"""`carepact verify`: is an answer whole, as received?"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from carepact.cli.app import app
from carepact.cli.ending import ExitStatus
from carepact.cli.options import FormatOption, OutputOption, deliver
from carepact.core.messages import _


@app.command(
    help=_(
        "Check an answer as received: its files against the hashes of its manifest, and the checks "
        "of its books. Ends with status 1 when it is not whole."
    ),
    epilog=_("Examples: carepact verify kenya; carepact verify table.csv"),
)
def verify(
    path: Annotated[
        Path,
        typer.Argument(
            help=_("Folder that -o wrote, or a file with its manifest beside it."), metavar="PATH"
        ),
    ],
    file_format: FormatOption = None,
    output: OutputOption = None,
) -> None:
    """Compare, and show or write what each file is found to be."""
    from carepact.report.formats import choose_format
    from carepact.report.verification import show_verification
    from carepact.studies.verification import verify_answer

    chosen = choose_format(file_format, output)
    found = verify_answer(path)
    deliver(found, chosen, output, show_verification)
    if not found.is_whole:
        raise typer.Exit(ExitStatus.FAILED)
