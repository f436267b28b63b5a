"""Run the command line: bad input ends with one message and status 2."""

from __future__ import annotations

import sys

import typer

from carepact.cli import demo, measure, surveys, validate, value  # noqa: F401 - they register
from carepact.cli.app import BAD_INPUT, FAILED, app
from carepact.core.errors import CareError
from carepact.core.messages import _


def main() -> None:
    """Run the command line; bad input ends with one message and status 2."""
    try:
        app()
    except CareError as error:
        typer.secho(_("Error") + ": ", fg="red", bold=True, nl=False, err=True)
        typer.echo(str(error), err=True)
        sys.exit(BAD_INPUT)
    except KeyboardInterrupt:
        typer.echo(_("Stopped. Nothing was written."), err=True)
        sys.exit(FAILED)
