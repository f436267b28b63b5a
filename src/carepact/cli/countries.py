"""`carepact countries` and `carepact country`: what is known, from where, how firmly."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from carepact.cli.app import app
from carepact.cli.options import FormatOption, OutputOption, deliver
from carepact.core.messages import _

OwnFactsOption = Annotated[
    Path | None,
    typer.Option(
        "--own-facts",
        help=_("File of your own figures, of the shape of the shipped tables; they come first."),
        metavar="FILE",
    ),
]


@app.command(
    help=_("List what is known of every country, with a grade from A to D for each purpose."),
    epilog=_("Example: carepact countries --format csv"),
)
def countries(file_format: FormatOption = None, output: OutputOption = None) -> None:
    """Read every country, and show or write its grades."""
    from carepact.report.countries import show_overview
    from carepact.report.formats import choose_format
    from carepact.studies.country_profile import list_countries

    chosen = choose_format(file_format, output)
    deliver(list_countries(), chosen, output, show_overview)


@app.command(
    help=_("Show a country's profile: every figure with its year, status and source."),
    epilog=_("Example: carepact country KEN"),
)
def country(
    code: Annotated[str, typer.Argument(help=_("Country, ISO 3166-1 alpha-3."), metavar="CODE")],
    own_facts: OwnFactsOption = None,
    file_format: FormatOption = None,
    output: OutputOption = None,
) -> None:
    """Read one country, and show or write its figures."""
    from carepact.report.countries import show_profile
    from carepact.report.formats import choose_format
    from carepact.studies.country_profile import profile_country

    chosen = choose_format(file_format, output)
    deliver(profile_country(code, own_facts), chosen, output, show_profile)
