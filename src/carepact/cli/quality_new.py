"""`carepact quality new`: draft the file of an assessment, with a workbook for each assessor."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from carepact.cli.commands import Application
from carepact.cli.new_file import tell_next, write_new
from carepact.core.messages import _


def add_new(app: Application) -> None:
    """Register `new` with the commands of quality."""
    app.command(
        "new",
        help=_(
            "Draft the file of a quality assessment, with a workbook of questions for each of two "
            "assessors and one for the plan."
        ),
        epilog=_("Example: carepact quality new KEN --kind home_visits -o quality.yaml"),
    )(_new)


def _new(
    country: Annotated[
        str, typer.Argument(help=_("Country: its name or its code."), metavar="COUNTRY")
    ],
    *,
    kind: Annotated[
        str,
        typer.Option(
            "--kind",
            help=_(
                "Kind of service, which decides what is asked: family_centre, parenting_course, "
                "fathers_programme, day_nursery or home_visits."
            ),
            metavar="KIND",
        ),
    ] = "family_centre",
    output: Annotated[
        Path, typer.Option("-o", "--output", help=_("Assessment to write."), metavar="FILE")
    ] = Path("quality.yaml"),
) -> None:
    """Write a draft, its schema, and the workbooks that it names."""
    from carepact.studies.quality_file.drafting import (
        BOOKS,
        SCHEMA_NAME,
        draft_quality,
        draft_workbooks,
    )
    from carepact.studies.quality_file.opening import schema_text

    text = draft_quality(country, kind, date.today())  # noqa: DTZ011 - the reader's day
    write_new(output, text, SCHEMA_NAME, schema_text(), draft_workbooks(kind))
    tell_next("quality", output, ", ".join(BOOKS))
