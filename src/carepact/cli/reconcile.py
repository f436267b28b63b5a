"""`carepact reconcile`: our totals beside published ones, with the reason of each difference."""

from __future__ import annotations

from typing import Annotated

import typer

from carepact.cli.app import app
from carepact.cli.options import FormatOption, OutputOption, deliver
from carepact.core.errors import ParameterError, nearest
from carepact.core.messages import _


@app.command(
    help=_(
        "Set our totals for 2035 beside published ones, with the reason of each difference. "
        "All countries: a minute or two."
    ),
    epilog=_("Example: carepact reconcile ilo --draws 50 -o reconciliation.csv"),
)
def reconcile(
    published: Annotated[
        str, typer.Argument(help=_("Whose figures: ilo."), metavar="NAME")
    ] = "ilo",
    draws: Annotated[
        int,
        typer.Option(min=0, help=_("How many simulations follow the central one, for intervals.")),
    ] = 0,
    file_format: FormatOption = None,
    output: OutputOption = None,
) -> None:
    """Carry every country to 2035, and show or write the comparison."""
    from carepact.cli.progress import Progress
    from carepact.report.formats import choose_format
    from carepact.report.reconciliation.page import show_reconciliation
    from carepact.studies.reconciliation import run_reconciliation

    if published != "ilo":
        raise ParameterError(
            _("'{name}': no such figures ship.", name=published)
            + (nearest(published, ["ilo"]) or " " + _("Use {listed}.", listed="ilo"))
        )
    chosen = choose_format(file_format, output)
    with Progress() as progress:
        result = run_reconciliation(draws=draws, on_progress=progress.step)
    deliver(result, chosen, output, show_reconciliation)
