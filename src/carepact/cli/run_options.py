"""What `carepact run` and `carepact compare` are told, and how they say what they wrote."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from carepact.cli.config import leave_out_settings
from carepact.cli.log import tell
from carepact.core.messages import _, _n
from carepact.core.run_defaults import RunDefaults
from carepact.core.text_files import is_file

if TYPE_CHECKING:
    from carepact.studies.study_file.model import CountryStudy

StudyArgument = Annotated[
    str | None,
    typer.Argument(
        help=_("Country (its name or its code), or a study's file."), metavar="COUNTRY|STUDY"
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
            "employment.gain_of_use=0.2; with the ends of its spread: =0.2(0.13..0.27). "
            "Names: carepact evidence. May stand several times."
        ),
        metavar="NAME=VALUE",
    ),
]
UntilOption = Annotated[
    int | None,
    typer.Option(
        help=_("Last year; {year} unless a study says another.", year=RunDefaults.until),
        metavar="YEAR",
    ),
]
DrawsOption = Annotated[
    int | None,
    typer.Option(
        help=_(
            "How many simulations the intervals come from; {draws} unless told.",
            draws=RunDefaults.draws,
        )
    ),
]
SeedOption = Annotated[
    int | None,
    typer.Option(help=_("Seed of the simulations; {seed} unless told.", seed=RunDefaults.seed)),
]
ShockOption = Annotated[
    list[str] | None,
    typer.Option(
        "--shock",
        help=_("A crisis and its first year (see carepact crises); may stand several times."),
        metavar="NAME:YEAR",
    ),
]
ScreenOption = Annotated[
    str | None,
    typer.Option(
        "--format", help=_("What the screen shows: table, json or csv."), metavar="FORMAT"
    ),
]
FullOption = Annotated[
    bool, typer.Option("--full", help=_("Print every table, with the answer at the end."))
]
FolderOption = Annotated[
    Path | None,
    typer.Option(
        "-o",
        "--output",
        help=_("Folder for answer (text, workbook), figures, ledger, pictures and manifest."),
        metavar="FOLDER",
    ),
]
SavingOption = Annotated[
    float | None,
    typer.Option(
        help=_(
            "Benefits that the State no longer pays for each mother who enters work, a share of "
            "the mean wage; none unless told."
        ),
        metavar="SHARE",
    ),
]


def open_told(
    study: str,
    changes: Mapping[str, object],
    settings: list[str],
    evidence: list[str],
    context: typer.Context,
) -> CountryStudy:
    """Open a study; what a user set for all runs changes no study that stands in a file."""
    from carepact.studies.study_file.opening import STUDY_FILES, open_study

    if Path(study).suffix.lower() in STUDY_FILES or is_file(Path(study)):
        changes = leave_out_settings(changes, context)
    return open_study(study, changes, settings, evidence)


MOST_NAMED = 3
"""Files that are named one by one."""


def tell_files(written: Mapping[Path, bool]) -> None:
    """Say which files were written, and which of them stood there before."""
    new = [path for path, replaced in written.items() if not replaced]
    old = [path for path, replaced in written.items() if replaced]
    if new:
        tell(_("Wrote {file}", file=_name_files(new)))
    if old:
        tell(_("Replaced {file}", file=_name_files(old)))


def _name_files(paths: Sequence[Path]) -> str:
    """Name a few files; of many say how many they are, and in which folder."""
    if len(paths) <= MOST_NAMED:
        return ", ".join(map(str, paths))
    folder = Path(os.path.commonpath(paths))
    return _n("{count} file in {folder}", "{count} files in {folder}", len(paths), folder=folder)
