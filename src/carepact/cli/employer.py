"""`carepact employer`: who of a staff cares, what law and measures mean, how a charter stands."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from carepact.cli.app import app
from carepact.cli.commands import Application
from carepact.cli.default_command import DefaultGroup
from carepact.cli.employer_accept import add_accept
from carepact.cli.employer_new import add_new
from carepact.cli.progress import Progress
from carepact.cli.run_options import DrawsOption, ScreenOption, SeedOption, tell_files
from carepact.core.messages import _

employer_app = Application(
    cls=DefaultGroup,
    help=_(
        "An employer: who of the staff cares, what the law's leave brings and who bears it, what "
        "measures cost and save, gaps, charter and recognition. Name the employer's file (carepact "
        "employer FILE); carepact employer new drafts one, with a workbook for the headcount. "
        "Figures on few persons are hidden. Nothing leaves this machine."
    ),
    epilog=_(
        "Examples: carepact employer new ESP; carepact employer employer.yaml; carepact employer "
        "employer.yaml -o ours"
    ),
)
app.add_typer(employer_app, name="employer")


@employer_app.command(
    help=_("Show who of the staff cares, what law and measures mean, how the charter stands."),
    epilog=_(
        "Examples: carepact employer employer.yaml; carepact employer employer.yaml --full; "
        "carepact employer employer.yaml -o ours"
    ),
)
def show(
    file: Annotated[
        Path,
        typer.Argument(help=_("The employer's file (see carepact employer new)."), metavar="FILE"),
    ],
    *,
    draws: DrawsOption = None,
    seed: SeedOption = None,
    file_format: ScreenOption = None,
    full: Annotated[
        bool, typer.Option("--full", help=_("Show everything: all tables, what is due, sources."))
    ] = False,
    output: Annotated[
        Path | None,
        typer.Option(
            "-o",
            "--output",
            help=_("Folder for text, tables, books, picture and the charter's statement."),
            metavar="FOLDER",
        ),
    ] = None,
) -> None:
    """Read an employer, and show or write the answer."""
    from carepact.report.run.files import choose_screen

    chosen = choose_screen(file_format, output)
    written: dict[Path, bool] = {}
    with Progress() as progress:
        progress.step(_("reading the headcount"))
        from carepact.report.employer.files import lay_out_employer, render_employer
        from carepact.report.run.files import write_folder
        from carepact.studies.employer import answer_employer
        from carepact.studies.employer_file.opening import open_employer
        from carepact.studies.one_employer.draws import check_draws

        limits = check_draws(draws, seed)
        found = answer_employer(open_employer(file), *limits, progress.step)
        if output is not None:
            progress.step(_("drawing and writing"))
            written = write_folder(lay_out_employer(found, output), output)
    if chosen == "table":
        from carepact.report.employer.full import show_full
        from carepact.report.employer.page import show_answer
        from carepact.report.screen import open_screen

        open_screen().print(show_full(found) if full else show_answer(found))
    elif file_format is not None:
        typer.echo(render_employer(found, chosen), nl=False)
    tell_files(written)


add_new(employer_app)
add_accept(employer_app)
