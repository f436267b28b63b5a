"""The command `carepact` and its options; its parts register themselves with it."""

from __future__ import annotations

import os
from enum import IntEnum
from typing import Annotated

import typer

from carepact.core.messages import LANGUAGES, _


class ExitStatus(IntEnum):
    """What the shell is told."""

    FAILED = 1
    BAD_INPUT = 2
    """The user can mend it."""


app = typer.Typer(
    help=_(
        "Measure care work, and simulate what a care package brings a country: who gives care, "
        "who pays, with which error. Start with 'carepact demo', then 'carepact surveys' or "
        "'carepact countries'."
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
            _("'{code}' is not available. Use {listed}.", code=code, listed=", ".join(LANGUAGES))
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
