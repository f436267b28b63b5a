"""The command `carepact` and its options; its parts register themselves with it."""

from __future__ import annotations

from typing import Annotated

import typer

from carepact.cli.commands import Application
from carepact.cli.config import FILE_NAME, list_places
from carepact.core.messages import LANGUAGES, _

app = Application(
    help=_(
        "Measure care work, and simulate what a care package brings a country: who gives care, "
        "who pays, with which error. Start with 'carepact demo', then 'carepact surveys' or "
        "'carepact countries'."
    ),
    epilog=_(
        "Settings are read from {places}, and from variables such as CAREPACT_DRAWS. The command "
        "line comes first, then variables, then files. --language, --quiet, --log and --config "
        "may stand anywhere in the line.",
        places=_("{first}, then {second}", first=list_places()[0], second=list_places()[-1])
        if len(list_places()) > 1
        else FILE_NAME,
    ),
    no_args_is_help=True,
)


def _show_version(wanted: bool) -> None:
    """Print the version and stop."""
    if wanted:
        from importlib import metadata

        typer.echo(metadata.version("carepact"))
        raise typer.Exit


@app.callback()
def _carepact(
    _version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_show_version, is_eager=True, help=_("Print the version.")
        ),
    ] = False,
    _language: Annotated[
        str | None,
        typer.Option(
            "--language",
            help=_("Language of messages: {listed}.", listed=", ".join(LANGUAGES)),
            metavar="CODE",
        ),
    ] = None,
    _quiet: Annotated[
        bool,
        typer.Option(
            "--quiet", "-q", help=_("Show results and errors alone, no progress or notices.")
        ),
    ] = False,
    _log: Annotated[
        str | None,
        typer.Option(
            "--log",
            help=_("File that notes what was run: versions, command, steps with times, warnings."),
            metavar="FILE",
        ),
    ] = None,
    _config: Annotated[
        str | None,
        typer.Option(
            "--config", help=_("File of settings, in the place of those below."), metavar="FILE"
        ),
    ] = None,
) -> None:
    """Show these options in the help; they are taken out of the line before it comes here."""
