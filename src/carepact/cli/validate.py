"""`carepact validate`: published figures beside ours, a line a figure."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from carepact.cli.main import FAILED, app
from carepact.cli.progress import Progress
from carepact.core.messages import _


@app.command(
    help=_(
        "Compare a survey's files with the figures published from it: published, ours, gap. "
        "Ends with status 1 when a figure differs."
    ),
    epilog=_("Example: carepact validate FOLDER --survey atus"),
)
def validate(
    path: Annotated[Path, typer.Argument(help=_("Folder or file of the survey."), metavar="PATH")],
    survey: Annotated[
        str | None,
        typer.Option(help=_("Which survey it is; see carepact surveys."), metavar="NAME"),
    ] = None,
    file_format: Annotated[
        str | None,
        typer.Option("--format", help=_("table, csv, json or parquet."), metavar="FORMAT"),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "-o",
            "--output",
            help=_("File to write; its ending tells the format."),
            metavar="FILE",
        ),
    ] = None,
) -> None:
    """Read, estimate, compare, and show or write the lines."""
    with Progress() as progress:
        from carepact.report.formats import choose_format, render, write_result
        from carepact.studies.validation import validate_survey

        chosen = choose_format(file_format, output)
        progress.step(_("comparing with published figures"))
        validation = validate_survey(path, survey)
    if chosen == "table":
        from rich.console import Console

        from carepact.report.agreement import show_validation

        Console().print(show_validation(validation))
    elif output is None:
        content = render(validation.to_polars(), validation.manifest(), chosen)
        typer.echo(content.decode(), nl=False)
    else:
        written = write_result(validation.to_polars(), validation.manifest(), chosen, output)
        for file in written:
            typer.echo(_("Wrote {file}", file=file), err=True)
    if not validation.agrees:
        raise typer.Exit(FAILED)
