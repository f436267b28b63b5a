"""Read the activity and who files of the raw American Time Use Survey."""

from __future__ import annotations

from pathlib import Path

import polars as pl

from carepact.core.errors import DataError, Faults
from carepact.core.messages import _, message_id, say
from carepact.core.notices import Notice, Remarks
from carepact.core.units import MINUTES_PER_DAY
from carepact.data.icatus.crosswalk import FAMILY_MARK, NOT_FAMILY_MARK
from carepact.data.timeuse.atus.codebook import columns_of
from carepact.data.timeuse.atus.company import EPISODE, kinds_of_company
from carepact.data.timeuse.atus.raw.files import read_columns, read_header
from carepact.data.timeuse.atus.rules import atus_rules
from carepact.data.timeuse.diaries import list_some
from carepact.data.timeuse.telling import contribute

CODE_COLUMNS = (("TRCODEP",), ("TRCODE",), ("TUTIER1CODE", "TUTIER2CODE", "TUTIER3CODE"))
"""Where the six digits of an activity stand: the first that a file has is used."""


def read_activities(path: Path) -> tuple[pl.DataFrame, tuple[str, ...]]:
    """Read the episodes of all diaries.

    Returns
    -------
    tuple
        `respondent`, `number` in the diary, `activity_code` (six digits), `minutes` up
        to four in the morning, `secondary_childcare_minutes` where the file has them
        [min]; and notices.

    Raises
    ------
    DataError
        If an episode stands twice, or lacks a duration or a code of six digits.
    """
    present = read_header(path)
    codes = next((c for c in CODE_COLUMNS if set(c) <= set(present)), CODE_COLUMNS[0])
    secondary = columns_of("secondary childcare", "optional")
    wanted = ["TUCASEID", "TUACTIVITY_N", "TUACTDUR24", *codes]
    table = read_columns(path, wanted, list(secondary), text=codes)
    width = 6 // len(codes)
    digits = [pl.col(name).str.strip_chars().str.zfill(width) for name in codes]
    kept = next((name for name in secondary if name in table.columns), None)
    columns = {
        "respondent": pl.col("respondent"),
        "number": pl.col("TUACTIVITY_N"),
        "activity_code": pl.concat_str(digits),
        "minutes": pl.col("TUACTDUR24").cast(pl.Float64),
    }
    if kept:
        columns["secondary_childcare_minutes"] = pl.col(kept).cast(pl.Float64)
    episodes = table.select(**columns)
    _check_episodes(episodes, path.name)
    return episodes, _notices(codes, kept)


def _check_episodes(episodes: pl.DataFrame, file: str) -> None:
    """Refuse episodes that stand twice, or lack a duration or a code."""
    with Faults(DataError, file) as faults:
        twice = episodes.filter(pl.struct(EPISODE).is_duplicated())["respondent"].unique()
        if twice.len():
            faults.add(
                _(
                    "activities of {count} respondents stand more than once (TUCASEID and "
                    "TUACTIVITY_N): {listed}. Keep one row each.",
                    count=twice.len(),
                    listed=list_some(twice.sort().to_list()),
                )
            )
        no_time = episodes.filter(~(pl.col("minutes") >= 0).fill_null(value=False))["respondent"]
        if no_time.len():
            faults.add(
                _(
                    "{count} durations (TUACTDUR24) are missing or negative: respondent "
                    "{listed}. Fetch the file again.",
                    count=no_time.len(),
                    listed=list_some(no_time.unique(maintain_order=True).to_list()),
                )
            )
        code = pl.col("activity_code")
        wrong = episodes.filter(~code.str.contains(r"^\d{6}$").fill_null(value=False))
        if wrong.height:
            faults.add(
                _(
                    "{count} activity codes are not of six digits: {listed}. Fetch the file again.",
                    count=wrong.height,
                    listed=list_some(wrong["activity_code"].unique(maintain_order=True).to_list()),
                )
            )


def _notices(codes: tuple[str, ...], secondary: str | None) -> tuple[str, ...]:
    """Say which codes and which secondary childcare the file has."""
    notices = []
    if codes != CODE_COLUMNS[0]:
        notices.append(
            say(
                "Activity codes are those of one year's lexicon ({columns}); the publisher's "
                "multi-year release has codes that can be compared between years (TRCODEP).",
                columns=", ".join(codes),
            )
        )
    of_whom = columns_of("secondary childcare", "optional").get(secondary or "")
    if of_whom == "household and own children":
        notices.append(
            say(
                "Secondary childcare counts household and own children under 13 only ({column}).",
                column=secondary,
            )
        )
    return tuple(notices)


def check_full_days(minutes: pl.Series, respondents: pl.Series, file: str) -> None:
    """Refuse diaries shorter than a day: in the publisher's files none is.

    Parameters
    ----------
    minutes : pl.Series, shape (n,)
        Recorded minutes of each diary. [min]
    respondents : pl.Series, shape (n,)
        Ids in the same order.
    file : str
        Name of the activity file, for the message.

    Raises
    ------
    DataError
        If a diary holds less than 1,440 minutes, so that activities were lost.
    """
    short = respondents.filter(minutes < MINUTES_PER_DAY)
    if short.len():
        message = _(
            "{file}: {count} diaries hold less than 1440 minutes (TUACTDUR24), so activities "
            "were lost: respondent {listed}. Fetch the whole file again.",
            file=file,
            count=short.len(),
            listed=list_some(short.to_list()),
        )
        raise DataError(message)


def read_who(path: Path) -> pl.DataFrame:
    """Read who was present: `respondent`, `number` of the activity, `who` (code)."""
    table = read_columns(path, ["TUCASEID", "TUACTIVITY_N", "TUWHO_CODE"])
    return table.rename({"TUACTIVITY_N": "number", "TUWHO_CODE": "who"})


def mark_kin(activities: pl.DataFrame, who: pl.DataFrame) -> tuple[pl.DataFrame, Remarks]:
    """Tell care for family in another household from care for others, by who was there.

    Parameters
    ----------
    activities : pl.DataFrame
        Episodes with `respondent`, `number`, `activity_code`, `minutes` [min].
    who : pl.DataFrame
        Persons present at each episode.

    Returns
    -------
    tuple
        The episodes, codes of tier 04 ending in `:family` or `:other`, and a notice.

    Notes
    -----
    One family member of another household among those present makes the episode care
    for family. Without one, anybody else from outside the household makes it care for
    others. Where nobody from outside is named (alone, with the own household, not
    asked) the kinship stays unknown and the code unmarked.
    """
    cared = pl.col("activity_code").str.starts_with(atus_rules().other_households_tier)
    codes = kinds_of_company()
    family = ("with_own_child_of_elsewhere", "with_other_family_of_elsewhere")
    present = (
        who.join(activities.filter(cared).select(EPISODE), on=EPISODE, how="semi")
        .group_by(EPISODE)
        .agg(
            family=pl.col("who").is_in([code for kind in family for code in codes[kind]]).any(),
            others=pl.col("who").is_in(codes["with_others_of_elsewhere"]).any(),
        )
    )
    joined = activities.join(present, on=EPISODE, how="left", maintain_order="left")
    mark = (
        pl.when(pl.col("family"))
        .then(pl.lit(FAMILY_MARK))
        .when(pl.col("others"))
        .then(pl.lit(NOT_FAMILY_MARK))
        .otherwise(pl.lit(""))
    )
    notice = _kinship_notice(joined.filter(cared).select("respondent", "minutes", mark=mark))
    marked = joined.with_columns(activity_code=pl.col("activity_code") + mark)
    return marked.drop("family", "others"), notice


def _kinship_notice(cared: pl.DataFrame) -> Remarks:
    """Say how far the who file tells kinship in care for other households."""
    minutes = cared["minutes"].cast(pl.Float64)
    total = float(minutes.sum())
    if not total:
        return ()
    family, other = (
        minutes.set(cared["mark"] != mark, 0.0) for mark in (FAMILY_MARK, NOT_FAMILY_MARK)
    )
    unknown = minutes - family - other
    return (
        Notice(
            message_id(
                "Care for other households, by who was present: {family:.0%} of the recorded "
                "minutes with family who live elsewhere, {other:.0%} with others, {unknown:.0%} "
                "with nobody named from outside the household (kinship unknown)."
            ),
            figures={
                name: max(0.0, float(part.sum()) / total)
                for name, part in (("family", family), ("other", other), ("unknown", unknown))
            },
            persons=cared["respondent"].n_unique(),
            stands_on=contribute(cared["respondent"], family, other, unknown),
        ),
    )
