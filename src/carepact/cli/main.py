"""Run the command line: bad input ends with one message and status 2."""

from __future__ import annotations

import os
import re
import sys
from contextlib import nullcontext
from pathlib import Path

from carepact.cli.anywhere import take_anywhere
from carepact.cli.config import Settings, defaults_for, read_all_settings
from carepact.cli.ending import ExitStatus, Stopped, end_well
from carepact.cli.log import keep_log
from carepact.cli.streams import flush_streams, open_streams
from carepact.cli.voice import CommandLine
from carepact.core.errors import ParameterError
from carepact.core.speaking import use_language
from carepact.core.voice import use_voice


def main() -> None:
    """Run `carepact`; its parts are imported once the language is known."""
    open_streams()
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # its many small products gain by one
    with end_well():
        told = take_anywhere(sys.argv[1:])
        settings = Settings(told.language, told.quiet or None, told.log).over(
            read_all_settings(told.config)
        )
        language = re.split("[-_.]", settings.language or "", maxsplit=1)[0].lower()
    # A language that is not there ends in one sentence, all later ends are told in it.
    with end_well(), use_language(language) if language else nullcontext(), end_well():
        if language:
            os.environ["CAREPACT_LANGUAGE"] = language  # for the workers that it starts
        log = Path(settings.log) if settings.log else None
        with keep_log(log, sys.argv[1:], quiet=bool(settings.quiet)), use_voice(CommandLine()):
            status = _carry_out(told.words, settings)
        flush_streams()
    sys.exit(status)


def _carry_out(words: list[str], settings: Settings) -> int:
    """Carry out a command, and return its status."""
    from typer import TyperException
    from typer.main import get_command

    from carepact.cli import (  # noqa: F401 - they register
        backcast,
        centre,
        compare,
        completion,
        countries,
        crises,
        demo,
        employer,
        evidence,
        family,
        law,
        measure,
        options_catalogue,
        packages,
        pact,
        programme,
        quality,
        reconcile,
        report,
        review,
        run,
        serve,
        site,
        skills,
        study,
        survey,
        surveys,
        validate,
        value,
        verify,
    )
    from carepact.cli.app import app
    from carepact.cli.errors import word_fault

    if "_CAREPACT_COMPLETE" in os.environ:  # a shell asks which word may follow
        from carepact.cli.completion import load_scripts

        load_scripts()
        command = get_command(app)
    else:
        command = get_command(app.narrow_to(words))
    try:
        status = command.main(
            words,
            prog_name="carepact",
            standalone_mode=False,
            default_map=defaults_for(command, settings, words),
        )
    except TyperException as fault:
        if type(fault).__name__ == "NoArgsIsHelpError":  # the help has been shown
            return ExitStatus.BAD_INPUT
        raise ParameterError(word_fault(fault)) from fault
    if status == ExitStatus.STOPPED:
        raise Stopped
    return int(status or 0)
