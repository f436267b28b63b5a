"""The command `carepact`: its parts are imported only when they are called."""

from __future__ import annotations

import os
import sys
from typing import Annotated

import typer

from carepact.core.errors import CareError
from carepact.core.messages import LANGUAGES, _

BAD_INPUT, FAILED = 2, 1

app = typer.Typer(
    help=_(
        "Measure care work: who does it, how long, with which error. Start with "
        "'carepact demo', then 'carepact surveys'."
    ),
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


def _show_version(wanted: bool) -> None:
    """Print the version and stop."""
    if wanted:
        from importlib import metadata

        typer.echo(metadata.version("carepact"))
        raise typer.Exit


def _set_language(code: str | None) -> None:
    """Speak the language asked for in the rest of this process."""
    if code is None:
        return
    if code not in LANGUAGES:
        raise typer.BadParameter(
            _("'{code}' is not spoken. Use {listed}.", code=code, listed=", ".join(LANGUAGES))
        )
    os.environ["CAREPACT_LANGUAGE"] = code


@app.callback()
def _carepact(
    _version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_show_version, is_eager=True, help=_("Print the version.")
        ),
    ] = False,
    language: Annotated[
        str | None,
        typer.Option("--language", help=_("Language of messages: en, fr or es."), metavar="CODE"),
    ] = None,
) -> None:
    _set_language(language)


def main() -> None:
    """Run the command line; bad input ends with one message and status 2."""
    from carepact.cli import demo, measure, surveys, validate  # noqa: F401 - they register

    try:
        app()
    except CareError as error:
        typer.secho(_("Error") + ": ", fg="red", bold=True, nl=False, err=True)
        typer.echo(str(error), err=True)
        sys.exit(BAD_INPUT)
    except KeyboardInterrupt:
        typer.echo(_("Stopped. Nothing was written."), err=True)
        sys.exit(FAILED)
