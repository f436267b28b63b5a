"""`carepact validate`: published figures beside ours, a line a figure."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from carepact.cli.app import app
from carepact.cli.ending import ExitStatus
from carepact.cli.options import FormatOption, OutputOption, SurveyOption, deliver
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
    survey: SurveyOption = None,
    file_format: FormatOption = None,
    output: OutputOption = None,
) -> None:
    """Read, estimate, compare, and show or write the lines."""
    with Progress() as progress:
        from carepact.report.agreement import show_validation
        from carepact.report.formats import choose_format
        from carepact.studies.validation import validate_survey

        chosen = choose_format(file_format, output)
        progress.step(_("comparing with published figures"))
        validation = validate_survey(path, survey)
    deliver(validation, chosen, output, show_validation)
    if not validation.agrees:
        raise typer.Exit(ExitStatus.FAILED)
