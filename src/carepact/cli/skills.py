"""`carepact skills`: what care taught somebody, in words that an employer knows."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from carepact.cli.app import app
from carepact.cli.commands import Application
from carepact.cli.default_command import DefaultGroup
from carepact.cli.log import tell
from carepact.cli.progress import Progress
from carepact.cli.run_options import ScreenOption, tell_files
from carepact.cli.skills_badges import add_badges
from carepact.cli.skills_lists import add_lists
from carepact.core.messages import _

skills_app = Application(
    cls=DefaultGroup,
    help=_(
        "Care as learning: which skills housework and unpaid care show, with your own examples, "
        "what a job asks for besides, open modules, pages to hand on and signed badges. Name the "
        "account's file (carepact skills FILE); carepact skills new drafts one. No level is "
        "derived from hours. Nothing leaves this machine."
    ),
    epilog=_(
        "Examples: carepact skills new; carepact skills account.yaml; carepact skills "
        "account.yaml --job childcare-worker -o mine"
    ),
)
app.add_typer(skills_app, name="skills")


@skills_app.command(
    help=_("Show which skills an account shows, why, and what is missing."),
    epilog=_(
        "Examples: carepact skills account.yaml; carepact skills account.yaml --full; carepact "
        "skills account.yaml --job childcare-worker -o mine --pdf"
    ),
)
def show(
    file: Annotated[
        Path,
        typer.Argument(help=_("The account's file (see carepact skills new)."), metavar="FILE"),
    ],
    *,
    job: Annotated[
        str | None,
        typer.Option(
            help=_("What a job asks for: one that ships (see carepact skills jobs), or a file."),
            metavar="NAME|FILE",
        ),
    ] = None,
    file_format: ScreenOption = None,
    full: Annotated[
        bool, typer.Option("--full", help=_("Show everything: paths, reasons, modules."))
    ] = False,
    output: Annotated[
        Path | None,
        typer.Option(
            "-o",
            "--output",
            help=_("Folder for text, tables, CV lines, statement, dossier and matrix."),
            metavar="FOLDER",
        ),
    ] = None,
    pdf: Annotated[
        bool, typer.Option("--pdf", help=_("Write statement and dossier as PDF files too."))
    ] = False,
) -> None:
    """Read an account, and show or write what it shows."""
    from carepact.core.errors import ParameterError
    from carepact.report.run.files import choose_screen

    chosen = choose_screen(file_format, output)
    if pdf and output is None:
        raise ParameterError(
            _("{option} writes files. Name a folder with {output}.", option="--pdf", output="-o")
        )
    written: dict[Path, bool] = {}
    with Progress() as progress:
        progress.step(_("reading the account"))
        from carepact.report.run.files import write_folder
        from carepact.report.skills.files import lay_out_skills, render_skills
        from carepact.studies.account_file.opening import open_account
        from carepact.studies.job_file.opening import open_job
        from carepact.studies.skills import find_skills

        found = find_skills(open_account(file), None if job is None else open_job(job))
        if output is not None:
            progress.step(_("drawing and writing"))
            written = write_folder(lay_out_skills(found, output, pdf=pdf), output)
    if chosen == "table":
        from carepact.report.screen import open_screen
        from carepact.report.skills.full import show_full
        from carepact.report.skills.page import show_answer

        open_screen().print(show_full(found) if full else show_answer(found))
    elif file_format is not None:
        typer.echo(render_skills(found, chosen), nl=False)
    tell_files(written)
    if written and not found.shown:
        tell(
            _(
                "No statement, dossier or matrix to hand on is among them: no example is shown. "
                "Set show to yes in the account for one."
            )
        )
    elif written:
        from carepact.report.skills.files import list_handed_on

        listed = ", ".join(list_handed_on(written))
        tell(_("Made to be handed on: {listed}. The rest is for you alone.", listed=listed))


add_lists(skills_app)
add_badges(skills_app)
