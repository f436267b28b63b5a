"""`carepact family new`: draft the file of a family."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from carepact.cli.commands import Application
from carepact.cli.new_file import tell_next, write_new
from carepact.core.messages import _


def add_new(app: Application) -> None:
    """Register `new` with the commands of families."""
    app.command(
        "new",
        help=_("Draft the file of a family, with a note at every key."),
        epilog=_("Example: carepact family new KEN -o family.yaml"),
    )(_new)


def _new(
    country: Annotated[
        str, typer.Argument(help=_("Country: its name or its code."), metavar="COUNTRY")
    ],
    output: Annotated[
        Path, typer.Option("-o", "--output", help=_("Family file to write."), metavar="FILE")
    ] = Path("family.yaml"),
) -> None:
    """Write a draft, and the schema that editors check it by."""
    from carepact.studies.family_file.drafting import SCHEMA_NAME, draft_family
    from carepact.studies.family_file.opening import schema_text

    write_new(output, draft_family(country), SCHEMA_NAME, schema_text())
    tell_next("family", output)
