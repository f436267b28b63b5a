"""`carepact skills new`, `activities`, `list`, `jobs`: what an account is written with."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from carepact.cli.commands import Application
from carepact.cli.new_file import tell_next, write_new
from carepact.cli.options import FormatOption, OutputOption, deliver
from carepact.core.messages import _


def add_lists(app: Application) -> None:
    """Register what an account is written with."""
    app.command(
        "new",
        help=_("Draft the file of an account, with a note at every key."),
        epilog=_("Example: carepact skills new -o account.yaml"),
    )(_new)
    app.command("activities", help=_("List what somebody does at home, with its three figures."))(
        _list_activities
    )
    app.command("list", help=_("List the skills that an example may show."))(_list_skills)
    app.command("jobs", help=_("List the jobs whose lists of skills ship as examples."))(_list_jobs)


def _new(
    output: Annotated[
        Path, typer.Option("-o", "--output", help=_("Account to write."), metavar="FILE")
    ] = Path("account.yaml"),
) -> None:
    """Write a draft, and the schema that editors check it by."""
    from carepact.studies.account_file.drafting import SCHEMA_NAME, draft_account
    from carepact.studies.account_file.opening import schema_text

    write_new(output, draft_account(date.today()), SCHEMA_NAME, schema_text())  # noqa: DTZ011 - the reader's day
    tell_next("skills", output)


def _list_activities(file_format: FormatOption = None, output: OutputOption = None) -> None:
    """Show or write the activities."""
    from carepact.report.formats import choose_format
    from carepact.report.skills.lists import ActivityList, show_activities

    deliver(ActivityList(), choose_format(file_format, output), output, show_activities)


def _list_skills(file_format: FormatOption = None, output: OutputOption = None) -> None:
    """Show or write the skills."""
    from carepact.report.formats import choose_format
    from carepact.report.skills.lists import SkillList, show_skills

    deliver(SkillList(), choose_format(file_format, output), output, show_skills)


def _list_jobs(file_format: FormatOption = None, output: OutputOption = None) -> None:
    """Show or write the jobs."""
    from carepact.report.formats import choose_format
    from carepact.report.skills.lists import JobList, show_jobs

    deliver(JobList(), choose_format(file_format, output), output, show_jobs)
