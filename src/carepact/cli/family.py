"""`carepact family`: what the law gives one family, when, who pays, and how it shares care."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from carepact.cli.app import app
from carepact.cli.commands import Application
from carepact.cli.countries import OwnFactsOption
from carepact.cli.default_command import DefaultGroup
from carepact.cli.family_new import add_new
from carepact.cli.placeholders import word_placeholder
from carepact.cli.run_options import ScreenOption
from carepact.cli.told import Leaving, folder_option, full_option
from carepact.core.errors import ParameterError
from carepact.core.messages import _

if TYPE_CHECKING:
    from carepact.levels.family.members import Family
    from carepact.report.family.files import FamilyTelling

family_app = Application(
    cls=DefaultGroup,
    help=_(
        "Tell one family what the law gives it: leaves with their days, pay and who pays, what to "
        "ask and whom, how long the child is covered, and how care is shared. Name the family's "
        "file (carepact family FILE), or answer questions (carepact family). Nothing leaves this "
        "machine."
    ),
    epilog=_(
        "Examples: carepact family; carepact family new KEN; carepact family family.yaml "
        "--package universal-care -o ours"
    ),
)
app.add_typer(family_app, name="family")


@family_app.command(
    help=_("Show what the law gives a family; without a file it is asked here."),
    epilog=_(
        "Examples: carepact family family.yaml; carepact family family.yaml --full; carepact "
        "family family.yaml --package universal-care -o ours"
    ),
)
def show(
    file: Annotated[
        Path | None,
        typer.Argument(
            help=_("The family's file (see carepact family new); without it questions are asked."),
            metavar="FILE",
        ),
    ] = None,
    *,
    package: Annotated[
        str | None,
        typer.Option(
            help=_(
                "A reform beside present law, as if in force: a shipped package (see carepact "
                "packages), or a package's file."
            ),
            metavar="NAME|FILE",
        ),
    ] = None,
    own_facts: OwnFactsOption = None,
    file_format: ScreenOption = None,
    full: Annotated[bool, full_option(_("Show everything: sources, months, questions."))] = False,
    output: Annotated[
        Path | None,
        folder_option(
            _("Folder for text, tables, calendar, picture and the sheet to share care by.")
        ),
    ] = None,
) -> None:
    """Read or ask a family, and show or write its answer."""
    leaving = Leaving(file_format, output, full)
    family, of_file = (_ask(), None) if file is None else _read(file)

    def find(step: Callable[[str], None]) -> FamilyTelling:
        from carepact.policy.package_files import open_package
        from carepact.report.family.files import FamilyTelling
        from carepact.studies.family import answer_family

        reform = None if package is None else open_package(package)
        return FamilyTelling(answer_family(family, reform, own_facts or of_file, step))

    leaving.tell(find)


def _read(file: Path) -> tuple[Family, Path | None]:
    """Read a family's file, and the file of own figures that it names."""
    from carepact.studies.family_file.opening import open_family

    return open_family(file)


def _ask() -> Family:
    """Ask at the terminal; where there is none, say to name a file."""
    if sys.stdin is None or not sys.stdin.isatty():
        raise ParameterError(
            _(
                "family takes the family's file where nobody can be asked. Name it; {command} "
                "drafts one.",
                command=f"'carepact family new {word_placeholder('COUNTRY')}'",
            )
        )
    from carepact.cli.family_questions import ask_at_terminal

    return ask_at_terminal()


add_new(family_app)
