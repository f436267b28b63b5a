"""`carepact skills`: what care taught somebody, in words that an employer knows."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from carepact.cli.app import app
from carepact.cli.commands import Application
from carepact.cli.default_command import DefaultGroup
from carepact.cli.run_options import ScreenOption
from carepact.cli.skills_badges import add_badges
from carepact.cli.skills_lists import add_lists
from carepact.cli.told import Leaving, folder_option, full_option
from carepact.core.errors import ParameterError
from carepact.core.messages import _

if TYPE_CHECKING:
    from carepact.report.skills.files import SkillsTelling

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
    full: Annotated[bool, full_option(_("Show everything: paths, reasons, modules."))] = False,
    output: Annotated[
        Path | None,
        folder_option(_("Folder for text, tables, CV lines, statement, dossier and matrix.")),
    ] = None,
    pdf: Annotated[
        bool, typer.Option("--pdf", help=_("Write statement and dossier as PDF files too."))
    ] = False,
) -> None:
    """Read an account, and show or write what it shows."""
    leaving = Leaving(file_format, output, full)
    if pdf and output is None:
        raise ParameterError(
            _("{option} writes files. Name a folder with {output}.", option="--pdf", output="-o")
        )

    def find(step: Callable[[str], None]) -> SkillsTelling:
        step(_("reading the account"))
        from carepact.report.skills.files import SkillsTelling
        from carepact.studies.account_file.opening import open_account
        from carepact.studies.job_file.opening import open_job
        from carepact.studies.skills import find_skills

        asked = None if job is None else open_job(job)
        return SkillsTelling(find_skills(open_account(file), asked), pdf)

    leaving.tell(find)


add_lists(skills_app)
add_badges(skills_app)
