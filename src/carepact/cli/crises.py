"""`carepact crises`: what may strike a country in a run."""

from __future__ import annotations

from typing import Annotated

import typer

from carepact.cli.app import app
from carepact.cli.options import FormatOption, OutputOption, deliver
from carepact.core.messages import _


@app.command(
    help=_(
        "List the crises that ship, or show one as a study may write its own: what it moves, "
        "year by year, and where that was seen."
    ),
    epilog=_("Examples: carepact crises; carepact run KEN --shock pandemic:2028"),
)
def crises(
    name: Annotated[
        str | None, typer.Argument(help=_("A crisis that ships."), metavar="NAME")
    ] = None,
    file_format: FormatOption = None,
    output: OutputOption = None,
) -> None:
    """Show or write the crises that ship."""
    from carepact.report.crises import choose_crises, show_crises, write_crisis
    from carepact.report.formats import choose_format

    found = choose_crises(name)
    chosen = choose_format(file_format, output)
    if name is not None and chosen == "table":
        typer.echo(write_crisis(found.crises[0]), nl=False)
        return
    deliver(found, chosen, output, show_crises)
