"""Run the command line: bad input ends with one message and status 2."""

from __future__ import annotations

import os
import sys

from carepact.core.errors import CareError
from carepact.core.messages import LANGUAGES, _


def main() -> None:
    """Run `carepact`; its parts are imported once the language is known."""
    sys.argv[1:] = _choose_language(sys.argv[1:])
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # its many small products gain by one
    import typer

    from carepact.cli import (  # noqa: F401 - they register
        backcast,
        compare,
        countries,
        crises,
        demo,
        evidence,
        law,
        measure,
        options_catalogue,
        packages,
        reconcile,
        review,
        run,
        study,
        survey,
        surveys,
        validate,
        value,
    )
    from carepact.cli.app import ExitStatus, app
    from carepact.cli.voice import CommandLine
    from carepact.core.voice import use_voice

    try:
        with use_voice(CommandLine()):
            app()
    except CareError as error:
        typer.secho(_("Error") + ": ", fg="red", bold=True, nl=False, err=True)
        typer.echo(str(error), err=True)
        sys.exit(ExitStatus.BAD_INPUT)
    except KeyboardInterrupt:
        typer.echo(_("Stopped. Nothing was written."), err=True)
        sys.exit(ExitStatus.FAILED)


def _choose_language(words: list[str]) -> list[str]:
    """Speak the language asked for, from the help texts on, and return the other words.

    The option may stand anywhere, before a command or behind it.
    """
    for place, word in enumerate(words):
        option, sign, value = word.partition("=")
        if option == "--language":
            taken = 1 if sign else 2
            code = value if sign else "".join(words[place + 1 : place + taken])
            if code in LANGUAGES:
                os.environ["CAREPACT_LANGUAGE"] = code
                return words[:place] + words[place + taken :]
    return words
