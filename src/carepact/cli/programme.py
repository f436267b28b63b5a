"""`carepact programme`: what hours follow a programme for fathers, how sure, at what cost."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from carepact.cli.app import app
from carepact.cli.commands import Application
from carepact.cli.default_command import DefaultGroup
from carepact.cli.new_file import tell_next, write_new
from carepact.cli.run_options import ScreenOption
from carepact.cli.told import Leaving, folder_option, full_option
from carepact.core.messages import _

if TYPE_CHECKING:
    from carepact.report.programme.files import ProgrammeTelling

programme_app = Application(
    cls=DefaultGroup,
    help=_(
        "A programme for fathers or couples: who stayed, how many hours of care and housework "
        "followed by short diaries of fathers and mothers, how sure that is, what an hour costs. "
        "Name the file of a programme (carepact programme FILE); carepact programme new drafts "
        "one, with a workbook to fill in. Nothing leaves this machine."
    ),
    epilog=_(
        "Examples: carepact programme new KEN; carepact programme programme.yaml; carepact "
        "programme programme.yaml -o ours"
    ),
)
app.add_typer(programme_app, name="programme")


@programme_app.command(
    help=_("Show who stayed, what hours followed, how sure that is and what it cost."),
    epilog=_(
        "Examples: carepact programme programme.yaml; carepact programme programme.yaml --full; "
        "carepact programme programme.yaml -o ours"
    ),
)
def show(
    file: Annotated[
        Path,
        typer.Argument(help=_("File of a programme (see carepact programme new)."), metavar="FILE"),
    ],
    *,
    file_format: ScreenOption = None,
    full: Annotated[
        bool, full_option(_("Show everything: each cost, what a study of the country is told."))
    ] = False,
    output: Annotated[
        Path | None,
        folder_option(_("Folder for text, tables, books, the sheet for the town and the study.")),
    ] = None,
) -> None:
    """Read a programme, and show or write its answer."""
    leaving = Leaving(file_format, output, full)

    def find(step: Callable[[str], None]) -> ProgrammeTelling:
        step(_("reading the forms"))
        from carepact.report.programme.files import ProgrammeTelling
        from carepact.studies.programme import answer_programme
        from carepact.studies.programme_file.opening import open_programme

        return ProgrammeTelling(answer_programme(open_programme(file), step))

    leaving.tell(find)


@programme_app.command(
    "new",
    help=_(
        "Draft the file of a programme with a note at every key, a form for families to print, and "
        "a workbook to fill in."
    ),
    epilog=_("Example: carepact programme new KEN -o programme.yaml"),
)
def new(
    country: Annotated[
        str, typer.Argument(help=_("Country: its name or its code."), metavar="COUNTRY")
    ],
    output: Annotated[
        Path, typer.Option("-o", "--output", help=_("Programme's file to write."), metavar="FILE")
    ] = Path("programme.yaml"),
) -> None:
    """Write a draft, its schema, the workbook that it names, and the form for families."""
    from carepact.report.programme.form import FORM_NAME, write_form
    from carepact.studies.programme_file.drafting import (
        SCHEMA_NAME,
        WORKBOOK_NAME,
        draft_programme,
        draft_workbook,
    )
    from carepact.studies.programme_file.opening import schema_text

    text = draft_programme(country, date.today())  # noqa: DTZ011 - the reader's day
    beside = {WORKBOOK_NAME: draft_workbook(), FORM_NAME: write_form()}
    write_new(output, text, SCHEMA_NAME, schema_text(), beside)
    tell_next("programme", output, WORKBOOK_NAME)
