"""`carepact evidence`: what evidence a user can set, with its value, range, spread and source."""

from __future__ import annotations

from typing import Annotated

import typer

from carepact.cli.app import app
from carepact.cli.options import FormatOption, OutputOption, deliver
from carepact.core.messages import _


@app.command(
    help=_(
        "List the evidence that a run reads and that you can set by run --evidence or under "
        "'evidence:' in a study: value, range, unit, spread, source and how it was learnt."
    ),
    epilog=_(
        "Examples: carepact evidence; carepact evidence childcare; carepact evidence "
        "employment.gain_of_use; carepact evidence --format csv -o evidence.csv"
    ),
)
def evidence(
    name: Annotated[
        str | None,
        typer.Argument(
            help=_("A topic, an instrument, a value, or a part of a name; omit for all."),
            metavar="NAME",
        ),
    ] = None,
    file_format: FormatOption = None,
    output: OutputOption = None,
) -> None:
    """List all, some or one, and show or write them."""
    from carepact.report.evidence import list_evidence, show_evidence
    from carepact.report.formats import choose_format

    chosen = choose_format(file_format, output)
    deliver(list_evidence(name), chosen, output, show_evidence)
