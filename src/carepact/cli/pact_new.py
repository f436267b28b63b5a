"""`carepact pact new`: draft the file of a pact, with the workbook for what is seen of it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from carepact.cli.commands import Application
from carepact.cli.new_file import tell_next, write_new
from carepact.core.messages import _


def add_new(app: Application) -> None:
    """Register `new` with the commands of pacts."""
    app.command(
        "new",
        help=_(
            "Draft the file of a pact with a note at every key, and a workbook for the figures."
        ),
        epilog=_("Example: carepact pact new KEN -o pact.yaml"),
    )(_new)


def _new(
    country: Annotated[
        str, typer.Argument(help=_("Country: its name or its code."), metavar="COUNTRY")
    ],
    output: Annotated[
        Path, typer.Option("-o", "--output", help=_("Pact's file to write."), metavar="FILE")
    ] = Path("pact.yaml"),
) -> None:
    """Write a draft, its schema, and the workbook that it names."""
    from carepact.studies.pact_file.drafting import (
        SCHEMA_NAME,
        WORKBOOK_NAME,
        draft_pact,
        draft_workbook,
    )
    from carepact.studies.pact_file.opening import schema_text

    text = draft_pact(country, date.today())  # noqa: DTZ011 - the reader's day
    write_new(output, text, SCHEMA_NAME, schema_text(), {WORKBOOK_NAME: draft_workbook()})
    tell_next("pact", output)
