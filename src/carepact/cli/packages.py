"""`carepact packages` and `carepact package`: list, show, draft, check and compare."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from carepact.cli.app import app
from carepact.cli.called import name_of_call
from carepact.cli.commands import Application
from carepact.cli.log import tell
from carepact.cli.options import FormatOption, OutputOption, deliver
from carepact.core.errors import ParameterError
from carepact.core.messages import _, _n
from carepact.core.text_files import exists, is_folder

package_app = Application(
    help=_("Show, draft, check and compare care packages: edits to present law, phased in."),
    no_args_is_help=True,
)
app.add_typer(package_app, name="package")

PackageArgument = Annotated[
    str, typer.Argument(help=_("Shipped package, or a package's file."), metavar="NAME|FILE")
]


@app.command(help=_("List the care packages that ship with carepact."))
def packages(file_format: FormatOption = None, output: OutputOption = None) -> None:
    """Show or write the list."""
    from carepact.policy.package_files import SHIPPED, shipped_package
    from carepact.report.formats import choose_format
    from carepact.report.packages import list_packages, show_packages

    chosen = choose_format(file_format, output)
    deliver(list_packages(map(shipped_package, SHIPPED)), chosen, output, show_packages)


@package_app.command(help=_("Show every edit of a package with its target, years and source."))
def show(
    package: PackageArgument, file_format: FormatOption = None, output: OutputOption = None
) -> None:
    """Read a package, and show or write its edits."""
    from carepact.policy.package_files import open_package
    from carepact.report.formats import choose_format
    from carepact.report.packages import describe_package, show_packages

    chosen = choose_format(file_format, output)
    deliver(describe_package(open_package(package)), chosen, output, show_packages)


@package_app.command(help=_("Draft a package of your own after a shipped one."))
def new(
    output: Annotated[Path, typer.Argument(help=_("Package file to write."), metavar="FILE")],
    pattern: Annotated[
        str, typer.Option("--from", help=_("Shipped package to begin as."), metavar="NAME")
    ] = "ilo-floor",
) -> None:
    """Write a draft, and the schema that editors check it by."""
    from carepact.policy.package_files import SCHEMA_NAME, draft_package, schema_text
    from carepact.report.formats import write_files

    if exists(output):
        raise ParameterError(_("{file}: exists already. Name another file.", file=output.name))
    if not is_folder(output.absolute().parent):
        raise ParameterError(
            _(
                "-o {file}: there is no folder {folder}. Make it first, or name another.",
                file=output,
                folder=output.parent,
            ).removeprefix("-o ")
        )
    text = draft_package(output.stem, pattern)
    schema = output.with_name(SCHEMA_NAME)
    drafted = {output: text.encode(), schema: schema_text().encode()}
    for written in write_files(drafted, new=[output]):
        tell(_("Wrote {file}", file=written))
    tell(_("Next: edit it, then: {command}", command=f"{name_of_call()} package check {output}"))


@package_app.command(help=_("List all faults of a package's file."))
def check(
    package: Annotated[Path, typer.Argument(help=_("The package's file."), metavar="FILE")],
) -> None:
    """Raise every fault at once, or say that there is none."""
    from carepact.policy.package_files import read_package

    found = read_package(package)
    typer.echo(
        _n(
            "{file}: no faults; {count} edit.",
            "{file}: no faults; {count} edits.",
            len(found.edits),
            file=package.name,
        )
    )


@package_app.command(help=_("Show what two packages edit differently."))
def diff(
    first: PackageArgument,
    second: PackageArgument,
    file_format: FormatOption = None,
    output: OutputOption = None,
) -> None:
    """Read two packages, and show or write their differences."""
    from carepact.policy.package_files import open_package
    from carepact.report.formats import choose_format
    from carepact.report.packages import compare_packages, show_packages

    chosen = choose_format(file_format, output)
    table = compare_packages(open_package(first), open_package(second))
    deliver(table, chosen, output, show_packages)
