"""`carepact demo`: the main job on one country that ships, into a folder."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from carepact.cli.app import app
from carepact.cli.called import name_of_call
from carepact.cli.log import is_quiet
from carepact.cli.progress import Progress
from carepact.cli.voice import CommandLine
from carepact.core.messages import _
from carepact.core.voice import use_voice


@app.command(
    help=_(
        "Show what carepact does: what a care package brings to Kenya, year by year, with "
        "pictures and books. Nothing has to be fetched."
    )
)
def demo(
    output: Annotated[
        Path, typer.Option("-o", "--output", help=_("Folder to write into."), metavar="FOLDER")
    ] = Path("demo"),
) -> None:
    """Simulate, answer, write pictures and books, and say what to read first."""
    with Progress() as progress:
        from rich.console import Group

        from carepact.report.demonstration import say_what_next, say_what_to_read
        from carepact.report.prose import Prose
        from carepact.report.run.answer import tell_answer
        from carepact.report.run.files import choose_screen, lay_out_run, write_folder
        from carepact.report.run.sentences import head_of
        from carepact.report.screen import open_screen
        from carepact.studies.demonstration import run_demonstration

        choose_screen(None, output)
        found = run_demonstration(progress.step)
        progress.step(_("drawing and writing"))
        written = write_folder(lay_out_run(found, output), output)
    console = open_screen()
    if not is_quiet():
        console.print(_("Wrote {count} files. Read first", count=len(written)), style="bold")
        for file, told in say_what_to_read(output):
            console.print(f"  {file}\n      {told}")
        console.print(_("Then try"), style="bold")
        with use_voice(CommandLine(name_of_call())):
            commands = say_what_next(found)
        for command in commands:
            console.print(f"  {command}", soft_wrap=True)
        console.print()
    console.print(Group(Prose(head_of(found), style="bold"), *tell_answer(found)))
