"""`carepact employer new`, `charter`, `policy`: draft the files that an employer writes."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from carepact.cli.commands import Application
from carepact.cli.log import tell
from carepact.cli.new_file import tell_next, write_new
from carepact.core.messages import _


def add_new(app: Application) -> None:
    """Register what an employer's files begin with."""
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
    app.command(
        "charter",
        help=_("Draft the file of a charter: goals of three years, and what is told of each year."),
        epilog=_("Example: carepact employer charter -o charter.yaml"),
    )(_draft_charter)
    app.command(
        "policy",
        help=_("Draft the file of a recognition policy: the firm's competencies, what it accepts."),
        epilog=_("Example: carepact employer policy -o recognition.yaml"),
    )(_draft_policy)


def _draft_charter(
    output: Annotated[
        Path, typer.Option("-o", "--output", help=_("Charter to write."), metavar="FILE")
    ] = Path("charter.yaml"),
) -> None:
    """Write a draft, and the schema that editors check it by."""
    from carepact.studies.charter_file.drafting import SCHEMA_NAME, draft_charter
    from carepact.studies.charter_file.opening import schema_text

    write_new(output, draft_charter(date.today()), SCHEMA_NAME, schema_text())  # noqa: DTZ011 - the reader's day
    _tell_key("charter", output)


def _draft_policy(
    output: Annotated[
        Path, typer.Option("-o", "--output", help=_("Policy to write."), metavar="FILE")
    ] = Path("recognition.yaml"),
) -> None:
    """Write a draft, and the schema that editors check it by."""
    from carepact.studies.recognition_file.drafting import SCHEMA_NAME, draft_recognition
    from carepact.studies.recognition_file.opening import schema_text

    write_new(output, draft_recognition(), SCHEMA_NAME, schema_text())
    _tell_key("recognition", output)


def _tell_key(key: str, output: Path) -> None:
    """Say under which key the employer's file names a new file."""
    tell(_("Next: edit it, then write '{line}' into the employer's file.", line=f"{key}: {output}"))


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
    tell_next("employer", output, sheet)
