"""Keep one answer a country in a folder, and go on only from those that are as they were written.

The manifest of the folder lists every answer with its hash. A file counts once it is listed.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

import polars as pl

from carepact.core.errors import DataError
from carepact.core.messages import _
from carepact.core.one_writer import lock_folder
from carepact.core.output_list import (
    MANIFEST,
    Output,
    describe_outputs,
    hold_outputs,
    list_outputs,
    matches,
    read_outputs,
    read_plain,
)
from carepact.data.countries.facts import known_countries
from carepact.report.formats import render, word_refusal, write_files
from carepact.report.run.all_countries import tabulate_answers
from carepact.report.run.files import make_folder, write_json
from carepact.studies.every_country.result import CountryResult

INPUTS = "inputs_sha256"
OVERVIEW = "overview.csv"


def find_answers(folder: Path) -> dict[str, str]:
    """Find the answers of a folder that are as they were written: hash of the inputs by country.

    An answer counts whose bytes match the folder's manifest; what is none is left out.
    """
    return {code: str(answer[INPUTS]) for code, answer in _read_whole(folder).items()}


def find_doubtful(folder: Path) -> list[str]:
    """Find the countries whose answers stand in a folder and are not as they were written."""
    known = {*known_countries()}
    there = {path.stem for path in folder.glob("???.json")} & known
    return sorted(there - set(find_answers(folder)))


def say_made_anew(folder: Path) -> str:
    """Say which answers of a folder are not trusted, or nothing."""
    doubtful = find_doubtful(folder)
    if not doubtful:
        return ""
    return _(
        "Made anew, since they are not as their manifest lists them: {listed}.",
        listed=", ".join(doubtful),
    )


def _read_whole(folder: Path) -> dict[str, dict[str, Any]]:
    """Read the answers whose bytes match the manifest of their folder, by country."""
    found = {}
    for name, output in _read_listed(folder).items():
        if not name.endswith(".json") or not matches(folder / name, output):
            continue
        with suppress(OSError, ValueError, RecursionError):
            answer = json.loads(read_plain(folder / name))
            if _is_answer(answer):
                found[Path(name).stem] = answer
    return found


def _read_listed(folder: Path) -> dict[str, Output]:
    """Read what the manifest of a folder lists; nothing without a whole manifest."""
    try:
        return read_outputs(folder / MANIFEST)
    except DataError:
        return {}


def _is_answer(answer: object) -> bool:
    """Tell whether what a file holds has all that the overview takes from an answer."""
    if not isinstance(answer, dict) or not isinstance(answer.get(INPUTS), str):
        return False
    try:
        tabulate_answers({"": answer})
    except (KeyError, TypeError, ValueError):
        return False
    return True


def say_what_stands(folder: Path) -> str:
    """Say what a run of all countries leaves when it is stopped, and how to go on."""
    every = len(list(known_countries()))
    return _(
        "Stopped. The answers of {count} of {every} countries stand in {folder}. Type the same "
        "command to go on.",
        count=len(find_answers(folder)),
        every=every,
        folder=folder,
    )


def keep_answer(result: CountryResult, folder: Path) -> None:
    """Write the answer of a country that was simulated now."""
    if result.answer is not None:
        answers = {result.country: result.answer}
        _keep_files(_lay_out_answers([result], answers, folder), folder)


def keep_overview(results: Sequence[CountryResult], folder: Path) -> pl.DataFrame:
    """Gather the overview of the answers of a folder, and write it beside them."""
    with lock_folder(folder):
        overview = gather_overview(results, folder)
        if overview.height:
            _keep_files({folder / OVERVIEW: render(overview, {}, "csv")}, folder)
    return overview


def _keep_files(contents: Mapping[Path, bytes], folder: Path) -> None:
    """Write files into a folder of answers, and enter them into its manifest after that.

    What is to be replaced leaves the manifest first, and so does the overview, which told of
    other answers: whatever the manifest lists is whole at every moment.
    """
    make_folder(folder)
    names = {path.relative_to(folder).as_posix() for path in contents}
    manifest = folder / MANIFEST
    try:
        with lock_folder(folder):
            listed = _read_listed(folder)
            kept = [one for name, one in listed.items() if name not in {OVERVIEW, *names}]
            if len(kept) < len(listed):
                write_files({manifest: write_json(hold_outputs(kept))})
            if OVERVIEW in listed and OVERVIEW not in names:
                (folder / OVERVIEW).unlink(missing_ok=True)
            added = describe_outputs(contents, folder)
            write_files({**contents, manifest: write_json(hold_outputs([*kept, *added]))})
    except OSError as error:
        raise DataError(word_refusal(folder, error)) from error


def lay_out_answers(
    results: Sequence[CountryResult], answers: Mapping[str, Mapping[str, Any]], folder: Path
) -> dict[Path, bytes]:
    """Lay out a file for every country that has an answer, the overview and the manifest."""
    files = _lay_out_answers(results, answers, folder)
    if files:
        files[folder / OVERVIEW] = render(tabulate_answers(answers), {}, "csv")
    return {**files, folder / MANIFEST: write_json(list_outputs(files, folder))}


def _lay_out_answers(
    results: Sequence[CountryResult], answers: Mapping[str, Mapping[str, Any]], folder: Path
) -> dict[Path, bytes]:
    """Lay out a file for every country that has an answer; nothing is written yet."""
    return {
        folder / f"{one.country}.json": write_json(
            {INPUTS: one.inputs_sha256, **answers[one.country]}
        )
        for one in results
        if one.country in answers
    }


def gather_overview(results: Sequence[CountryResult], folder: Path) -> pl.DataFrame:
    """Gather the main lines of the last year of every country that has an answer in a folder.

    Returns
    -------
    pl.DataFrame, shape (countries, 5 + 3 a variable)
        As `tabulate_answers`.
    """
    return tabulate_answers(read_answers(results, folder))


def read_answers(results: Sequence[CountryResult], folder: Path) -> dict[str, dict[str, Any]]:
    """Read the answers of a folder, by the code of each country that has one.

    Raises
    ------
    DataError
        If one was changed while the others were simulated.
    """
    found = _read_whole(folder)
    done = {one.country: one.inputs_sha256 for one in results if not (one.fault or one.lacks)}
    changed = [code for code, inputs in done.items() if found.get(code, {}).get(INPUTS) != inputs]
    if changed:
        raise DataError(
            _(
                "{folder}: changed while the countries were simulated: {listed}. Type the same "
                "command to make them anew.",
                folder=folder,
                listed=", ".join(changed),
            )
        )
    return {code: found[code] for code in done}
