"""`carepact compare`: several packages of one country side by side."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from carepact.cli.app import app
from carepact.cli.countries import OwnFactsOption
from carepact.cli.progress import Progress
from carepact.cli.run_options import (
    DrawsOption,
    EvidenceOption,
    FolderOption,
    ScreenOption,
    SeedOption,
    ShockOption,
    UntilOption,
    open_told,
    tell_files,
)
from carepact.cli.survey_options import split_words
from carepact.core.messages import _


@app.command(
    help=_("Put several packages of one country side by side, from the same simulations."),
    epilog=_("Example: carepact compare KEN --packages ilo-floor,universal-care -o kenya"),
)
def compare(
    context: typer.Context,
    study: Annotated[
        str,
        typer.Argument(
            help=_("Country (its name or its code), or a study's file."), metavar="COUNTRY|STUDY"
        ),
    ],
    *,
    packages: Annotated[
        str,
        typer.Option(help=_("Packages or their files, with commas."), metavar="NAME,NAME"),
    ] = "ilo-floor,universal-care,co-responsibility",
    shocks: ShockOption = None,
    evidence: EvidenceOption = None,
    until: UntilOption = None,
    draws: DrawsOption = None,
    seed: SeedOption = None,
    own_facts: OwnFactsOption = None,
    file_format: ScreenOption = None,
    output: FolderOption = None,
) -> None:
    """Simulate one country under several packages, and show or write them side by side."""
    with Progress() as progress:
        from carepact.report.comparison import (
            lay_out_comparison,
            render_comparison,
            show_comparison,
        )
        from carepact.report.run.files import choose_screen, write_folder
        from carepact.studies.comparison import compare_packages

        chosen = choose_screen(file_format, output, {"parquet": "comparison.parquet"})
        changes = {
            "until": until,
            "draws": draws,
            "seed": seed,
            "own_facts": own_facts,
            "shocks": shocks,
        }
        names = split_words(packages)
        told = open_told(study, changes, [], evidence or [], context)
        found = compare_packages(told, names, progress.step)
        written: dict[Path, bool] = {}
        if output is not None:
            progress.step(_("drawing and writing"))
            written = write_folder(lay_out_comparison(found, output), output)
    if chosen == "table":
        from carepact.report.screen import open_screen

        open_screen().print(show_comparison(found))
    elif file_format is not None:
        typer.echo(render_comparison(found, chosen), nl=False)
    tell_files(written)
