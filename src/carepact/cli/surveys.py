"""`carepact surveys`: what can be read, and how to get it."""

from __future__ import annotations

from carepact.cli.app import app
from carepact.core.messages import _


@app.command(help=_("List the surveys that can be read, and how to get each from its publisher."))
def surveys() -> None:
    """Print the list of surveys and of shipped groupings."""
    from rich.console import Console

    from carepact.data.icatus.grouping import layered_groupings, shipped_groupings
    from carepact.data.timeuse import known_surveys
    from carepact.report.tables import WholeTable

    console = Console()
    listed = WholeTable(title=_("Surveys (--survey)"), title_justify="left", show_lines=True)
    for heading in (_("name"), _("survey"), _("years"), _("publisher"), _("how to get it")):
        listed.add_column(heading)
    for survey in known_surveys().values():
        listed.add_row(survey.name, survey.title, survey.years, survey.publisher, survey.how_to_get)
    console.print(listed)
    groupings = WholeTable(title=_("Groupings of activities (--groups)"), title_justify="left")
    groupings.add_column(_("name"))
    groupings.add_column(_("what it groups"))
    for name, title in (shipped_groupings() | layered_groupings()).items():
        groupings.add_row(name, title)
    console.print(groupings)
