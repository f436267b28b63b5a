"""An answer to somebody as it leaves: on the screen, as text of a format, in the files of a folder.

The answers of a family, a carer, an employer and a centre are each told by a class of their own.
What they share stands here: the whole answer as a text, the manifest last, a table for a program.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, Protocol, TypeVar

import polars as pl
from rich.console import RenderableType

from carepact.report.formats import render
from carepact.report.run.file_names import RunFile
from carepact.report.run.files import close_folder
from carepact.report.screen import write_page


class Answer(Protocol):
    """What a study found: a table of figures, and how they came to be."""

    def to_polars(self) -> pl.DataFrame:
        """Return the figures."""

    def manifest(self) -> dict[str, object]:
        """Describe how they came to be."""


Answer_co = TypeVar("Answer_co", bound=Answer, covariant=True)


@dataclass(frozen=True)
class Telling(ABC, Generic[Answer_co]):
    """How an answer is told."""

    found: Answer_co
    """The answer."""

    @abstractmethod
    def show(self) -> RenderableType:
        """Lay out what the screen shows at first."""

    @abstractmethod
    def show_full(self) -> RenderableType:
        """Lay everything out, as `--full` and the text in the folder have it."""

    @abstractmethod
    def list_tables(self) -> dict[str, pl.DataFrame]:
        """List the tables of the folder by the names of their files."""

    @abstractmethod
    def list_pages(self) -> dict[str, bytes]:
        """List what else stands in the folder: books, sheets, pictures."""

    def say_of_files(self, written: Iterable[Path]) -> str:  # noqa: ARG002 - of those that need it
        """Say what is to be known of files that were written; empty where nothing is."""
        return ""

    def render(self, chosen: str) -> str:
        """Turn the figures into the text of one format for the screen."""
        return render(self.found.to_polars(), self.found.manifest(), chosen).decode("utf-8-sig")

    def lay_out(self, folder: Path) -> dict[Path, bytes]:
        """Lay out every file of the answer, the manifest last; nothing is written yet."""
        manifest = self.found.manifest()
        files: dict[str, bytes] = {RunFile.ANSWER: write_page(self.show_full())}
        files |= {name: render(rows, manifest, "csv") for name, rows in self.list_tables().items()}
        return close_folder(files | self.list_pages(), manifest, folder)
