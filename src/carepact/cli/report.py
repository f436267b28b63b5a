"""`carepact report`: a report, a brief or a submission on a country, to read, print or edit."""

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
    SavingOption,
    SeedOption,
    SetOption,
    ShockOption,
    UntilOption,
    open_told,
    tell_files,
)
from carepact.core.messages import _
from carepact.core.run_defaults import RunDefaults


@app.command(
    help=_(
        "Write a paper on a country and a package, as one file that asks for nothing from a "
        "network: a report, a brief of two pages, or a submission in the order of the United "
        "Nations’ calls for input."
    ),
    epilog=_(
        "Examples: carepact report KEN --package universal-care -o report.html; carepact report "
        "KEN --as brief -o brief.pdf; carepact report study.yaml --as submission -o input.docx"
    ),
)
def report(
    context: typer.Context,
    study: Annotated[
        str,
        typer.Argument(
            help=_("Country (its name or its code), or a study's file."), metavar="COUNTRY|STUDY"
        ),
    ],
    *,
    output: Annotated[
        Path,
        typer.Option(
            "-o",
            "--output",
            help=_("File to write: .html, .pdf, or .docx of a brief or a submission."),
            metavar="FILE",
        ),
    ],
    kind: Annotated[
        str,
        typer.Option(
            "--as",
            help=_("What it is to be: report, brief or submission; a report unless told."),
            metavar="PAPER",
        ),
    ] = "report",
    package: Annotated[
        str | None,
        typer.Option(
            help=_(
                "Shipped package (see carepact packages), or a package's file; {package} unless "
                "told.",
                package=RunDefaults.package,
            ),
            metavar="NAME|FILE",
        ),
    ] = None,
    settings: SetOption = None,
    shocks: ShockOption = None,
    evidence: EvidenceOption = None,
    until: UntilOption = None,
    draws: DrawsOption = None,
    seed: SeedOption = None,
    own_facts: OwnFactsOption = None,
    benefit_saving: SavingOption = None,
) -> None:
    """Simulate a country, and write the paper on it."""
    changes = {
        "package": package,
        "until": until,
        "draws": draws,
        "seed": seed,
        "own_facts": own_facts,
        "shocks": shocks,
        "benefit_saving": benefit_saving,
    }
    with Progress() as progress:
        from carepact.report.country_paper.files import lay_out_paper
        from carepact.report.formats import write_files
        from carepact.report.paper.writing import check_paper
        from carepact.studies.country import run_country
        from carepact.studies.country_findings import add_findings

        chosen = check_paper(kind, output)
        opened = open_told(study, changes, settings or [], evidence or [], context)
        found = add_findings(run_country(opened, progress.step), progress.step)
        progress.step(_("drawing and writing"))
        files = lay_out_paper(found, chosen, output)
        replaced = {path: path.exists() for path in files}
        write_files(files)
    tell_files(replaced)
