"""`carepact demo`: the main job on the embedded synthetic diaries, into a folder."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from carepact.cli.app import app
from carepact.cli.progress import Progress
from carepact.core.errors import ParameterError
from carepact.core.messages import _


@app.command(help=_("Show what carepact does, on synthetic diaries that ship with it."))
def demo(
    output: Annotated[
        Path, typer.Option("-o", "--output", help=_("Folder to write into."), metavar="FOLDER")
    ] = Path("demo"),
) -> None:
    """Measure, answer in sentences, write tables and pictures."""
    with Progress() as progress:
        from rich.console import Console

        from carepact.report.answer import answer_who_cares
        from carepact.report.charts import draw_care_time, save_pictures
        from carepact.report.formats import write_result
        from carepact.report.terminal import show_care_time
        from carepact.studies.demonstration import run_demonstration

        found = run_demonstration(progress.step)
        if output.exists() and not output.is_dir():
            message = _("-o {file}: is a file. Name a folder.", file=output)
            raise ParameterError(message)
        output.mkdir(parents=True, exist_ok=True)
        progress.step(_("drawing"))
        chart = draw_care_time(found.by_sex, found.by_role)
        written = save_pictures(chart, [output / "care-time.svg", output / "care-time.png"])
        for name, result in (("by-sex", found.by_sex), ("by-role", found.by_role)):
            table = output / f"care-time-{name}.csv"
            written += write_result(result.to_polars(), result.manifest(), "csv", table)
    console = Console()
    console.print(show_care_time(found.by_role))
    console.print()
    console.print(_("In words (in brackets: 95 % interval)"), style="bold")
    for sentence in answer_who_cares(found.by_sex, found.by_role):
        console.print(f"  {sentence}")
    console.print()
    for path in written:
        console.print(_("Wrote {file}", file=path), style="dim", highlight=False)
