"""Read any survey's files into diaries, as its mapping file says."""

from __future__ import annotations

from importlib import resources
from pathlib import Path
from typing import Literal

import numpy as np
import polars as pl

from carepact.core.errors import DataError, Faults
from carepact.core.messages import _
from carepact.core.notices import Notice, Remarks, Tally
from carepact.core.provenance import Source, hash_file
from carepact.core.units import MINUTES_PER_DAY
from carepact.data.icatus.crosswalk import read_crosswalk
from carepact.data.timeuse.diaries import (
    MINUTES_TOLERANCE,
    Diaries,
    SampleDesign,
    check_diaries,
    sum_recorded,
)
from carepact.data.timeuse.mapping.activities import make_activities
from carepact.data.timeuse.mapping.activity_model import Coded, Wide
from carepact.data.timeuse.mapping.checking import find_data_faults
from carepact.data.timeuse.mapping.design import (
    ReadReplicates,
    read_margins,
    read_replicates,
)
from carepact.data.timeuse.mapping.document import read_document
from carepact.data.timeuse.mapping.model import Mapping, Origin
from carepact.data.timeuse.mapping.opening import Opened, open_files
from carepact.data.timeuse.mapping.respondents import design_name, make_respondents


def read_by_mapping(path: Path, mapping_file: Path, years: tuple[int, ...] | None) -> Diaries:
    """Read a survey's files by a mapping file.

    Parameters
    ----------
    path : Path
        The data file, or the folder that holds it.
    mapping_file : Path
        The mapping file.
    years : tuple of int, optional
        Years to keep. [calendar years]

    Raises
    ------
    DataError
        If the mapping or the data have faults: all that can be told at once.
    """
    document = read_document(mapping_file)
    mapping = document.sound()
    with Faults(DataError, mapping_file.name) as faults:
        opened = open_files(path, mapping.files)
        faults.extend(find_data_faults(document, opened))
    return diaries_of(
        mapping,
        opened,
        years,
        Source(
            _("mapping file {file}", file=mapping_file.name),
            "of the mapping file",
            mapping_file.name,
            hash_file(mapping_file),
        ),
    )


def shipped_mapping(name: str) -> Path:
    """Return the place of a mapping file that ships with carepact."""
    folder = resources.files("carepact.data.timeuse.mapping").joinpath("surveys")
    return Path(str(folder.joinpath(f"{name}.yaml")))


def diaries_of(
    mapping: Mapping, opened: Opened, years: tuple[int, ...] | None, origin: Source
) -> Diaries:
    """Turn opened files into diaries; faults of their values are raised together."""
    first = opened.table("respondents").file
    with Faults(DataError, first) as faults:
        everyone = make_respondents(mapping, opened, faults)
        faults.raise_if_any()
        made = make_activities(mapping, opened, everyone, faults)
    names = made.rows["name"].unique().sort()
    codes = pl.DataFrame({"name": names}).with_row_index("code")
    rows = made.rows.join(codes, on="name", how="left", maintain_order="left").drop("name")
    recorded = sum_recorded(rows["row"], rows["minutes"], rows["simultaneous"], everyone.height)
    everyone = everyone.with_columns(_capped(recorded, mapping))
    replicates = read_replicates(mapping, opened, everyone)
    kept = _with_diary(everyone, rows, years, first)
    respondents = everyone.filter(kept)
    check_diaries(respondents, first)
    place = np.cumsum(kept.to_numpy()) - 1
    rows = rows.filter(kept.gather(rows["row"])).with_columns(
        row=pl.Series(place)
        .gather(pl.Series(rows.filter(kept.gather(rows["row"]))["row"]))
        .cast(pl.UInt32)
    )
    form = mapping.activities
    return Diaries(
        survey=mapping.survey,
        title=mapping.title,
        respondents=respondents,
        activities=_in_order(rows),
        codes=tuple(names.to_list()),
        crosswalk=crosswalk_of(mapping),
        weight_unit=mapping.weight.unit if mapping.weight else "sample only",
        simultaneity=form.simultaneity,
        design=_design(mapping, opened, replicates, kept),
        parents=_parents(respondents),
        sources=(
            *(
                Source(source.title, source.licence, path.name, hash_file(path))
                for source, path in _paired(mapping, opened)
            ),
            origin,
        ),
        remarks=(*_notices(mapping, everyone, kept, made.missing, recorded), *mapping.notes),
        column_units={
            name: rule.unit
            for name, rule in mapping.columns.items()
            if rule.unit and not rule.bands and not rule.words
        },
    )


def crosswalk_of(mapping: Mapping) -> str | dict[str, str]:
    """Return the mapping's own crosswalk, or the name of the shipped one it uses."""
    form = mapping.activities
    if isinstance(form, Coded) and form.crosswalk:
        return form.crosswalk
    return {name: code.icatus for name, code in form.codes.items()}


def known_codes(mapping: Mapping) -> dict[str, str]:
    """List the codes that a mapping places, with their ICATUS code."""
    return read_crosswalk(crosswalk_of(mapping))


def _in_order(rows: pl.DataFrame) -> pl.DataFrame:
    """Put the standard columns first."""
    first = ["row", "code", "minutes", "simultaneous", "main"]
    rest = [c for c in rows.columns if c not in first and c not in ("respondent", "day")]
    return rows.select(*first, *rest)


def _capped(recorded: pl.Series, mapping: Mapping) -> pl.Series:
    """Take what rounding adds above a day off the recorded minutes. [min]"""
    slack = mapping.activities.rounding if isinstance(mapping.activities, Wide) else 0.0
    over = (recorded > MINUTES_PER_DAY) & (recorded <= MINUTES_PER_DAY + slack + 1e-9)
    return pl.select(
        pl.when(over).then(float(MINUTES_PER_DAY)).otherwise(recorded).alias("recorded_minutes")
    ).to_series()


def _with_diary(
    everyone: pl.DataFrame, rows: pl.DataFrame, years: tuple[int, ...] | None, file: str
) -> pl.Series:
    """Tell whose diary is kept: with an activity, in the years asked for."""
    position = pl.Series(np.arange(everyone.height))
    kept = position.is_in(rows["row"].unique().cast(pl.Int64).to_list())
    if years:
        kept &= everyone["year"].is_in(list(years))
    if not kept.any():
        message = _(
            "{file}: no diary is left. Check the years, and the codes marked as missing.", file=file
        )
        raise DataError(message)
    return kept


def _design(
    mapping: Mapping, opened: Opened, replicates: ReadReplicates | None, kept: pl.Series
) -> SampleDesign:
    """Say what the mapping tells of the sample."""
    design = mapping.design
    psu = tuple(design_name(mapping, name) for name in design.psu)
    approximate = design.approximate
    if not psu and "day" in mapping.columns:
        psu = ("respondent",)
        approximate = approximate or _("approximate: days of a respondent as one unit, no more")
    return SampleDesign(
        stratum=tuple(design_name(mapping, name) for name in design.strata),
        psu=psu,
        approximate=approximate,
        published=replicates.of(kept) if replicates is not None else None,
        single_psu=design.single_psu,
        method=design.method,
        calibrate_to=read_margins(mapping, opened),
    )


def _parents(
    respondents: pl.DataFrame,
) -> Literal["own children", "a child in the household", "not known"]:
    """Say what the columns tell of parents."""
    if "own_child" in respondents.columns:
        return "own children"
    return (
        "a child in the household" if "child_in_household" in respondents.columns else "not known"
    )


def _paired(mapping: Mapping, opened: Opened) -> list[tuple[Origin, Path]]:
    """Pair each file with a source; the last source stands for the rest."""
    last = mapping.sources[-1]
    padded = [*mapping.sources, *([last] * len(opened.paths))]
    count = max(len(mapping.sources), len(opened.paths))
    paths = [*opened.paths, *([opened.paths[0]] * count)]
    return list(zip(padded[:count], paths[:count], strict=True))


def _notices(
    mapping: Mapping,
    everyone: pl.DataFrame,
    kept: pl.Series,
    missing: pl.Series,
    recorded: pl.Series,
) -> Remarks:
    """Say what the figures stand on and what was set aside."""
    notices: list[Notice | str] = []
    if mapping.weight is None:
        notices.append(
            _("The file has no weights: figures describe the sample, not the nation; no totals.")
        )
    elif mapping.weight.unit == "sample only":
        notices.append(_("The weights add up to nothing known: no totals."))
    if isinstance(mapping.activities, Wide) and mapping.activities.unit.endswith("a week"):
        notices.append(
            _(
                "The survey records a week: minutes are a seventh of it, and participation is "
                "that of a week, not of a day."
            )
        )
    person = everyone["respondent"]
    persons, with_diary = person.n_unique(), person.filter(kept).n_unique()
    over = kept & (recorded > MINUTES_PER_DAY + MINUTES_TOLERANCE)
    counted: list[tuple[Tally, Tally, str]] = [
        (
            Tally(persons - with_diary, persons - with_diary),
            Tally(persons, persons),
            _("{count} of {n} persons have no diary in these years and are left out."),
        ),
        (
            Tally(missing.len(), person.gather(missing).n_unique()),
            Tally(person.len(), persons),
            _(
                "{count} values of time or activity are marked as not known and count as not "
                "recorded."
            ),
        ),
        (
            Tally(int(over.sum()), person.filter(over).n_unique()),
            Tally(person.len(), persons),
            _("{count} of {n} diaries exceed a day by rounding alone; their minutes are kept."),
        ),
    ]
    notices += [Notice(text, {"count": of, "n": n}) for of, n, text in counted if of.count]
    return tuple(notices)
