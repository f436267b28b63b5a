"""`carepact surveys`: what can be read, and how to get it."""

from __future__ import annotations

from carepact.cli.app import app
from carepact.core.messages import _


@app.command(help=_("List the surveys that can be read, and how to get each from its publisher."))
def surveys() -> None:
    """Print the list of surveys and of shipped groupings."""
    from carepact.report.screen import open_screen
    from carepact.report.surveys import list_surveys, show_groupings, show_surveys

    console, found = open_screen(highlight=True), list_surveys()
    console.print(show_surveys(found))
    console.print(show_groupings(found))
