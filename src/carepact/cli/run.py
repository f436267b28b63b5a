"""`carepact run` and `carepact compare`: what a care package does to a country, year by year."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from carepact.cli.app import ExitStatus, app
from carepact.cli.countries import OwnFactsOption
from carepact.cli.progress import Progress
from carepact.cli.survey_options import split_words
from carepact.core.errors import ParameterError
from carepact.core.messages import _

if TYPE_CHECKING:
    from carepact.studies.study_file.model import CountryStudy

StudyArgument = Annotated[
    str | None,
    typer.Argument(
        help=_("Country (ISO 3166-1 alpha-3), or a study's file."), metavar="ISO3|STUDY"
    ),
]
SetOption = Annotated[
    list[str] | None,
    typer.Option(
        "--set",
        help=_("Set one parameter, e.g. childcare.ages_0_2.coverage=0.4; may stand several times."),
        metavar="NAME=VALUE",
    ),
]
EvidenceOption = Annotated[
    list[str] | None,
    typer.Option(
        "--evidence",
        help=_(
            "Set one value of evidence, the same in all draws, e.g. "
            "childcare.employment_gain=0.2; with the ends of its spread: =0.2(0.13..0.27). "
            "Names: carepact evidence. May stand several times."
        ),
        metavar="NAME=VALUE",
    ),
]
UntilOption = Annotated[
    int | None, typer.Option(help=_("Last year; 2050 unless a study says another."), metavar="YEAR")
]
DrawsOption = Annotated[
    int | None,
    typer.Option(help=_("How many draws the intervals come from; 1000 unless told.")),
]
SeedOption = Annotated[int | None, typer.Option(help=_("Seed of the draws; 1 unless told."))]
ScreenOption = Annotated[
    str | None,
    typer.Option(
        "--format", help=_("What the screen shows: table, json or csv."), metavar="FORMAT"
    ),
]
FolderOption = Annotated[
    Path | None,
    typer.Option(
        "-o",
        "--output",
        help=_("Folder for answer, figures, ledger, pictures and manifest."),
        metavar="FOLDER",
    ),
]
DEFAULT_PACKAGE = "co-responsibility"
MOST_WORKERS = 4
"""Each takes up to 1.2 GB at 1000 draws. [processes]"""


@app.command(
    help=_(
        "Answer what a care package costs a country, who pays, who cares, and what comes back, "
        "year by year, with intervals and books that balance."
    ),
    epilog=_(
        "Examples: carepact run KEN; carepact run KEN --package universal-care "
        "--set childcare.ages_0_2.coverage=0.4 -o kenya; carepact run GBR "
        "--evidence 'childcare.employment_gain=0.2(0.13..0.27)'; carepact run --all -o countries"
    ),
)
def run(
    study: StudyArgument = None,
    *,
    every: Annotated[
        bool, typer.Option("--all", help=_("Every country; one file each in the folder of -o."))
    ] = False,
    package: Annotated[
        str | None,
        typer.Option(
            help=_("Shipped package (see carepact packages), or a package's file."),
            metavar="NAME|FILE",
        ),
    ] = None,
    settings: SetOption = None,
    evidence: EvidenceOption = None,
    until: UntilOption = None,
    draws: DrawsOption = None,
    seed: SeedOption = None,
    own_facts: OwnFactsOption = None,
    file_format: ScreenOption = None,
    output: FolderOption = None,
    workers: Annotated[
        int | None,
        typer.Option(
            min=1,
            help=_(
                "With --all: countries at a time; as many as processors, at most 4, unless told."
            ),
        ),
    ] = None,
) -> None:
    """Simulate one country or all, and show or write the answer."""
    if every == (study is not None):
        raise ParameterError(_("run takes a country, a study or --all, one of them. Name one."))
    changes = {
        "package": package,
        "until": until,
        "draws": draws,
        "seed": seed,
        "own_facts": own_facts,
    }
    if study is None:
        told = settings or [], evidence or []
        _run_all(changes, told, file_format, output, workers or _count_workers())
        return
    if workers is not None:
        raise ParameterError(_("--workers goes with --all. Leave it out, or run every country."))
    with Progress() as progress:
        from carepact.report.run.files import (
            choose_screen,
            lay_out_run,
            render_run,
            write_folder,
        )
        from carepact.report.run.page import show_run
        from carepact.studies.country import run_country

        chosen = choose_screen(file_format, output)
        opened = _open(study, changes, settings or [], evidence or [])
        found = run_country(opened, progress.step)
        written: dict[Path, bool] = {}
        if output is not None:
            progress.step(_("drawing and writing"))
            written = write_folder(lay_out_run(found, output))
    if chosen == "table":
        from rich.console import Console

        Console(highlight=False).print(show_run(found))
    elif file_format is not None:
        typer.echo(render_run(found, chosen), nl=False)
    _tell_files(written)


@app.command(
    help=_("Put several packages of one country side by side, from the same draws."),
    epilog=_("Example: carepact compare KEN --packages ilo-floor,universal-care -o kenya"),
)
def compare(
    study: Annotated[
        str,
        typer.Argument(
            help=_("Country (ISO 3166-1 alpha-3), or a study's file."), metavar="ISO3|STUDY"
        ),
    ],
    *,
    packages: Annotated[
        str,
        typer.Option(help=_("Packages or their files, with commas."), metavar="NAME,NAME"),
    ] = "ilo-floor,universal-care,co-responsibility",
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

        chosen = choose_screen(file_format, output)
        changes = {"until": until, "draws": draws, "seed": seed, "own_facts": own_facts}
        names = split_words(packages)
        found = compare_packages(_open(study, changes, [], evidence or []), names, progress.step)
        written: dict[Path, bool] = {}
        if output is not None:
            progress.step(_("drawing and writing"))
            written = write_folder(lay_out_comparison(found, output))
    if chosen == "table":
        from rich.console import Console

        Console(highlight=False).print(show_comparison(found))
    elif file_format is not None:
        typer.echo(render_comparison(found, chosen), nl=False)
    _tell_files(written)


def _run_all(
    changes: Mapping[str, object],
    told: tuple[list[str], list[str]],
    file_format: str | None,
    output: Path | None,
    workers: int,
) -> None:
    """Simulate every country, keep one answer each, and fail at the end if any did."""
    if output is None:
        raise ParameterError(_("--all: writes one file a country. Name a folder with -o."))
    if changes["own_facts"] is not None:
        raise ParameterError(_("--own-facts goes with one country. Name it, or leave --all out."))
    with Progress() as progress:
        from carepact.report.formats import render
        from carepact.report.run.all_countries import (
            OVERVIEW,
            find_answers,
            gather_overview,
            keep_answer,
            show_all,
        )
        from carepact.report.run.files import answer_of, choose_screen, write_folder
        from carepact.studies.all_countries import run_all_countries

        chosen = choose_screen(file_format, output)
        if changes["package"] is None:
            changes = {**changes, "package": DEFAULT_PACKAGE}
        results = []
        run_each = run_all_countries(
            changes, told[0], answer_of, evidence=told[1],
            finished=find_answers(output), on_progress=progress.step, workers=workers,
        )  # fmt: skip
        try:
            for result in run_each:
                keep_answer(result, output)
                results.append(result)
        except KeyboardInterrupt as stopped:
            said = _("Stopped. Answers that are there stay; run it again to go on.")
            typer.echo(said, err=True)
            raise typer.Exit(ExitStatus.FAILED) from stopped
        overview = gather_overview(results, output)
        if overview.height:
            write_folder({output / OVERVIEW: overview.write_csv().encode()})
    if chosen == "table":
        from rich.console import Console

        Console(highlight=False).print(show_all(results, overview))
    else:
        typer.echo(render(overview, {}, chosen).decode(), nl=False)
    if any(result.fault for result in results):
        raise typer.Exit(ExitStatus.FAILED)


def _count_workers() -> int:
    """Count the countries that this machine simulates at a time."""
    return min(os.cpu_count() or 1, MOST_WORKERS)


def _open(
    study: str, changes: Mapping[str, object], settings: list[str], evidence: list[str]
) -> CountryStudy:
    """Open a study, with the usual package where neither it nor the user names one."""
    from carepact.studies.study_file.opening import STUDY_FILES, open_study

    is_file = Path(study).suffix.lower() in STUDY_FILES or Path(study).is_file()
    if changes.get("package") is None and not is_file:
        changes = {**changes, "package": DEFAULT_PACKAGE}
    return open_study(study, changes, settings, evidence)


def _tell_files(written: Mapping[Path, bool]) -> None:
    """Say which files were written, and which of them stood there before."""
    new = [str(path) for path, replaced in written.items() if not replaced]
    old = [str(path) for path, replaced in written.items() if replaced]
    if new:
        typer.echo(_("Wrote {file}", file=", ".join(new)), err=True)
    if old:
        typer.echo(_("Replaced {file}", file=", ".join(old)), err=True)
