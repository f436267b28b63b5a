"""`carepact survey`: draft and check the mapping file of one's own survey."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from carepact.cli.app import app
from carepact.cli.called import name_of_call
from carepact.cli.commands import Application
from carepact.cli.log import tell
from carepact.cli.progress import Progress
from carepact.core.errors import ParameterError
from carepact.core.messages import _, _n
from carepact.core.text_files import exists
from carepact.report.screen import open_screen

survey_app = Application(
    help=_("Draft and check a mapping file, which tells carepact how to read your survey."),
    no_args_is_help=True,
)
app.add_typer(survey_app, name="survey")


@survey_app.command(help=_("Draft a mapping file from a data file's columns and labels."))
def new(
    data: Annotated[
        list[Path],
        typer.Argument(
            help=_(
                "CSV, Parquet, Stata or SPSS file; several where persons, their time and "
                "replicate weights stand apart."
            ),
            metavar="DATAFILE...",
        ),
    ],
    output: Annotated[
        Path,
        typer.Option("-o", "--output", help=_("Mapping file to write."), metavar="FILE"),
    ] = Path("mapping.yaml"),
) -> None:
    """Write a draft, and the schema that editors check it by."""
    if exists(output):
        raise ParameterError(
            _("{file}: exists already. Name another file with -o.", file=output.name)
        )
    with Progress() as progress:
        from carepact.data.timeuse.mapping.drafting import SCHEMA_ADDRESS, draft_mapping
        from carepact.data.timeuse.mapping.schema import schema_text
        from carepact.report.formats import write_files

        progress.step(_("reading the columns"))
        text = draft_mapping(*data)
    schema = output.with_name(SCHEMA_ADDRESS)
    drafted = {output: text.encode(), schema: schema_text().encode()}
    for written in write_files(drafted, new=[output]):
        tell(_("Wrote {file}", file=written))
    where = data[0] if len(data) == 1 else data[0].parent
    tell(
        _(
            "Next: review the guesses, fill in every ???, then: {command}",
            command=f"{name_of_call()} survey check {output} {where}",
        )
    )


@survey_app.command(help=_("List all faults of a mapping file, and of the columns it names."))
def check(
    mapping: Annotated[Path, typer.Argument(help=_("The mapping file."), metavar="MAPPING")],
    data: Annotated[
        Path | None,
        typer.Argument(help=_("Its data file or folder: read too."), metavar="[DATAFILE]"),
    ] = None,
) -> None:
    """Raise every fault at once, or say that there is none."""
    with Progress() as progress:
        from carepact.studies.survey_check import check_survey

        progress.step(_("checking"))
        diaries = check_survey(mapping, data)
    if diaries is None:
        typer.echo(
            _(
                "{file}: no faults. Give the data file too, and its columns are checked.",
                file=mapping.name,
            )
        )
    else:
        from carepact.data.timeuse.portrait import portray
        from carepact.report.portrait import show_portrait

        portrait = portray(diaries)
        typer.echo(
            _n(
                "{file}: no faults; {count} diary read.",
                "{file}: no faults; {count} diaries read.",
                portrait.diaries,
                file=mapping.name,
            )
        )
        open_screen(highlight=True).print(show_portrait(portrait, diaries.notices))
