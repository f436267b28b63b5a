"""`carepact employer accept`: judge badges by the firm's policy, and note what was decided."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from carepact.cli.commands import Application
from carepact.cli.ending import ExitStatus
from carepact.cli.options import FormatOption, deliver
from carepact.cli.run_options import tell_files
from carepact.core.messages import _


def add_accept(app: Application) -> None:
    """Register `accept` with the commands of employers."""
    app.command(
        "accept",
        help=_(
            "Judge badges that somebody shows by the firm's recognition policy, offline. A log "
            "keeps the year and the decision, and nobody's name. Ends with status 1 when one of "
            "them is not accepted."
        ),
        epilog=_(
            "Examples: carepact employer accept plan.badge.json --policy recognition.yaml; "
            "carepact employer accept badges --policy recognition.yaml --use return --decisions "
            "decisions.csv --key log-key.json"
        ),
    )(_accept)


def _accept(
    badges: Annotated[
        list[Path],
        typer.Argument(help=_("Badges, JSON files, or a folder of them."), metavar="BADGE..."),
    ],
    *,
    policy: Annotated[
        Path, typer.Option(help=_("File of the firm's recognition policy."), metavar="FILE")
    ],
    use: Annotated[
        str,
        typer.Option(help=_("What they are used in: hiring, return or promotion."), metavar="USE"),
    ] = "hiring",
    decisions: Annotated[
        Path | None,
        typer.Option(help=_("Log of decisions to write on; a new one is begun."), metavar="FILE"),
    ] = None,
    key: Annotated[
        Path | None,
        typer.Option(
            "--key",
            help=_("Key of the log (see carepact skills key): it makes the marks in it."),
            metavar="FILE",
        ),
    ] = None,
    case: Annotated[
        str,
        typer.Option(
            help=_("What tells this person from others, such as the number of an application."),
            metavar="TEXT",
        ),
    ] = "",
    file_format: FormatOption = None,
) -> None:
    """Judge badges, note the decisions, and say them."""
    from carepact.report.employer.decisions import decide_on_files, show_decisions
    from carepact.report.formats import choose_format, write_files

    chosen = choose_format(file_format, None)
    found = decide_on_files(badges, policy, use, date.today(), decisions, key, case)  # noqa: DTZ011
    written: dict[Path, bool] = {}
    if decisions is not None:
        stood = decisions.exists()
        written = dict.fromkeys(write_files({decisions: found.write_log()}), stood)
    deliver(found, chosen, None, show_decisions)
    tell_files(written)
    if not found.are_accepted:
        raise typer.Exit(ExitStatus.FAILED)
