"""Lay the files of a run out: answer, figures, ledger, pictures, manifest."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal, get_args

import polars as pl

from carepact.core import voice, whole_writes
from carepact.core.errors import DataError, ParameterError, nearest
from carepact.core.headline import choose_headline
from carepact.core.messages import _
from carepact.core.output_list import list_outputs
from carepact.core.provenance import make_manifest
from carepact.core.uncertainty import CONFIDENCE
from carepact.data.countries.country_names import name_country
from carepact.data.countries.prices import find_dollar_prices
from carepact.ledger.export import export_books
from carepact.report.figures.saving import draw_pictures
from carepact.report.formats import render, word_link, word_refusal
from carepact.report.run.file_names import RunFile
from carepact.report.run.page import show_run
from carepact.report.run.pictures import list_pictures
from carepact.report.run.questions import list_warnings
from carepact.report.run.workbook import write_workbook
from carepact.report.screen import write_page
from carepact.simulate.projection import Input
from carepact.simulate.sensitivity import Sensitivity
from carepact.studies.one_country.run import CountryRun
from carepact.validate.spending_today import MODELLED, OBSERVED

ScreenFormat = Literal["table", "json", "csv"]
HEADLINES = ("gross_cost_over_gdp", "additional_cost_over_gdp", "state_net_cost_over_gdp")
"""The main lines: what it costs, what of that is new, what is left for the State."""


def manifest_of(run: CountryRun) -> dict[str, object]:
    """Describe how a run came to be, so that it can be made again."""
    settings = dict(run.settings or {})
    described = make_manifest(
        run.sources, settings, run.projection.seed, list(run.projection.notes)
    )
    told = [one.to_dict() for one in run.told]
    return described | {
        "headline": choose_headline(run.projection.draws).value,
        "books": dict(run.books.draws) if run.is_posted else {},
        "set_by_the_user": told,
        "stands_on": [asdict(one) for one in run.projection.inputs],
    }


def answer_of(run: CountryRun) -> dict[str, object]:
    """Put the answer into one mapping: the last year, main lines by year, and its grounds.

    A figure is a mapping of value, low and high with its unit; `value` is missing where no
    headline may be printed.
    """
    last = run.projection.years[-1]
    by_year = ("staff_to_find", "staff_added", "leavers_replaced", "places_to_build")
    # Of the other variables, the last year alone.
    yearly = (*HEADLINES, MODELLED, OBSERVED, *by_year)
    kept = run.figures.filter(
        (pl.col("year") == last)
        | pl.col("variable").is_in(yearly)
        | pl.col("variable").str.starts_with("crisis_")
    )
    influences = [asdict(one) for one in run.sensitivity.influences]
    return {
        "country": run.projection.country,
        "name": name_country(run.projection.country, "en"),
        "package": run.projection.package,
        "changed_by_settings": list(run.changes),
        "crises": {one.name: one.begins for one in run.crises},
        "set_by_the_user": [one.to_dict() for one in run.told],
        "first_year": run.projection.years[0],
        "last_year": last,
        "draws": run.projection.draws,
        "seed": run.projection.seed,
        "confidence": CONFIDENCE,
        "headline": choose_headline(run.projection.draws).value,
        "grade": {"money": run.grade.money, "hours": run.grade.hours},
        "imputed": [_name(one) for one in run.grade.imputed],
        "assumed": [_name(one) for one in run.grade.assumed],
        "given": [_name(one) for one in run.projection.inputs if one.status == "given"],
        "figures": kept.drop("country", "package").to_dicts(),
        "state_net_cost_over_gdp_depends_on": influences,
        "shares_of_variance": describe_shares(run.sensitivity),
        "currency": asdict(run.currency) if run.currency else None,
        "prices_of_ppp_dollars": find_dollar_prices()._asdict(),
        "warnings": list_warnings(run),
        "notes": list(run.projection.notes),
    }


def describe_shares(sensitivity: Sensitivity) -> dict[str, object]:
    """Describe what inputs explain of the variance together, and which of them overlap."""
    return {
        "by_strength": [asdict(one) for one in sensitivity.by_strength],
        "sum_of_first_order": sensitivity.sum_of_shares,
        "moving_together": [asdict(one) for one in sensitivity.moving_together],
    }


def write_json(content: Mapping[str, Any]) -> bytes:
    """Write a mapping as JSON, the same bytes for the same content."""
    return json.dumps(content, ensure_ascii=False, indent=1, allow_nan=False).encode() + b"\n"


def render_run(run: CountryRun, chosen: str) -> str:
    """Turn a run into the text of one format for the screen."""
    if chosen == "json":
        return write_json(answer_of(run) | {"manifest": manifest_of(run)}).decode()
    return render(run.figures, manifest_of(run), chosen).decode("utf-8-sig")


def lay_out_run(run: CountryRun, folder: Path) -> dict[Path, bytes]:
    """Lay out every file of a run; nothing is written yet.

    Returns
    -------
    dict of Path to bytes
        What to write where.
    """
    manifest = manifest_of(run)
    files: dict[str, bytes] = {
        RunFile.ANSWER: write_page(show_run(run)),
        RunFile.WORKBOOK: write_workbook(run),
        "answer.json": write_json(answer_of(run)),
        "figures.csv": render(run.figures, manifest, "csv"),
        "figures.parquet": render(run.figures, manifest, "parquet"),
    }
    files |= {f"{RunFile.LEDGER}/{name}": held for name, held in export_books(run.books).items()}
    files |= draw_pictures({name: draw() for name, draw in list_pictures(run).items()})
    return close_folder(files, manifest, folder)


def close_folder(
    files: Mapping[str, bytes], manifest: Mapping[str, object], folder: Path
) -> dict[Path, bytes]:
    """Put the manifest of a folder after all files in it, with the hash of each."""
    contents = {folder / name: held for name, held in files.items()}
    described = write_json({**manifest, **list_outputs(contents, folder)})
    return {**contents, folder / RunFile.MANIFEST: described}


def write_folder(files: Mapping[Path, bytes], folder: Path) -> dict[Path, bool]:
    """Write an answer into its folder, which is made where it is not there: whole, or not at all.

    Returns
    -------
    dict of Path to bool
        Each file, and whether one of that name was replaced.

    Raises
    ------
    DataError
        If a folder cannot be made or written to, or is a link.
    """
    replaced = {path: path.exists() for path in files}
    try:
        whole_writes.write_folder(files, folder)
    except OSError as error:
        raise DataError(word_refusal(folder, error)) from error
    return replaced


def make_folder(folder: Path) -> None:
    """Make a folder where it is not there.

    Raises
    ------
    DataError
        If it cannot be made.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise DataError(word_refusal(folder, error)) from error


def _try_folder(folder: Path) -> None:
    """Refuse a folder that is closed, before anything is simulated for it."""
    try:
        whole_writes.try_folder(folder)
    except OSError as error:
        raise DataError(word_refusal(folder, error)) from error


KEPT = {"parquet": "figures.parquet", "xlsx": RunFile.WORKBOOK}
"""Files of a run's folder that are not for the screen, by format."""


def choose_screen(
    wanted: str | None, folder: Path | None, kept: Mapping[str, str] = MappingProxyType(KEPT)
) -> str:
    """Choose what the screen shows, and refuse a folder that nothing can be written into.

    Parameters
    ----------
    wanted : str, optional
        Format named by the user.
    folder : Path, optional
        Where all is written.
    kept : mapping of str to str
        What of other formats lies in the folder.

    Raises
    ------
    ParameterError
        If the format is unknown or not for the screen, or the folder is a file or a link.
    DataError
        If the folder is closed.
    """
    if folder is not None and folder.is_symlink():
        raise ParameterError(word_link(voice.given("output", folder)))
    if folder is not None and folder.exists() and not folder.is_dir():
        raise ParameterError(
            _("{given}: is a file. Name a folder.", given=voice.given("output", folder))
        )
    if folder is not None:
        _try_folder(folder)
    known = get_args(ScreenFormat)
    if wanted is None or wanted in known:
        return wanted or "table"
    if wanted in kept and folder is not None:
        return "table"
    if wanted in kept:
        message = _(
            "{given}: is not for the screen. Name a folder with {output}; it holds {file}.",
            given=voice.given("format", wanted),
            output=voice.option("output"),
            file=kept[wanted],
        )
        raise ParameterError(message)
    listed = (*known, *kept)
    raise ParameterError(
        _("{given}: there is no such format.", given=voice.given("format", wanted))
        + nearest(wanted, listed)
        + " "
        + _("Formats: {listed}.", listed=", ".join(listed))
    )


def _name(one: Input) -> dict[str, object]:
    """Name an input with its source."""
    return {"name": one.name, "title": one.title, "source": one.source, "key": one.key}
