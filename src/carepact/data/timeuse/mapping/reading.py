"""Read any survey's files into diaries, as its mapping file says."""

from __future__ import annotations

from importlib import resources
from pathlib import Path
from typing import Literal

import numpy as np
import polars as pl

from carepact.core.errors import DataError, Faults
from carepact.core.messages import data_message, say
from carepact.core.provenance import Source, hash_file
from carepact.core.units import MINUTES_PER_DAY
from carepact.data.icatus.crosswalk import read_crosswalk
from carepact.data.timeuse.diaries import (
    Diaries,
    SampleDesign,
    check_diaries,
    sum_recorded,
)
from carepact.data.timeuse.mapping.activities import make_activities
from carepact.data.timeuse.mapping.activity_model import Wide
from carepact.data.timeuse.mapping.checking import find_data_faults
from carepact.data.timeuse.mapping.columns_of_time import list_columns
from carepact.data.timeuse.mapping.design import (
    ReadReplicates,
    read_margins,
    read_replicates,
)
from carepact.data.timeuse.mapping.document import list_chain, read_document
from carepact.data.timeuse.mapping.keeping import Kept, keep_diaries, tell_reading
from carepact.data.timeuse.mapping.model import Mapping, Origin
from carepact.data.timeuse.mapping.opening import Opened, open_files
from carepact.data.timeuse.mapping.respondents import design_name, make_respondents, settle_keys
from carepact.data.timeuse.mapping.weeks import Week, weigh_week


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
        tuple(
            Source(
                say("mapping file {file}", file=file.name),
                "of the mapping file",
                file.name,
                hash_file(file),
            )
            for file in list_chain(mapping_file)
        ),
    )


def shipped_mapping(name: str) -> Path:
    """Return the place of a mapping file that ships with carepact."""
    folder = resources.files("carepact.data.timeuse.mapping").joinpath("surveys")
    return Path(str(folder.joinpath(f"{name}.yaml")))


def diaries_of(
    mapping: Mapping, opened: Opened, years: tuple[int, ...] | None, origins: tuple[Source, ...]
) -> Diaries:
    """Turn opened files into diaries; faults of their values are raised together."""
    first = opened.table("respondents").file
    several = {opened.table(role).file for role in ("respondents", "activities", "roster")}
    with Faults(DataError, first if len(several) == 1 else mapping.survey) as faults:
        everyone = make_respondents(mapping, opened, faults)
        made = make_activities(mapping, opened, everyone, faults)
        faults.raise_if_any()
        kept = keep_diaries(mapping, made, everyone, years, first)
        week = weigh_week(mapping, everyone, kept.with_diary, faults)
    replicates = read_replicates(mapping, opened, everyone, kept.with_diary)
    names = made.rows["name"].unique().sort()
    codes = pl.DataFrame({"name": names}).with_row_index("code")
    rows = made.rows.join(codes, on="name", how="left", maintain_order="left").drop("name")
    recorded = sum_recorded(rows["row"], rows["minutes"], rows["simultaneous"], everyone.height)
    everyone = everyone.with_columns(
        _capped(recorded, mapping),
        weight=pl.when(kept.with_diary).then(pl.col("weight") * week.factor).otherwise(0.0),
    )
    respondents = settle_keys(everyone.filter(kept.in_design))
    check_diaries(respondents, first, overlapping=_overlap(mapping))
    place = pl.Series(np.cumsum(kept.in_design.to_numpy()) - 1)
    rows = rows.filter(kept.with_diary.gather(rows["row"]))
    rows = rows.with_columns(row=place.gather(rows["row"]).cast(pl.UInt32))
    return Diaries(
        survey=mapping.survey,
        title=data_message("survey", mapping.title),
        respondents=respondents,
        activities=_in_order(rows),
        codes=tuple(names.to_list()),
        crosswalk=crosswalk_of(mapping, opened),
        weight_unit=week.unit,
        simultaneity=mapping.activities.simultaneity,
        design=_design(mapping, opened, replicates, kept, week),
        parents=_parents(respondents),
        sources=(
            *(
                Source(source.title, source.licence, path.name, hash_file(path))
                for source, path in _paired(mapping, opened)
            ),
            *origins,
        ),
        remarks=(
            *tell_reading(mapping, everyone, kept, made, recorded),
            *week.remarks,
            *mapping.notes,
        ),
        column_units={
            name: rule.unit
            for name, rule in mapping.columns.items()
            if rule.unit and not rule.bands and not rule.words
        },
        overlapping=_overlap(mapping),
    )


def _overlap(mapping: Mapping) -> bool:
    """Tell whether activities may overlap, so that their sum exceeds the day."""
    form = mapping.activities
    return isinstance(form, Wide) and form.overlapping == "allowed"


def crosswalk_of(mapping: Mapping, opened: Opened) -> str | dict[str, str]:
    """Return the mapping's own crosswalk, or the name of the shipped one it uses.

    Of codes that are columns only those that the file has: the others were not collected.
    """
    form = mapping.activities
    if isinstance(form, Wide):
        listed = list_columns(form, opened.table("activities").table.columns)
        shipped = {*read_crosswalk(form.crosswalk)} if form.crosswalk else {}
        return {
            code: rule.icatus
            for code, (_column, rule) in listed.items()
            if code in shipped or code in form.codes
        }
    if form.crosswalk:
        return form.crosswalk
    return {name: code.icatus for name, code in form.codes.items()}


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


def _design(
    mapping: Mapping,
    opened: Opened,
    replicates: ReadReplicates | None,
    kept: Kept,
    week: Week,
) -> SampleDesign:
    """Say what the mapping tells of the sample; the largest unit that it lets one know."""
    design = mapping.design
    psu = tuple(design_name(mapping, name) for name in design.psu)
    approximate = design.approximate
    if not psu and "household" in mapping.columns:
        psu = ("household",)
        approximate = approximate or say("approximate: households as units, clusters not known")
    elif not psu and "day" in mapping.columns:
        psu = ("respondent",)
        approximate = approximate or say("approximate: days of a respondent as one unit, no more")
    return SampleDesign(
        stratum=tuple(design_name(mapping, name) for name in design.strata),
        psu=psu,
        approximate=approximate,
        published=replicates.of(kept.in_design, week.factor) if replicates is not None else None,
        single_psu=design.single_psu,
        method=design.method,
        calibrate_to=(*read_margins(mapping, opened), *week.margins),
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
