"""`carepact employer`: who of a staff cares, what law and measures mean, how a charter stands."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from carepact.cli.app import app
from carepact.cli.commands import Application
from carepact.cli.default_command import DefaultGroup
from carepact.cli.employer_accept import add_accept
from carepact.cli.employer_new import add_new
from carepact.cli.run_options import DrawsOption, ScreenOption, SeedOption
from carepact.cli.told import Leaving, folder_option, full_option
from carepact.core.messages import _

if TYPE_CHECKING:
    from carepact.report.employer.files import EmployerTelling

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
        bool, full_option(_("Show everything: all tables, what is due, sources."))
    ] = False,
    output: Annotated[
        Path | None,
        folder_option(_("Folder for text, tables, books, picture and the charter's statement.")),
    ] = None,
) -> None:
    """Read an employer, and show or write the answer."""
    leaving = Leaving(file_format, output, full)

    def find(step: Callable[[str], None]) -> EmployerTelling:
        step(_("reading the headcount"))
        from carepact.report.employer.files import EmployerTelling
        from carepact.studies.employer import answer_employer
        from carepact.studies.employer_file.opening import open_employer
        from carepact.studies.one_employer.draws import check_draws

        limits = check_draws(draws, seed)
        return EmployerTelling(answer_employer(open_employer(file), *limits, step))

    leaving.tell(find)


add_new(employer_app)
add_accept(employer_app)
