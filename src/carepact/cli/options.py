"""Options that several commands share, and the way their results leave."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Protocol, TypeVar

import typer

from carepact.cli.log import tell
from carepact.core.messages import _

if TYPE_CHECKING:
    import polars as pl
    from rich.console import RenderableType


SurveyOption = Annotated[
    str | None,
    typer.Option(
        help=_("Which survey it is (see carepact surveys), or its mapping file."),
        metavar="NAME|FILE",
    ),
]
FormatOption = Annotated[
    str | None, typer.Option("--format", help=_("table, csv, json or parquet."), metavar="FORMAT")
]
OutputOption = Annotated[
    Path | None,
    typer.Option(
        "-o", "--output", help=_("File to write; its ending tells the format."), metavar="FILE"
    ),
]


class Result(Protocol):
    """What can leave: a gated table and how it came to be."""

    def to_polars(self) -> pl.DataFrame:
        """Return the gated table."""

    def manifest(self) -> dict[str, object]:
        """Describe how the table came to be."""


R = TypeVar("R", bound=Result)


def deliver(
    result: R, chosen: str, output: Path | None, show: Callable[[R], RenderableType]
) -> None:
    """Show a result on the screen, print it in a file format, or write it."""
    if chosen == "table":
        from carepact.report.screen import open_screen

        open_screen(highlight=True).print(show(result))
        return
    from carepact.report.formats import render, write_result

    rows, manifest = result.to_polars(), result.manifest()
    if output is None:
        typer.echo(render(rows, manifest, chosen).decode("utf-8-sig"), nl=False)
        return
    for written in write_result(rows, manifest, chosen, output):
        tell(_("Wrote {file}", file=written))
