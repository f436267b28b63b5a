"""`carepact quality`: a service looks at its own quality, with two assessors and a plan."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from carepact.cli.app import app
from carepact.cli.commands import Application
from carepact.cli.default_command import DefaultGroup
from carepact.cli.quality_new import add_new
from carepact.cli.run_options import ScreenOption
from carepact.cli.told import Leaving, folder_option, full_option
from carepact.core.messages import _

if TYPE_CHECKING:
    from carepact.report.quality.files import QualityTelling

quality_app = Application(
    cls=DefaultGroup,
    help=_(
        "A service for families looks at its own quality: what is in place and what shows it, "
        "where two assessors differ, what is hard, what is planned, what is late. No score, no "
        "rank, no label. Name its file (carepact quality FILE); carepact quality new drafts one, "
        "with a workbook for each assessor. Nothing leaves this machine."
    ),
    epilog=_(
        "Examples: carepact quality new KEN --kind home_visits; carepact quality quality.yaml; "
        "carepact quality quality.yaml -o ours"
    ),
)
app.add_typer(quality_app, name="quality")


@quality_app.command(
    help=_("Show how a service stands, criterion by criterion, and what is late or has no plan."),
    epilog=_(
        "Examples: carepact quality quality.yaml; carepact quality quality.yaml --on 2027-03-15; "
        "carepact quality quality.yaml --full; carepact quality quality.yaml -o ours"
    ),
)
def show(
    file: Annotated[
        Path,
        typer.Argument(
            help=_("File of the assessment (see carepact quality new)."), metavar="FILE"
        ),
    ],
    *,
    on: Annotated[
        str | None,
        typer.Option(
            "--on",
            help=_(
                "Day for which the plan is looked at, year-month-day. Default: as the file says."
            ),
            metavar="DAY",
        ),
    ] = None,
    file_format: ScreenOption = None,
    full: Annotated[
        bool, full_option(_("Show everything: each criterion with all that was said."))
    ] = False,
    output: Annotated[
        Path | None, folder_option(_("Folder for text, tables and the sheet to print."))
    ] = None,
) -> None:
    """Read an assessment, and show or write its answer."""
    leaving = Leaving(file_format, output, full)

    def find(step: Callable[[str], None]) -> QualityTelling:
        step(_("reading the sheets"))
        from carepact.report.quality.files import QualityTelling
        from carepact.studies.quality import answer_quality
        from carepact.studies.quality_file.opening import open_quality

        return QualityTelling(answer_quality(open_quality(file), on, step))

    leaving.tell(find)


add_new(quality_app)
