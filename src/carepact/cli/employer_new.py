"""`carepact employer new`: draft the file of an employer, with the sheet for its headcount."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from carepact.cli.called import name_of_call
from carepact.cli.commands import Application
from carepact.cli.log import tell
from carepact.cli.new_file import write_new
from carepact.core.messages import _


def add_new(app: Application) -> None:
    """Register `new` with the commands of employers."""
    app.command(
        "new",
        help=_(
            "Draft the file of an employer with a note at every key, and a workbook for the "
            "headcount."
        ),
        epilog=_(
            "Examples: carepact employer new ESP -o employer.yaml; carepact employer new KEN --csv"
        ),
    )(_new)


def _new(
    country: Annotated[
        str, typer.Argument(help=_("Country: its name or its code."), metavar="COUNTRY")
    ],
    *,
    output: Annotated[
        Path, typer.Option("-o", "--output", help=_("Employer's file to write."), metavar="FILE")
    ] = Path("employer.yaml"),
    csv: Annotated[
        bool, typer.Option("--csv", help=_("Write the sheet for the headcount as CSV, not XLSX."))
    ] = False,
) -> None:
    """Write a draft, its schema, and the sheet that it names."""
    from carepact.studies.employer_file.drafting import (
        SCHEMA_NAME,
        draft_employer,
        draft_sheet,
        name_sheet,
    )
    from carepact.studies.employer_file.opening import schema_text

    sheet = name_sheet(is_csv=csv)
    text = draft_employer(country, date.today(), sheet)  # noqa: DTZ011 - the reader's day
    write_new(output, text, SCHEMA_NAME, schema_text(), {sheet: draft_sheet(is_csv=csv)})
    tell(
        _(
            "Next: fill in {workbook} and edit {file}, then: {command}",
            workbook=sheet,
            file=output.name,
            command=f"{name_of_call()} employer {output}",
        )
    )
