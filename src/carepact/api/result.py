"""What every function of the facade returns: figures that show, save and draw themselves."""

from __future__ import annotations

import io
from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, Generic, Protocol, TypeVar

import polars as pl
import xarray as xr
from rich.console import RenderableType

from carepact.api.chart import Charts
from carepact.core import voice
from carepact.core.labelled import lay_out_dataset
from carepact.core.messages import _, _n
from carepact.report.formats import format_of, write_result
from carepact.report.run.files import make_folder, write_folder
from carepact.report.screen import open_screen
from carepact.report.telling import Telling

if TYPE_CHECKING:
    import pandas as pd

Found_co = TypeVar("Found_co", covariant=True)


@dataclass(frozen=True)
class Glance:
    """What is seen of a result at one glance."""

    title: str
    lines: tuple[tuple[str, str], ...] = ()
    """Some headline figures: what each is, and the figure with its interval."""
    notes: tuple[str, ...] = ()

    width: ClassVar[int] = 160
    """No text is longer. [characters]"""
    most: ClassVar[int] = 6
    """No more lines are shown."""

    def cut(self) -> Glance:
        """Shorten what would not be seen at one glance."""
        lines = tuple(
            (self._cut(words), self._cut(told)) for words, told in self.lines[: self.most]
        )
        return Glance(self._cut(self.title), lines, tuple(map(self._cut, self.notes)))

    def _cut(self, text: str) -> str:
        return text if len(text) <= self.width else text[: self.width - 1] + "…"


@dataclass(frozen=True, repr=False)
class Result(ABC, Generic[Found_co]):
    """A result: its figures as a table, an array and charts; it shows and saves itself."""

    found: Found_co
    """What was found, with all that it holds."""

    keys: ClassVar[tuple[str, ...]] = ()
    """Columns of `figures` that tell its rows apart: the dimensions of `to_xarray`."""

    @property
    @abstractmethod
    def figures(self) -> pl.DataFrame:
        """Every figure, a row each, with the columns of the command's CSV file."""

    @abstractmethod
    def manifest(self) -> dict[str, Any]:
        """Describe how the result came to be: versions, sources with hashes, settings, seed."""

    @abstractmethod
    def glance(self) -> Glance:
        """Tell what it is and its headline figures, in the reader's language."""

    @abstractmethod
    def save(self, place: str | Path) -> list[Path]:
        """Write the files that the command's `-o` writes, and list them."""

    @abstractmethod
    def _page(self) -> RenderableType:
        """Lay out what the command shows on the screen."""

    @property
    def charts(self) -> Charts:
        """The charts of the result by name; each shows itself in a notebook."""
        return Charts({})

    @property
    def text(self) -> str:
        """What the command shows on the screen, as plain text of 100 characters a line."""
        page = io.StringIO()
        open_screen(page, 100, plain=True).print(self._page())
        return page.getvalue()

    def to_polars(self) -> pl.DataFrame:
        """Return the figures as a table of polars."""
        return self.figures

    def to_pandas(self) -> pd.DataFrame:
        """Return the figures as a table of pandas; needs the extra `carepact[pandas]`."""
        return self.figures.to_pandas()

    def to_xarray(self) -> xr.Dataset:
        """Return the figures as arrays, whose dimensions are what tells the rows apart.

        A list whose rows nothing tells apart, such as changes of law, has the one dimension
        `row`.
        """
        return lay_out_dataset(self.figures, self.keys)

    def __repr__(self) -> str:
        """Tell what it is, its headline figures, and how to go on."""
        seen = self.glance().cut()
        wide = max((len(words) for words, _told in seen.lines), default=0)
        lines = [f"  {words:<{wide}}  {told}" for words, told in seen.lines]
        return "\n".join(
            [f"{type(self).__name__}: {seen.title}", *lines, *seen.notes, self._go_on()]
        )

    def _repr_html_(self) -> str:
        """Show it in a notebook: a small table."""
        seen = self.glance().cut()
        rows = "".join(
            f"<tr><th style='text-align:left'>{escape(words)}</th><td>{escape(told)}</td></tr>"
            for words, told in seen.lines
        )
        below = "<br>".join(map(escape, (*seen.notes, self._go_on())))
        return (
            f"<div><strong>{escape(seen.title)}</strong><table>{rows}</table>"
            f"<small>{below}</small></div>"
        )

    def _go_on(self) -> str:
        """Say what to do with it."""
        drawn = ", .charts" if self.charts else ""
        height, width = self.figures.shape
        return _(
            '{rows}, {columns}. Go on with .figures, .to_pandas(), .text{drawn}, .save("folder").',
            rows=_n("{count} row", "{count} rows", height),
            columns=_n("{count} column", "{count} columns", width),
            drawn=drawn,
        )


class Table(Protocol):
    """What a command gives as one table, with the way it came to be."""

    def to_polars(self) -> pl.DataFrame:
        """Return the table."""

    def manifest(self) -> dict[str, object]:
        """Describe how the table came to be."""


Table_co = TypeVar("Table_co", bound=Table, covariant=True)


@dataclass(frozen=True, repr=False)
class TableResult(Result[Table_co]):
    """A result that is one table."""

    file: ClassVar[str]
    """Name of its file in a folder, without ending."""

    @cached_property
    def figures(self) -> pl.DataFrame:
        """Every figure, a row each, with the columns of the command's CSV file."""
        return self.found.to_polars()

    def manifest(self) -> dict[str, Any]:
        """Describe how the table came to be: versions, sources with hashes, settings, seed."""
        return self.found.manifest()

    def save(self, place: str | Path) -> list[Path]:
        """Write the table and its manifest, as the command's `-o` does.

        Parameters
        ----------
        place : str or Path
            A file, `.csv`, `.json` or `.parquet`; or a folder, which gets a CSV file.

        Returns
        -------
        list of Path
            The files written.

        Raises
        ------
        CareError
            If the ending tells no format, or the place cannot be written to.
        """
        path = place_of(place, self.file)
        with voice.name_options(output="place"):
            chosen = format_of(path)
        return write_result(self.figures, self.manifest(), chosen, path)


@dataclass(frozen=True, repr=False)
class ToldResult(Result[Table_co]):
    """A result that is the answer to somebody: a page, and a folder of files."""

    telling: ClassVar[type[Telling[Any]]]
    """How the answer is told."""

    def manifest(self) -> dict[str, Any]:
        """Describe how the answer came to be; it names no person."""
        return self.found.manifest()

    def save(self, place: str | Path) -> list[Path]:
        """Write every file of the answer, the manifest last, as the command's `-o` does.

        Parameters
        ----------
        place : str or Path
            Folder, made where it is not there.

        Returns
        -------
        list of Path
            The files written.

        Raises
        ------
        CareError
            If the folder cannot be written to.
        """
        return save_folder(self.telling(self.found).lay_out(Path(place)), Path(place))

    def _page(self) -> RenderableType:
        """Lay out what the command shows with `--full`."""
        return self.telling(self.found).show_full()


def place_of(place: str | Path, file: str) -> Path:
    """Return a file as it is, or a CSV file in a folder, which is made where it is not there."""
    path = Path(place)
    if path.suffix and not path.is_dir():
        return path
    make_folder(path)
    return path / f"{file}.csv"


def save_folder(files: Mapping[Path, bytes], folder: Path) -> list[Path]:
    """Write an answer into its folder, which is made where it is not there; list its files."""
    return list(write_folder(files, folder))
