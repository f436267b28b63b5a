"""`carepact study`: draft and check the file of a country study."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from carepact.cli.app import app
from carepact.cli.commands import Application
from carepact.cli.log import tell
from carepact.cli.new_file import tell_next
from carepact.core.errors import ParameterError
from carepact.core.messages import _, _n
from carepact.core.text_files import exists, is_folder

study_app = Application(
    help=_("Draft and check a study: a country, a package, a horizon, and your own figures."),
    no_args_is_help=True,
)
app.add_typer(study_app, name="study")


@study_app.command(
    help=_("Draft the study of a country, with a note at every key."),
    epilog=_("Example: carepact study new KEN -o kenya.yaml"),
)
def new(
    country: Annotated[
        str, typer.Argument(help=_("Country: its name or its code."), metavar="COUNTRY")
    ],
    output: Annotated[
        Path, typer.Option("-o", "--output", help=_("Study file to write."), metavar="FILE")
    ] = Path("study.yaml"),
) -> None:
    """Write a draft, and the schema that editors check it by."""
    from carepact.report.formats import write_files
    from carepact.studies.study_file.drafting import SCHEMA_NAME, draft_study
    from carepact.studies.study_file.opening import schema_text

    if exists(output):
        raise ParameterError(
            _("{file}: exists already. Name another file with -o.", file=output.name)
        )
    if not is_folder(output.absolute().parent):
        raise ParameterError(
            _(
                "-o {file}: there is no folder {folder}. Make it first, or name another.",
                file=output,
                folder=output.parent,
            )
        )
    text = draft_study(country)
    schema = output.with_name(SCHEMA_NAME)
    drafted = {output: text.encode(), schema: schema_text().encode()}
    for written in write_files(drafted, new=[output]):
        tell(_("Wrote {file}", file=written))
    tell_next("study check", output)


@study_app.command(help=_("List all faults of a study's file, and of the files it names."))
def check(
    study: Annotated[Path, typer.Argument(help=_("The study's file."), metavar="FILE")],
) -> None:
    """Raise every fault at once, or say what the study holds."""
    from carepact.studies.study_file.opening import read_study

    found = read_study(study)
    typer.echo(
        _n(
            "{file}: no faults. {country}, package {package} with {count} edit, until {until}, "
            "{draws} draws.",
            "{file}: no faults. {country}, package {package} with {count} edits, until {until}, "
            "{draws} draws.",
            len(found.package.edits),
            file=study.name,
            country=found.country,
            package=found.package.package,
            until=found.until,
            draws=found.sampler.draws,
        )
    )
