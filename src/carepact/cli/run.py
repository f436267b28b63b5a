"""`carepact run`: what a care package does to a country, year by year."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

import typer

from carepact.cli.app import app
from carepact.cli.countries import OwnFactsOption
from carepact.cli.ending import ExitStatus
from carepact.cli.log import tell
from carepact.cli.progress import Progress
from carepact.cli.run_options import (
    DrawsOption,
    EvidenceOption,
    FolderOption,
    FullOption,
    SavingOption,
    ScreenOption,
    SeedOption,
    SetOption,
    ShockOption,
    StudyArgument,
    UntilOption,
    open_told,
    tell_files,
)
from carepact.core.errors import ParameterError
from carepact.core.messages import _
from carepact.core.run_defaults import RunDefaults

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
        "--evidence 'employment.gain_of_use=0.2(0.13..0.27)'; carepact run --all -o countries"
    ),
)
def run(
    context: typer.Context,
    study: StudyArgument = None,
    *,
    every: Annotated[
        bool, typer.Option("--all", help=_("Every country; one file each in the folder of -o."))
    ] = False,
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
    file_format: ScreenOption = None,
    full: FullOption = False,
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
        "shocks": shocks,
        "benefit_saving": benefit_saving,
    }
    if study is None:
        told = settings or [], evidence or []
        _run_all(changes, told, file_format, output, workers or _count_workers())
        return
    if workers is not None:
        raise ParameterError(_("--workers goes with --all. Leave it out, or run every country."))
    with Progress() as progress:
        from carepact.report.run.answer import show_answer
        from carepact.report.run.files import choose_screen, lay_out_run, render_run, write_folder
        from carepact.report.run.page import show_run
        from carepact.studies.country import run_country

        chosen = choose_screen(file_format, output)
        opened = open_told(study, changes, settings or [], evidence or [], context)
        found = run_country(opened, progress.step)
        written: dict[Path, bool] = {}
        if output is not None:
            progress.step(_("drawing and writing"))
            written = write_folder(lay_out_run(found, output), output)
    if chosen == "table":
        from carepact.report.screen import open_screen

        open_screen().print(show_run(found) if full else show_answer(found))
    elif file_format is not None:
        typer.echo(render_run(found, chosen), nl=False)
    tell_files(written)


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
        from carepact.report.run.all_countries import show_all
        from carepact.report.run.files import answer_of, choose_screen
        from carepact.report.run.kept_answers import (
            find_answers,
            keep_answer,
            keep_overview,
            say_made_anew,
            say_what_stands,
        )
        from carepact.studies.all_countries import run_all_countries

        chosen = choose_screen(file_format, output)
        if made_anew := say_made_anew(output):
            tell(made_anew)
        results = []
        run_each = run_all_countries(
            changes, told[0], answer_of, evidence=told[1],
            finished=find_answers(output), on_progress=progress.step, workers=workers,
        )  # fmt: skip
        try:
            for result in run_each:
                keep_answer(result, output)
                results.append(result)
            overview = keep_overview(results, output)
        except KeyboardInterrupt as stopped:
            raise KeyboardInterrupt(say_what_stands(output)) from stopped
    if chosen == "table":
        from carepact.report.screen import open_screen

        open_screen().print(show_all(results, overview))
    else:
        typer.echo(render(overview, {}, chosen).decode("utf-8-sig"), nl=False)
    if any(result.fault for result in results):
        raise typer.Exit(ExitStatus.FAILED)


def _count_workers() -> int:
    """Count the countries that this machine simulates at a time."""
    return min(os.cpu_count() or 1, MOST_WORKERS)
