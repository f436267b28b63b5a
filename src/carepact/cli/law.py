"""`carepact law`: what changed in care law, and what is passed for a later day."""

from __future__ import annotations

from typing import Annotated

import typer

from carepact.cli.app import app
from carepact.cli.options import FormatOption, OutputOption, deliver
from carepact.core.messages import _

law_app = typer.Typer(
    help=_("Follow care law: what changed, since when, and what is passed for a later day."),
    no_args_is_help=True,
)
app.add_typer(law_app, name="law")


@law_app.callback()
def law() -> None:
    """Group the commands on law."""


@law_app.command(
    help=_("List changes of care law by country and day, each with its act and its source."),
    epilog=_("Example: carepact law changes --since 2026-01-01"),
)
def changes(
    code: Annotated[
        str | None,
        typer.Argument(help=_("Country: its name or its code; omit for all."), metavar="COUNTRY"),
    ] = None,
    since: Annotated[
        str | None,
        typer.Option(
            help=_("Day from which changes are listed; later ones that are passed stand too."),
            metavar="YYYY-MM-DD",
        ),
    ] = None,
    file_format: FormatOption = None,
    output: OutputOption = None,
) -> None:
    """Show or write the changes."""
    from carepact.report.formats import choose_format
    from carepact.report.law_changes import show_law_changes
    from carepact.studies.law_changes import list_law_changes

    chosen = choose_format(file_format, output)
    deliver(list_law_changes(code, since), chosen, output, show_law_changes)
