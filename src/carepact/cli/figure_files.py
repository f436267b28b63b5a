"""How figures of a survey leave: on the screen, as a picture, or as files with their design."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from carepact.cli.log import tell
from carepact.cli.options import OutputOption
from carepact.core.messages import _

if TYPE_CHECKING:
    from rich.console import RenderableType

    from carepact.core.figures import FigureTable
    from carepact.measure.request import Request
    from carepact.measure.survey_files import SurveyFiles
    from carepact.report.outputs import Extras

F = TypeVar("F", bound="FigureTable")


@dataclass(frozen=True)
class FigureFiles:
    """In which format figures leave, and with what beside."""

    file_format: Annotated[
        str | None,
        typer.Option(
            "--format", help=_("table, csv, json, parquet, xlsx or sdmx-csv."), metavar="FORMAT"
        ),
    ] = None
    output: OutputOption = None
    descriptor: Annotated[
        bool,
        typer.Option(
            "--descriptor", help=_("Describe the CSV file in a datapackage.json beside it.")
        ),
    ] = False
    snippets: Annotated[
        bool,
        typer.Option(
            "--snippets",
            help=_(
                "Like microdata: write replicate weights with the respondents' ids, a Stata and "
                "an R snippet of the same design beside it."
            ),
        ),
    ] = False
    contributions: Annotated[
        bool,
        typer.Option(
            "--contributions",
            help=_(
                "Like microdata: write each person's weighted minutes beside the file, with "
                "scripts for GaussSuppression, sdcTable and tau-argus."
            ),
        ),
    ] = False
    structure: Annotated[
        str,
        typer.Option(
            help=_("Data structure of sdmx-csv: a shipped one, or a YAML file."),
            metavar="NAME|FILE",
        ),
    ] = "sdg-5.4.1"

    @property
    def extras(self) -> Extras:
        """What stands beside the file."""
        from carepact.report.outputs import Extras

        return Extras(self.descriptor, self.snippets, self.structure, self.contributions)

    def check(self, chart: Path | None) -> None:
        """Refuse a format, an ending or a picture that cannot be written, before any reading."""
        from carepact.report.outputs import choose_output

        choose_output(self.file_format, self.output, self.extras)
        if chart is not None:
            from carepact.report.figures.saving import check_picture_names

            check_picture_names([chart])


def deliver_figures(
    result: F,
    leaving: FigureFiles,
    show: Callable[[F], RenderableType],
    files: SurveyFiles,
    request: Request,
) -> None:
    """Show figures, print them in a text format, or write them with what goes beside."""
    from carepact.report.outputs import choose_output, lay_out_files, render_result

    extras = leaving.extras
    chosen = choose_output(leaving.file_format, leaving.output, extras)
    if chosen == "table":
        from carepact.report.screen import open_screen

        open_screen(highlight=True).print(show(result))
        return
    if leaving.output is None:
        typer.echo(render_result(result, chosen, extras.structure).decode("utf-8-sig"), nl=False)
        return
    from carepact.report.formats import write_files
    from carepact.studies.sample_design import describe_design

    design = describe_design(files, request.seed) if leaving.snippets else None
    if leaving.snippets:
        from carepact.core.figures import word_microdata

        typer.echo(word_microdata("--snippets"), err=True)
    further = lay_out_confidential(files, request, leaving.output) if leaving.contributions else {}
    for written in write_files(
        lay_out_files(result, chosen, leaving.output, extras, design, further)
    ):
        tell(_("Wrote {file}", file=written))


def lay_out_confidential(files: SurveyFiles, request: Request, output: Path) -> dict[Path, bytes]:
    """Lay out persons' contributions for an office's tools, and warn of them."""
    from carepact.core.figures import word_microdata
    from carepact.report.office_tools import lay_out_office_files
    from carepact.studies.contributions import describe_contributions

    typer.echo(word_microdata("--contributions"), err=True)
    return lay_out_office_files(describe_contributions(files, request), output)
