"""`carepact report`: a paper on a country, or on what a file of one's own tells of."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from carepact.cli.app import app
from carepact.cli.config import leave_out_settings
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

if TYPE_CHECKING:
    from carepact.studies.file_kind import FileKind


@app.command(
    help=_(
        "Write a paper on a country and a package, as one file that asks for nothing from a "
        "network: a report, a brief of two pages, or a submission in the order of the United "
        "Nations’ calls for input. Of the file of a pact, an employer, a centre, a programme, a "
        "service’s quality or a family it writes the report; what tells of few persons is hidden."
    ),
    epilog=_(
        "Examples: carepact report KEN --package universal-care -o report.html; carepact report "
        "KEN --as brief -o brief.pdf; carepact report pact.yaml -o pact.pdf"
    ),
)
def report(
    context: typer.Context,
    study: Annotated[
        str,
        typer.Argument(
            help=_(
                "Country (its name or its code), a study's file, or the file of a pact, an "
                "employer, a centre, a programme, a service or a family."
            ),
            metavar="COUNTRY|FILE",
        ),
    ],
    *,
    output: Annotated[
        Path,
        typer.Option(
            "-o",
            "--output",
            help=_(
                "File to write: .html, .pdf, or .docx; of a country .docx is for a brief or a "
                "submission."
            ),
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
    from carepact.studies.file_kind import find_kind

    file = find_kind(Path(study))
    if file is not None:
        told = leave_out_settings(changes, context) | {"set": settings, "evidence": evidence}
        _report_on_file(file, Path(study), kind, told, output)
        return
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


def _report_on_file(
    file: FileKind, path: Path, kind: str, told: dict[str, object], output: Path
) -> None:
    """Answer the file of a level, and write the report on it."""
    with Progress() as progress:
        from carepact.report.formats import write_files
        from carepact.report.level_paper.asking import answer_file, check_level_paper
        from carepact.report.level_paper.files import lay_out_level_paper

        check_level_paper(file, kind, told, output)
        found = answer_file(file, path, told, progress.step)
        progress.step(_("drawing and writing"))
        files = lay_out_level_paper(found, output)
        replaced = {one: one.exists() for one in files}
        write_files(files)
    tell_files(replaced)
