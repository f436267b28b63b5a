"""`carepact pact`: what partners promise about care, what it brings, and whether it is kept."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from carepact.cli.app import app
from carepact.cli.commands import Application
from carepact.cli.default_command import DefaultGroup
from carepact.cli.pact_new import add_new
from carepact.cli.run_options import DrawsOption, ScreenOption, SeedOption, ShockOption, UntilOption
from carepact.cli.told import Leaving, folder_option, full_option
from carepact.core.messages import _

if TYPE_CHECKING:
    from carepact.report.pact.files import (
        PactCheckTelling,
        PactMonitoringTelling,
        PactSimulationTelling,
        PactVersionsTelling,
    )


class PactGroup(DefaultGroup):
    """A group that checks the pact whose file is named without a command."""

    default = "check"


pact_app = Application(
    cls=PactGroup,
    help=_(
        "A pact: what State, employers, communities and families promise about care. Name its "
        "file (carepact pact FILE) to see what it leaves unnamed; simulate what it brings, kept, "
        "half kept or in a crisis; follow each promise year by year and see what a broken one "
        "costs, and whom; compare two versions. carepact pact new drafts one."
    ),
    epilog=_(
        "Examples: carepact pact new KEN; carepact pact pact.yaml; carepact pact simulate "
        "pact.yaml; carepact pact monitor pact.yaml -o ours"
    ),
)
app.add_typer(pact_app, name="pact")
FileArgument = Annotated[
    Path,
    typer.Argument(help=_("File of a pact (see carepact pact new)."), metavar="FILE"),
]


@pact_app.command(
    help=_(
        "Show what a pact names and what it leaves unnamed: partners, figures, years, payers. Ends "
        "with status 1 when it is not whole."
    ),
    epilog=_("Examples: carepact pact check pact.yaml; carepact pact check pact.yaml --full"),
)
def check(
    file: FileArgument,
    *,
    file_format: ScreenOption = None,
    full: Annotated[bool, full_option(_("Show everything: every promise in its words."))] = False,
    output: Annotated[
        Path | None, folder_option(_("Folder for text, tables and the public page."))
    ] = None,
) -> None:
    """Check a pact, and show or write what it leaves unnamed."""
    leaving = Leaving(file_format, output, full)
    whole: list[bool] = []

    def find(step: Callable[[str], None]) -> PactCheckTelling:
        step(_("reading the pact"))
        from carepact.report.pact.files import PactCheckTelling
        from carepact.studies.pact import check_pact
        from carepact.studies.pact_file.opening import open_pact

        checked = check_pact(open_pact(file).pact)
        whole.append(checked.is_whole)
        return PactCheckTelling(checked)

    leaving.tell(find)
    if not all(whole):
        raise typer.Exit(1)


@pact_app.command(
    help=_(
        "Simulate what a pact brings: who pays, who cares, what each promise brings by itself, "
        "kept in part and in a crisis."
    ),
    epilog=_(
        "Examples: carepact pact simulate pact.yaml; carepact pact simulate pact.yaml --kept 0.5 "
        "--shock pandemic:2028 -o ours"
    ),
)
def simulate(
    file: FileArgument,
    *,
    kept: Annotated[
        float | None,
        typer.Option(
            help=_("Share of every promise that is kept in the second run; half unless told."),
            metavar="SHARE",
        ),
    ] = None,
    shocks: ShockOption = None,
    until: UntilOption = None,
    draws: DrawsOption = None,
    seed: SeedOption = None,
    file_format: ScreenOption = None,
    full: Annotated[bool, full_option(_("Show everything: every promise, every payer."))] = False,
    output: Annotated[
        Path | None, folder_option(_("Folder for text, tables, books and the package."))
    ] = None,
) -> None:
    """Simulate a pact, and show or write what it brings."""
    leaving = Leaving(file_format, output, full)

    def find(step: Callable[[str], None]) -> PactSimulationTelling:
        step(_("reading the pact"))
        from carepact.report.pact.files import PactSimulationTelling
        from carepact.studies.pact import simulate_pact
        from carepact.studies.pact_file.opening import open_pact

        changes = {"shocks": shocks, "until": until, "draws": draws, "seed": seed}
        return PactSimulationTelling(simulate_pact(open_pact(file), changes, kept, step))

    leaving.tell(find)


@pact_app.command(
    help=_(
        "Follow the promises of a pact year by year: kept, late, broken, unknown; and what the "
        "gap costs in hours and money, and whom."
    ),
    epilog=_(
        "Examples: carepact pact monitor pact.yaml; carepact pact monitor pact.yaml --year 2029 "
        "-o ours"
    ),
)
def monitor(
    file: FileArgument,
    *,
    year: Annotated[
        int | None,
        typer.Option(
            help=_("Last year to follow; the last that has a figure unless told."), metavar="YEAR"
        ),
    ] = None,
    until: UntilOption = None,
    draws: DrawsOption = None,
    seed: SeedOption = None,
    file_format: ScreenOption = None,
    full: Annotated[bool, full_option(_("Show everything: figures with their sources."))] = False,
    output: Annotated[
        Path | None,
        folder_option(_("Folder for text, tables, books with and without, and the public page.")),
    ] = None,
) -> None:
    """Follow a pact, and show or write how it stands."""
    leaving = Leaving(file_format, output, full)

    def find(step: Callable[[str], None]) -> PactMonitoringTelling:
        step(_("reading the pact"))
        from carepact.report.pact.files import PactMonitoringTelling
        from carepact.studies.pact import monitor_pact
        from carepact.studies.pact_file.opening import open_pact

        changes = {"until": until, "draws": draws, "seed": seed}
        return PactMonitoringTelling(monitor_pact(open_pact(file), changes, year, step))

    leaving.tell(find)


@pact_app.command(
    help=_("Put two versions of a pact side by side: what came, what went, more, less, later."),
    epilog=_("Example: carepact pact compare pact-2026.yaml pact-2027.yaml"),
)
def compare(
    before: Annotated[
        Path, typer.Argument(help=_("File of the earlier version."), metavar="BEFORE")
    ],
    after: Annotated[Path, typer.Argument(help=_("File of the later version."), metavar="AFTER")],
    *,
    file_format: ScreenOption = None,
    output: Annotated[Path | None, folder_option(_("Folder for text and table."))] = None,
) -> None:
    """Compare two versions of a pact, and show or write what differs."""
    leaving = Leaving(file_format, output, full=False)

    def find(step: Callable[[str], None]) -> PactVersionsTelling:
        step(_("reading the pacts"))
        from carepact.report.pact.files import PactVersionsTelling
        from carepact.studies.pact import compare_versions
        from carepact.studies.pact_file.opening import open_pact

        return PactVersionsTelling(compare_versions(open_pact(before).pact, open_pact(after).pact))

    leaving.tell(find)


add_new(pact_app)
