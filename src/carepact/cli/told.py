"""What the commands that read one file share: their options, and how their answer leaves."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from carepact.cli.log import tell
from carepact.cli.progress import Progress
from carepact.cli.run_options import tell_files
from carepact.core.messages import _

if TYPE_CHECKING:
    from carepact.report.telling import Telling


def full_option(words: str) -> Any:  # noqa: ANN401 - as typer has it
    """Offer to show everything."""
    return typer.Option("--full", help=words)


def folder_option(words: str) -> Any:  # noqa: ANN401 - as typer has it
    """Offer to write the answer into a folder."""
    return typer.Option("-o", "--output", help=words, metavar="FOLDER")


@dataclass(frozen=True)
class Leaving:
    """How an answer is to leave; what cannot be is refused before anything is read."""

    file_format: str | None
    output: Path | None
    full: bool
    """Whether the screen shows everything."""
    chosen: str = field(init=False)
    """What the screen shows."""

    def __post_init__(self) -> None:
        """Refuse an unknown format, and a folder that nothing can be written into."""
        from carepact.report.run.files import choose_screen

        object.__setattr__(self, "chosen", choose_screen(self.file_format, self.output, {}))

    def tell(self, find: Callable[[Callable[[str], None]], Telling[Any]]) -> None:
        """Find an answer, write its files, show it, and say what was written.

        Parameters
        ----------
        find : callable
            Takes what names a step that begins, and gives the answer.
        """
        written: dict[Path, bool] = {}
        with Progress() as progress:
            found = find(progress.step)
            if self.output is not None:
                from carepact.report.run.files import write_folder

                progress.step(_("drawing and writing"))
                written = write_folder(found.lay_out(self.output), self.output)
        if self.chosen == "table":
            from carepact.report.screen import open_screen

            open_screen().print(found.show_full() if self.full else found.show())
        elif self.file_format is not None:
            typer.echo(found.render(self.chosen), nl=False)
        tell_files(written)
        if written and (said := found.say_of_files(written)):
            tell(said)
