"""`carepact site`: a page a country that needs no server, with settings of its law to move."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from carepact.cli.app import app
from carepact.cli.progress import Progress
from carepact.cli.run_options import DrawsOption, SeedOption, tell_files
from carepact.core.errors import ParameterError
from carepact.core.messages import _


@app.command(
    help=_(
        "Write a site that needs no server and no network: a page a country, in every language, on "
        "which settings of the law are moved and charts and figures follow at once."
    ),
    epilog=_("Examples: carepact site -o care --countries KEN,FRA,CHL; carepact site -o world"),
)
def site(
    *,
    countries: Annotated[
        str | None,
        typer.Option(
            help=_("Countries by code or name, with commas; all unless told."), metavar="NAME,NAME"
        ),
    ] = None,
    draws: DrawsOption = None,
    seed: SeedOption = None,
    workers: Annotated[
        int | None,
        typer.Option(
            min=1,
            help=_("Countries at a time; as many as processors, at most 2, unless told."),
        ),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", help=_("Folder for the site."), metavar="FOLDER"),
    ] = None,
) -> None:
    """Build the pages of countries and write them as a site."""
    if output is None:
        raise ParameterError(_("site: writes a folder of pages. Name it with -o."))
    with Progress() as progress:
        from carepact.cli.survey_options import split_words
        from carepact.report.run.files import choose_screen, write_folder
        from carepact.report.site.answer import Site, condense_country, show_site
        from carepact.studies.response_table.choosing import choose_countries
        from carepact.studies.responses import find_each_response

        choose_screen(None, output)
        codes = choose_countries(None if countries is None else split_words(countries))
        changes = {name: one for name, one in (("draws", draws), ("seed", seed)) if one is not None}
        # A process takes up to 1.2 GB at 1000 draws, so no more than two unless told.
        at_a_time = min(workers or min(os.cpu_count() or 1, 2), len(codes))
        each = find_each_response(codes, changes, condense_country, at_a_time, progress.step)
        found = Site(tuple(each))
        progress.step(_("drawing and writing"))
        written = write_folder(found.lay_out(output), output)
    from carepact.report.screen import open_screen

    open_screen().print(show_site(found))
    tell_files(written)
