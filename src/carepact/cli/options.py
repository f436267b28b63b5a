"""Options that several commands share, and the way their results leave."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Protocol, TypeVar

import typer

from carepact.core.messages import _

if TYPE_CHECKING:
    import polars as pl
    from rich.console import RenderableType

    from carepact.core.figures import FigureTable
    from carepact.measure.design_sketch import DesignSketch
    from carepact.report.outputs import Extras

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
FiguresFormatOption = Annotated[
    str | None,
    typer.Option(
        "--format", help=_("table, csv, json, parquet, xlsx or sdmx-csv."), metavar="FORMAT"
    ),
]
OutputOption = Annotated[
    Path | None,
    typer.Option(
        "-o", "--output", help=_("File to write; its ending tells the format."), metavar="FILE"
    ),
]
DescriptorOption = Annotated[
    bool,
    typer.Option("--descriptor", help=_("Describe the CSV file in a datapackage.json beside it.")),
]
SnippetsOption = Annotated[
    bool,
    typer.Option(
        "--snippets",
        help=_("Write replicate weights, a Stata and an R snippet of the same design beside it."),
    ),
]
StructureOption = Annotated[
    str,
    typer.Option(
        help=_("Data structure of sdmx-csv: a shipped one, or a YAML file."), metavar="NAME|FILE"
    ),
]


class Result(Protocol):
    """What can leave: a gated table and how it came to be."""

    def to_polars(self) -> pl.DataFrame:
        """Return the gated table."""

    def manifest(self) -> dict[str, object]:
        """Describe how the table came to be."""


R = TypeVar("R", bound=Result)
F = TypeVar("F", bound="FigureTable")


def deliver(
    result: R, chosen: str, output: Path | None, show: Callable[[R], RenderableType]
) -> None:
    """Show a result on the screen, print it in a file format, or write it."""
    if chosen == "table":
        from rich.console import Console

        Console().print(show(result))
        return
    from carepact.report.formats import render, write_result

    rows, manifest = result.to_polars(), result.manifest()
    if output is None:
        typer.echo(render(rows, manifest, chosen).decode(), nl=False)
        return
    for written in write_result(rows, manifest, chosen, output):
        typer.echo(_("Wrote {file}", file=written), err=True)


def deliver_figures(
    result: F,
    chosen: str,
    output: Path | None,
    show: Callable[[F], RenderableType],
    extras: Extras,
    design: DesignSketch | None,
) -> None:
    """Show figures, print them in a text format, or write them with what goes beside."""
    if chosen == "table":
        from rich.console import Console

        Console().print(show(result))
        return
    from carepact.report.formats import write_files
    from carepact.report.outputs import lay_out_files, render_result

    if output is None:
        typer.echo(render_result(result, chosen, extras.structure).decode(), nl=False)
        return
    for written in write_files(lay_out_files(result, chosen, output, extras, design)):
        typer.echo(_("Wrote {file}", file=written), err=True)
